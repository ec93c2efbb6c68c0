// What a mapping makes of a record: a row for the server.
import { asList } from './mapping.mjs';
import { fromHtml, fromPlain, listOf } from './markdown.mjs';

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
    const claims = mapping.claims
      .map((one) =>
        Object.fromEntries(
          [...one]
            .map(([name, given]) => [name, values(`claims.${name}`, given).join(' ')])
            .filter(([, said]) => said),
        ),
      )
      .filter(({ text }) => text);
    if (claims.length > 0) row.claims = claims;
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
