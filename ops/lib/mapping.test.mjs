// Mappings: what they make of records, and what they refuse before the first row.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse as yaml } from 'yaml';
import { fromHtml, fromPlain } from './markdown.mjs';
import { Unfit, checkColumns, checkWords, readMapping } from './mapping.mjs';
import { rowMaker, shortened } from './rows.mjs';

const content = yaml(readFileSync(new URL('../../content/templates.yml', import.meta.url), 'utf8')).templates;
const templates = content.map(({ kind, questions }) => ({
  kind,
  questions: questions.map((q) => ({ ...q, options: q.options ?? [] })),
}));
const themes = yaml(readFileSync(new URL('../../content/themes.yml', import.meta.url), 'utf8')).themes.map(
  ({ id }) => id,
);

const BASE = {
  source: 's',
  id: 'Id',
  kind: 'lesson',
  language: 'nl',
  title: 'Title',
  answers: { actual: 'Text' },
};
const mapped = (extra, record) => {
  const mapping = readMapping(JSON.stringify({ ...BASE, ...extra }));
  checkWords(mapping, templates, themes);
  return rowMaker(
    mapping,
    templates,
  )(new Map(Object.entries({ Id: '1', Title: 'A title', Text: 'What happened.', ...record })));
};

test('the example fits what the server asks today', () => {
  const mapping = readMapping(readFileSync(new URL('../examples/safenet.map.yml', import.meta.url), 'utf8'));
  checkWords(mapping, templates, themes);
  assert.equal(mapping.source, 'safenet');
});

test('columns become a report', () => {
  const { row } = mapped(
    {
      kind: { column: 'Type', values: { Fout: 'failure', Les: 'lesson' } },
      language: { column: 'Taal', values: { N: 'nl', F: 'fr' } },
      title: { template: '{Place}: {Title}', longest: 30 },
      answers: {
        actual: ['Text', { column: 'More', heading: 'Later' }],
        why: { column: 'Factors', split: ';' },
        contributing: {
          column: 'Factors',
          split: ';',
          values: { Tijd: 'time', Geld: 'money' },
          otherwise: [],
        },
        'failure-kind': { constant: 'harm' },
      },
      themes: [
        'dialogue',
        { column: 'Text', has: 'school', theme: 'school' },
        { column: 'Factors', split: ';', values: { Geld: 'evaluation' }, otherwise: [] },
      ],
    },
    {
      Type: 'Fout',
      Taal: 'F',
      Place: 'Gent',
      Title: 'a title that is longer than it may be',
      Text: 'At School.',
      More: '',
      Factors: 'Tijd;Geld; ;Weer',
    },
  );
  assert.deepEqual(row, {
    externalId: '1',
    kind: 'failure',
    language: 'fr',
    title: 'Gent: a title that is longer …',
    answers: {
      actual: 'At School.',
      why: '- Tijd\n- Geld\n- Weer',
      contributing: ['time', 'money'],
      'failure-kind': 'harm',
    },
    themes: ['dialogue', 'school', 'evaluation'],
  });
});

test('a claim is made where its column says something', () => {
  const claims = [
    {
      stage: 'observed',
      text: 'Seen',
      judge: 'peer',
      known: 'How',
      evidence: { column: 'Sure', values: { yes: 'compared' }, otherwise: [] },
    },
    { stage: 'measured', text: 'Counted' },
  ];
  const { row } = mapped({ claims }, { Seen: 'Six came.', How: '', Sure: 'yes', Counted: ' ' });
  assert.deepEqual(row.claims, [
    { stage: 'observed', text: 'Six came.', judge: 'peer', evidence: 'compared' },
  ]);
  assert.equal(mapped({ claims }, { Seen: '', How: '', Sure: '', Counted: '' }).row.claims, undefined);
  assert.throws(() => mapped({ claims: [{ stage: 'guessed', text: 'Seen' }] }), /claims.stage: “guessed”/);
  assert.throws(() => mapped({ claims: [{ stage: 'observed' }] }), /each has a stage and a text/);
});

test('a value the mapping does not know is a problem of its row and is not repeated', () => {
  const made = mapped({ kind: { column: 'Type', values: { Les: 'lesson' } } }, { Type: 'Geheim woord' });
  assert.equal(made.row, undefined);
  assert.equal(made.problems[0].field, 'kind');
  assert.doesNotMatch(made.problems[0].reason, /Geheim/);
});

