// Fails when the built files outgrow the budgets. Sizes are gzipped bytes, as a browser fetches them.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = { first: 60_000, lazy: 40_000, css: 15_000, fonts: 30_000 };
const dist = new URL('../dist/', import.meta.url);
const assets = readdirSync(new URL('assets/', dist));
const read = (name) => readFileSync(new URL(`assets/${name}`, dist));
const weigh = (name) =>
  name.endsWith('.woff2') ? read(name).length : gzipSync(read(name), { level: 9 }).length;
const sum = (names) => names.reduce((total, name) => total + weigh(name), 0);

/** Scripts that a file needs before it can run: its static imports, theirs, and so on. */
function withImports(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const code = read(name).toString();
  for (const [, found] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
    withImports(found, seen);
  return seen;
}

const rows = [];
const firstPages = ['nl', 'fr', 'en'].map((language) => {
  const html = readFileSync(new URL(`${language}/index.html`, dist), 'utf8');
  const named = [...html.matchAll(/\/assets\/([\w.-]+\.js)/g)].map((match) => match[1]);
  const home = assets.filter((name) => /^HomePage-.*\.js$/.test(name));
  const files = new Set();
  for (const name of [...named, ...home]) withImports(name, files);
  return { language, files };
});
for (const { language, files } of firstPages)
  rows.push([`first page, ${language}`, sum([...files]), BUDGET.first]);

const first = firstPages[0].files;
for (const name of assets.filter(
  (file) => file.endsWith('.js') && !firstPages.some(({ files }) => files.has(file)),
)) {
  rows.push([`lazy ${name}`, sum([...withImports(name)].filter((file) => !first.has(file))), BUDGET.lazy]);
}
rows.push(['CSS', sum(assets.filter((name) => name.endsWith('.css'))), BUDGET.css]);
rows.push(['fonts', sum(assets.filter((name) => name.endsWith('.woff2'))), BUDGET.fonts]);

let failed = 0;
for (const [what, size, budget] of rows) {
  const over = size > budget;
  if (over) failed++;
  console.log(
    `${over ? 'TOO BIG' : 'ok     '} ${(size / 1000).toFixed(1).padStart(6)} of ${budget / 1000} kB  ${what}`,
  );
}
process.exitCode = failed ? 1 : 0;
