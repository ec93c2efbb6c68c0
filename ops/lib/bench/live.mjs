// Two hundred people follow the minutes of a meeting while one takes them, as the page does it: an event says what moved, with its text;
// where it says none, the minutes are read again. From a sent keystroke until a follower has read it; and what their lines cost in memory:
// live.mjs ORIGIN SERVER
import { request } from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import { quantile } from './load.mjs';
import { cpu, resident } from './processes.mjs';
import { number } from './targets.mjs';

const [origin, server] = process.argv.slice(2);
const FOLLOWERS = 200;
const OF_ONE = 10; // a session may hold twelve lines
const KEYSTROKES = 60;
const about = { followers: FOLLOWERS };

async function signIn(as) {
  const answer = await fetch(`${origin}/api/sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as }),
  });
  if (!answer.ok) throw new Error(`${as} does not come in: ${answer.status}`);
  return { cookie: answer.headers.getSetCookie()[0].split(';')[0], 'content-type': 'application/json', 'accept-language': 'nl' };
}

async function ask(headers, method, path, body) {
  const answer = await fetch(`${origin}/api${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`);
  return said === '' ? undefined : JSON.parse(said);
}

const taker = await signIn('leila');
const { items: circles } = await ask(taker, 'GET', '/circles');
const circle = circles.find(({ kind }) => kind === 'platform').id;
const { id: series } = await ask(taker, 'POST', '/series', {
  circle,
  title: 'Gevolgd',
  languages: ['nl'],
  rule: 'FREQ=MONTHLY;BYDAY=1TU',
  begins: '14:00',
  minutes: 120,
  place: 'Zaal 3',
});
const { items: meetings } = await ask(taker, 'GET', '/meetings');
const meeting = meetings.find((one) => one.title === 'Gevolgd' || one.series?.id === series || one.series === series).id;
const { id: item } = await ask(taker, 'POST', `/series/${series}/agenda-items`, {
  kind: 'discussion',
  language: 'nl',
  title: 'Gevolgd',
  text: '',
  minutes: 15,
  meeting,
});
const layer = `/meetings/${meeting}/minutes/${circle}`;
await ask(taker, 'POST', `${layer}/taker`, {});

/** When each version came to each follower. */
const times = [];
const sent = new Map();
let written = 0;
let away = 0;

function follower(headers) {
  let reading = false;
  let moved = false;
  let has = 0;
  const read = async () => {
    moved = true;
    if (reading) return;
    reading = true;
    while (moved) {
      moved = false;
      const answer = await fetch(`${origin}/api/meetings/${meeting}/minutes`, { headers });
      came(await answer.text());
    }
    reading = false;
  };
  const came = (said) => {
    const now = performance.now();
    const latest = Math.max(0, ...[...said.matchAll(/toets ([0-9]+)\./g)].map(([, n]) => Number(n)));
    for (let n = has + 1; n <= latest; n++) times.push(now - sent.get(n));
    has = Math.max(has, latest);
  };
  const heard = (chunk) => {
    const data = chunk.includes('event: minutes') ? /^data: (.*)$/m.exec(chunk)?.[1] : undefined;
    if (!data) return;
    const { changes } = JSON.parse(data);
    if (changes.length > 0 && changes.every(({ text }) => typeof text === 'string')) came(data);
    else read();
  };
  return new Promise((open, fail) => {
    const line = request(`${origin}/api/meetings/${meeting}/minutes/changes`, { headers: { ...headers, accept: 'text/event-stream' } });
    line.on('response', (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`a line is refused: ${answer.statusCode}`));
      answer.on('data', (chunk) => heard(String(chunk)));
      answer.on('end', () => away++);
      open(() => line.destroy());
    });
    line.on('error', fail);
    line.end();
  });
}

async function write() {
  written++;
  sent.set(written, performance.now());
  version = (await ask(taker, 'PUT', `${layer}/texts/${item}`, { version, text: `Wat er gezegd werd, toets ${written}.` })).version;
}

const sessions = [];
for (let i = 0; i < FOLLOWERS / OF_ONE; i++) sessions.push(await signIn(['karim', 'nadia'][i % 2]));
let version = 0;
for (let i = 0; i < 20; i++) {
  await write(); // warm
}
await rest(1000);
const before = resident(server);
const lines = [];
for (const headers of sessions) for (let i = 0; i < OF_ONE; i++) lines.push(await follower(headers));
await rest(1000);
times.length = 0;
const used = cpu([server]);
const first = written;
for (let i = 0; i < KEYSTROKES; i++) {
  await write();
  await rest(1000);
}
await rest(3000);
const cost = cpu([server]) - used;
const expected = FOLLOWERS * (written - first);
times.sort((a, b) => a - b);
number(about, 'live minutes: keystroke until read, median', quantile(times, 0.5), 'ms');
number(about, 'live minutes: keystroke until read, p99', quantile(times, 0.99), 'ms', 1000);
number(about, 'live minutes: versions that did not reach somebody', expected - times.length, '', 0, 0);
number(about, 'live minutes: lines that broke', away, '', 0, 0);
number(about, 'live minutes: memory more than before', resident(server) - before, 'MB', 100, 0);
number(about, 'live minutes: processor time a keystroke, all followers together', cost / KEYSTROKES, 'ms');
lines.forEach((hangUp) => hangUp());
process.exit(0);