test('a year comes out of any date, and out of nothing else', () => {
  const year = (text) => mapped({ title: { column: 'Date', part: 'year' } }, { Date: text }).row.title;
  assert.deepEqual(['01/02/1999 00:00', '2004-05-06', '3 mei 2015', '12345', '99'].map(year), [
    '1999',
    '2004',
    '2015',
    '',
    '',
  ]);
});

test('columns that are missing or not expected are named before the first row, with those found', () => {
  const mapping = readMapping(
    JSON.stringify({
      ...BASE,
      title: { template: '{Place}: {Title}' },
      columns: ['Id', 'Title', 'Place', 'Text'],
    }),
  );
  checkColumns(mapping, ['Text', 'Place', 'Title', 'Id']);
  assert.throws(
    () => checkColumns(mapping, ['Id', 'Title', 'Text']),
    /no column “Place”[^]*It expects: “Id”[^]*Found: “Id”, “Title”, “Text”/,
  );
  assert.throws(
    () => checkColumns(mapping, ['Id', 'Title', 'Text', 'Place', 'Salary']),
    /does not expect “Salary”/,
  );
});

test('what the server does not know is named before the first row', () => {
  assert.throws(() => mapped({ kind: 'rumour' }), /kind: “rumour” does not exist; known are lesson, failure/);
  assert.throws(() => mapped({ language: 'it' }), /language: “it”/);
  assert.throws(
    () => mapped({ answers: { 'shoe-size': 'Text' } }),
    /answers.shoe-size: this is not asked of lesson; asked are intended, actual/,
  );
  assert.throws(() => mapped({ answers: { status: { constant: 'never' } } }), /answers.status: “never”/);
  assert.throws(() => mapped({ themes: ['cookery'] }), /themes: “cookery”/);
});

test('a mapping that is none is refused with what is wrong', () => {
  for (const [text, why] of [
    ['a: [', /no YAML/],
    ['just words', /list of names/],
    ['sorce: x', /“sorce” means nothing[^]*“source” is missing/],
    [JSON.stringify({ ...BASE, title: { colunm: 'x' } }), /title: “colunm”/],
    [JSON.stringify({ ...BASE, title: { column: 'x', constant: 'y' } }), /one of them/],
    [
      JSON.stringify({ ...BASE, answers: { actual: { column: 'x', text: 'word' } } }),
      /plain, html or markdown/,
    ],
  ]) {
    assert.throws(
      () => readMapping(text),
      (fault) => fault instanceof Unfit && why.test(fault.message),
      text,
    );
  }
});

test('a title is cut at a word and never inside a character', () => {
  assert.equal(shortened('one two three four', 12), 'one two …');
  assert.equal(shortened('short', 12), 'short');
  assert.doesNotMatch(shortened('😀'.repeat(40), 12), /[\ud800-\udbff](?![\udc00-\udfff])/);
});

test('plain text stays what was typed', () => {
  for (const [plain, markdown] of [
    ['# 5 engine left', '\\# 5 engine left'],
    ['    indented', 'indented'],
    ['a *star* and snake_case', 'a \\*star\\* and snake_case'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
    ['title\n=====', 'title\n\\====='],
    ['- one\n- two', '- one\n- two'],
    ['[x](javascript:y)', '\\[x](javascript:y)'],
    ['one\n\n\n  two', 'one\n\ntwo'],
    ['=SUM(A1)', '=SUM(A1)'],
    ['> said', '\\> said'],
    ['C:\\temp\\*', 'C:\\temp\\\\\\*'],
  ]) {
    assert.equal(fromPlain(plain), markdown);
  }
  assert.equal(fromPlain('one\ntwo', { breaks: true }), 'one\\\ntwo');
});

test('HTML becomes Markdown without what is no text', () => {
  assert.equal(
    fromHtml(
      '<h2>Head</h2><p>A <b>bold</b> <a href="https://x.example">link</a><script>x()</script></p><ul><li>one</li></ul><img src="x" alt="a picture">',
    ),
    '## Head\n\nA **bold** [link](https://x.example)\n\n-   one\n\na picture',
  );
  assert.equal(fromHtml('one<br/>\n<br/>two\nthree <5', { breaks: true }), 'one\n\ntwo  \nthree <5');
});
