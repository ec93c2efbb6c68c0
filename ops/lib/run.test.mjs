// ops/run as an operator meets it: a first start, restarts, kill -9, refusals. Needs a finished build; ops/test sees to that.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort, run, stopAll } from './running.mjs';

const RUN = new URL('../run', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vrank-run-'));

async function stop(running) {
  running.child.kill('SIGINT');
  assert.equal(await running.ended, 0);
}

async function signIn(address, handle) {
  const answer = await fetch(`${address}/api/sign-ins`, json({ as: handle }));
  assert.equal(answer.status, 201);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

const json = (body, cookie) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) },
  body: JSON.stringify(body),
});

async function desk(address, cookie) {
  const answer = await fetch(`${address}/api/manuscripts`, { headers: { Cookie: cookie } });
  return (await answer.json()).items.map(({ title }) => title);
}

after(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

test('data survive a restart and kill -9 of the server', async () => {
  const data = join(folder, 'kept');
  const port = await freePort();
  const first = await run('--port', String(port), '--data', data);
  assert.ok(first.address, first.output());
  assert.equal((await fetch(`${first.address}/`, { headers: { Accept: 'text/html' } })).status, 200);
  const cookie = await signIn(first.address, 'karim');
  const draft = (title) => json({ kind: 'lesson', language: 'nl', title }, cookie);
  assert.equal((await fetch(`${first.address}/api/manuscripts`, draft('before a restart'))).status, 201);

  const again = await run('--port', String(await freePort()), '--data', data);
  assert.equal(await again.ended, 1);
  assert.match(again.output(), /already runs/);
  await stop(first);

  const second = await run('--port', String(port), '--data', data);
  assert.deepEqual(await desk(second.address, cookie), ['before a restart']);
  assert.equal((await fetch(`${second.address}/api/manuscripts`, draft('before kill -9'))).status, 201);
  const server = Number(readFileSync(join(data, 'running'), 'utf8').match(/process (\d+)/)[1]);
  process.kill(server, 'SIGKILL');
  assert.equal(await second.ended, 1);
  assert.match(second.output(), /ended by itself/);

  const third = await run('--port', String(port), '--data', data);
  assert.deepEqual((await desk(third.address, cookie)).sort(), ['before a restart', 'before kill -9']);
  await stop(third);
});

test('an empty installation has no demo world, also not when it is asked for later', async () => {
  const data = join(folder, 'empty');
  const port = await freePort();
  for (const options of [['--empty'], []]) {
    const running = await run('--port', String(port), '--data', data, ...options);
    assert.ok(running.address, running.output());
    assert.equal((await fetch(`${running.address}/api/sign-ins`)).status, 404);
    assert.equal((await fetch(`${running.address}/api/sign-ins`, json({ as: 'karim' }))).status, 400);
    await stop(running);
  }
});

test('options that cannot be taken are refused in a line', () => {
  const refused = (...options) => spawnSync(RUN, options, { encoding: 'utf8' });
  assert.equal(refused('--nonsense').status, 2);
  assert.match(refused('--port', '99999').stderr, /--port takes a number/);
  assert.match(refused('--port').stderr, /--port N/);
  const outside = spawnSync(RUN, [], { encoding: 'utf8', env: { ...process.env, VRANK_HOST: '0.0.0.0' } });
  assert.match(outside.stderr, /anybody may sign in as anybody/);
});

test('a taken port is named', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const refused = await run('--port', String(port), '--data', join(folder, 'taken'));
  assert.equal(await refused.ended, 1);
  assert.match(refused.output(), new RegExp(`Port ${port} is in use`));
  await new Promise((resolve) => server.close(resolve));
});

test('a missing tool is named with what to install', () => {
  const bare = { ...process.env, PATH: join(folder, 'bin') };
  spawnSync('mkdir', ['-p', bare.PATH]);
  for (const tool of ['bash', 'dirname', 'mkdir', 'readlink', 'sed', 'flock', 'env']) {
    const found = spawnSync('which', [tool], { encoding: 'utf8' }).stdout.trim();
    spawnSync('ln', ['-s', found, join(bare.PATH, tool)]);
  }
  const refused = spawnSync(RUN, ['--data', join(folder, 'bare')], { encoding: 'utf8', env: bare });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^Missing: git\. Install it/m);
});
