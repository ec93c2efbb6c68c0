// ops/import and ops/export against a running server with the demo world. Needs a finished build; ops/test sees to that.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { demoWorld, freePort, run, stopAll } from './running.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vrank-import-'));
const CIRCLE = 'First line';
let server;

before(async () => {
  server = await run('--port', String(await freePort(20600)), '--data', demoWorld(join(folder, 'data')));
  assert.ok(server.address, server.output());
});
after(async () => {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
});

const MAPPING = {
  source: 'table',
  id: 'Id',
  kind: 'failure',
  language: 'en',
  title: 'Title',
  answers: { actual: 'Text' },
};

function table(name, rows, mapping = MAPPING) {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, ['Id,Title,Text', ...rows].join('\n'));
  writeFileSync(join(folder, 'map.yml'), JSON.stringify({ ...mapping, source: name.slice(0, 50) }));
  return file;
}
const many = (count, word) =>
  Array.from({ length: count }, (_, i) => `${i},${word} ${i},"What happened the ${i}th time."`);

/** Starts a command of ops; resolves with its status and what it said. */
function command(name, ...args) {
  const child = spawn(new URL(`../${name}`, import.meta.url).pathname, args, {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  child.stdin.end();
  const done = new Promise((resolve) =>
    child.once('close', (status, signal) => resolve({ status, signal, said })),
  );
  return Object.assign(done, { child, said: () => said });
}
const bring = (file, ...more) =>
  command(
    'import',
    file,
    '--map',
    join(folder, 'map.yml'),
    '--into',
    CIRCLE,
    '--persona',
    'karim',
    '--server',
    server.address,
    '--name',
    'named',
    '--yes',
    ...more,
  );

async function as(handle) {
  const answer = await fetch(`${server.address}/api/sign-ins`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: handle }),
  });
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const headers = { Cookie: cookie, 'Accept-Language': 'en', 'Content-Type': 'application/json' };
  return async (path, body, method = body ? 'POST' : 'GET') =>
    (
      await fetch(server.address + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    ).json();
}
const titled = async (word) =>
  (await (await as('karim'))('/api/reports/own')).items
    .map(({ title }) => title)
    .filter((title) => title.startsWith(word));

test('rows are published, and those that cannot be are listed by line, field and reason', async () => {
  const file = table('mixed', [
    'a,=1+1,"A title that a spreadsheet would carry out."',
    'b,Called,"Call me at +32 475 12 34 56."',
    'c,,Nothing is said about it.',
    'a,Twice,The same id again.',
    'd,Short',
    ',No id,Whose is this?',
  ]);
  const { status, said } = await bring(file);
  assert.equal(status, 3, said);
  assert.match(said, /6 records: 1 published, 5 rejected/);
  assert.match(said, /Who reads this: \d+ people in \d+ organisations/);
  const listed = readFileSync(join(folder, 'mixed.csv.rejected.csv'), 'utf8');
  for (const line of [
    /^3,b,answers\.actual,.*phone number/m,
    /^4,c,title,/m,
    /^5,a,externalId,line 2 has the same id/m,
    /^6,,,has 2 columns/m,
    /^7,,externalId,/m,
  ]) {
    assert.match(listed, line);
  }
  assert.doesNotMatch(listed, /475/, 'the list repeats nothing of what was rejected');
  assert.deepEqual(await titled('=1'), ['=1+1']);
});

test('a dry run makes every check and publishes nothing', async () => {
  const file = table('dry', [...many(3, 'Dry'), 'x,Dry mail,Write to jan@example.be']);
  const { status, said } = await bring(file, '--dry-run');
  assert.equal(status, 3, said);
  assert.match(said, /3 would be published, 1 rejected/);
  assert.deepEqual(await titled('Dry'), []);
});

test('what the guard stops can be replaced by a word in the language of the text', async () => {
  const file = table('redact', [
    'a,Redact,"Ring +32 475 12 34 56 or write to jan@example.be, plate 1-ABC-234."',
  ]);
  const { status, said } = await bring(file, '--redact');
  assert.equal(status, 0, said);
  assert.match(said, /1 of them with words replaced/);
  const ask = await as('karim');
  const { id } = (await ask('/api/reports/own')).items.find(({ title }) => title === 'Redact');
  const { sections } = await ask(`/api/reports/${id}`);
  assert.match(
    sections[0].html,
    /Ring \[phone number\] or write to \[e-mail address\], plate \[number plate\]\./,
  );
});

