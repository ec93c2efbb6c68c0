import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ask, circle, enterAs, heading, manuscript, published, saved, speaking, unique } from './helpers';

const t = speaking('nl');
type Stored = { answers: Record<string, string>; version: number };

const stored = (page: Page, id: string) => ask<Stored>(page.request, 'GET', `/manuscripts/${id}`);
const field = (page: Page) => page.getByRole('textbox');
/** The status line on the page; the same words are also said to screen readers. */
const line = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text);

async function draft(context: BrowserContext, handle: string, title = unique('Klad')): Promise<string> {
  await enterAs(context, handle);
  return (await manuscript(context.request, { title })).id;
}

test('without network the text stays on the device and goes to the server later', async ({
  page,
  context,
}) => {
  const id = await draft(context, 'bilal');
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();

  await context.setOffline(true);
  await field(page).fill('Onderweg geschreven.');
  await expect(line(page, /^Geen netwerk\. Bewaard op dit toestel om \d\d:\d\d\.$/)).toBeVisible();
  await context.setOffline(false);
  await expect(saved(page, t)).toBeVisible();
  expect((await stored(page, id)).answers.actual).toBe('Onderweg geschreven.');
});

test('a page closed without network gives its text back the next time', async ({ page, context }) => {
  const id = await draft(context, 'bilal');
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();
  await context.setOffline(true);
  await field(page).fill('De batterij was leeg.');
  await expect(line(page, /Bewaard op dit toestel/)).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/nl/write/${id}/answer-actual`);
  await expect(again.getByText(t('restored.title'))).toBeVisible();
  await expect(field(again)).toHaveValue('De batterij was leeg.');
  await expect(saved(again, t)).toBeVisible();
  expect((await stored(again, id)).answers.actual).toBe('De batterij was leeg.');
});

test('on a shared computer nothing stays behind', async ({ page, context }) => {
  const id = await draft(context, 'bilal');
  await page.goto('/nl/account');
  await page.getByLabel(t('device.shared')).check();
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();
  await context.setOffline(true);
  await field(page).fill('Niet voor de volgende.');
  await expect(line(page, `${t('save.because.offline')} ${t('save.windowOnly')}`)).toBeVisible();
  await context.setOffline(false);
  await expect(saved(page, t)).toBeVisible();
});

test('reloading and going back right after the last key lose nothing', async ({ page, context }) => {
  const id = await draft(context, 'bilal');
  await page.goto(`/nl/write/${id}`);
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await field(page).fill('Eerste zin.');
  await page.reload();
  await expect(field(page)).toHaveValue('Eerste zin.');
  await field(page).fill('Eerste zin. Tweede zin.');
  await page.goBack();
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await expect(field(page)).toHaveValue('Eerste zin. Tweede zin.');
  await expect.poll(async () => (await stored(page, id)).answers.actual).toBe('Eerste zin. Tweede zin.');
});

test('two tabs: both texts are shown, the author chooses, the other stays among the versions', async ({
  page,
  context,
}) => {
  const id = await draft(context, 'bilal');
  await page.goto(`/nl/write/${id}/answer-actual`);
  const second = await context.newPage();
  await second.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(second)).toBeVisible();

  await field(page).fill('Op de laptop.');
  await expect.poll(async () => (await stored(page, id)).answers.actual).toBe('Op de laptop.');
  await field(second).fill('Op de telefoon.');
  await expect(heading(second)).toHaveText(t('conflict.title'));
  await expect(second.getByText('Op de laptop.')).toBeVisible();
  await expect(second.getByText('Op de telefoon.')).toBeVisible();

  // Until then the desk says so, in every window, and nothing is sent again.
  const sent: string[] = [];
  second.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(request.url());
  });
  for (let i = 0; i < 2; i++) {
    await second.goto('/nl/desk');
    await expect(second.getByRole('heading', { name: t('desk.torn') })).toBeVisible();
    await expect(second.getByRole('heading', { name: t('desk.unsent') })).toHaveCount(0);
  }
  expect(sent).toEqual([]);
  await second.getByRole('link', { name: new RegExp(`^${t('desk.choose')}`) }).click();
  await expect(heading(second)).toHaveText(t('conflict.title'));
  await second.getByRole('radio', { name: t('conflict.mine') }).check();
  await second.getByRole('button', { name: t('conflict.keep') }).click();
  await expect(saved(second, t)).toBeVisible();
  expect((await stored(second, id)).answers.actual).toBe('Op de telefoon.');

  await second.goto(`/nl/write/${id}/versions`);
  await second.locator('summary').first().click();
  await expect(second.getByText('Op de laptop.')).toBeVisible();
  await second
    .getByRole('button', { name: /^De tekst van .* terugnemen$/ })
    .first()
    .click();
  await expect(heading(second)).toContainText('Klad');
  await expect.poll(async () => (await stored(second, id)).answers.actual).toBe('Op de laptop.');
});

test('an expired session opens sign-in over the form, and writing goes on', async ({ page, context }) => {
  const id = await draft(context, 'bilal');
  await page.goto(`/nl/write/${id}/answer-actual`);
  await expect(heading(page)).toBeVisible();
  await ask(context.request, 'DELETE', '/sign-ins/current');

  await field(page).fill('Dit mag niet weg zijn.');
  const dialog = page.getByRole('dialog', { name: t('signIn.over.title') });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: t('signIn.notNow') }).click();
  await expect(line(page, /^U bent niet meer aangemeld\. Bewaard op dit toestel/)).toBeVisible();
  await expect(field(page)).toHaveValue('Dit mag niet weg zijn.');
  await page.getByRole('button', { name: t('signIn.open') }).click();
  await dialog.getByRole('button', { name: 'Bilal Ezzahidi' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(saved(page, t)).toBeVisible();
  await expect(field(page)).toHaveValue('Dit mag niet weg zijn.');
  expect((await stored(page, id)).answers.actual).toBe('Dit mag niet weg zijn.');
});

test('a double click publishes once', async ({ page, context }) => {
  const title = unique('Eén keer');
  await enterAs(context, 'bilal');
  const { id: network } = await circle(context.request, 'network');
  const { id } = await manuscript(context.request, {
    title,
    answer: 'Er kwam niemand.',
    circle: network,
    name: 'named',
  });
  await page.goto(`/nl/write/${id}/check`);
  await page.getByRole('button', { name: /^Publiceren voor/ }).dblclick();
  await expect(heading(page)).toHaveText(t('published.title'));
  const { items } = await ask<{ items: { title: string }[] }>(context.request, 'GET', '/reports/own');
  expect(items.filter((one) => one.title === title)).toHaveLength(1);
});

test('what could point to a person is said while typing, and stops publishing', async ({ page, context }) => {
  await enterAs(context, 'bilal');
  const { id: network } = await circle(context.request, 'network');
  const { id } = await manuscript(context.request, {
    title: unique('Nummer'),
    answer: 'Er kwam niemand.',
    circle: network,
    name: 'named',
  });
  await page.goto(`/nl/write/${id}/answer-actual`);
  await field(page).fill('Bel mij op 0475 12 34 56 als u dit herkent.');
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await page.getByRole('button', { name: t('guard.show') }).click();
  const marked = await field(page).evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(marked).toBe('0475 12 34 56');
  await expect(saved(page, t)).toBeVisible();

  await page.goto(`/nl/write/${id}/check`);
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: /telefoonnummer/ }).click();
  await field(page).fill('Spreek mij aan als u dit herkent.');
  await expect(page.getByText(t('guard.phone'))).toHaveCount(0);
  await expect(saved(page, t)).toBeVisible();
  await page.goto(`/nl/write/${id}/check`);
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await expect(heading(page)).toHaveText(t('published.title'));
});

test('after the title up to three reports like it are shown, and only those that the author may read', async ({
  page,
  context,
  browser,
}) => {
  const words = unique('Kampvuuravond buurtvaders');
  const nadia = await browser.newContext();
  await enterAs(nadia, 'nadia');
  for (const n of ['een', 'twee', 'drie', 'vier'])
    await published(nadia.request, `${words} ${n}`, 'first-line');
  await nadia.close();

  const id = await draft(context, 'bilal', '');
  await page.goto(`/nl/write/${id}/title`);
  await field(page).fill('Zwemles');
  await expect(saved(page, t)).toBeVisible();
  await expect(page.getByRole('heading', { name: t('similar.title') })).toHaveCount(0);
  const alike = page.locator('section', { has: page.getByRole('heading', { name: t('similar.title') }) });
  await expect(async () => {
    // What was published a moment ago is in the index a moment later.
    await field(page).fill('');
    await field(page).fill(words);
    await expect(alike.getByRole('link', { name: words })).toHaveCount(3, { timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await expect(alike.getByRole('link').first()).toHaveAttribute('target', '_blank');
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await expect(alike.getByRole('link', { name: words })).toHaveCount(3);

  // The grant officer, who may not read them, is told of nothing.
  const other = await browser.newContext();
  const theirs = await draft(other, 'annemie', '');
  const elsewhere = await other.newPage();
  await elsewhere.goto(`/nl/write/${theirs}/title`);
  const answered = elsewhere.waitForResponse(/\/api\/search\/similar\?/);
  await field(elsewhere).fill(words);
  await answered;
  await expect(saved(elsewhere, t)).toBeVisible();
  await expect(elsewhere.getByText(words)).toHaveCount(0);
  await other.close();
});
