import { expect, test } from '@playwright/test';
import {
  ask,
  circle,
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  heading,
  published,
  speaking,
  unique,
} from './helpers';

const nl = speaking('nl');
const fr = speaking('fr');

test('a French-speaking colleague finds what was written in Dutch, by a word misspelt, and reads on', async ({
  browser,
}) => {
  const karim = await browser.newContext();
  await enterAs(karim, 'karim');
  const title = unique('Zwerfbezoek bij terugkeerders');
  await published(karim.request, title, 'network');
  await karim.close();

  const context = await browser.newContext();
  await enterAs(context, 'nadia');
  const page = await context.newPage();
  await page.goto('/fr/search');
  const box = page.getByRole('combobox', { name: fr('search.label') });
  await box.fill('returne');
  await page
    .getByRole('option', { name: /notion/ })
    .first()
    .click();
  await expect(page).toHaveURL(/q=returnee/);
  await expect(page.getByRole('article').getByRole('link', { name: title })).toBeVisible();

  await box.fill('terugkeerdrs zwerfbezoek');
  await page.getByRole('button', { name: fr('search.button'), exact: true }).click();
  await expect(page.getByRole('article').getByRole('link', { name: title })).toBeVisible();
  await context.close();
});

test('phrases, words left out and filters are typed; what is not understood is said and nothing is lost', async ({
  page,
  context,
}) => {
  await enterAs(context, 'karim');
  const word = unique('Kraaienpoot').replaceAll(/\W/g, '');
  const title = `${word} op de stoep`;
  await published(context.request, title, 'network');

  const find = async (typed: string) => {
    await page.goto(`/nl/search?q=${encodeURIComponent(typed)}`);
    await expect(heading(page)).toHaveText(nl('search.titleFor', { q: typed }));
    await expect(page.getByText(/^\d+ resulta/).first()).toBeVisible();
  };
  const hit = page.getByRole('article').getByRole('link', { name: title });
  await find(`"${word} op de stoep"`);
  await expect(hit).toBeVisible();
  await find(`${word} -stoep`);
  await expect(hit).toHaveCount(0);
  await find(`titel:${word} taal:nl`);
  await expect(hit).toBeVisible();
  await find(`${word} sinds:gisteren`);
  await expect(page.getByText(/‘sinds:gisteren’/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: nl('search.label') })).toHaveValue(
    `${word} sinds:gisteren`,
  );
  await page.getByText(nl('tips.heading')).click();
  await expect(page.getByText(nl('tips.phraseSays'))).toBeVisible();

  await page.goto('/nl/search?q=ouders');
  await page.getByLabel(nl('search.sort')).selectOption('near');
  await expect(page).toHaveURL(/sort=near/);
  await expect(page.getByText(/staan hoger/)).toBeVisible();
});

test('where one report alone holds both words, those that hold one stand below it and are called so', async ({
  page,
  context,
}) => {
  await enterAs(context, 'karim');
  const [word, other] = ['Zwaluwstaart', 'Kruiwagenpad'].map((one) => unique(one).replaceAll(/\W/g, ''));
  await published(context.request, `${other} zonder meer`, 'network');
  await published(context.request, `${word} en ${other}`, 'network');
  await page.goto(`/fr/search?q=${word}%20${other}`);
  await expect(page.getByText(fr('search.some'))).toBeVisible();
  const lists = page.getByRole('main').locator('ol.items');
  await expect(lists).toHaveCount(2);
  await expect(lists.first().getByRole('article')).toHaveCount(1);
  await expect(lists.first().getByRole('link', { name: `${word} en ${other}` })).toBeVisible();
  await expect(lists.last().getByRole('link', { name: `${other} zonder meer` })).toBeVisible();
  await page.goto(`/fr/search?q=${word}`);
  await expect(page.getByText(/^\d+ résultat/).first()).toBeVisible();
  await expect(page.getByText(fr('search.some'))).toHaveCount(0);
});

test('a report leads to those like it, and a term to what it is called elsewhere', async ({
  page,
  context,
}) => {
  await enterAs(context, 'karim');
  const word = unique('Zonnewijzer').replaceAll(/\W/g, '');
  const one = await published(context.request, `${word} klepelaar een`, 'network');
  await published(context.request, `${word} klepelaar twee`, 'network');
  await page.goto(`/nl/reports/${one}`);
  const related = page.getByRole('region', { name: nl('report.related') });
  await expect(related.getByRole('link', { name: `${word} klepelaar twee` })).toBeVisible();

  await page.goto('/nl/search?q=terugkeerder&kind=term');
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page).toHaveURL(/terms\?find=/);
  await expect(page.getByText('Rückkehrer').first()).toBeVisible();
});

test('minutes that are proposed while typing are called so and lead to themselves', async ({
  page,
  context,
}) => {
  await enterAs(context, 'leila');
  const { request } = context;
  const word = unique('Windvaan').replaceAll(/\W/g, '');
  const platform = await circle(request, 'platform');
  const { id } = await ask<{ id: string }>(request, 'POST', '/series', {
    circle: platform.id,
    title: word,
    languages: ['nl'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    begins: '14:00',
    minutes: 120,
    place: 'Zaal 3',
  });
  const series = await ask<{ meetings: { id: string }[] }>(request, 'GET', `/series/${id}`);
  const meeting = series.meetings[0]!.id;
  const item = await ask<{ id: string }>(request, 'POST', `/series/${id}/agenda-items`, {
    kind: 'discussion',
    language: 'nl',
    title: 'Wie belt er terug',
    minutes: 15,
    meeting,
  });
  const layer = `/meetings/${meeting}/minutes/${platform.id}`;
  await ask(request, 'POST', `${layer}/taker`, {});
  await ask(request, 'PUT', `${layer}/texts/${item.id}`, { version: 0, text: 'Wij bellen terug.' });
  const { drafts } = await ask<{ drafts: { seen: string }[] }>(
    request,
    'GET',
    `/meetings/${meeting}/proceedings`,
  );
  const minutes = await ask<{ id: string }>(request, 'POST', `/meetings/${meeting}/proceedings`, {
    circle: platform.id,
    seen: drafts[0]!.seen,
  });

  const proposed = page.getByRole('option', { name: new RegExp(`${word}.*${nl('search.is.minutes')}`) });
  await expect(async () => {
    await page.goto('/nl/search');
    await page.getByRole('combobox', { name: nl('search.label') }).fill(word.slice(0, -2));
    await expect(proposed).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await proposed.click();
  await expect(page).toHaveURL(`/nl/proceedings/${minutes.id}`);
  await expect(heading(page)).toContainText(word);
});

for (const [language, typed, name] of [
  ['nl', 'Polarisering', 'theme'],
  ['fr', 'ecole', 'setting'],
  ['en', 'young people', 'target-group'],
] as const) {
  test(`who types the name of a filter is led to all it holds (${language})`, async ({ page, context }) => {
    const t = speaking(language);
    await enterAs(context, 'nadia');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${language}/search?q=${encodeURIComponent(typed)}`);
    const start = t(`search.all.${name}`, { label: '|' }).split('|')[0]!;
    const all = page.getByRole('main').getByRole('link', { name: start });
    await expect(all).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await all.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/${language}/search\\?${name}=[a-z-]+$`));
    await expect(page.getByText(/^\d+ r[ée]sul/).first()).toBeVisible();
    await expect(all).toHaveCount(0);
  });
}
