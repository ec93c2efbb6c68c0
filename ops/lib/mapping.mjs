// The mapping: which columns of a file become what in a report. Written in YAML, checked against the file's columns and against
// what the server asks of each kind, all before the first row is sent.
import { parse as yaml } from 'yaml';
import { fromHtml, fromPlain, listOf } from './markdown.mjs';

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
const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const asList = (value) =>
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
  };
  if (faults.length > 0) throw new Unfit(faults);
  return mapping;
}

const partsOf = (m) => [m.id, m.kind, m.language, m.title, ...[...m.answers.values()].flat(), ...m.themes];

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
  if (faults.length > 0) throw new Unfit(faults);
}

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();

/** At most so many characters, cut at a word. */
export function shortened(text, longest) {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > longest / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, '')).replace(/[\s,;:.–-]+$/, '')} …`;
}

/** Makes rows for the server of records; templates as for {@link checkWords}. */
export function rowMaker(mapping, templates) {
  const questions = new Map(
    templates.map(({ kind, questions }) => [kind, new Map(questions.map((q) => [q.id, q]))]),
  );
  return (cells) => {
    const problems = [];
    const values = (field, one) => valuesOf(one, cells, (reason) => problems.push({ field, reason }));
    const kind = values('kind', mapping.kind)[0] ?? '';
    const row = {
      externalId: squeezed(values('externalId', mapping.id).join(' ')),
      kind,
      language: values('language', mapping.language)[0] ?? '',
      title: titleOf(mapping.title, values('title', mapping.title)),
      answers: {},
      themes: [
        ...new Set(
          mapping.themes.flatMap((one) =>
            one.has === undefined ? values('themes', one) : holds(one, cells) ? [one.theme] : [],
          ),
        ),
      ],
    };
    for (const [id, parts] of mapping.answers) {
      const question = questions.get(kind)?.get(id);
      if (!question) continue; // asked of another kind
      const given = parts
        .map((one) => [one, values(`answers.${id}`, one)])
        .filter(([, found]) => found.length > 0);
      if (given.length === 0) continue;
      const all = [...new Set(given.flatMap(([, found]) => found))];
      row.answers[id] = question.type === 'text' ? textOf(given) : question.type === 'choices' ? all : all[0];
    }
    return problems.length > 0
      ? { externalId: row.externalId, problems }
      : { externalId: row.externalId, row };
  };
}

const titleOf = ({ longest = 120 }, found) =>
  shortened(
    squeezed(found.join(' ').replace(/;(?=\S)/g, '; ')).replace(/^[\s:;,/–-]+|[\s:;,/–-]+$/g, ''),
    Math.min(longest, 200),
  );

const holds = ({ column, has }, cells) =>
  asList(cells.get(String(column)))
    .join('\n')
    .toLowerCase()
    .includes(String(has).toLowerCase());

/** What a part makes of a record: a list of texts, empty when there is nothing. */
function valuesOf(one, cells, refuse) {
  if (one.constant !== undefined) return asList(one.constant).map(String);
  if (one.template !== undefined) {
    return [
      String(one.template).replace(/\{([^{}]+)\}/g, (_, name) => asList(cells.get(name)).join(', ').trim()),
    ];
  }
  let found = asList(cells.get(String(one.column)));
  if (one.split !== undefined) found = found.flatMap((text) => text.split(one.split));
  found = found.map((text) => text.trim()).filter((text) => text !== '');
  if (one.part === 'year')
    found = found.map((text) => text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/)?.[0]).filter(Boolean);
  if (one.values === undefined) return found;
  return found.flatMap((text) => {
    if (Object.hasOwn(one.values, text)) return asList(one.values[text]).map(String);
    if (one.otherwise !== undefined) return asList(one.otherwise).map(String);
    refuse(`the mapping does not say what a value in column “${one.column}” becomes`);
    return [];
  });
}

const MAKERS = { html: fromHtml, markdown: (text) => text, plain: fromPlain };

/** The parts of an answer, one after the other, those with a heading under it. */
function textOf(given) {
  return given
    .map(([one, found]) => {
      const make = MAKERS[one.text ?? (one.constant === undefined ? 'plain' : 'markdown')];
      const text =
        one.split === undefined ? found.map((text) => make(text, one)).join('\n\n') : listOf(found);
      return one.heading && text ? `### ${one.heading}\n\n${text}` : text;
    })
    .filter((text) => text !== '')
    .join('\n\n');
}
