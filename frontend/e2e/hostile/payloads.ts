import { readFileSync } from 'node:fs';

/**
 * Texts that would do something, could they: a line each in payloads.txt, with `\n`, `\t`, `\r` and `\u{…}` for what no line can hold.
 * Each that runs calls `alarm()`.
 */
export const payloads: readonly string[] = readFileSync(new URL('./payloads.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('%% '))
  .map((line) =>
    line
      .replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
      .replaceAll(/\\([ntr])/g, (_, letter: string) => ({ n: '\n', t: '\t', r: '\r' })[letter]!),
  );