test('a row with a name is rejected without saying it, unless somebody looked, or it is replaced', async () => {
  const file = table('named', ['a,Named,"Then Fatoumata Diallo spoke to the group."']);
  const { status, said, rejected } = await bring(file);
  assert.equal(status, 3, said);
  assert.match(said, /1 rejected/);
  assert.doesNotMatch(said + (rejected ?? ''), /Fatoumata/);
  const dry = await bring(file, '--dry-run', '--redact');
  assert.equal(dry.status, 0, dry.said);
  assert.match(dry.said, /1 of them with words replaced/);
  const looked = await bring(file, '--reviewed');
  assert.equal(looked.status, 0, looked.said);
  const ask = await as('karim');
  const { id } = (await ask('/api/reports/own')).items.find(({ title }) => title === 'Named');
  assert.match((await ask(`/api/reports/${id}`)).sections[0].html, /Fatoumata/);
});

test('a run that is killed is run again: nothing twice, nothing left out', async () => {
  const file = table('killed', many(400, 'Killed'));
  const first = bring(file);
  while ((await titled('Killed')).length === 0) assert.equal(first.child.exitCode, null, first.said());
  first.child.kill('SIGKILL');
  await first;
  const partly = (await titled('Killed')).length;
  assert.ok(partly > 0 && partly < 400, `${partly} before it was killed`);
  const { status, said } = await bring(file);
  assert.equal(status, 0, said);
  const titles = await titled('Killed');
  assert.equal(titles.length, 400);
  assert.equal(new Set(titles).size, 400);
});

