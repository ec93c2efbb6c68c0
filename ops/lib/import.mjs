// ops/import: brings reports from a file into a circle, through the same door and the same checks as what is written here.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Unfit, checkColumns, checkWords, readMapping } from './mapping.mjs';
import { Away, Member, Refused } from './member.mjs';
import { LONGEST_RECORD, Unreadable, records } from './records.mjs';
import { Progress, number } from './progress.mjs';
import { redacted } from './redaction.mjs';
import { Rejects } from './rejects.mjs';
import { rowMaker } from './rows.mjs';

const MOST_ROWS = 50;
const LARGEST_REQUEST = 900_000; // the server takes 1 MB
const USAGE = `ops/import FILE --map MAPPING --into CIRCLE --as EMAIL [OPTION ...]

  FILE                CSV or JSON Lines (.jsonl), in UTF-8, UTF-16 or what the mapping says
  --map MAPPING       which columns become what: see ops/README.md and ops/examples
  --into CIRCLE       one of your circles, by its name or id
  --as EMAIL          who you are: a code is mailed (in a demo world: --persona HANDLE)
  --server URL        where Vrank is (http://localhost:8080)
  --name LEVEL        named, or organisation (only): whose name stands on the reports (organisation)
  --dry-run           make every check and publish nothing
  --redact            replace what the guard finds (phone numbers, addresses, names, …) by a word between brackets
  --reviewed          somebody looked at every warning of the guard (names, dates of birth, …): only hard stops reject a row
  --first N           only the first N records
  --rejected FILE     where to write which rows were rejected and why (FILE.rejected.csv, here)
  --yes               do not ask before publishing

A row is known by its external id: what was imported before is left alone, so a run that was cut off is simply run again.
Ends with 0 when every row is in, 3 when some were rejected, 2 when nothing was begun, 1 when it had to stop.
`;

class Usage extends Error {}

const here = (path) => resolve(process.env.VRANK_CALLED_FROM ?? '.', path);

function options(args) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        map: text,
        into: text,
        as: text,
        persona: text,
        server: { ...text, default: 'http://localhost:8080' },
        name: { ...text, default: 'organisation' },
        'dry-run': flag,
        redact: flag,
        reviewed: flag,
        first: text,
        rejected: text,
        yes: flag,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (fault) {
    throw new Usage(fault.message);
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  if (positionals.length !== 1) throw new Usage('Name one file.');
  for (const needed of ['map', 'into']) if (!values[needed]) throw new Usage(`--${needed} is missing.`);
  if (!values.as === !values.persona)
    throw new Usage('Say who you are: --as EMAIL (or, in a demo world, --persona HANDLE).');
  if (!['named', 'organisation'].includes(values.name)) throw new Usage('--name: named or organisation.');
  if (values.first !== undefined && !/^[1-9]\d{0,8}$/.test(values.first))
    throw new Usage('--first takes a number.');
  return { ...values, file: here(positionals[0]), first: Number(values.first ?? Infinity) };
}

/** Reads the whole file once before anything is sent: its columns, how much there is, and whether it can be read to its end. */
async function look(file, how, mapping, first) {
  let count = 0;
  const found = new Set();
  for await (const record of records(file, how)) {
    if (record.header) checkColumns(mapping, record.header);
    else if (++count >= first) break;
    if (how.format === 'jsonl' && found.size < 10_000) record.cells?.forEach((_, name) => found.add(name));
  }
  if (how.format === 'jsonl') checkColumns(mapping, [...found]);
  return count;
}

class Import {
  counts = { published: 0, present: 0, withdrawn: 0, fits: 0, redacted: 0 };
  stopping = false;
  #batch = [];
  #size = 0;
  #done = 0;
  #seen = new Map();

  constructor(member, circle, mapping, given, rejects, progress) {
    Object.assign(this, { member, circle, mapping, given, rejects, progress });
  }

  async run(source, make) {
    for await (const record of source) {
      if (this.stopping) return;
      if (record.header) continue;
      if (this.read++ >= this.given.first) break;
      await this.#take(record, make);
    }
    await this.#send();
  }

  read = 0;

  async #take({ line, cells, problem }, make) {
    const empty = cells && [...cells.values()].flat().every((text) => text.trim() === '');
    const made =
      problem || empty ? { problems: [problem ?? { field: '', reason: 'is empty' }] } : make(cells);
    const id = made.externalId;
    const before = id && this.#seen.get(id);
    const bytes = made.row ? Buffer.byteLength(JSON.stringify(made.row)) : 0;
    if (made.problems) return this.#reject(line, id, made.problems);
    if (before)
      return this.#reject(line, id, [{ field: 'externalId', reason: `line ${before} has the same id` }]);
    if (bytes > LARGEST_REQUEST)
      return this.#reject(line, id, [{ field: '', reason: 'is longer than the server takes' }]);
    this.#seen.set(id, line);
    if (this.#batch.length === MOST_ROWS || this.#size + bytes > LARGEST_REQUEST) await this.#send();
    this.#batch.push({ line, row: made.row });
    this.#size += bytes;
  }

  #reject(line, id, problems) {
    this.rejects.add(line, id, problems);
    this.progress.show(++this.#done);
  }

