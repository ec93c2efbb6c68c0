import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask, circle, enterAs, heading, manuscript, saved, speaking, unique } from './helpers';

const t = speaking('nl');
const f = speaking('fr');
type Line = { id: string; title: string; kind: string };

test.use({ serviceWorkers: 'allow' });

/** The status line on the page; the same words are also said to screen readers. */
const line = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text);
const drafts = async (context: BrowserContext) =>
  (await ask<{ items: Line[] }>(context.request, 'GET', '/manuscripts')).items;

/** The site was opened here before: it and the forms are on the device. */
async function openedBefore(page: Page, language = 'nl'): Promise<void> {
  await page.goto(`/${language}/`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const known = () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('vrank-known');
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('known')) return resolve(0);
          const count = database.transaction('known').objectStore('known').count();
          count.onsuccess = () => resolve(count.result);
        };
      });
    // Who is signed in, the kinds of reports, the themes.
    while ((await known()) < 3) await new Promise((resolve) => setTimeout(resolve, 50));
  });
}

test('a note written in a dead zone outlives the tab, and reaches the server when the network is back', async ({
  page,
  context,
}) => {
  const title = unique('Op straat');
  await enterAs(context, 'bilal');
  await openedBefore(page);
  await context.setOffline(true);

  await page.getByRole('link', { name: t('nav.write'), exact: true }).click();
  await page.getByRole('link', { name: t('note.title') }).click();
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await page.getByLabel(t('note.happened')).fill('De jongeren stonden voor een gesloten deur.');
  await expect(line(page, /^Geen netwerk\. Bewaard op dit toestel om \d\d:\d\d\.$/)).toBeVisible();
  await page.close();

  // Later, and still without network: the site opens, the note is on the desk, and writing goes on.
  const later = await context.newPage();
  await later.goto('/nl/desk');
  await expect(later.getByRole('heading', { name: t('desk.unsent') })).toBeVisible();
  await later.getByRole('link', { name: title }).click();
  await expect(heading(later)).toHaveText(title);
  await later.getByRole('link', { name: 'De les in één zin' }).click();
  await later.getByRole('textbox').fill('Spreek de sleutel af vóór de vakantie.');
  await expect(line(later, /Bewaard op dit toestel/)).toBeVisible();
  await later.reload();
  await expect(later.getByRole('textbox')).toHaveValue('Spreek de sleutel af vóór de vakantie.');
  expect((await drafts(context)).filter((one) => one.title === title)).toEqual([]);

  await context.setOffline(false);
  await expect(saved(later, t)).toBeVisible();
  const mine = (await drafts(context)).filter((one) => one.title === title);
  expect(mine).toHaveLength(1);
  const stored = await ask<{ answers: Record<string, string> }>(
    context.request,
    'GET',
    `/manuscripts/${mine[0]!.id}`,
  );
  expect(stored.answers).toEqual({
    actual: 'De jongeren stonden voor een gesloten deur.',
    lesson: 'Spreek de sleutel af vóór de vakantie.',
  });
  // Its address is the server's now, and leads back to it.
  await expect(later).toHaveURL(new RegExp(`/write/${mine[0]!.id}/answer-lesson$`));
  await later.reload();
  await expect(later.getByRole('textbox')).toHaveValue('Spreek de sleutel af vóór de vakantie.');
});

test('what waits on the device is sent by any page that opens with a network', async ({ page, context }) => {
  const title = unique('Wacht');
  await enterAs(context, 'bilal');
  await openedBefore(page);
  await context.setOffline(true);
  await page.goto('/nl/note');
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/nl/');
  await expect(later.getByRole('link', { name: title })).toBeVisible();
  await later.goto('/nl/desk');
  await expect(later.getByRole('link', { name: title })).toHaveCount(1);
  await expect(later.getByRole('heading', { name: t('desk.unsent') })).toHaveCount(0);
});

test('un brouillon commencé et rouvert sans réseau, sur un appareil en français', async ({
  page,
  context,
}) => {
  const title = unique('Commencé dans le train');
  await enterAs(context, 'bilal');
  await openedBefore(page, 'fr');
  await context.setOffline(true);
  await page.goto('/fr/write');
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: f('common.continue'), exact: true }).click();
  await page.getByRole('textbox').fill(title);
  await expect(
    line(page, /gardé sur cet appareil|Enregistré sur cet appareil|sur cet appareil/).first(),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox')).toHaveValue(title);
  await page.getByRole('button', { name: f('common.continue'), exact: true }).click();
  await page.getByRole('textbox').fill('Personne n’est venu.');
  await context.setOffline(false);
  await expect.poll(async () => (await drafts(context)).filter((one) => one.title === title)).toHaveLength(1);
});

