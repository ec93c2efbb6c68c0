import { expect, test } from '@playwright/test';
import { ask, enterAs, published, speaking, unique } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

test('saved searches', async ({ page, context }) => {
  await enterAs(context, 'rachid');
  const word = unique('buurt').replace(' ', '');
  await visit(page, '/nl/saved-searches', t('saved.all'));
  await expect(page.getByText(t('saved.none'))).toBeVisible();
  await inspect(page, 'no saved search');

  await page.goto(`/nl/search?q=${word}&language=nl`);
  await page.getByRole('button', { name: t('saved.open') }).click();
  await page.getByRole('dialog').getByLabel(t('saved.name')).fill('');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('saved.save') })
    .click();
  await expect(page.getByText(t('saved.nameMissing'))).toBeVisible();
  await inspect(page, 'saving with an error');
  await page
    .getByRole('dialog')
    .getByLabel(t('saved.name'))
    .fill('Een naam van één woord-dat-nergens-wordt-afgebroken-en-te-lang-is-voor-telefoons');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('saved.save') })
    .click();
  await expect(page.getByText(t('saved.done')).first()).toBeVisible();
  await inspect(page, 'a search that was saved');

  await visit(page, '/nl/saved-searches', t('saved.all'));
  await inspect(page, 'nothing new yet');
  for (const title of [unique(`Over ${word}`), unique(`Nog over ${word}`)])
    await published(page.request, title, 'first-line');
  await ask(page.request, 'POST', '/demo/morning');
  await page.goto('/nl/');
  await expect(page.getByRole('heading', { name: t('saved.all') })).toBeVisible();
  await inspect(page, 'home with news');
  await visit(page, '/nl/saved-searches', t('saved.all'));
  await expect(page.getByText(t('saved.fresh'), { exact: true })).toHaveCount(2);
  await inspect(page, 'what is new');
  await page
    .getByRole('button', { name: /^‘.*wijzigen$/ })
    .first()
    .click();
  await inspect(page, 'changing one');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('common.cancel') })
    .click();
  await visit(page, '/nl/saved-searches', t('saved.all'));
  await page
    .getByRole('button', { name: /verwijderen$/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: t('saved.undo') })).toBeVisible();
  await inspect(page, 'deleted, with a way back');

  await page.route('**/api/saved-searches', (route) => route.abort());
  await visit(page, '/nl/saved-searches', t('saved.all'));
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'without a connection');
  await page.unroute('**/api/saved-searches');
});