test('a server that is away or busy is asked again, and an answer lost on the way publishes nothing twice', async () => {
  const file = table('flaky', many(120, 'Flaky'));
  const port = await freePort(20700);
  let asked = 0;
  const through = createServer((incoming, outgoing) => {
    const { hostname, port: target } = new URL(server.address);
    const trouble = incoming.url === '/api/imports' ? ++asked : 0;
    if (trouble === 1) return outgoing.writeHead(503, { 'Retry-After': '0' }).end('{"title":"away"}');
    const onward = request(
      {
        hostname,
        port: target,
        path: incoming.url,
        method: incoming.method,
        headers: { ...incoming.headers, host: `${hostname}:${target}` },
      },
      (answer) => {
        // the second is carried out and its answer is lost
        if (trouble === 2) return answer.resume().on('end', () => outgoing.destroy());
        outgoing.writeHead(answer.statusCode, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise((resolve) => through.listen(port, '127.0.0.1', resolve));
  const { status, said } = await bring(file, '--server', `http://localhost:${port}`);
  through.closeAllConnections();
  through.close();
  assert.equal(status, 0, said);
  assert.match(said, /70 published, 50 there already/);
  assert.equal((await titled('Flaky')).length, 120);
});

test('wrong columns, an unknown circle and a stranger’s circle are refused before the first row', async () => {
  const file = table('refused', many(2, 'Refused'));
  const wrong = table('columns', ['1,x,y'], { ...MAPPING, answers: { actual: 'Story' } });
  const columns = await bring(wrong);
  assert.equal(columns.status, 2);
  assert.match(columns.said, /no column “Story”[^]*Found: “Id”, “Title”, “Text”/);
  table('refused', many(2, 'Refused'));
  const into = (circle, handle) =>
    command(
      'import',
      file,
      '--map',
      join(folder, 'map.yml'),
      '--into',
      circle,
      '--persona',
      handle,
      '--server',
      server.address,
      '--yes',
    );
  const hidden = await into(CIRCLE, 'annemie');
  const absent = await into('No such circle', 'annemie');
  assert.equal(hidden.status, 2, hidden.said);
  assert.equal(hidden.said.replaceAll(CIRCLE, ''), absent.said.replaceAll('No such circle', ''));
  assert.deepEqual(await titled('Refused'), []);
});

test('options that cannot be taken are refused in a line, and a session never travels unencrypted', async () => {
  const file = table('options', many(1, 'Options'));
  assert.match((await command('import')).said, /Name one file/);
  assert.match((await bring(file, '--name', 'nobody')).said, /named or organisation/);
  assert.match((await bring(file, '--server', 'http://vrank.example')).said, /Only https/);
  assert.match((await bring(join(folder, 'absent.csv'))).said, /ENOENT/);
  assert.deepEqual(await titled('Options'), []);
});

const exported = (name) => {
  const files = readdirSync(join(folder, name), { recursive: true }).map(String);
  const data = files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')));
  return { files, data };
};
const take = (name, handle, ...what) =>
  command('export', ...what, '--persona', handle, '--server', server.address, '--out', name);

test('a member takes out everything that is theirs, as it was typed, with the desk', async () => {
  const ask = await as('wout');
  const draft = {
    kind: 'lesson',
    language: 'nl',
    title: 'Nog op het bureau',
    answers: { actual: 'Een **vet** begin.' },
  };
  const { id } = await ask('/api/manuscripts', draft);
  await ask(`/api/manuscripts/${id}`, { ...draft, version: 1, title: 'Nog steeds', keep: true }, 'PUT');
  const own = (await ask('/api/reports/own')).items;
  await ask(`/api/reports/${own[0].id}/comments`, {
    kind: 'question',
    name: 'named',
    language: 'nl',
    text: 'Een **vraag** van mij.',
  });
  const comments = (await ask('/api/comments/own')).items;
  const { status, said } = await take('wout', 'wout', '--mine');
  assert.equal(status, 0, said);
  const { files, data } = exported('wout');
  assert.equal(data.length, own.length + comments.length + 1);
  assert.ok(data.some(({ text }) => text === 'Een **vraag** van mij.'));
  const desk = data.find((text) => text.id === id);
  assert.deepEqual([desk.answers.actual, desk.earlier[0].title], ['Een **vet** begin.', 'Nog op het bureau']);
  for (const { id: report } of own)
    assert.equal(typeof data.find((text) => text.id === report).answers, 'object');
  assert.match(
    readFileSync(
      join(
        folder,
        'wout',
        files.find((file) => file.endsWith(`${id}.md`)),
      ),
      'utf8',
    ),
    /Een \*\*vet\*\* begin\.[^]*Version 1/,
  );
  for (const file of files)
    assert.match(
      file,
      /^(README\.md|index\.md|reports|desk|comments|(reports|desk|comments)\/\d{4}-\d\d-\d\d-[0-9a-f-]{36}\.(md|json))$/,
    );
  assert.equal(statSync(join(folder, 'wout')).mode & 0o777, 0o700);
  assert.equal(
    statSync(
      join(
        folder,
        'wout',
        files.find((file) => file.endsWith('.json')),
      ),
    ).mode & 0o777,
    0o600,
  );
  assert.match((await take('wout', 'wout', '--mine')).said, /exists already/);
});

test('a circle is taken out as its members read it, and by nobody else', async () => {
  const ask = await as('nadia');
  const circle = (await ask('/api/circles')).items.find(({ name }) => name === CIRCLE).id;
  const { status, said } = await take('circle', 'nadia', '--circle', CIRCLE);
  assert.equal(status, 0, said);
  const { data } = exported('circle');
  const listed = [];
  for (let next = ''; next !== null;) {
    const page = await ask(`/api/reports?circle=${circle}&limit=50${next && `&cursor=${next}`}`);
    listed.push(...page.items.map(({ id }) => id));
    next = page.next;
  }
  assert.ok(listed.length > 400);
  assert.deepEqual(data.map(({ id }) => id).sort(), listed.sort());
  assert.ok(data.every((report) => report.circle.id === circle && report.sections.length > 0));
  const unsigned = data.filter(({ author }) => author === null);
  assert.ok(unsigned.length > 0, 'reports without a name come without one');
  const hidden = await take('hidden', 'annemie', '--circle', circle);
  const absent = await take('absent', 'annemie', '--circle', '00000000-0000-4000-8000-000000000000');
  assert.equal(hidden.status, 1);
  assert.equal(
    hidden.said.replace(circle, ''),
    absent.said.replace('00000000-0000-4000-8000-000000000000', ''),
  );
  assert.ok(!existsSync(join(folder, 'hidden')));
});