test('a note becomes another kind of report and loses no word', async ({ page, context }) => {
  const title = unique('Notitie');
  await enterAs(context, 'bilal');
  await page.goto('/nl/note');
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await page.getByLabel(t('note.happened')).fill('Niemand kwam.');
  await page.getByLabel(t('note.lesson')).fill('Vraag het eerst.');
  await expect(saved(page, t)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t('note.lesson'))).toHaveValue('Vraag het eerst.');
  await page.getByRole('button', { name: t('note.workOut') }).click();
  await page.getByRole('radio', { name: 'Wat niet werkte' }).check();
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await expect(heading(page)).toHaveText(title);
  await expect
    .poll(async () => (await drafts(context)).find((one) => one.title === title)?.kind)
    .toBe('failure');
  await page.getByRole('link', { name: 'Wat raadt u een collega aan?' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('Vraag het eerst.');
  await page.getByRole('link', { name: t('write.back') }).click();
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('Niemand kwam.');
});

test('a draft of the server that was changed without network opens again without network', async ({
  page,
  context,
}) => {
  await enterAs(context, 'bilal');
  const { id } = await manuscript(context.request, { title: unique('Half') });
  await openedBefore(page);
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('textbox').fill('In de metro.');
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox')).toHaveValue('In de metro.');
  await page.getByRole('textbox').fill('In de metro, en daarna.');
  await context.setOffline(false);
  await expect(saved(page, t)).toBeVisible();
});

test('signing out with unsent text asks first, and then erases it', async ({ page, context }) => {
  const title = unique('Niet verzonden');
  await enterAs(context, 'bilal');
  await openedBefore(page);
  await page.goto('/nl/account');
  await expect(page.getByRole('button', { name: t('account.signOutButton') })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: t('nav.write'), exact: true }).click();
  await page.getByRole('link', { name: t('note.title') }).click();
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.goto('/nl/account');
  await page.getByRole('button', { name: t('account.signOutButton') }).click();
  const dialog = page.getByRole('dialog', { name: t('account.unsent') });
  await expect(dialog).toContainText(title);
  await dialog.getByRole('button', { name: t('common.cancel') }).click();
  await context.setOffline(false);
  await page.getByRole('button', { name: t('account.signOutButton') }).click();
  await expect(heading(page)).toHaveText(t('home.title'));
  expect(await kept(page)).toEqual([]);
  await enterAs(context, 'bilal');
  expect((await drafts(context)).filter((one) => one.title === title)).toHaveLength(1);
});

/** Everything in the databases of this browser. */
async function kept(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => {
    const rows: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error!);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        rows.push(
          ...(await new Promise<unknown[]>((resolve) => (all.onsuccess = () => resolve(all.result)))),
        );
      }
      database.close();
    }
    return rows;
  });
}

test('the device gives a text to nobody but its author, and to nobody after seven days', async ({
  page,
  context,
}) => {
  const title = unique('Alleen van mij');
  await enterAs(context, 'bilal');
  await openedBefore(page);
  await context.setOffline(true);
  await page.goto('/nl/note');
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.goto('about:blank');
  await context.setOffline(false);
  // Somebody else signs in here before it could be sent.
  await enterAs(context, 'nadia');
  await page.goto('/nl/desk');
  await expect(page.getByRole('heading', { name: t('desk.drafts') })).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);
  expect((await drafts(context)).filter((one) => one.title === title)).toEqual([]);
  expect(JSON.stringify(await kept(page))).toContain(title);

  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('vrank');
      opening.onsuccess = () => resolve(opening.result);
    });
    const store = database.transaction('drafts', 'readwrite').objectStore('drafts');
    const rows = await new Promise<{ at: number }[]>((resolve) => {
      const all = store.getAll();
      all.onsuccess = () => resolve(all.result as { at: number }[]);
    });
    for (const row of rows) store.put({ ...row, at: row.at - 7 * 24 * 60 * 60 * 1000 });
    database.close();
  });
  await page.goto('/nl/');
  await expect.poll(async () => JSON.stringify(await kept(page))).not.toContain(title);
});

test('a shared computer keeps nothing: no text, no choice, no site', async ({ page, context }) => {
  await enterAs(context, 'bilal');
  const { id } = await manuscript(context.request, { title: unique('Gedeeld') });
  await openedBefore(page);
  await page.getByLabel(t('footer.appearance')).selectOption('dark');
  await page.goto('/nl/account');
  await page.getByLabel(t('device.shared')).check();
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('textbox').fill('Niet voor de volgende.');
  await expect(line(page, `${t('save.because.offline')} ${t('save.windowOnly')}`)).toBeVisible();

  expect(await kept(page)).toEqual([]);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'vrank.shared': 'yes' });
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);

  // Closing the window is stopped, because nothing else has the text.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await context.setOffline(false);
  await expect(saved(page, t)).toBeVisible();
});

