import { expect, test } from '@playwright/test';
import { ask, device, heading, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('a search is saved where it was made, renamed, deleted and kept after all', async ({ browser }) => {
  const page = await device(browser, 'hanne');
  const word = unique('gezinnen').replace(' ', '');
  await page.goto(`/nl/search?q=${word}&language=nl`);
  await page.getByRole('button', { name: t('saved.open') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(t('saved.name'))).toHaveValue(word);
  await expect(
    dialog.getByText(`${t('saved.keeps')} ‘${word}’ · ${t('filters.language')}: Nederlands`),
  ).toBeVisible();
  await dialog.getByLabel(t('saved.name')).fill('');
  await dialog.getByRole('button', { name: t('saved.save') }).click();
  await expect(dialog.getByText(t('saved.nameMissing'))).toBeVisible();
  await dialog.getByLabel(t('saved.name')).fill(`Over ${word}`);
  await dialog.getByLabel(t('saved.weekly')).check();
  await dialog.getByRole('button', { name: t('saved.save') }).click();
  await expect(page.getByText(t('saved.done')).first()).toBeVisible();

  await page.getByRole('link', { name: t('saved.all') }).click();
  await expect(heading(page)).toHaveText(t('saved.all'));
  const search = page.getByRole('article', { name: `Over ${word}` });
  await expect(search).toContainText(t('saved.weekly'));
  await expect(search).toContainText(word);
  await expect(search.getByRole('link', { name: `Over ${word}` })).toHaveAttribute(
    'href',
    `/nl/search?q=${word}&language=nl&sort=date`,
  );

  await search.getByRole('button', { name: t('saved.changeNamed', { name: `Over ${word}` }) }).click();
  await dialog.getByLabel(t('saved.name')).fill(`Meer ${word}`);
  await dialog.getByLabel(t('saved.daily')).check();
  await dialog.getByRole('button', { name: t('saved.keep') }).click();
  const renamed = page.getByRole('article', { name: `Meer ${word}` });
  await expect(renamed).toContainText(t('saved.daily'));

  await renamed.getByRole('button', { name: t('saved.removeNamed', { name: `Meer ${word}` }) }).click();
  await expect(renamed).toHaveCount(0);
  await page.getByRole('button', { name: t('saved.undo') }).click();
  await expect(renamed).toBeVisible();
  const { items } = await ask<{ items: { id: string; name: string; rhythm: string }[] }>(
    page.request,
    'GET',
    '/saved-searches',
  );
  expect(items.filter(({ name }) => name === `Meer ${word}`).map(({ rhythm }) => rhythm)).toEqual(['daily']);
  await page.context().close();
});

test('what can be saved once is not saved twice, and visitors are asked to sign in', async ({ browser }) => {
  const page = await device(browser, 'stijn');
  const word = unique('wijkwerk').replace(' ', '');
  await ask(page.request, 'POST', '/saved-searches', { name: word, rhythm: 'daily', q: word, filters: {} });
  await page.goto(`/nl/search?q=${word}`);
  await page.getByRole('button', { name: t('saved.open') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('saved.save') })
    .click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.context().close();

  const visitor = await browser.newPage();
  await visitor.goto(`/nl/search?q=${word}`);
  await expect(heading(visitor)).toContainText(word);
  await expect(visitor.getByRole('button', { name: t('saved.open') })).toHaveCount(0);
  await visitor.goto('/nl/saved-searches');
  await expect(visitor.getByRole('main').getByRole('button', { name: t('signIn.open') })).toBeVisible();
  await visitor.close();
});

test('what appears for a saved search is told the next morning, and is new until it was seen', async ({
  browser,
}) => {
  const reader = await device(browser, 'sofie');
  const writer = await device(browser, 'joris');
  const word = unique('vertelavond').replace(' ', '');
  await ask(reader.request, 'POST', '/saved-searches', { name: word, rhythm: 'daily', q: word, filters: {} });
  const title = `Een ${word}`;
  await published(writer.request, title, 'first-line');
  await reader.goto('/nl/');
  await expect(heading(reader)).toBeVisible();
  await expect(reader.getByRole('link', { name: word, exact: true })).toHaveCount(0);

  await ask(reader.request, 'POST', '/demo/morning');
  await reader.reload();
  const news = reader
    .getByRole('listitem')
    .filter({ hasText: word })
    .filter({ hasText: t('saved.news', { n: 1 }) });
  await expect(news).toBeVisible();
  await news.getByRole('link').click();
  const search = reader.getByRole('article', { name: word, exact: true });
  await expect(search.getByText(t('saved.fresh'), { exact: true })).toBeVisible();
  await search.getByRole('link', { name: title }).click();
  await expect(heading(reader)).toContainText(title);

  await reader.goto('/nl/saved-searches');
  await expect(search.getByRole('link', { name: title })).toBeVisible();
  await expect(search.getByText(t('saved.fresh'), { exact: true })).toHaveCount(0);
  await reader.context().close();
  await writer.context().close();
});
