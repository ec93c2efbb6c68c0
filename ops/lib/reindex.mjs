// Asks the server that works on a folder of indexes to build them anew, by a file, and shows how far it is.
// reindex.mjs FOLDER WAIT(yes|no) CIRCLE...
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { Progress, number } from './progress.mjs';

const [folder, wait, ...circles] = process.argv.slice(2);
const asked = `${folder}/reindex`;
const working = `${folder}/reindex.working`;
const told = `${folder}/reindex.progress`;

/** So long a running server takes at most to see that something is asked. */
const PATIENCE = Number(process.env.VRANK_PATIENCE ?? 10_000);

function end(status, words) {
  console.log(words);
  process.exit(status);
}

if (existsSync(asked) || existsSync(working)) {
  end(1, 'Indexes are being built anew already; ask again when that is done.');
}
rmSync(told, { force: true });
writeFileSync(`${asked}.part`, `${(circles.length > 0 ? circles : ['all']).join('\n')}\n`);
renameSync(`${asked}.part`, asked);
if (wait === 'no') end(0, 'Asked for.');

const since = Date.now();
let seen = false;
let bar;
for (;;) {
  await rest(100);
  const progress = existsSync(told) ? readFileSync(told, 'utf8').trim().split(' ') : null;
  if (progress === null) {
    seen ||= !existsSync(asked);
    if (!seen && Date.now() - since > PATIENCE) {
      end(0, 'No server works on these indexes now: they are built at its next start.');
    }
    continue;
  }
  const [state, done, all, written, expected] = [progress[0], ...progress.slice(1).map(Number)];
  bar ??= new Progress(expected);
  bar.total = Math.max(expected, written);
  bar.show(written, `${number(done)} of ${number(all)} indexes`);
  if (state === 'unknown') {
    bar.clear();
    end(1, 'There is no such circle here; nothing was done.');
  }
  if (state === 'done') {
    bar.clear();
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    end(0, `${number(done)} ${done === 1 ? 'index was' : 'indexes were'} built anew with ${number(written)} items, in ${seconds} seconds.`);
  }
}
