import { expect, test, type APIRequestContext } from '@playwright/test';
import { ask, circle, enterAs, heading } from './helpers';
import {
  rendered,
  strangeHere,
  strangeInAtom,
  strangeInHtml,
  strangeInPage,
  wordsHere,
  wordsOfPage,
} from './hostile/judges';
import { payloads } from './hostile/payloads';
import { administered, FIELDS, refused, report, saved, withdrawn } from './hostile/seeds';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

// A film of thousands of pages costs more than opening them.
test.use({ trace: 'off', screenshot: 'off' });

type Section = { html: string };
type ReportView = { sections: Section[]; addenda: Section[] };

/** The texts of one report: another one in each field, and after as many reports every one in every field. */
const textsOf = (first: number): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));

const starts = Array.from(
  { length: FULL ? payloads.length : Math.ceil(payloads.length / FIELDS.length) },
  (_, i) => (FULL ? i : i * FIELDS.length),
);

/** Everything the server rendered to HTML of these reports. */
async function html(request: APIRequestContext, ids: string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const id of ids) {
    const { sections, addenda } = await ask<ReportView>(request, 'GET', `/reports/${id}`);
    const { items: comments } = await ask<{ items: Section[] }>(request, 'GET', `/reports/${id}/comments`);
    texts.push(...[...sections, ...addenda, ...comments].map((one) => one.html));
  }
  return texts;
}

test('whatever is written in whichever field, nothing of it runs and nothing of it becomes part of a page', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  expect(new Set(payloads).size).toBeGreaterThan(300);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  const { request } = context;
  await enterAs(context, 'karim');
  const everyone = (await circle(request, 'public')).id;

  // A report that means no harm and uses all the Markdown there is: hostile ones may show nothing that it does not.
  const benign = await report(request, everyone, {
    ...Object.fromEntries(FIELDS.map((field) => [field, 'Gewoon gezegd'])),
    'answers.actual':
      '# Kop\n\n#### Kleine kop\n\n**Vet**, *schuin*, `code` en een [verwijzing](https://example.org/)  \nregel\n\n> Gezegd\n\n- een\n- twee\n\n7. zeven\n\n```\nzo\n```',
  });
  const ids: string[] = [];
  for (const first of starts) ids.push(await report(request, everyone, textsOf(first)));
  const own = await context.browser()!.newContext();
  await enterAs(own, 'dries');
  const circles = [];
  for (let i = 0; i < (FULL ? 60 : 6); i++) {
    const [organisation, member, name, about, call, source] = payloads
      .slice(i * 6)
      .concat(payloads) as string[];
    const names = { organisation, member, circle: name, about, call, source } as Parameters<
      typeof administered
    >[1];
    circles.push((await administered(own.request, names, 'karim.zerrouki@example.org')).circle);
  }
  await own.close();

  const strange: string[] = [];
  const say = (where: string, found: string[]) => strange.push(...found.map((one) => `${where}: ${one}`));

  // The server's HTML, by a parser that is not the one that cleaned it, and by this browser, read twice and made part of a page.
  const texts = await html(request, [benign, ...ids]);
  expect(texts.length).toBeGreaterThan(9 * ids.length);
  for (const text of texts) say('html', strangeInHtml(text));
  const page = await context.newPage();
  await page.goto('/nl/help');
  say('in the browser', await page.evaluate(strangeHere, [texts, rendered] as [string[], string[]]));

  // Feeds, and the pages that the server writes itself.
  say('feed', strangeInAtom(await (await request.get('/feeds/public')).text()));
  const { address } = await ask<{ address: string }>(request, 'POST', '/feeds', {
    circle: (await circle(request, 'network')).id,
  });
  say('feed', strangeInAtom(await (await request.get(new URL(address).pathname)).text()));
  for (const place of ['/nl/', '/', '/api/', '/api/docs/', '/feeds/', '/nl/search?q=']) {
    const at = async (text: string) =>
      (await request.get(place + encodeURIComponent(text), { headers: { Accept: 'text/html' } })).text();
    const plain = wordsOfPage(await at('gewoon'));
    for (const text of FULL ? payloads : payloads.filter((_, i) => i % 9 === 0)) {
      say(place, strangeInPage(await at(text), plain));
    }
  }

  // The pages themselves: nothing on them that the harmless report's pages do not have.
  const usual = new Set([...rendered, ...OURS]);
  expect(await saved(request, ['gewoon'])).toBe(1);
  for (const path of [
    `/nl/reports/${benign}`,
    `/nl/reports/${benign}/history`,
    '/nl/search?q=gewoon',
    '/nl/search?q=school',
    '/nl/reports',
    '/nl/circles',
    '/nl/saved-searches',
  ]) {
    (await known(page, path)).forEach((word) => usual.add(word));
  }
  const look = async (path: string) =>
    say(
      path,
      (await known(page, path)).filter((word) => !usual.has(word)),
    );
  for (const [i, id] of ids.entries()) {
    await look(`/nl/reports/${id}`);
    if (FULL || i % 3 === 0) await look(`/nl/reports/${id}/history`);
  }
  for (const text of FULL ? payloads : payloads.filter((_, i) => i % 15 === 0)) {
    await look(`/nl/search?q=${encodeURIComponent(text)}`);
  }
  for (let from = 0; from < (FULL ? payloads.length : 50); from += 50) {
    expect(await saved(request, payloads.slice(from, from + 50))).toBeGreaterThan(10);
    await look('/nl/saved-searches');
  }
  await look('/nl/reports');
  await look('/nl/circles');
  for (const id of circles.slice(0, 20)) {
    await page.goto(`/nl/circles/${id}`);
    await expect(heading(page)).toBeVisible();
  }

  // Taken back, they leave a reason.
  const gone = ids.filter((_, i) => FULL || i % 3 === 0);
  for (const id of gone) await withdrawn(request, id, textsOf(starts[ids.indexOf(id)]!));
  for (const id of gone) {
    await page.goto(`/nl/reports/${id}`);
    await expect(heading(page)).toBeVisible();
    say(
      'withdrawn',
      (await page.evaluate(wordsHere)).filter(
        (word) => /@on|script$|iframe|svg@on/.test(word) && !usual.has(word),
      ),
    );
  }
  await context.close();

  const { executed, violations, left } = watched;
  writeDown('reports', watched, {
    payloads: payloads.length,
    fields: FIELDS.length + 8,
    texts: ids.length * FIELDS.length + circles.length * 6,
    refused: refused.length,
    strange: strange.length,
  });
  expect(strange.slice(0, 20)).toEqual([]);
  expect(executed).toEqual([]);
  expect(violations.slice(0, 20)).toEqual([]);
  expect(left).toEqual([]);
  expect(refused.length, `of ${ids.length * FIELDS.length} texts`).toBeLessThan(
    (ids.length * FIELDS.length) / 4,
  );
});

