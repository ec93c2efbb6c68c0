// The mapping: which columns of a file become what in a report. Written in YAML, checked against the file's columns and against
// what the server asks of each kind, all before the first row is sent.
import { parse as yaml } from 'yaml';

/** What is wrong with a mapping, a line each. */
export class Unfit extends Error {
  constructor(faults) {
    super(faults.join('\n'));
  }
}

const KEYS = [
  'source',
  'format',
  'encoding',
  'delimiter',
  'columns',
  'id',
  'kind',
  'language',
  'title',
  'answers',
  'themes',
  'claims',
];
const PART_KEYS = [
  'column',
  'template',
  'constant',
  'values',
  'otherwise',
  'split',
  'part',
  'text',
  'breaks',
  'heading',
  'longest',
  'has',
  'theme',
];
const LANGUAGES = ['nl', 'fr', 'de', 'en'];

/** A line of the ledger: what each field may be, where it is not free text. */
const CLAIM = {
  stage: ['intended', 'delivered', 'observed', 'measured'],
  text: undefined,
  judge: ['owner', 'internal', 'peer', 'researcher'],
  known: undefined,
  evidence: [
    'described',
    'plausible',
    'followed',
    'before-after',
    'compared',
    'repeated',
    'no-effect',
    'harm',
  ],
};
const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
/** Nothing, one thing or several, as a list. */
export const asList = (value) =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
const placesOf = (template) => [...String(template).matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);

/** Reads a mapping; answers it with everything as a list of parts. */
export function readMapping(text) {
  let read;
  try {
    read = yaml(text);
  } catch (fault) {
    throw new Unfit([`This is no YAML: ${fault.message.split('\n')[0]}`]);
  }
  if (!isMap(read)) throw new Unfit(['A mapping is a list of names with values, such as “source: safenet”.']);
  const faults = Object.keys(read)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `“${key}” means nothing here; known are ${KEYS.join(', ')}.`);
  for (const key of ['source', 'id', 'kind', 'language', 'title', 'answers']) {
    if (read[key] === undefined || read[key] === null) faults.push(`“${key}” is missing.`);
  }
  if (read.format !== undefined && !['csv', 'jsonl'].includes(read.format))
    faults.push('format: csv or jsonl.');
  if (read.answers !== undefined && !isMap(read.answers))
    faults.push('answers: a question’s id and what answers it, each.');
  if (faults.length > 0) throw new Unfit(faults);

  // a word alone names a column, but for kind and language, where it is the word itself
  const part = (key, given, word = 'column') => {
    const one = isMap(given) ? given : { [word]: given };
    const wrong = Object.keys(one).filter((name) => !PART_KEYS.includes(name));
    if (wrong.length > 0)
      faults.push(`${key}: “${wrong[0]}” means nothing here; known are ${PART_KEYS.join(', ')}.`);
    if (['column', 'template', 'constant'].filter((name) => one[name] !== undefined).length !== 1) {
      faults.push(`${key}: name a column, a template or a constant, one of them.`);
    }
    if (one.values !== undefined && !isMap(one.values))
      faults.push(`${key}: values: what stands in the file and what it becomes, each.`);
    if (one.text !== undefined && !['plain', 'html', 'markdown'].includes(one.text))
      faults.push(`${key}: text: plain, html or markdown.`);
    if (one.part !== undefined && one.part !== 'year') faults.push(`${key}: part: year.`);
    if ((one.has === undefined) !== (one.theme === undefined))
      faults.push(`${key}: has and theme belong together.`);
    return one;
  };
  const claim = (given) => {
    const fields = isMap(given) ? given : {};
    const wrong = Object.keys(fields).filter((name) => !Object.hasOwn(CLAIM, name));
    if (wrong.length > 0 || fields.stage === undefined || fields.text === undefined) {
      faults.push(`claims: each has a stage and a text, and may have a judge, known and evidence.`);
    }
    return new Map(
      Object.entries(fields).map(([name, one]) => [
        name,
        part(`claims.${name}`, one, CLAIM[name] ? 'constant' : 'column'),
      ]),
    );
  };
  const mapping = {
    source: String(read.source),
    format: read.format,
    encoding: read.encoding ?? 'utf-8',
    delimiter: read.delimiter ?? ',',
    columns: read.columns,
    id: part('id', read.id),
    kind: part('kind', read.kind, 'constant'),
    language: part('language', read.language, 'constant'),
    title: part('title', read.title),
    answers: new Map(
      Object.entries(read.answers).map(([id, given]) => [
        id,
        asList(given).map((one) => part(`answers.${id}`, one)),
      ]),
    ),
    themes: asList(read.themes).map((one) => part('themes', one, 'constant')),
    claims: asList(read.claims).map((given) => claim(given)),
  };
  if (faults.length > 0) throw new Unfit(faults);
  return mapping;
}

