// ops/reindex on a running and on a stopped server. Needs a finished build; ops/test sees to that.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort, run, stopAll } from './running.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vrank-reindex-'));
const data = join(folder, 'data');

after(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

function reindexWith(environment, ...args) {
  const { status, stdout, stderr } = spawnSync(new URL('../reindex', import.meta.url).pathname, ['--data', data, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, said: stdout + stderr };
}

/** A busy machine's server may take its time to see that something is asked. */
const reindex = (...args) => reindexWith({ VRANK_PATIENCE: '60000' }, ...args);

const reindexStopped = () => reindexWith({ VRANK_PATIENCE: '1000' });

async function signIn(address) {
  const answer = await fetch(`${address}/api/sign-ins`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: 'karim' }),
  });
  return answer.headers.getSetCookie()[0].split(';')[0];
}

async function search(address, cookie) {
  for (;;) {
    const answer = await (await fetch(`${address}/api/search?q=school`, { headers: { Cookie: cookie } })).json();
    if (!answer.partial) return answer;
  }
}

/** Which building of each circle's index is there. */
const buildings = () =>
  readdirSync(join(data, 'search'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readdirSync(join(data, 'search', name)).join(' '));

test('indexes are built anew, all or one, on a running server and at the next start of a stopped one', async () => {
  assert.equal(reindex().status, 1, 'no indexes yet');
  const first = await run('--port', String(await freePort(21000)), '--data', data);
  assert.ok(first.address, first.output());
  const cookie = await signIn(first.address);
  const before = await search(first.address, cookie);
  assert.ok(buildings().every((number) => number === '1'));

  const all = reindex();
  assert.equal(all.status, 0, all.said);
  assert.match(all.said, /indexes were built anew with [\d,]+ items, in [\d.]+ seconds/);
  assert.ok(buildings().every((number) => number === '2'));
  assert.deepEqual(await search(first.address, cookie), before);

  const circle = readdirSync(join(data, 'search')).find((name) => name.length === 36);
  const one = reindex('--circle', circle);
  assert.equal(one.status, 0, one.said);
  assert.match(one.said, /^1 index was built anew/);
  assert.deepEqual(new Set(buildings()), new Set(['2', '3']));

  const none = reindex('--circle', '00000000-0000-4000-8000-000000000000');
  assert.equal(none.status, 1);
  assert.match(none.said, /no such circle/);
  assert.equal(reindex('--circle', 'First line').status, 1, 'a name is no id');

  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0);
  const stopped = reindexStopped();
  assert.equal(stopped.status, 0);
  assert.match(stopped.said, /built at its next start/);
  assert.equal(reindexStopped().status, 1, 'asked for already');
  const second = await run('--port', String(await freePort(21000)), '--data', data);
  assert.ok(second.address, second.output());
  while (existsSync(join(data, 'search/reindex')) || existsSync(join(data, 'search/reindex.working'))) {
    assert.deepEqual(await search(second.address, cookie), before);
  }
  assert.deepEqual(new Set(buildings()), new Set(['3', '4']));
  assert.deepEqual(await search(second.address, cookie), before);
});
