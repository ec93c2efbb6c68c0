// Reads a table, CSV or JSON Lines, record by record in constant memory: bytes first, then text, so that one damaged record is
// told from its neighbours. A record is { line, cells: Map } or { line, problem: { field, reason } }.
import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { Transform, pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';

/** Longest record, in bytes: what the server takes in one request. */
export const LONGEST_RECORD = 900_000;

/** Why a file cannot be read on; the message is for the person who has the file. */
export class Unreadable extends Error {}

const ONE_BYTE = /^(windows-?125\d|cp125\d|iso-?8859-?\d{1,2}|latin-?1|macintosh)$/i;
const REPLACEMENT = '\uFFFD';

/** How the bytes of a record become text; answers undefined for bytes that are not of this encoding. */
export function decoder(encoding) {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const utf8 = (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };
  if (/^utf-?8$/i.test(encoding)) return utf8;
  if (!ONE_BYTE.test(encoding) || !iconv.encodingExists(encoding)) {
    throw new Unreadable(
      `“${encoding}” is no encoding this reads: utf-8, windows-1252, iso-8859-1 and their kin; UTF-16 is recognised.`,
    );
  }
  return (bytes) => {
    const plain = bytes.every((byte) => byte < 0x80);
    // more than ASCII that happens to be good UTF-8 is UTF-8: read otherwise it would come out as “Ã©”
    return !plain && utf8(bytes) !== undefined ? undefined : iconv.decode(bytes, encoding);
  };
}

/** The mark at the beginning of a file: its length, and the encoding it stands for. */
function mark(file) {
  const head = Buffer.alloc(3);
  const handle = openSync(file, 'r');
  const read = readSync(handle, head, 0, 3, 0);
  closeSync(handle);
  if (read >= 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { length: 3 };
  if (read >= 2 && head[0] === 0xff && head[1] === 0xfe) return { length: 2, wide: 'utf-16le' };
  if (read >= 2 && head[0] === 0xfe && head[1] === 0xff) return { length: 2, wide: 'utf-16be' };
  return { length: 0 };
}

/** The bytes of a file without its mark; those of UTF-16 as UTF-8. */
function bytesOf(file, { length, wide }) {
  const bytes = createReadStream(file, { start: length });
  if (!wide) return bytes;
  const text = new TextDecoder(wide);
  return pipeline(
    bytes,
    new Transform({
      transform: (chunk, _, done) => done(null, Buffer.from(text.decode(chunk, { stream: true }), 'utf8')),
      flush: (done) => done(null, Buffer.from(text.decode(), 'utf8')),
    }),
    () => {},
  );
}

const size = (bytes) => (bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.round(bytes / 1e3)} kB`);

/**
 * The records of a file.
 *
 * @param format 'csv' or 'jsonl'
 * @param encoding of a file without a mark
 * @param longest record, in bytes; a longer line of JSON is a problem of its own, in CSV reading ends there
 */
export async function* records(
  file,
  { format, encoding = 'utf-8', delimiter = ',', longest = LONGEST_RECORD },
) {
  if (!statSync(file).isFile()) throw new Unreadable('This is no file.');
  const begins = mark(file);
  if (begins.wide && !/^utf-?16/i.test(encoding) && encoding !== 'utf-8') {
    throw new Unreadable(`The mapping says ${encoding}, the file says UTF-16.`);
  }
  const decode = decoder(begins.length > 0 ? 'utf-8' : encoding);
  const bytes = bytesOf(file, begins);
  yield* format === 'jsonl' ? jsonLines(bytes, decode, longest) : csv(bytes, decode, delimiter, longest);
}

const breaks = (text) => text.match(/\r\n?|\n/g)?.length ?? 0;

const undecodable = (line) => ({
  line,
  problem: { field: '', reason: 'holds bytes that are not of the file’s encoding' },
});
const damaged = (line, field) => ({
  line,
  problem: { field, reason: 'holds the sign � that stands for a character lost before' },
});

async function* csv(bytes, decode, delimiter, longest) {
  let fed = 0;
  let parsed = 0;
  let line = 1;
  let tooLong = false;
  // A record without end is noticed by what went in and did not come out, whatever it is made of.
  const watch = new Transform({
    transform(chunk, _, done) {
      tooLong = fed - parsed > longest + 500_000;
      fed += chunk.length;
      done(tooLong ? new Error('too long') : null, chunk);
    },
  });
  const parser = parse({
    encoding: 'latin1', // byte for byte
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    raw: true,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: ({ record, raw }, info) => {
      parsed = info.bytes;
      const at = line + breaks(raw.match(/^[\r\n]+/)?.[0] ?? '');
      line += breaks(raw);
      return { record, at, bytes: raw.length };
    },
  });
  let header;
  try {
    for await (const { record, at, bytes: length } of pipeline(bytes, watch, parser, () => {})) {
      const fields = record.map((field) => decode(Buffer.from(field, 'latin1')));
      if (!header) {
        header = head(fields);
        yield { header };
      } else if (length > longest) {
        yield { line: at, problem: { field: '', reason: `is longer than ${size(longest)}` } };
      } else if (fields.includes(undefined)) {
        yield undecodable(at);
      } else if (fields.length !== header.length) {
        const reason = `has ${fields.length} columns where the first line has ${header.length}`;
        yield { line: at, problem: { field: '', reason } };
      } else {
        const lost = fields.findIndex((field) => field.includes(REPLACEMENT));
        yield lost >= 0
          ? damaged(at, header[lost])
          : { line: at, cells: new Map(header.map((name, i) => [name, fields[i]])) };
      }
    }
  } catch (fault) {
    if (tooLong) {
      throw new Unreadable(
        `Line ${line}: the record that begins here is longer than ${size(longest)}. Is a quote not closed?`,
      );
    }
    if (/QUOTE/.test(fault.code ?? '')) {
      throw new Unreadable(
        `Line ${line}: in the record that begins here a quote stands where none can, or is not closed.`,
      );
    }
    throw fault;
  }
  if (!header) throw new Unreadable('The file is empty.');
}

function head(fields) {
  if (fields.includes(undefined))
    throw new Unreadable('Line 1: the names of the columns are not in the file’s encoding.');
  const names = fields.map((name) => name.trim());
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw new Unreadable(`Line 1: two columns are called “${twice}”.`);
  return names;
}

async function* jsonLines(bytes, decode, longest) {
  for await (const { line, content } of lines(bytes, longest)) {
    if (content === undefined) {
      yield { line, problem: { field: '', reason: `is longer than ${size(longest)}` } };
      continue;
    }
    const text = decode(content);
    if (text === undefined) {
      yield undecodable(line);
    } else if (text.trim() !== '') {
      yield { line, ...objectOf(line, text) };
    }
  }
}

function objectOf(line, text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return { problem: { field: '', reason: 'is no JSON' } };
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) {
    return { problem: { field: '', reason: 'is no JSON object' } };
  }
  const cells = new Map();
  for (const [name, value] of Object.entries(read)) {
    const parts = Array.isArray(value) ? value : [value];
    if (parts.some((part) => part !== null && typeof part === 'object')) {
      return { problem: { field: name, reason: 'holds an object where text is expected' } };
    }
    const texts = parts.filter((part) => part !== null).map(String);
    if (texts.some((part) => part.includes(REPLACEMENT))) return damaged(line, name);
    cells.set(name, Array.isArray(value) ? texts : (texts[0] ?? ''));
  }
  return { cells };
}

/** Lines of bytes; one that is too long comes without its content, and is not kept while it is read. */
async function* lines(bytes, longest) {
  let line = 1;
  let held = [];
  let length = 0;
  const taken = () => {
    const content = length > longest ? undefined : Buffer.concat(held);
    const one = { line, content };
    line++;
    held = [];
    length = 0;
    return one;
  };
  const hold = (part) => {
    length += part.length;
    if (length > longest) held = [];
    else held.push(part);
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      hold(chunk.subarray(start, end));
      yield taken();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (length > 0) yield taken();
}
