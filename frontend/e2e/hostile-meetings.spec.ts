import { expect, test, type APIRequestContext } from '@playwright/test';
import { ask, circle, enterAs } from './helpers';
import { cancelled, gathering, MEETING_FIELDS, type Held } from './hostile/gatherings';
import { rendered, strangeHere, strangeInHtml } from './hostile/judges';
import { payloads } from './hostile/payloads';
import { refused } from './hostile/seeds';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

// A film of thousands of pages costs more than opening them.
test.use({ trace: 'off', screenshot: 'off' });

const starts = Array.from(
  { length: FULL ? payloads.length : Math.ceil(payloads.length / MEETING_FIELDS.length) },
  (_, i) => (FULL ? i : i * MEETING_FIELDS.length),
);

/** Another text in each field, and after as many meetings every one in every field. */
const textsOf = (first: number): Record<string, string> =>
  Object.fromEntries(MEETING_FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));

/** Everything of these meetings that the server rendered to HTML. */
async function html(request: APIRequestContext, held: Held[]): Promise<string[]> {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && name === 'html') texts.push(inner);
      else gather(inner);
    }
  };
  for (const { meeting, item, proceedings, old } of held) {
    for (const path of [
      `/meetings/${meeting}/agenda-items`,
      `/agenda-items/${item}`,
      `/proceedings/${proceedings}`,
      `/old-minutes/${old}`,
    ]) {
      gather(await ask(request, 'GET', path));
    }
  }
  return texts;
}

const pages = ({ series, meeting, item, proceedings, old }: Held): string[] => [
  `/nl/agenda-items/${item}`,
  `/nl/proceedings/${proceedings}`,
  `/nl/meetings/${meeting}`,
  `/nl/old-minutes/${old}`,
  `/nl/series/${series}`,
  `/nl/series/${series}/register`,
  `/nl/series/${series}/edit`,
  `/nl/meetings/${meeting}/minutes`,
  `/nl/meetings/${meeting}/publish`,
];

test('whatever is written around a meeting, nothing of it runs and nothing of it becomes part of a page', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  const { request } = context;
  await enterAs(context, 'leila');
  const platform = (await circle(request, 'platform')).id;
  const before = refused.length;

  const benign = await gathering(
    request,
    platform,
    Object.fromEntries(MEETING_FIELDS.map((field) => [field, 'Gewoon gezegd'])),
  );
  const held: Held[] = [];
  for (const first of starts) held.push(await gathering(request, platform, textsOf(first)));

  const strange: string[] = [];
  const say = (where: string, found: string[]) => strange.push(...found.map((one) => `${where}: ${one}`));

  // Published minutes come as a whole document, with the headings and marks of language that Vrank writes itself.
  const ours = (await html(request, [benign])).flatMap(strangeInHtml);
  const texts = await html(request, held);
  expect(texts.length).toBeGreaterThanOrEqual(3 * held.length);
  for (const text of texts) {
    say(
      'html',
      strangeInHtml(text).filter((word) => !ours.includes(word)),
    );
  }
  const page = await context.newPage();
  await page.goto('/nl/help');
  say(
    'in the browser',
    await page.evaluate(strangeHere, [texts, [...rendered, ...ours]] as [string[], string[]]),
  );

  // Nothing on their pages that the pages of the harmless one do not have.
  const usual = new Set([...rendered, ...OURS]);
  for (const path of [...pages(benign), '/nl/meetings']) {
    (await known(page, path)).forEach((word) => usual.add(word));
  }
  for (const [i, one] of held.entries()) {
    for (const path of pages(one).slice(0, FULL || i % 6 === 0 ? undefined : 2)) {
      say(
        path,
        (await known(page, path)).filter((word) => !usual.has(word)),
      );
    }
  }
  for (const [i, { meeting }] of held.entries()) await cancelled(request, meeting, textsOf(starts[i]!));
  for (const { meeting } of FULL ? held : held.slice(0, 3)) {
    say(
      'cancelled',
      (await known(page, `/nl/meetings/${meeting}`)).filter(
        (word) => /@on|script$|iframe/.test(word) && !usual.has(word),
      ),
    );
  }
  await known(page, '/nl/meetings');
  await context.close();

  const written = held.length * MEETING_FIELDS.length;
  writeDown('meetings', watched, {
    payloads: payloads.length,
    fields: MEETING_FIELDS.length,
    texts: written,
    refused: refused.length - before,
    strange: strange.length,
  });
  expect(strange.slice(0, 20)).toEqual([]);
  expect(watched.executed).toEqual([]);
  expect(watched.violations.slice(0, 20)).toEqual([]);
  expect(watched.left).toEqual([]);
  expect(refused.length - before, `of ${written} texts`).toBeLessThan(written / 4);
});
