import { expect, test } from '@playwright/test';
import { trained } from './editions';
import { device, enterAs } from './helpers';
import { calledOff, edition, EDITION_FIELDS } from './hostile/editions';
import { payloads } from './hostile/payloads';
import { refused } from './hostile/seeds';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

// A film of thousands of pages costs more than opening them.
test.use({ trace: 'off', screenshot: 'off' });

/** A superior is asked at most so often a day. */
const ASKED = 15;

const starts = Array.from(
  { length: FULL ? payloads.length : Math.ceil(payloads.length / EDITION_FIELDS.length) },
  (_, i) => (FULL ? i : i * EDITION_FIELDS.length),
);

/** Another text in each field, and after as many editions every one in every field. */
const textsOf = (first: number): Record<string, string> =>
  Object.fromEntries(EDITION_FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));

test('whatever is written around an edition, nothing of it runs and nothing of it becomes part of a page', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  await enterAs(context, 'ruth');
  const [learner, asker] = [await device(browser, 'nadia'), await device(browser, 'sabine')];
  const who = { trainer: context.request, learner: learner.request, asker: asker.request };
  const { version } = await trained(context.request);
  const before = refused.length;

  const benign = Object.fromEntries(EDITION_FIELDS.map((field) => [field, 'Gewoon gezegd']));
  const usual = new Set<string>(OURS);
  const page = await context.newPage();
  const harmless = await edition(who, version, benign, false);
  const pages = (id: string) => [`/nl/editions/${id}`, `/nl/editions/${id}/desk`, `/nl/editions/${id}/edit`];
  for (const path of pages(harmless)) (await known(page, path)).forEach((word) => usual.add(word));

  const strange: string[] = [];
  for (const [i, first] of starts.entries()) {
    const texts = textsOf(first);
    const id = await edition(who, version, texts, i % 2 === 1 && i < 2 * ASKED);
    for (const path of pages(id).slice(0, FULL || i % 6 === 0 ? undefined : 1)) {
      const found = (await known(page, path)).filter((word) => !usual.has(word));
      strange.push(...found.map((one) => `${path}: ${one}`));
    }
    await calledOff(context.request, id, texts);
    if (i < 5) {
      const found = (await known(page, `/nl/editions/${id}`)).filter(
        (word) => /@on|script$|iframe/.test(word) && !usual.has(word),
      );
      strange.push(...found.map((one) => `cancelled: ${one}`));
    }
  }
  await known(page, '/nl/outbox');
  for (const one of [learner, asker]) await one.context().close();
  await context.close();

  const written = starts.length * EDITION_FIELDS.length;
  writeDown('editions', watched, {
    payloads: payloads.length,
    fields: EDITION_FIELDS.length,
    texts: written,
    refused: refused.length - before,
    strange: strange.length,
  });
  expect(strange.slice(0, 20)).toEqual([]);
  expect(watched.executed).toEqual([]);
  expect(watched.violations.slice(0, 20)).toEqual([]);
  expect(watched.left).toEqual([]);
  expect(refused.length - before, `of ${written} texts`).toBeLessThan(written / 2);
});
