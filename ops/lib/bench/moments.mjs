// Times of a start: moments.mjs started|rebuilt ABOUT ORIGIN DATA [BEGAN in nanoseconds]
import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { number } from './targets.mjs';

const [what, about, origin, data, began] = process.argv.slice(2);
const world = JSON.parse(readFileSync(`${data}/world.json`, 'utf8'));
const headers = { cookie: `vrank=${world.eight.session}` };
const since = began ? Number(BigInt(began) / 1_000_000n) : Date.now();

async function until(path, good) {
  for (let tries = 0; tries < 60_000; tries++) {
    try {
      const answer = await fetch(`${origin}${path}`, { headers });
      const body = await answer.json();
      if (answer.status === 200 && good(body)) return (Date.now() - since) / 1000;
    } catch {
      // not up yet
    }
    await rest(10);
  }
  throw new Error(`${path} did not become good`);
}

if (what === 'started') {
  number(JSON.parse(about), 'start on kept data to the first 200', await until('/api/me', (me) => me.member !== null), 's', 3);
} else {
  number(JSON.parse(about), 'all indexes rebuilt, after the start', await until('/api/search?limit=1', (found) => !found.partial), 's');
}
