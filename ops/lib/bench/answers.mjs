// A whole course answers at once: every learner on a connection of their own, all at the same moment, round after round, beside as many
// requests that touch nothing. Afterwards every answer that was acknowledged is read again: answers.mjs ABOUT ORIGIN WORLD ROUNDS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as rest } from 'node:timers/promises';
import { quantile } from './load.mjs';
import { number } from './targets.mjs';

const { Client } = createRequire(new URL('../../../frontend/package.json', import.meta.url))('undici');
const [aboutText, origin, file, roundsText] = process.argv.slice(2);
const { edition, sessions } = JSON.parse(readFileSync(file, 'utf8'));
const about = { ...JSON.parse(aboutText), learners: sessions.length };
const learners = sessions.map((session) => ({
  client: new Client(origin, { pipelining: 1 }),
  headers: { cookie: `vrank=${session}`, 'content-type': 'application/json', 'accept-language': 'nl' },
  revision: 0,
  kept: '',
}));

async function timed(learner, request) {
  const sent = performance.now();
  const { statusCode, body } = await learner.client.request({ headers: learner.headers, ...request });
  const text = await body.text();
  return { took: performance.now() - sent, status: statusCode, text };
}

const failures = new Map();
async function answer(learner, round) {
  const text = `Ronde ${round}: wij spraken met wie zweeg, en luisterden langer dan wij praatten. `.repeat(3).trim();
  const { took, status, text: said } = await timed(learner, {
    method: 'PUT',
    path: `/api/editions/${edition}/answers/one/open`,
    body: JSON.stringify({ revision: learner.revision, reply: { text } }),
  });
  if (status !== 200) failures.set(status, (failures.get(status) ?? 0) + 1);
  else {
    learner.revision = JSON.parse(said).revision;
    learner.kept = text;
  }
  return took;
}
const nothing = async (learner) => (await timed(learner, { method: 'GET', path: '/robots.txt' })).took;

// A few at a time, until the server is warm.
for (let round = 0; round < 3; round++)
  for (let i = 0; i < learners.length; i += 25) await Promise.all(learners.slice(i, i + 25).map((one) => answer(one, `warm ${round}`)));
const answers = [];
const hellos = [];
for (let round = 0; round < Number(roundsText); round++) {
  await rest(1500);
  hellos.push(...(await Promise.all(learners.map(nothing))));
  await rest(1500);
  answers.push(...(await Promise.all(learners.map((one) => answer(one, round)))));
}
// As people do it who were sent to the same exercise: each at some moment of ten seconds.
const spread = [];
for (let round = 0; round < 2; round++) {
  await rest(1500);
  const one = async (learner, i) => {
    await rest((i * 10_000) / learners.length);
    return answer(learner, `spread ${round}`);
  };
  spread.push(...(await Promise.all(learners.map(one))));
}
let lost = 0;
for (const learner of learners) {
  const { text } = await timed(learner, { method: 'GET', path: `/api/editions/${edition}/modules/one/exercises` });
  const kept = JSON.parse(text).exercises.find(({ exercise }) => exercise.key === 'open').answer?.reply.text ?? '';
  if (kept !== learner.kept) lost++;
}
await Promise.all(learners.map(({ client }) => client.close()));
const sorted = (times) => Float64Array.from(times).sort();
number(about, 'yardstick: as many bare hellos at once, p99', quantile(sorted(hellos), 0.99), 'ms');
number(about, 'answers of all learners at once, median', quantile(sorted(answers), 0.5), 'ms');
number(about, 'answers of all learners at once, p99', quantile(sorted(answers), 0.99), 'ms', 300);
number(about, 'answers of all learners within ten seconds, p99', quantile(sorted(spread), 0.99), 'ms', 300);
number(about, 'answers acknowledged and not there afterwards', lost, 'answers', 0, 0);
number(about, 'answers refused', [...failures.values()].reduce((sum, one) => sum + one, 0), 'answers', 0, 0);
