import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, heading, manuscript, speaking, unique } from './helpers';

const t = speaking('nl');
const NETWORK = 'network';

test('reports are narrowed by more than one filter, in the address, and a filter goes away again', async ({
  page,
  context,
}) => {
  await enterAs(context, 'karim');
  const title = unique('Met doelgroep en jaar');
  const { id: lies } = await circle(context.request, NETWORK);
  const draft = await manuscript(context.request, { title, answer: 'Zoiets.', circle: lies, name: 'named' });
  const kept = await ask<{ version: number }>(context.request, 'PUT', `/manuscripts/${draft.id}`, {
    version: draft.version,
    kind: 'failure',
    language: 'nl',
    title,
    circle: lies,
    name: 'named',
    themes: ['school', 'dialogue'],
    answers: { actual: 'Zoiets.', year: '2004', 'target-group': ['detainees'] },
  });
  await ask(context.request, 'POST', '/reports', { manuscript: draft.id, version: kept.version });

  await page.goto('/nl/reports');
  await page.locator('summary', { hasText: t('filters.year') }).click();
  const group = page.getByRole('group', { name: t('filters.year') });
  await expect(group.getByRole('checkbox').first()).toBeVisible();
  // Long lists are folded, and how many years there are is up to the demo world.
  const more = group.getByRole('button');
  if (await more.count()) await more.click();
  await group.getByRole('checkbox', { name: '2004' }).check();
  await expect(page).toHaveURL(/[?&]year=2004/);
  await page.locator('summary', { hasText: t('filters.target-group') }).click();
  await page.getByRole('checkbox', { name: 'gedetineerden' }).check();
  await expect(page).toHaveURL(/target-group=detainees/);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('checkbox', { name: 'school' }).check();
  await expect(page).toHaveURL(/setting=school/);
  await expect(page.getByRole('link', { name: title })).toBeVisible();

  const address = page.url();
  await page.reload();
  expect(page.url()).toBe(address);
  const chips = page.getByRole('list', { name: t('filters.inUse') });
  await expect(chips.getByRole('button')).toHaveCount(3);
  await chips
    .getByRole('button', { name: t('filters.remove', { label: t('filters.yearIs', { year: 2004 }) }) })
    .click();
  await expect(page).not.toHaveURL(/year=/);
  await page.goBack();
  await expect(page).toHaveURL(/year=2004/);
});

