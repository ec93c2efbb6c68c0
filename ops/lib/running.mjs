// Starting ops/run from tests: a free port, and waiting until it answers.
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

const RUN = new URL('../run', import.meta.url).pathname;
const started = [];

const listening = (port) =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });

/** A free port whose upper neighbour is free too; files of tests run at once, and each looks from another port on. */
export async function freePort(from = 19400) {
  for (let port = from + (process.pid % 50) * 2; port < 22000; port += 2) {
    try {
      await listening(port);
      return await listening(port + 1).then(() => port);
    } catch {
      // taken: try the next pair
    }
  }
  throw new Error('no free port');
}

/** Where the demo world lies ready to be copied, a first start has it made here; that one is tested in run.test.mjs. */
export function demoWorld(folder) {
  const ready = process.env.VRANK_DEMO_WORLD;
  if (ready) execFileSync('cp', ['-a', ready, folder]);
  return folder;
}

/** Starts ops/run and waits until it says that it runs, or ends. */
export const run = (...options) => runWith({}, ...options);

/** The same, with variables of the environment beside those there are. */
export async function runWith(environment, ...options) {
  const env = { ...process.env, ...environment };
  const child = spawn(RUN, options, { stdio: ['ignore', 'pipe', 'pipe'], env });
  started.push(child);
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', (status) => resolve(status)));
  const ready = new Promise((resolve) => {
    const hear = (data) => {
      output += data;
      if (output.includes('Vrank runs at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  await Promise.race([ready, ended]);
  return { child, ended, output: () => output, address: output.match(/http:\/\/localhost:\d+/)?.[0] };
}

/** Ends what was started and still runs. */
export async function stopAll() {
  for (const child of started) if (child.exitCode === null) child.kill('SIGINT');
  await Promise.all(
    started.map(
      (child) => child.exitCode ?? child.signalCode ?? new Promise((end) => child.once('exit', end)),
    ),
  );
}
