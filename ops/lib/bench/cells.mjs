// All cells of load on one world, each after a warm-up and followed by a pause; yardsticks of server, database and disk in the same run.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { promisify } from 'node:util';
import { load, quantile } from './load.mjs';
import { cpu, resident } from './processes.mjs';
import { requests } from './requests.mjs';
import { cell, number } from './targets.mjs';

const [aboutText, origin, data, server, postmaster, secondsText, only, java, database] = process.argv.slice(2);
const about = JSON.parse(aboutText);
const seconds = Number(secondsText);
const world = JSON.parse(readFileSync(`${data}/world.json`, 'utf8'));
const wanted = (name) => only === '' || only.split(',').some((part) => name.includes(part));
const pause = () => rest(Math.min(2000, seconds * 200));

const kinds = Object.entries(requests(world, origin)).filter(([name]) => wanted(name));
for (const [name, make] of kinds) {
  // publishing uses up what lies ready, so it is warmed for less long
  await load(origin, 8, name === 'publish' ? 4 : Math.max(5, seconds / 2), await make(8));
}
for (const concurrency of [1, 8, 32]) {
  for (const [name, make] of kinds) {
    const next = await make(concurrency);
    await pause();
    const before = cpu([server, postmaster]);
    const { times, seconds: took, failures } = await load(origin, concurrency, seconds, next);
    const used = cpu([server, postmaster]) - before;
    cell(about, name, concurrency, {
      count: times.length,
      seconds: took,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      cpu: used,
      failures,
    });
  }
  for (const [name, what] of [
    ['yardstick: single-row select', 'select'],
    ['yardstick: durable insert', 'insert'],
  ]) {
    if (!wanted(name)) continue;
    await pause();
    const before = cpu([postmaster]);
    const { stdout } = await promisify(execFile)(java, [
      '-cp',
      'backend/target/lib/*',
      'ops/lib/bench/Yardsticks.java',
      database,
      what,
      String(concurrency),
      String(seconds),
    ]);
    cell(about, name, concurrency, { ...JSON.parse(stdout), cpu: cpu([postmaster]) - before });
  }
}
await rest(1000);
number(about, 'resident memory of the server after the load', resident(server), 'MB', 450, 0);
