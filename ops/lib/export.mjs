// ops/export: what one member wrote, or a circle as its members read it, as JSON and Markdown. It reads through the API as that
// member, so it can hold nothing that its member may not read.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { fromHtml } from './markdown.mjs';
import { Away, Member, Refused } from './member.mjs';

const USAGE = `ops/export (--mine | --circle CIRCLE) --as EMAIL [OPTION ...]

  --mine              everything you wrote: reports, also those that appear tomorrow and in circles you left, what you wrote
                      under reports, and your desk
  --circle CIRCLE     one of your circles, by its name or id, as you may read it now
  --as EMAIL          who you are: a code is mailed (in a demo world: --persona HANDLE)
  --server URL        where Vrank is (http://localhost:8080)
  --language CODE     nl, fr or en: of the labels, not of the texts (en)
  --out DIR           a folder that does not exist yet (vrank-export)
`;

class Usage extends Error {}

const here = (path) => resolve(process.env.VRANK_CALLED_FROM ?? '.', path);

function options(args) {
  const text = { type: 'string' };
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        mine: { type: 'boolean', default: false },
        circle: text,
        as: text,
        persona: text,
        server: { ...text, default: 'http://localhost:8080' },
        language: { ...text, default: 'en' },
        out: { ...text, default: 'vrank-export' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }));
  } catch (fault) {
    throw new Usage(fault.message);
  }
  if (values.help) return values;
  if (values.mine === (values.circle !== undefined)) throw new Usage('Say what: --mine, or --circle CIRCLE.');
  if (!values.as === !values.persona)
    throw new Usage('Say who you are: --as EMAIL (or, in a demo world, --persona HANDLE).');
  if (!['nl', 'fr', 'en'].includes(values.language)) throw new Usage('--language: nl, fr or en.');
  return values;
}

/**
 * A folder that only its owner reads. Names hold a date and an id: no title, because lists of files end up where texts of a
 * candid circle must not, and an id is a good name on every system.
 */
class Folder {
  count = 0;

  constructor(path) {
    this.path = path;
    mkdirSync(path, { mode: 0o700 });
  }

