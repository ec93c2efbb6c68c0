import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { ask, enterAs, heading, PASSPHRASE } from './helpers';
import { strangeInPage, wordsHere, wordsOfPage } from './hostile/judges';
import { payloads } from './hostile/payloads';
import { refused } from './hostile/seeds';
import { BOX_FIELDS, FILE_FIELDS, tell, threads, type Thread } from './hostile/threads';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

// A film of thousands of pages costs more than opening them.
test.use({ trace: 'off', screenshot: 'off' });

/** Nobody sends more than so much an hour; so several people write. */
const AUTHORS = ['wout', 'karim', 'marijke', 'nadia', 'bilal', 'hanne', 'stijn', 'anke'];

const starts = Array.from(
  { length: FULL ? payloads.length : Math.ceil(payloads.length / BOX_FIELDS.length) },
  (_, i) => (FULL ? i : i * BOX_FIELDS.length),
);

/**
 * In full, two halves at once, each on a server of its own: a custodian's list opens every thread there is. A picture takes longer than all
 * else in a thread, and a report may have ten, so every sixth thread has those of six.
 */
const PARTS = FULL ? 2 : 1;
const EVERY = 6;
const HALF = EVERY * Math.ceil(starts.length / PARTS / EVERY);

/** Another text in each field, and after as many threads every one in every field. */
function textsOf(first: number, files: number): Record<string, string> {
  const texts = BOX_FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!] as const);
  const more = Array.from({ length: files }, (_, file) =>
    FILE_FIELDS.map(
      (field, i) =>
        [
          `${field}.${file + 1}`,
          payloads[(first + BOX_FIELDS.length + file + i) % payloads.length]!,
        ] as const,
    ),
  );
  return Object.fromEntries([...texts, ...more.flat()]);
}

/** A page of the server without a script, as this browser makes it of what was answered, under the policy it came with. */
async function shown(page: Page, html: string, policy: string): Promise<string[]> {
  const place = '**/intake/nl/shown';
  await page.route(place, (route) =>
    route.fulfill({
      body: html,
      contentType: 'text/html;charset=utf-8',
      headers: { 'Content-Security-Policy': policy },
    }),
  );
  await page.goto('/intake/nl/shown');
  await expect(heading(page)).toBeVisible();
  const words = await page.evaluate(wordsHere);
  await page.unroute(place);
  return words;
}

test.describe.configure({ mode: FULL ? 'parallel' : 'default', timeout: PATIENCE });

