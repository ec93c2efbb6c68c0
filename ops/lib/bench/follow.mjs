// How long after a publication was answered somebody else finds it: follow.mjs ABOUT ORIGIN DATA
import { readFileSync } from 'node:fs';
import { quantile } from './load.mjs';
import { number } from './targets.mjs';

const [aboutText, origin, data] = process.argv.slice(2);
const about = JSON.parse(aboutText);
const world = JSON.parse(readFileSync(`${data}/world.json`, 'utf8'));
const as = (session) => ({ cookie: `vrank=${session}`, 'content-type': 'application/json' });
const get = async (path, headers) => (await fetch(`${origin}${path}`, { headers })).json();

const reader = as(world.eight.session);
const circles = new Set((await get('/api/circles', reader)).items.filter(({ state }) => state === 'member').map(({ id }) => id));
const times = [];
for (const author of world.authors) {
  const headers = as(author.session);
  for (const manuscript of author.ready.splice(0, 3)) {
    const { circle } = await get(`/api/manuscripts/${manuscript}`, headers);
    if (!circles.has(circle?.id ?? circle)) break;
    const answer = await fetch(`${origin}/api/reports`, { method: 'POST', headers, body: JSON.stringify({ manuscript, version: 1 }) });
    if (answer.status !== 201) continue;
    const { id } = await answer.json();
    const committed = performance.now();
    for (;;) {
      const sent = performance.now();
      const found = await get('/api/search?limit=5&sort=date', reader);
      if (found.items.some((item) => item.id === id)) {
        // it stood there when the question came in, not when the answer did
        times.push(Math.max(0, sent - committed));
        break;
      }
    }
  }
  if (times.length >= 100) break;
}
times.sort((a, b) => a - b);
number(about, 'published until somebody else finds it, median', quantile(times, 0.5), 'ms');
number(about, 'published until somebody else finds it, p99', quantile(times, 0.99), 'ms', 250);