  write(part, name, data, markdown) {
    mkdirSync(join(this.path, part), { mode: 0o700, recursive: true });
    const file = join(this.path, part, name);
    writeFileSync(`${file}.json`, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    writeFileSync(`${file}.md`, markdown, { mode: 0o600, flag: 'wx' });
    const title = oneLine(data.title).replace(/[[\]\\]/g, '\\$&') || '(untitled)';
    appendFileSync(join(this.path, 'index.md'), `- [${title}](${part}/${name}.md)\n`, { mode: 0o600 });
    this.count++;
  }

  /** A file beside a text: under the text's name, with its number. */
  attach(part, name, { number, kind }, bytes) {
    writeFileSync(join(this.path, part, `${name}-${number}.${kind}`), bytes, { mode: 0o600, flag: 'wx' });
  }

  note(text) {
    writeFileSync(join(this.path, 'README.md'), text, { mode: 0o600 });
  }
}

const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const blocks = (...parts) => `${parts.flat().filter(Boolean).join('\n\n')}\n`;
const header = (data) =>
  `---\n${stringify(Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined)))}---`;

const claimsOf = (claims, organisations) =>
  claims?.length > 0 && [
    '## Claims',
    claims
      .map(({ stage, text, judge, organisation, known, evidence, tied }) => {
        const by = [judge, organisations?.get(organisation) ?? organisation].filter(Boolean).join(', ');
        const rest = [known, evidence, tied && 'a funding tie between judge and judged']
          .filter(Boolean)
          .join('; ');
        return `- **${stage}** (${by}): ${oneLine(text)}${rest && ` [${oneLine(rest)}]`}`;
      })
      .join('\n'),
  ];

const addendaOf = (addenda) =>
  addenda
    ?.map(({ text, html, published }) => [`## Added ${published.slice(0, 10)}`, text ?? fromHtml(html)])
    .flat();

const revisionsOf = (revisions) =>
  revisions?.length > 0 && [
    '## Revisions',
    revisions
      .map(({ date, note, erased, changes }) =>
        [
          `- ${date}: ${oneLine(note)}${erased ? ' (the earlier text was taken away)' : ''}`,
          ...(changes ?? []).map(({ label, parts }) => `    - ${label}: ${parts.map(changed).join('')}`),
        ].join('\n'),
      )
      .join('\n'),
  ];

const changed = ({ text, change }) => {
  const plain = oneLine(text);
  if (plain === '' || change === 'same')
    return plain.length > 80 ? `${plain.slice(0, 35)} … ${plain.slice(-35)} ` : `${plain} `;
  return change === 'removed' ? `~~${plain}~~ ` : `**${plain}** `;
};

/** The files beside a text lie beside it here. */
const filesOf = (attachments, name) =>
  attachments?.length > 0 && [
    '## Files',
    attachments
      .map(
        ({ number, kind, name: called, alt }) =>
          `- [${oneLine(called).replace(/[[\]\\]/g, '\\$&')}](${name}-${number}.${kind})${alt && `: ${oneLine(alt)}`}`,
      )
      .join('\n'),
  ];

/** A report as its readers see it. */
const readMarkdown = ({ sections, claims, addenda, revisions, attachments, ...report }, name) =>
  blocks(
    header({
      id: report.id,
      kind: report.kindLabel,
      language: report.language,
      circle: report.circle.name,
      from: report.place,
      author: report.author,
      published: report.published,
      revised: report.revised,
      themes: report.themes.map(({ label }) => label),
    }),
    `# ${oneLine(report.title)}`,
    sections.map(({ label, html }) => [`## ${label}`, fromHtml(html)]).flat(),
    claimsOf(claims),
    filesOf(attachments, name),
    addendaOf(addenda),
    revisionsOf(revisions),
  );

/** What one wrote under a report, as it was typed. */
const commentMarkdown = (comment) =>
  blocks(
    header({
      id: comment.id,
      kind: comment.kind,
      language: comment.language,
      report: comment.report,
      under: comment.reportTitle,
      name: comment.voice,
      published: comment.published,
      appears: comment.appears,
    }),
    comment.text,
  );

/** A text of one's own, as it was typed. */
function ownMarkdown(text, questions, organisations, name) {
  const asked = questions.get(text.kind) ?? [];
  return blocks(
    header({
      id: text.id,
      kind: text.kind,
      language: text.language,
      circle: text.circleName,
      name: text.name ?? (text.named === undefined ? undefined : text.named ? 'named' : 'organisation'),
      published: text.published,
      appears: text.appears,
      revised: text.revised,
      saved: text.saved,
      version: text.version,
      themes: text.themes,
    }),
    `# ${oneLine(text.title)}`,
    answered(text.answers, asked),
    claimsOf(text.claims, organisations),
    filesOf(text.attachments, name),
    addendaOf(text.addenda),
    revisionsOf(text.revisions),
    (text.earlier ?? [])
      .map(({ version, saved, title, answers }) => [
        `# Version ${version}, ${saved.slice(0, 16).replace('T', ' ')}: ${oneLine(title)}`,
        answered(answers, asked),
      ])
      .flat(2),
  );
}

function answered(answers, asked) {
  return asked
    .filter(({ id }) => answers[id] !== undefined)
    .map(({ id, label, options }) => {
      const given = answers[id];
      const words = [given]
        .flat()
        .map((value) => options.find((option) => option.value === value)?.label ?? value);
      return [`## ${label}`, words.join(', ')];
    })
    .flat();
}

/** What is gone, or no longer ours to read, since it was listed: undefined. */
async function ifThere(asking) {
  try {
    return await asking;
  } catch (refused) {
    if (refused instanceof Refused && [404, 410].includes(refused.status)) return undefined;
    throw refused;
  }
}

async function attach(member, folder, part, name, attachments) {
  for (const file of attachments) {
    const bytes = await ifThere(member.bytes(`/api/attachments/${file.id}/file`));
    if (bytes) folder.attach(part, name, file, bytes);
  }
}

async function mine(member, folder, progress) {
  const questions = new Map(
    (await member.ask('GET', '/api/templates')).items.map((template) => [template.kind, template.questions]),
  );
  const circles = new Map((await member.ask('GET', '/api/circles')).items.map(({ id, name }) => [id, name]));
  const organisations = new Map(
    (await member.ask('GET', '/api/organisations')).items.map(({ id, name }) => [id, name]),
  );
  for (const { id } of (await member.ask('GET', '/api/reports/own')).items) {
    const text = await ifThere(member.ask('GET', `/api/reports/own/${id}`));
    if (!text) continue;
    const revisions = text.readable
      ? (await ifThere(member.ask('GET', `/api/reports/${id}/revisions`)))?.items
      : undefined;
    const all = { ...text, circleName: circles.get(text.circle), revisions };
    const name = `${text.published}-${id}`;
    folder.write('reports', name, all, ownMarkdown(all, questions, organisations, name));
    await attach(member, folder, 'reports', name, text.attachments);
    progress(folder.count);
  }
  for (const { id } of (await member.ask('GET', '/api/manuscripts')).items) {
    const text = await ifThere(member.ask('GET', `/api/manuscripts/${id}`));
    const earlier = await ifThere(member.ask('GET', `/api/manuscripts/${id}/versions`));
    const files = await ifThere(member.ask('GET', `/api/manuscripts/${id}/attachments`));
    if (!text || !earlier || !files) continue;
    const all = {
      ...text,
      circleName: circles.get(text.circle),
      earlier: earlier.items,
      attachments: files.items,
    };
    const name = `${text.saved.slice(0, 10)}-${id}`;
    folder.write('desk', name, all, ownMarkdown(all, questions, organisations, name));
    await attach(member, folder, 'desk', name, files.items);
    progress(folder.count);
  }
  for (const comment of (await member.ask('GET', '/api/comments/own')).items) {
    folder.write(
      'comments',
      `${comment.published}-${comment.id}`,
      { title: `Under: ${comment.reportTitle ?? comment.report}`, ...comment },
      commentMarkdown(comment),
    );
    progress(folder.count);
  }
  return `# What I wrote in Vrank

${new Date().toISOString().slice(0, 10)}. \`reports\` holds what was published, also what appears tomorrow and what lies in circles left since; \`desk\` the
texts on the desk with their earlier versions; \`comments\` what stands under reports. Each as JSON, complete, and as Markdown, to read. Of a report in a circle left since, its
present text is here and not how it changed. Files lie beside their text, under its name and their number.
`;
}

async function circle(member, wanted, folder, progress) {
  const { id, name } = wanted;
  for await (const line of member.each(`/api/reports?circle=${id}`)) {
    const report = await ifThere(member.ask('GET', `/api/reports/${line.id}`));
    if (!report) continue;
    const revisions = report.revised
      ? (await ifThere(member.ask('GET', `/api/reports/${line.id}/revisions`)))?.items
      : [];
    const all = { ...report, revisions };
    const name = `${report.published}-${report.id}`;
    folder.write('reports', name, all, readMarkdown(all, name));
    await attach(member, folder, 'reports', name, report.attachments);
    progress(folder.count);
  }
  return `# ${name}

${new Date().toISOString().slice(0, 10)}. What a member of this circle could read that day, for members of this circle: names as they stand on the
reports, no others. What is withdrawn later stays in this copy until you delete it; please do.
`;
}

async function main(args) {
  const given = options(args);
  if (given.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const tty = process.stderr.isTTY;
  const show = (text) => tty && process.stderr.write(`\r\u001b[K${text}`);
  const member = new Member(given.server, { language: given.language, waiting: show });
  process.once('SIGINT', () => member.signOut().finally(() => process.exit(130)));
  try {
    if (given.persona) await member.signInAs(given.persona);
    else await member.signInByMail(given.as, { input: process.stdin, output: process.stderr });
    const wanted = given.mine ? undefined : await member.circle(given.circle);
    const folder = new Folder(here(given.out));
    const progress = (count) => count % 20 === 0 && show(`${count} texts …`);
    folder.note(
      given.mine ? await mine(member, folder, progress) : await circle(member, wanted, folder, progress),
    );
    show('');
    process.stdout.write(`${folder.count} texts in ${folder.path}\n`);
    return 0;
  } finally {
    await member.signOut().catch(() => {});
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  const said =
    fault.code === 'EEXIST' ? `${fault.path} exists already: name another folder with --out.` : fault.message;
  if (
    !['ENOENT', 'EACCES', 'EEXIST', 'ENOSPC'].includes(fault.code) &&
    ![Usage, Refused, Away].some((kind) => fault instanceof kind)
  )
    throw fault;
  process.stderr.write(`${said}\n`);
  process.exitCode = fault instanceof Usage ? 2 : 1;
}
