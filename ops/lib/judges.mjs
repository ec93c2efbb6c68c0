// ops/prove metadata: exiftool and mat2 look at files before they were handed in (given-*) and after (kept-*). Ends with one line of
// JSON; fails when anything hidden is left, or when the judges saw nothing before, for then they prove nothing.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const files = readdirSync(folder).sort();
const given = files.filter((name) => name.startsWith('given-'));
const kept = files.filter((name) => name.startsWith('kept-'));
const HIDDEN = /Kwartelnest\d+/;

/** What says how a file is packed, not who made it, where or when. */
const PLAIN = {
  ExifTool: /./,
  System: /./,
  File: /./,
  Composite: /^(ImageSize|Megapixels)$/,
  ZIP: /^Zip(RequiredVersion|BitFlag|Compression|CRC|CompressedSize|UncompressedSize|FileName|ModifyDate)$/,
  JFIF: /^(JFIFVersion|ResolutionUnit|XResolution|YResolution)$/,
  PNG: /^(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace)$/,
  PDF: /^(PDFVersion|Linearized|PageCount|EmbeddedImage(Width|Height|ColorSpace|Filter)?)$/,
};
const NO_DAY = '1980:01:01 00:00:00';

/** Where a program has seen nothing, it says so by failing. */
function run(command, args) {
  try {
    return execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64e6,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (failed) {
    return String(failed.stdout ?? '');
  }
}

const exif = (names) => JSON.parse(run('exiftool', ['-j', '-a', '-G1', '-ee', ...names]));
const mat2 = (name) => run('mat2', ['--show', join('.', name)]);

function told(tags) {
  return Object.entries(tags)
    .filter(([key]) => key !== 'SourceFile')
    .filter(([key, value]) => {
      const [group, tag] = key.split(':');
      if (tag === 'ZipModifyDate') return value !== NO_DAY;
      return !PLAIN[group]?.test(tag);
    })
    .map(([key, value]) => `${key} = ${value}`);
}

/** Of a PDF without any, mat2 tells its version and two dates of -1. */
function shown(name) {
  return mat2(name)
    .split('\n')
    .filter(
      (line) => /^\s+\S+: /.test(line) && !/^\s+(format: PDF-\d\.\d|(creation|mod)-date: -1)$/.test(line),
    )
    .map((line) => line.trim());
}

// a picture in a document is what the document shows; what it says of itself is judged like a file of its own
run('exiftool', ['-q', '-ee', '-a', '-b', '-W', 'embedded-%f-%t%-c.%s', '-EmbeddedImage', ...kept]);
const embedded = readdirSync(folder).filter((name) => name.startsWith('embedded-'));

const before = given.filter((name) => HIDDEN.test(JSON.stringify(exif([name])) + mat2(name))).length;
let left = 0;
for (const tags of exif([...kept, ...embedded])) {
  const name = tags.SourceFile;
  const found = [...told(tags), ...(embedded.includes(name) ? [] : shown(name))];
  if (found.length > 0 || HIDDEN.test(JSON.stringify(tags))) {
    left++;
    console.log(`${name}: ${found.join('; ')}`);
  }
}
console.log(JSON.stringify({ files: kept.length, embedded: embedded.length, seenBefore: before, left }));
if (left > 0 || kept.length !== 60 || before < 20) process.exitCode = 1;