test('while a place is chosen no number of reports stands on the page', async ({ page, context }) => {
  await enterAs(context, 'karim');
  await page.goto('/nl/search?q=&kind=failure');
  await expect(page.getByText(/^\d+ resulta/).first()).toBeVisible();
  await page.locator('summary', { hasText: t('filters.place') }).click();
  const places = page.getByRole('group', { name: t('filters.place') });
  await expect(places.getByText(t('filters.placeHelp'))).toBeVisible();
  const labels = await places.locator('label').allInnerTexts();
  expect(labels.length).toBeGreaterThan(1);
  expect(labels.map((label) => label.trim())).toEqual(labels.map((label) => label.trim()).sort());
  for (const label of labels) expect(label).not.toMatch(/\d/);
  await places.getByRole('checkbox').first().check();
  await expect(page.getByText(t('search.found'), { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/\d+ resulta/)).toHaveCount(0);
  const kinds = page.getByRole('group', { name: t('filters.kind') }).locator('label');
  for (const label of await kinds.allInnerTexts()) expect(label).not.toMatch(/\d/);
});

test('an address with a filter that does not exist says so and offers the way out', async ({ page }) => {
  await page.goto('/nl/search?q=school&kind=zzz');
  await expect(page.getByText('Deze filterwaarde bestaat niet')).toBeVisible();
  await page.getByRole('button', { name: t('filters.clear') }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page).toHaveURL(/q=school$/);
  await page.goto('/nl/reports?theme=zzz');
  await page.getByRole('button', { name: t('filters.clear') }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('home says where a draft goes on, what appears later, and what is new in each circle', async ({
  browser,
}) => {
  const page = await device(browser, 'samira');
  const title = unique('Half af');
  const later = unique('Morgen');
  await manuscript(page.request, { title });
  const { id: lies } = await circle(page.request, NETWORK);
  const draft = await manuscript(page.request, {
    title: later,
    answer: 'Zoiets.',
    circle: lies,
    name: 'organisation',
  });
  await ask(page.request, 'POST', '/reports', { manuscript: draft.id, version: draft.version });
  await page.goto('/nl/');
  await expect(page.getByRole('heading', { name: t('home.waiting') })).toBeVisible();
  await expect(page.getByText(later)).toBeVisible();
  await expect(page.getByRole('link', { name: t('home.allOf') }).first()).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: title });
  await row.getByRole('link', { name: t('home.goOn', { step: 'Wat was de bedoeling?' }) }).click();
  await expect(heading(page)).toHaveText('Wat was de bedoeling?');
  await page.context().close();
});

test('a word that a search was widened with is dropped by one click, and taken back', async ({
  page,
  context,
}) => {
  await enterAs(context, 'nadia');
  await page.goto('/nl/search?q=geruchten');
  const added = page.getByRole('list', { name: t('search.added') });
  const word = (await added.getByRole('button').first().innerText()).replace(' ×', '');
  await added.getByRole('button', { name: t('search.drop', { word }) }).click();
  await expect(page).toHaveURL(new RegExp(`[?&]without=${encodeURIComponent(word)}(&|$)`));
  await expect(added.getByRole('button', { name: t('search.drop', { word }) })).toHaveCount(0);
  const dropped = page.getByRole('list', { name: t('search.dropped') });
  await dropped.getByRole('button', { name: t('search.takeBack', { word }) }).click();
  await expect(page).not.toHaveURL(/without=/);
  await expect(added.getByRole('button', { name: t('search.drop', { word }) })).toBeVisible();
});

test('the focus goes on where something was pressed away, and to the results of the next page', async ({
  page,
}) => {
  await page.goto('/nl/search?q=preventie&language=nl&language=en&language=fr');
  const chips = page.getByRole('list', { name: t('filters.inUse') }).getByRole('button');
  await expect(chips).toHaveCount(3);
  await chips.first().focus();
  for (const left of [2, 1]) {
    await page.keyboard.press('Enter');
    await expect(chips).toHaveCount(left);
    await expect(chips.first()).toBeFocused();
  }
  await page.keyboard.press('Enter');
  const count = page
    .getByRole('main')
    .getByText(/^\d+ resulta/)
    .first();
  await expect(count).toBeFocused();

  await page.getByRole('link', { name: t('search.next'), exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=20/);
  await expect(count).toBeFocused();

  await page.goto('/nl/search?q=jongeren');
  const added = page.getByRole('list', { name: t('search.added') }).getByRole('button');
  await expect(added.nth(1)).toBeVisible();
  const words = (await added.allInnerTexts()).map((word) => word.toLowerCase());
  expect(new Set(words).size).toBe(words.length);
  const first = await added.first().getAttribute('aria-label');
  await added.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('button', { name: first!, exact: true })).toHaveCount(0);
  await expect(added.first()).toBeFocused();
});

test('an address past the end of a list leads back to it, and a question too long is cut and said to be', async ({
  page,
}) => {
  await page.goto('/nl/search?q=preventie&from=5000');
  await expect(page.getByText(t('search.pastEnd'))).toBeVisible();
  await page.getByRole('link', { name: t('search.toLast') }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('link', { name: t('search.previous'), exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: t('search.next'), exact: true })).toHaveCount(0);

  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/nl/search?q=${'a'.repeat(400)}`);
  await expect(page.getByText(t('search.cut', { n: 300 }))).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(/^\d+ resulta/)
      .first(),
  ).toBeVisible();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});

test('where filters leave nothing, one click takes them all away and keeps the words', async ({ page }) => {
  await page.goto('/nl/search?q=school&language=de&kind=failure&year=1995');
  await page.getByRole('link', { name: t('search.dropFilters') }).click();
  await expect(page).toHaveURL(/\?q=school$/);
  await expect(page.getByRole('article').first()).toBeVisible();
});