test('somebody who signs in between two requests does not get the text', async ({ page, context }) => {
  const title = unique('Niet voor Nadia');
  await enterAs(context, 'bilal');
  await page.goto('/nl/note');
  let switched = false;
  // The very moment after the author was recognised, another one signs in.
  await page.route('**/api/manuscripts', async (route) => {
    if (route.request().method() === 'POST' && !switched) {
      switched = true;
      await enterAs(context, 'nadia');
    }
    await route.continue();
  });
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await expect(line(page, new RegExp(t('save.because.gone').replace(/[()]/g, '\\$&')))).toBeVisible();
  expect((await drafts(context)).filter((one) => one.title === title)).toEqual([]);
  await expect(page.getByLabel(t('note.about'), { exact: true })).toHaveValue(title);
});

/** A way to the server that can be closed, and that lets nobody in while it says 503. */
async function door() {
  const target = new URL(process.env.VRANK_URL ?? 'http://localhost:8080');
  /** With `release`, the service worker that is served calls itself that. */
  const state = { url: '', busy: false, release: '', close: () => Promise.resolve() };
  const server: Server = createServer((incoming, outgoing) => {
    if (state.busy) {
      outgoing.writeHead(503, { 'Retry-After': '1' }).end();
      return;
    }
    const { method, url } = incoming;
    const headers = { ...incoming.headers };
    const another = url === '/sw.js' && state.release;
    if (another) {
      delete headers['accept-encoding'];
      delete headers['if-none-match'];
    }
    const there = forward(
      { host: target.hostname, port: target.port, method, path: url, headers },
      (answer) => {
        if (another) {
          let body = '';
          answer.setEncoding('utf8').on('data', (part: string) => (body += part));
          answer.on('end', () => {
            const { 'content-type': type = '' } = answer.headers;
            outgoing.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
            outgoing.end(body.replace(/VERSION = "[^"]+"/, `VERSION = "${another}"`));
          });
          return;
        }
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      },
    );
    there.on('error', () => outgoing.destroy());
    incoming.pipe(there);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  state.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return state;
}

test('the server stopped: the site opens all the same, and a 503 loses nothing', async ({ browser }) => {
  const title = unique('Zonder server');
  const way = await door();
  const context = await browser.newContext({ baseURL: way.url, serviceWorkers: 'allow' });
  await enterAs(context, 'bilal');
  const page = await context.newPage();
  await openedBefore(page);

  way.busy = true;
  await page.goto('/nl/note');
  await page.getByLabel(t('note.about'), { exact: true }).fill(title);
  await expect(line(page, /^De server is even weg\. Bewaard op dit toestel/)).toBeVisible();
  way.busy = false;
  await expect(saved(page, t)).toBeVisible({ timeout: 20_000 });

  await page.getByLabel(t('note.happened')).fill('Er was stroom noch server.');
  await expect(saved(page, t)).toBeVisible();
  await way.close();
  await page.getByLabel(t('note.lesson')).fill('Neem een batterij mee.');
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t('note.about'), { exact: true })).toHaveValue(title);
  await expect(page.getByLabel(t('note.lesson'))).toHaveValue('Neem een batterij mee.');
  await page.goto('/nl/help');
  await expect(heading(page)).toHaveText('Hulp');
  await context.close();
});

test('only the site itself is kept, never what somebody reads', async ({ page, context }) => {
  await enterAs(context, 'wout');
  await openedBefore(page);
  await page.goto('/nl/reports');
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByText(t('readers.title'))).toBeVisible();
  const { id } = await circle(context.request, 'first-line');
  await page.goto(`/nl/circles/${id}`);
  await expect(heading(page)).toBeVisible();
  const names = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
  });
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !/^\/(assets\/[^/]+|nl\/|fr\/|en\/)$/.test(name))).toEqual([]);
});

test('a new release takes over when the site is opened again', async ({ browser }) => {
  const way = await door();
  const context = await browser.newContext({ baseURL: way.url, serviceWorkers: 'allow' });
  const page = await context.newPage();
  await page.goto('/nl/');
  const first = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return caches.keys();
  });
  expect(first).toHaveLength(1);
  // Another release: the worker's script differs by its version.
  way.release = 'another';
  await page.goto('/nl/help');
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
  });
  await expect
    .poll(
      () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting !== null),
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(await page.evaluate(() => caches.keys())).toContain('vrank-another');
  // Asked by the next page, Chromium keeps a worker that is not quite idle in its place; once no page is left, it goes.
  await page.close();
  const later = await context.newPage();
  await later.goto('/nl/privacy');
  await expect
    .poll(
      () =>
        later.evaluate(async () => {
          const { waiting, active } = (await navigator.serviceWorker.getRegistration())!;
          return waiting === null && active?.state === 'activated';
        }),
      { timeout: 30_000 },
    )
    .toBe(true);
  await context.setOffline(true);
  await later.goto('/nl/accessibility');
  await expect(heading(later)).toBeVisible();
  await context.close();
  await way.close();
});
