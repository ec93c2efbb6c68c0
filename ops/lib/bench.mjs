// Sends the same requests again and again, all kinds in turn so that a slow minute of the machine meets them all, and prints
// medians beside a yardstick: a request that touches neither database nor index. CPU is that of the server with its database.
import { readdirSync, readFileSync } from 'node:fs';

const [address, pid] = process.argv.slice(2);
const ROUNDS = 7;
const A_ROUND = 150;
const TICKS = 100; // per second, as Linux reports them to programs

const answer = await fetch(`${address}/api/sign-ins`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ as: 'nadia' }),
});
const headers = {
  Cookie: answer.headers.getSetCookie()[0].split(';')[0],
  'Accept-Language': 'nl',
  'Content-Type': 'application/json',
};
const get = async (path) => (await fetch(`${address}${path}`, { headers })).json();
const report = (await get('/api/reports?limit=1')).items[0].id;
const circle = (await get('/api/circles')).items.find(({ state }) => state === 'member').id;

const kinds = [
  ['yardstick: robots.txt', '/robots.txt'],
  ['who am I', '/api/me'],
  ['list of 20 over the own circles', '/api/reports?limit=20'],
  ['a report', `/api/reports/${report}`],
  ['who will read this', `/api/circles/${circle}/audience`],
  ['search, a word', '/api/search?q=school'],
  ['search, a sentence', '/api/search?q=kinderen+van+terugkeerders+op+school'],
  ['suggestions', '/api/search/suggestions?q=sch'],
  ['guard check, 400 characters', '/api/guard-checks', 'Vanmorgen belde een school. '.repeat(15)],
];

/** CPU seconds of a process and those it started. */
function cpu() {
  const parents = new Map();
  const used = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      parents.set(entry, fields[1]);
      used.set(entry, Number(fields[11]) + Number(fields[12]));
    } catch {
      // ended meanwhile
    }
  }
  const below = (entry) => entry === pid || (parents.has(entry) && below(parents.get(entry)));
  return [...used].filter(([entry]) => below(entry)).reduce((sum, [, ticks]) => sum + ticks, 0) / TICKS;
}

async function send([name, path, text]) {
  const began = performance.now();
  const response = await fetch(`${address}${path}`, {
    headers,
    ...(text && { method: 'POST', body: JSON.stringify({ text, language: 'nl' }) }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return performance.now() - began;
}

const median = (values, part = 0.5) => values.sort((a, b) => a - b)[Math.floor(values.length * part)];
const walls = new Map(kinds.map(([name]) => [name, []]));
const cpus = new Map(kinds.map(([name]) => [name, []]));
for (let round = -1; round < ROUNDS; round++) {
  for (const kind of kinds) {
    const before = cpu();
    const times = [];
    for (let i = 0; i < A_ROUND; i++) times.push(await send(kind));
    if (round < 0) continue; // warming up
    walls.get(kind[0]).push(...times);
    cpus.get(kind[0]).push(((cpu() - before) * 1000) / A_ROUND);
  }
}

const yardstick = median([...cpus.get(kinds[0][0])]) || 1 / TICKS;
console.log(`\n${'one at a time, warm'.padEnd(36)} median ms    p95 ms   CPU ms   x yardstick`);
for (const [name] of kinds) {
  const used = median([...cpus.get(name)]);
  console.log(
    name.padEnd(36) +
      [median(walls.get(name)).toFixed(2), median(walls.get(name), 0.95).toFixed(2), used.toFixed(2), (used / yardstick).toFixed(1)]
        .map((value) => value.padStart(10))
        .join(''),
  );
}