  async #send() {
    const batch = this.#batch;
    this.#batch = [];
    this.#size = 0;
    if (batch.length === 0) return;
    const again = [];
    for (const [{ line, row }, outcome] of await this.#outcomes(batch)) {
      if (outcome.status !== 'refused') {
        this.counts[outcome.status]++;
        this.#done++;
      } else if (this.given.redact && outcome.violations.every(({ code }) => code.startsWith('guard.'))) {
        again.push({ line, row: await redacted(this.member, row, outcome.violations, this.given.reviewed) });
      } else {
        this.#refused(line, row, outcome);
      }
    }
    for (const [{ line, row }, outcome] of again.length > 0 ? await this.#outcomes(again) : []) {
      if (outcome.status === 'refused') {
        this.#refused(line, row, outcome);
      } else {
        this.counts[outcome.status]++;
        this.counts.redacted++;
        this.#done++;
      }
    }
    this.progress.show(this.#done);
  }

  #refused(line, row, { violations }) {
    this.#reject(
      line,
      row.externalId,
      violations.map(({ field, code, message }) => ({ field, code, reason: message })),
    );
  }

  async #outcomes(batch) {
    const { rows } = await this.member.ask('POST', '/api/imports', {
      source: this.mapping.source,
      circle: this.circle.id,
      name: this.given.name,
      reviewed: this.given.reviewed,
      tryOnly: this.given['dry-run'],
      rows: batch.map(({ row }) => row),
    });
    return rows.map((outcome, i) => [batch[i], outcome]);
  }
}

async function agreed(member, circle, total, given) {
  const audience = await member.ask('GET', `/api/circles/${circle.id}/audience`);
  const me = (await member.ask('GET', '/api/me')).member;
  const level =
    given.name === 'named'
      ? `under your name, ${me.name}`
      : 'with the name of your organisation or region only, from tomorrow morning';
  process.stderr.write(
    `${number(total)} records into “${circle.name}”, ${level}.\nWho reads this: ${audience.summary}. ${audience.later ?? ''}\n`,
  );
  if (given['dry-run'] || given.yes) return true;
  if (!process.stdin.isTTY) throw new Usage('Add --yes to publish without being asked.');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question('Publish them? [y/N] ');
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}

function summary({ counts, rejects, given, read }) {
  const said = [
    given['dry-run'] ? `${number(counts.fits)} would be published` : `${number(counts.published)} published`,
    counts.present > 0 && `${number(counts.present)} there already`,
    counts.withdrawn > 0 && `${number(counts.withdrawn)} withdrawn since, left out`,
    counts.redacted > 0 && `${number(counts.redacted)} of them with words replaced`,
    `${number(rejects.count)} rejected`,
  ].filter(Boolean);
  process.stdout.write(`${number(Math.min(read, given.first))} records: ${said.join(', ')}.\n`);
  for (const [reason, times] of [...rejects.reasons].sort((a, b) => b[1] - a[1]).slice(0, 12)) {
    process.stdout.write(`  ${String(times).padStart(6)}  ${reason}\n`);
  }
}

async function main(args) {
  const given = options(args);
  if (given.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const mapping = readMapping(readFileSync(here(given.map), 'utf8'));
  const format = mapping.format ?? (/\.(jsonl|ndjson)$/i.test(given.file) ? 'jsonl' : 'csv');
  const how = { format, encoding: mapping.encoding, delimiter: mapping.delimiter, longest: LONGEST_RECORD };
  const total = await look(given.file, how, mapping, given.first);
  const progress = new Progress(total);
  const member = new Member(given.server, { waiting: (why) => progress.show(run?.read ?? 0, why) });
  const rejectsFile = here(given.rejected ?? `${basename(given.file)}.rejected.csv`);
  const rejects = new Rejects(rejectsFile);
  let run;
  let stopped;
  const stop = () => {
    if (run) run.stopping = true;
    else process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    if (given.persona) await member.signInAs(given.persona);
    else await member.signInByMail(given.as, { input: process.stdin, output: process.stderr });
    const circle = await member.circle(given.into);
    const templates = (await member.ask('GET', '/api/templates')).items;
    const themes = (await member.ask('GET', '/api/themes')).items.map(({ id }) => id);
    checkWords(mapping, templates, themes);
    if (!(await agreed(member, circle, total, given))) return 2;
    run = new Import(member, circle, mapping, given, rejects, progress);
    await run.run(records(given.file, how), rowMaker(mapping, templates));
  } catch (fault) {
    if (!run) throw fault;
    stopped = fault;
  } finally {
    await member.signOut().catch(() => {});
    await rejects.end();
    progress.clear();
  }
  summary(run);
  if (rejects.fault)
    process.stderr.write(`The list of rejected rows could not be written (${rejects.fault.code}).\n`);
  else if (rejects.count > 0) process.stdout.write(`Which and why: ${rejectsFile}\n`);
  if (stopped) throw stopped;
  if (run.stopping) {
    process.stderr.write('Stopped. Run it again to go on.\n');
    return 1;
  }
  return rejects.count > 0 ? 3 : 0;
}

const KNOWN = [Usage, Unfit, Unreadable, Refused, Away];
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!KNOWN.some((kind) => fault instanceof kind) && !['ENOENT', 'EACCES', 'EISDIR'].includes(fault.code))
    throw fault;
  process.stderr.write(`${fault.message}\n`);
  if (fault instanceof Away) process.stderr.write('What is in stays in. Run it again to go on.\n');
  if (fault instanceof Usage) process.stderr.write('ops/import --help tells more.\n');
  process.exitCode =
    fault instanceof Away || (fault instanceof Refused && fault.status >= 400 && fault.status !== 404)
      ? 1
      : 2;
}