for (let part = 1; part <= PARTS; part++) {
  const mine = starts.slice((part - 1) * HALF, part * HALF);
  test(`whatever is told in confidence, asked or proposed, nothing of it runs for a custodian or behind a receipt, ${part}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const watched = await watch(context);
    await enterAs(context, 'jan');
    await ask(context.request, 'POST', '/custodian-key/unlocking', { passphrase: PASSPHRASE });
    const authors: APIRequestContext[] = [];
    for (const handle of AUTHORS) {
      const own = await browser.newContext();
      await enterAs(own, handle);
      authors.push(own.request);
    }
    const before = refused.length;
    const seen = new Set((await threads(context.request)).map(({ id }) => id));
    const plainTexts = [...BOX_FIELDS, ...FILE_FIELDS.map((field) => `${field}.1`)];
    const [benign] = (await tell(
      [
        {
          author: authors[0]!,
          texts: Object.fromEntries(plainTexts.map((field) => [field, 'Gewoon gezegd'])),
          files: 1,
        },
      ],
      context.request,
      seen,
    )) as [Thread];
    const told: Thread[] = [];
    let written = 0;
    for (let from = 0; from < mine.length; from += EVERY) {
      const tellings = mine.slice(from, from + EVERY).map((first, i) => {
        const files = i > 0 ? 0 : FULL ? EVERY : 1;
        written += BOX_FIELDS.length + files * FILE_FIELDS.length;
        return { author: authors[(from + i) % authors.length]!, texts: textsOf(first, files), files };
      });
      told.push(...(await tell(tellings, context.request, seen)));
    }

    const strange: string[] = [];
    const say = (where: string, found: string[]) => strange.push(...found.map((one) => `${where}: ${one}`));
    const page = await context.newPage();
    const policy = (await context.request.get('/intake/nl/receipt')).headers()['content-security-policy']!;
    expect(policy).toContain('script');
    // what the same page says where something is missing is ours too
    const mistaken = await context.request.post('/intake/nl/receipt/reply', {
      form: { phrase: benign.phrase, text: '' },
      headers: { Accept: 'text/html' },
    });
    const plain = new Set([...benign.pages, await mistaken.text()].flatMap((one) => [...wordsOfPage(one)]));
    for (const { pages } of told) {
      for (const [i, html] of pages.entries()) {
        expect(html).toContain('<h1');
        say('receipt', strangeInPage(html, plain));
        if (FULL || i === pages.length - 1) {
          say(
            'receipt, in the browser',
            (await shown(page, html, policy)).filter((word) => !plain.has(word)),
          );
        }
      }
    }

    const usual = new Set<string>(OURS);
    const open = async (id: string) => known(page, `/nl/custody/${id}`);
    (await open(benign.id)).forEach((word) => usual.add(word));
    // what this one fetched later than the others belongs to it too
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
    (await page.evaluate(wordsHere)).forEach((word) => usual.add(word));
    for (const { id } of told)
      say(
        'custody',
        (await open(id)).filter((word) => !usual.has(word) && !FORMS.has(word)),
      );
    await known(page, '/nl/custody');
    await context.close();

    writeDown(`box-${part}`, watched, {
      payloads: mine.length,
      fields: BOX_FIELDS.length + FILE_FIELDS.length,
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
}

/** What the guard adds to a custodian's page where it finds something. */
const FORMS = new Set(['mark', 'mark@class', 'fieldset', 'legend', 'q', 'q@class', 'q@lang']);

test('what is typed at the door without signing in comes back as it was typed, and nothing of it runs', async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block', javaScriptEnabled: true });
  const watched = await watch(context);
  const fields = [
    'slip',
    'title',
    'answer.actual',
    'answer.why',
    'phrase',
    'second',
    'sixth',
    'kind',
    'text-language',
  ];
  const answer = (form: Record<string, string>, path: string) =>
    context.request.post(path, { form, headers: { Accept: 'text/html' } });
  const page = await context.newPage();
  const strange: string[] = [];
  const form = (first: number) =>
    Object.fromEntries(fields.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));
  const plainForm = Object.fromEntries(fields.map((field) => [field, 'Gewoon gezegd']));
  for (const [path, more] of [
    ['/intake/nl/check', { step: 'edit' }],
    ['/intake/fr/check', { step: 'check' }],
    ['/intake/nl/sent', { step: 'send' }],
    ['/intake/nl/receipt', {}],
    ['/intake/nl/receipt/reply', { text: '' }],
  ] as [string, Record<string, string>][]) {
    const plain = wordsOfPage(await (await answer({ ...plainForm, ...more }, path)).text());
    const every = FULL ? 1 : path === '/intake/nl/check' ? fields.length : 60;
    for (let first = 0; first < payloads.length; first += every) {
      const typed = { ...form(first), ...more, ...('text' in more && { text: payloads[first]! }) };
      const came = await answer(typed, path);
      const html = await came.text();
      strange.push(...strangeInPage(html, plain).map((one) => `${path}: ${one}`));
      const words = await shown(page, html, came.headers()['content-security-policy']!);
      strange.push(...words.filter((word) => !plain.has(word)).map((one) => `${path}, shown: ${one}`));
    }
  }
  await context.close();
  writeDown('door', watched, {
    payloads: payloads.length,
    fields: fields.length + 1,
    strange: strange.length,
  });
  expect(strange.slice(0, 20)).toEqual([]);
  expect(watched.executed).toEqual([]);
  expect(watched.violations.slice(0, 20)).toEqual([]);
  expect(watched.left).toEqual([]);
});
