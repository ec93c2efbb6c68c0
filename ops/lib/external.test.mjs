// Vrank on this machine's own PostgreSQL: what the migration login and the application's login may do, an upgrade with data, and
// two servers on one database, one of them killed. Needs a finished build and a PostgreSQL server; ops/prove sees to that.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { freePort, runWith, stopAll } from './running.mjs';

const POSTGRES = new URL('postgres.sh', import.meta.url).pathname;
const RELEASES = new URL('../../backend/src/test/resources/releases/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'vrank-external-'));
const cluster = `${folder}-postgres`;
const port = await freePort(20000);
const about = execFileSync(POSTGRES, ['start', cluster, String(port)], { encoding: 'utf8' });
const superuser = about.match(/superuser (\S+)/)[1];
console.log(`# PostgreSQL ${about.match(/version (\S+)/)[1]}`);
after(async () => {
  await stopAll();
  execFileSync(POSTGRES, ['stop', cluster]);
  for (const one of [folder, cluster]) rmSync(one, { recursive: true, force: true });
});

const json = (body, cookie) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) },
  body: JSON.stringify(body),
});

async function signIn(address, handle) {
  const answer = await fetch(`${address}/api/sign-ins`, json({ as: handle }));
  assert.equal(answer.status, 201);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

async function stop(running) {
  running.child.kill('SIGINT');
  assert.equal(await running.ended, 0);
}

/** The process id of the server that runs on a data folder. */
const serverOn = (data) => Number(readFileSync(join(data, 'running'), 'utf8').match(/process (\d+)/)[1]);

const psql = (database, input) =>
  execFileSync('psql', ['-qtAX', '-v', 'ON_ERROR_STOP=1', superuser.replace(/[^/]*$/, database)], {
    input,
    encoding: 'utf8',
  }).trim();
const url = (login, database) => `postgresql://${login}@127.0.0.1:${port}/${database}`;
const owner = (database) => ({ VRANK_MIGRATION_URL: url('vrank_migrator:move', database) });
const application = (database) => ({ VRANK_DATABASE_URL: url('vrank_app:serve', database) });
const get = async (address, path, cookie) => {
  const answer = await fetch(address + path, { headers: { Cookie: cookie ?? '', 'Accept-Language': 'en' } });
  return { status: answer.status, body: await answer.json().catch(() => null) };
};
const post = (address, path, body, cookie) => fetch(address + path, json(body, cookie));
const found = async (address, word, cookie) =>
  (await get(address, `/api/search?q=${word}&limit=50`, cookie)).body.items.map(({ id }) => id);

/** Starts ops/run, which must come up. */
async function up(name, database, ...environments) {
  const data = join(folder, name);
  const environment = Object.assign(application(database), ...environments);
  const running = await runWith(environment, '--port', String(await freePort(20000)), '--data', data);
  assert.ok(running.address, running.output());
  return { ...running, data };
}

/** Waits until something is so. */
async function eventually(what, within, so) {
  const began = performance.now();
  while (!(await so())) {
    assert.ok(performance.now() - began < within, `${what} within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - began;
}

async function publish(address, cookie, word) {
  const circles = await get(address, '/api/circles', cookie);
  const circle = circles.body.items.find(({ name }) => name === 'First line').id;
  const answers = { intended: `A purpose and a ${word}.`, actual: 'A result.' };
  const draft = { kind: 'lesson', language: 'en', title: 'On two nodes', circle, name: 'named', answers };
  const manuscript = await (await post(address, '/api/manuscripts', draft, cookie)).json();
  const made = await post(address, '/api/reports', { manuscript: manuscript.id, version: 1 }, cookie);
  assert.equal(made.status, 201);
  return (await made.json()).id;
}

psql('postgres', "create role vrank_migrator login createrole password 'move'");
for (const database of ['vrank', 'upgraded']) psql('postgres', `create database ${database} owner vrank_migrator`);

test('the application address alone is refused on an empty database, in one line that says what to do', async () => {
  psql('postgres', "create role vrank_early login password 'serve'");
  const early = { VRANK_DATABASE_URL: url('vrank_early:serve', 'vrank') };
  const refused = await runWith(early, '--port', String(await freePort(20000)), '--data', join(folder, 'early'));
  assert.equal(await refused.ended, 1);
  assert.match(refused.output(), /Vrank does not start: .*VRANK_MIGRATION_URL/);
  assert.doesNotMatch(refused.output(), /serve@/);
});

test('with both addresses the first start makes schema and login, without superuser rights', async () => {
  const first = await up('first', 'vrank', owner('vrank'));
  assert.equal((await get(first.address, '/api/reports?limit=1')).body.items.length, 1);
  await stop(first);
  assert.equal(psql('postgres', "select rolsuper or rolcreaterole or rolbypassrls from pg_roles where rolname = 'vrank_app'"), 'f');
});

test('the application address alone then validates and serves; with a migration missing it is refused', async () => {
  const alone = await up('alone', 'vrank');
  assert.equal((await get(alone.address, '/api/me', await signIn(alone.address, 'karim'))).status, 200);
  await stop(alone);
  const last = psql(
    'vrank',
    `delete from vrank.flyway_schema_history where version = (select max(version) from vrank.flyway_schema_history)
     returning installed_rank || '|' || quote_nullable(version) || ',' || quote_literal(description) || ',' || quote_literal(type)
       || ',' || quote_literal(script) || ',' || checksum`,
  );
  const data = join(folder, 'alone');
  const behind = await runWith(application('vrank'), '--port', String(await freePort(20000)), '--data', data);
  assert.equal(await behind.ended, 1);
  assert.match(behind.output(), /schema is behind .*VRANK_MIGRATION_URL/);
  const [rank, rest] = last.split('|');
  psql('vrank', `insert into vrank.flyway_schema_history values (${rank}, ${rest}, 'vrank_owner', now(), 1, true)`);
});

test('the database of the first release goes on under this one, with its sessions and reports', async () => {
  psql('upgraded', 'drop schema if exists vrank cascade');
  psql('upgraded', gunzipSync(readFileSync(new URL('V007.sql.gz', RELEASES))).toString());
  psql('upgraded', readFileSync(new URL('age.sql', RELEASES), 'utf8'));
  const notes = readFileSync(new URL('V007.yml', RELEASES), 'utf8');
  const noted = (key) => notes.match(new RegExp(`^ *${key}: "?([^"\n]*)`, 'm'))[1];
  const running = await up('upgraded', 'upgraded', owner('upgraded'));
  const karim = `vrank=${noted('karim')}`;
  const nadia = `vrank=${noted('nadia')}`;
  assert.match((await get(running.address, '/api/me', karim)).body.member.name, /^Karim/);
  const path = `/api/reports/${noted('report')}`;
  assert.equal((await get(running.address, path, nadia)).body.title, noted('title'));
  await eventually('found', 20_000, async () => (await found(running.address, noted('word'), nadia)).includes(noted('report')));
  assert.equal((await get(running.address, `/api/reports/${noted('withdrawn')}`, nadia)).status, 410);
  assert.equal((await post(running.address, `${path}/withdrawal`, { reason: 'Outdated' }, karim)).status, 200);
  assert.equal((await get(running.address, path, nadia)).status, 410);
  await stop(running);
});

test('two servers on one database agree; killing one disturbs nobody on the other', async () => {
  const a = await up('a', 'vrank', owner('vrank'));
  const b = await up('b', 'vrank');
  const karim = await signIn(a.address, 'karim');
  const nadia = await signIn(b.address, 'nadia');
  assert.match((await get(b.address, '/api/me', karim)).body.member.name, /^Karim/);

  const id = await publish(a.address, karim, 'kiwistruik');
  assert.equal((await get(b.address, `/api/reports/${id}`, nadia)).status, 200);
  const seen = await eventually('found on B', 2_000, async () => (await found(b.address, 'kiwistruik', nadia)).includes(id));
  await eventually('found on A', 2_000, async () => (await found(a.address, 'kiwistruik', nadia)).includes(id));
  assert.equal((await post(b.address, `/api/reports/${id}/withdrawal`, { reason: 'Recognisable' }, karim)).status, 200);
  assert.equal((await get(a.address, `/api/reports/${id}`, nadia)).status, 410);
  const gone = await eventually('gone on A', 1_000, async () => (await found(a.address, 'kiwistruik', nadia)).length === 0);
  console.log(`# found on the other after ${seen.toFixed(0)} ms, gone from it after ${gone.toFixed(0)} ms`);

  const leaving = await signIn(a.address, 'nadia');
  await fetch(`${a.address}/api/sign-ins/current`, { method: 'DELETE', headers: { Cookie: leaving } });
  assert.equal((await get(b.address, '/api/me', leaving)).body.member, null);

  const kept = await publish(a.address, karim, 'vijgcactus');
  process.kill(serverOn(a.data), 'SIGKILL');
  assert.equal(await a.ended, 1);
  assert.match((await get(b.address, '/api/me', karim)).body.member.name, /^Karim/);
  await eventually('found on B', 2_000, async () => (await found(b.address, 'vijgcactus', nadia)).includes(kept));
  const later = await publish(b.address, karim, 'moerbeitak');
  const again = await up('a', 'vrank');
  for (const [word, report] of [['vijgcactus', kept], ['moerbeitak', later]]) {
    await eventually(`${word} after kill -9`, 20_000, async () => (await found(again.address, word, nadia)).includes(report));
  }
  assert.deepEqual(await found(again.address, 'kiwistruik', nadia), []);
  await stop(again);
  await stop(b);
});