test('a page that shows texts as they are is caught by each judge, and without the policy they run', async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  expect(payloads.filter((text) => strangeInHtml(text).length > 0).length).toBeGreaterThan(250);
  expect(strangeInAtom('<feed xmlns="http://www.w3.org/2005/Atom"><script/></feed>')).toEqual(['script']);
  expect(() => strangeInAtom('<feed><title>&x;<b></title></feed>')).toThrow();
  expect(strangeInPage('<p>x<img src=x onerror=alarm()>', wordsOfPage('<p>x'))).toEqual(
    expect.arrayContaining(['img', 'img@src', 'img@onerror']),
  );

  // The report's page with a server behind it that does not clean: what is under the policy is stopped, and seen.
  const [id] = (await ask<{ items: { id: string }[] }>(context.request, 'GET', '/reports?limit=1')).items.map(
    (one) => one.id,
  );
  const page = await context.newPage();
  const unsafe = [
    '<img src=x onerror=alarm()>',
    '<svg onload=alarm()>',
    '<p style="color:red" onclick=alarm()>x</p>',
  ];
  await page.route(`**/api/reports/${id}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as ReportView;
    body.sections.forEach((section, i) => (section.html = unsafe[i % unsafe.length]!));
    await route.fulfill({ response: answer, json: body });
  });
  const before = await known(page, '/nl/reports');
  const shown = await known(page, `/nl/reports/${id}`);
  expect(shown.filter((word) => !before.includes(word))).toEqual(expect.arrayContaining(['img@onerror']));
  await expect.poll(() => watched.violations.length).toBeGreaterThan(0);
  expect(watched.executed).toEqual([]);

  // Without it they run.
  await page.route('**/nl/reports/*', async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response: answer, headers });
  });
  await page.goto(`/nl/reports/${id}`);
  await expect.poll(() => watched.executed.length).toBeGreaterThan(0);
  await context.close();
});