const partsOf = (m) => [
  m.id,
  m.kind,
  m.language,
  m.title,
  ...[...m.answers.values()].flat(),
  ...m.themes,
  ...m.claims.flatMap((one) => [...one.values()]),
];

/** Refuses a file that has not the columns the mapping speaks of. */
export function checkColumns(mapping, found) {
  const spoken = partsOf(mapping).flatMap((one) =>
    one.column !== undefined ? [String(one.column)] : one.template ? placesOf(one.template) : [],
  );
  const missing = [...new Set([...spoken, ...asList(mapping.columns).map(String)])].filter(
    (name) => !found.includes(name),
  );
  const extra = mapping.columns
    ? found.filter((name) => !asList(mapping.columns).map(String).includes(name))
    : [];
  if (missing.length === 0 && extra.length === 0) return;
  const quoted = (names) =>
    names
      .slice(0, 60)
      .map((name) => `“${name.slice(0, 60)}”`)
      .join(', ');
  throw new Unfit(
    [
      missing.length > 0 && `The file has no column ${quoted(missing)}.`,
      extra.length > 0 && `The mapping does not expect ${quoted(extra)}.`,
      `It expects: ${quoted([...new Set([...spoken, ...asList(mapping.columns).map(String)])])}.`,
      `Found: ${quoted(found)}.`,
    ].filter(Boolean),
  );
}

/**
 * Refuses what the server does not know: kinds, questions, choices, themes.
 *
 * @param templates what each kind asks, from the server
 * @param themes ids of themes
 */
export function checkWords(mapping, templates, themes) {
  const faults = [];
  const results = (one) =>
    (one.constant !== undefined
      ? asList(one.constant)
      : [...Object.values(one.values ?? {}).flatMap(asList), ...asList(one.otherwise)]
    ).map(String);
  const among = (key, one, known) => {
    if (one.constant === undefined && one.values === undefined && one.has === undefined) return;
    for (const word of results(one).filter((word) => !known.includes(word))) {
      faults.push(`${key}: “${word}” does not exist; known are ${known.join(', ')}.`);
    }
  };
  among(
    'kind',
    mapping.kind,
    templates.map(({ kind }) => kind),
  );
  among('language', mapping.language, LANGUAGES);
  const kinds = results(mapping.kind);
  const asked = templates.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  for (const [id, parts] of mapping.answers) {
    const question = asked.flatMap(({ questions }) => questions).find((one) => one.id === id);
    if (!question) {
      const known = [...new Set(asked.flatMap(({ questions }) => questions.map((one) => one.id)))];
      faults.push(
        `answers.${id}: this is not asked of ${kinds.join(', ') || 'any kind'}; asked are ${known.join(', ')}.`,
      );
    } else if (question.options?.length > 0) {
      parts.forEach((one) =>
        among(
          `answers.${id}`,
          one,
          question.options.map(({ value }) => value),
        ),
      );
    }
  }
  mapping.themes.forEach((one) =>
    among('themes', one.theme === undefined ? one : { constant: one.theme }, themes),
  );
  for (const one of mapping.claims) {
    for (const [name, words] of Object.entries(CLAIM)) {
      if (words && one.has(name)) among(`claims.${name}`, one.get(name), words);
    }
  }
  if (faults.length > 0) throw new Unfit(faults);
}
