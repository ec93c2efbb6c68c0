import { expect, test } from '@playwright/test';
import { device, enterAs, heading, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('a withdrawn report leaves its date and reason to those who read it, and nothing to others', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('Te vlug gepubliceerd');
  await enterAs(context, 'hanne');
  const report = await published(context.request, title, 'first-line');
  const nadia = await device(browser, 'nadia');
  await nadia.goto('/nl/reports');
  await nadia.getByRole('link', { name: title }).click();
  await expect(heading(nadia)).toHaveText(title);
  await expect(nadia.getByRole('button', { name: t('withdraw.open') })).toHaveCount(0);

  await page.goto(`/nl/reports/${report}`);
  await page.getByRole('button', { name: t('withdraw.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('withdraw.title') });
  await dialog.getByRole('button', { name: t('common.cancel') }).click();
  await expect(page.getByRole('button', { name: t('withdraw.open') })).toBeFocused();
  await page.getByRole('button', { name: t('withdraw.open') }).click();
  await dialog.getByRole('button', { name: t('withdraw.confirm') }).click();
  await expect(dialog.getByText(t('withdraw.reasonMissing'))).toBeVisible();
  await dialog.getByLabel(t('withdraw.reason')).fill('De cijfers klopten niet.');
  await dialog.getByRole('button', { name: t('withdraw.confirm') }).click();
  await expect(heading(page)).toHaveText(t('withdrawn.title'));

  await nadia.reload();
  await expect(heading(nadia)).toHaveText(t('withdrawn.title'));
  const today = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'Europe/Brussels' });
  await expect(nadia.getByText(t('withdrawn.on', { date: today.format(new Date()) }))).toBeVisible();
  await expect(nadia.getByText('De cijfers klopten niet.')).toBeVisible();
  await expect(nadia.getByText('Er kwam niemand opdagen.')).toHaveCount(0);
  await nadia.goto('/nl/reports');
  await expect(nadia.getByRole('article').first()).toBeVisible();
  await expect(nadia.getByText(title)).toHaveCount(0);

  const annemie = await device(browser, 'annemie');
  await annemie.goto(`/nl/reports/${report}`);
  await expect(heading(annemie)).toHaveText(t('notFound.title'));
});
