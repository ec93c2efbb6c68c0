// Adds up what the test runners wrote and prints a line for each, then the totals. Fails when a test failed or none ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [surefire, work] = process.argv.slice(2);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
const rows = [];
const classes = [];
const journeys = [];
const commandTests = [];

if (existsSync(surefire)) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const name of readdirSync(surefire).filter((file) => /^TEST-.*\.xml$/.test(file))) {
    const suite = readFileSync(join(surefire, name), 'utf8').match(/<testsuite\b[^>]*>/)?.[0] ?? '';
    const of = (attribute) => Number(suite.match(new RegExp(`\\b${attribute}="(\\d+)"`))?.[1] ?? 0);
    const failed = of('failures') + of('errors');
    const seconds = Number(suite.match(/\btime="([\d.,]+)"/)?.[1].replaceAll(',', '') ?? 0);
    classes.push([seconds, name.replace(/^TEST-org\.vrank\.|\.xml$/g, '')]);
    sum.failed += failed;
    sum.skipped += of('skipped');
    sum.passed += of('tests') - failed - of('skipped');
  }
  rows.push(['backend', sum]);
}

const unit = read(join(work, 'vitest.json'));
if (unit) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(unit);
  rows.push(['front end', { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }]);
}

const commands = read(join(work, 'commands.tap'));
if (commands) {
  const of = (word) => Number(commands.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  // a line that says how a test ended, then how long it took
  for (const [, name, time] of commands.matchAll(/^(?:not )?ok \d+ - (.*)\n\s+---\n\s+duration_ms: ([\d.]+)/gm))
    commandTests.push([Number(time) / 1000, name]);
  rows.push(['commands', { passed: of('pass'), failed: of('fail'), skipped: of('skipped') }]);
}

const browser = read(join(work, 'playwright.json'));
if (browser) {
  const { stats, suites } = JSON.parse(browser);
  const { expected, unexpected, flaky, skipped } = stats;
  const walk = ({ suites: inner = [], specs = [], file }) => {
    inner.forEach(walk);
    for (const { title, tests } of specs) {
      const took = tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
      journeys.push([took / 1000, `${file.replace('.spec.ts', '')}: ${title}`]);
    }
  };
  suites.forEach(walk);
  rows.push(['browser', { passed: expected, failed: unexpected + flaky, skipped }]);
}

// So that everybody sees what every run of the tests costs.
for (const [what, took] of [
  ['classes of the backend', classes],
  ['tests of the commands', commandTests],
  ['journeys', journeys],
]) {
  const all = took.reduce((sum, [seconds]) => sum + seconds, 0).toFixed(0);
  if (took.length > 1) console.log(`  the slowest ${what}, in seconds (${all} for all ${took.length}):`);
  for (const [seconds, name] of took.sort(([a], [b]) => b - a).slice(0, 10)) {
    console.log(`  ${seconds.toFixed(0).padStart(6)}  ${name}`);
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, sum] of rows) {
  console.log(`  ${name.padEnd(10)} ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += sum[key];
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
