import { expect, test, type APIRequestContext } from '@playwright/test';
import { ask, circle, enterAs } from './helpers';
import { COURSE_FIELDS, taught, withdrawn, type Taught } from './hostile/courses';
import { rendered, strangeHere, strangeInHtml } from './hostile/judges';
import { payloads } from './hostile/payloads';
import { refused } from './hostile/seeds';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

// A film of thousands of pages costs more than opening them.
test.use({ trace: 'off', screenshot: 'off' });

const starts = Array.from(
  { length: FULL ? payloads.length : Math.ceil(payloads.length / COURSE_FIELDS.length) },
  (_, i) => (FULL ? i : i * COURSE_FIELDS.length),
);

/** Another text in each field, and after as many courses every one in every field. */
const textsOf = (first: number): Record<string, string> =>
  Object.fromEntries(COURSE_FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));

/** Everything of these courses that the server rendered to HTML. */
async function html(request: APIRequestContext, all: Taught[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { version } of all) {
    const { pieces } = await ask<{ pieces: { html: string }[] }>(
      request,
      'GET',
      `/course-versions/${version}/modules/hostile`,
    );
    texts.push(...pieces.map((piece) => piece.html));
  }
  return texts;
}

const pages = ({ course, version }: Taught): string[] => [
  `/nl/courses/${course}?version=${version}`,
  `/nl/courses/${course}/modules/hostile?version=${version}`,
  `/nl/courses/${course}/edit`,
  `/nl/courses/${course}/edit/outline`,
  `/nl/courses/${course}/edit/modules/hostile`,
  `/nl/courses/${course}/edit/modules/hostile/exercise?key=one`,
  `/nl/courses/${course}/edit/modules/hostile/exercise?key=two`,
  `/nl/courses/${course}/edit/vignette?key=gate`,
];

test('whatever is written in a course, nothing of it runs and nothing of it becomes part of a page', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  const { request } = context;
  await enterAs(context, 'ruth');
  const platform = (await circle(request, 'platform')).id;
  const before = refused.length;

  const benign = await taught(
    request,
    platform,
    Object.fromEntries(COURSE_FIELDS.map((field) => [field, 'Gewoon gezegd'])),
  );
  const all: Taught[] = [];
  for (const first of starts) all.push(await taught(request, platform, textsOf(first)));

  const strange: string[] = [];
  const say = (where: string, found: string[]) => strange.push(...found.map((one) => `${where}: ${one}`));
  const texts = await html(request, [benign, ...all]);
  expect(texts.length).toBeGreaterThan(all.length / 2);
  for (const text of texts) say('html', strangeInHtml(text));
  const page = await context.newPage();
  await page.goto('/nl/help');
  say('in the browser', await page.evaluate(strangeHere, [texts, rendered] as [string[], string[]]));

  // Nothing on their pages that the pages of the harmless one do not have.
  const usual = new Set([...rendered, ...OURS]);
  for (const path of [...pages(benign), '/nl/courses']) {
    (await known(page, path)).forEach((word) => usual.add(word));
  }
  for (const [i, one] of all.entries()) {
    for (const path of pages(one).slice(0, FULL || i % 6 === 0 ? undefined : 2)) {
      say(
        path,
        (await known(page, path)).filter((word) => !usual.has(word)),
      );
    }
  }
  for (const [i, { course }] of all.entries()) await withdrawn(request, course, textsOf(starts[i]!));
  for (const { course } of FULL ? all : all.slice(0, 3)) {
    say(
      'withdrawn',
      (await known(page, `/nl/courses/${course}`)).filter(
        (word) => /@on|script$|iframe/.test(word) && !usual.has(word),
      ),
    );
  }
  await context.close();

  const written = all.length * COURSE_FIELDS.length;
  writeDown('courses', watched, {
    payloads: payloads.length,
    fields: COURSE_FIELDS.length,
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
