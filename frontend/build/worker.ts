import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The service worker, with the names of what it keeps filled in. Another content makes another version. */
export function worker(pages: Record<string, string>, assets: string[]): string {
  const names = (paths: string[]) => paths.map((path) => JSON.stringify(path)).join(', ');
  const source = readFileSync(new URL('./worker.js', import.meta.url), 'utf8').replaceAll(
    /^\s*\/\/.*\n/gm,
    '',
  );
  const files = assets.map((name) => `/${name}`).sort();
  const version = createHash('sha256')
    .update(source)
    .update(JSON.stringify([pages, files]))
    .digest('base64url')
    .slice(0, 12);
  return source
    .replace("'%version%'", JSON.stringify(version))
    .replace("'%pages%'", names(Object.keys(pages).map((language) => `/${language}/`)))
    .replace("'%assets%'", names(files));
}
