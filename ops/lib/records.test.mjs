// Tables as they come: encodings, formulas, damage, and lines without end.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { Unreadable, records } from './records.mjs';
import { row } from './csv.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vrank-records-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function read(content, how = {}) {
  const file = join(folder, 'table');
  writeFileSync(file, content);
  const all = [];
  for await (const record of records(file, { format: 'csv', ...how })) all.push(record);
  return all;
}
const cells = ({ cells }) => cells && [...cells.values()];
const latin = (text) => Buffer.from(text, 'latin1');

test('a record knows the line it begins on, whatever line breaks stand inside and between', async () => {
  for (const end of ['\n', '\r\n']) {
    const all = await read(
      `\ufeffid,text${end}1,"two${end}lines"${end}${end}2,"a ""quoted"" word, and"${end}3,last`.replaceAll(
        '\n',
        '\n',
      ),
    );
    assert.deepEqual(all[0].header, ['id', 'text']);
    assert.deepEqual(
      all.slice(1).map(({ line }) => line),
      [2, 5, 6],
    );
    assert.deepEqual(all.slice(1).map(cells), [
      ['1', `two${end}lines`],
      ['2', 'a "quoted" word, and'],
      ['3', 'last'],
    ]);
  }
});

test('cells that look like formulas are text', async () => {
  const formulas = ['=1+1', '+32', '-1', '@SUM(A1)', '=HYPERLINK("https://elsewhere.example")'];
  const all = await read(
    row(['id']) + formulas.map((formula) => `"${formula.replaceAll('"', '""')}"\n`).join(''),
  );
  assert.deepEqual(all.slice(1).flatMap(cells), formulas);
});

test('a record that is not UTF-8 is refused alone, its neighbours are not', async () => {
  const all = await read(
    Buffer.concat([Buffer.from('id,text\n1,één\n'), latin('2,één\n'), Buffer.from('3,drieën\n')]),
  );
  assert.deepEqual(cells(all[1]), ['1', 'één']);
  assert.equal(all[2].line, 3);
  assert.match(all[2].problem.reason, /encoding/);
  assert.deepEqual(cells(all[3]), ['3', 'drieën']);
});

test('a file of another encoding is read as its mapping says, but UTF-8 within it is refused', async () => {
  const all = await read(
    Buffer.concat([
      Buffer.from('id,text\n1,'),
      Buffer.from([0x80, 0x92, 0xe9]),
      Buffer.from('\n2,één\n3,plain\n'),
    ]),
    { encoding: 'windows-1252' },
  );
  assert.deepEqual(cells(all[1]), ['1', '€’é']);
  assert.match(all[2].problem.reason, /encoding/);
  assert.deepEqual(cells(all[3]), ['3', 'plain']);
  await assert.rejects(read('id\n1\n', { encoding: 'shift_jis' }), Unreadable);
});

test('UTF-16 is recognised by its mark, in both orders', async () => {
  const little = Buffer.from('\ufeffid,text\n1,één 😀\n', 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()]) {
    assert.deepEqual(cells((await read(bytes))[1]), ['1', 'één 😀']);
  }
});

test('a character that was lost before is noticed', async () => {
  const all = await read('id,text\n1,caf\ufffd\n2,café\n');
  assert.equal(all[1].problem.field, 'text');
  assert.deepEqual(cells(all[2]), ['2', 'café']);
});

test('a record with too few or too many columns is refused alone', async () => {
  const all = await read('id,text\n1\n2,two\n3,three,four\n');
  assert.deepEqual(
    all.slice(1).map(({ line, problem }) => [line, problem?.reason]),
    [
      [2, 'has 1 columns where the first line has 2'],
      [3, undefined],
      [4, 'has 3 columns where the first line has 2'],
    ],
  );
});

test('a file that cannot be read to its end says on which line', async () => {
  await assert.rejects(read('id,text\n1,"fine"\n2,"never closed\n3,x\n'), /^Error: Line 3: .*quote/);
  await assert.rejects(read('id,text\n1,x"y\n'), /Line 2: .*quote/);
  await assert.rejects(read('id,id\n1,2\n'), /two columns are called “id”/);
  await assert.rejects(read(''), /empty/);
});

for (const [what, filler] of [
  ['letters', 'x'],
  ['commas', ','],
  ['quoted line breaks', '\n'],
  ['blank lines', '\n'],
]) {
  test(`a line of ${what} without end is refused by its number, in constant memory`, async () => {
    const file = join(folder, 'endless');
    const out = createWriteStream(file);
    out.write(
      `id,text\n1,fine\n2,${what.startsWith('quoted') ? '"' : ''}${what === 'blank lines' ? 'x\n' : ''}`,
    );
    const megabyte = Buffer.alloc(1_000_000, filler);
    for (let i = 0; i < 150; i++) if (!out.write(megabyte)) await once(out, 'drain');
    out.end();
    await once(out, 'close');
    const before = process.memoryUsage().rss;
    let lines = [];
    await assert.rejects(async () => {
      for await (const { line } of records(file, { format: 'csv' })) if (line) lines.push(line);
    }, /Line (3|4): .* longer than 900 kB/);
    assert.deepEqual(lines.slice(0, 1), [2]);
    assert.ok(process.memoryUsage().rss - before < 100e6);
  });
}

test('JSON Lines: a line that is too long, no JSON or no object is refused alone', async () => {
  const all = await read(
    [
      '{"id": 1, "tags": ["a", null, "b"], "none": null}',
      '',
      '{"id": ',
      '[1]',
      `{"id": "${'x'.repeat(2000)}"}`,
      '{"id": {"a": 1}}',
      '{"id": "één"}',
    ].join('\n'),
    { format: 'jsonl', longest: 1000 },
  );
  assert.deepEqual(cells(all[0]), ['1', ['a', 'b'], '']);
  assert.deepEqual(
    all.slice(1).map(({ line, problem }) => [line, problem?.reason]),
    [
      [3, 'is no JSON'],
      [4, 'is no JSON object'],
      [5, 'is longer than 1 kB'],
      [6, 'holds an object where text is expected'],
      [7, undefined],
    ],
  );
});

test('what we write to CSV is text to a spreadsheet', () => {
  assert.equal(
    row(['=1+1', '+32', '-1', '@x', '\t=1', ' =1', 'a,b', 'plain', 'a"b']),
    '"\'=1+1","\'+32","\'-1","\'@x","\'\t=1","\' =1","a,b",plain,"a""b"\r\n',
  );
});
