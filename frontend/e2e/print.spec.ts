import { expect, test } from '@playwright/test';
import { enterAs, heading, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('a printed report says first who may read it, and leaves out what only works on a screen', async ({
  page,
  context,
}) => {
  const title = unique('Op papier');
  await enterAs(context, 'wout');
  const report = await published(context.request, title, 'first-line');
  await page.goto(`/nl/reports/${report}`);
  await expect(heading(page)).toHaveText(title);
  const rule = page.locator('.print-only').getByText(t('readers.chatham'));
  await expect(rule).toBeHidden();

  await page.emulateMedia({ media: 'print' });
  await expect(rule).toBeVisible();
  await expect(page.getByText(t('print.circle', { circle: 'Eerste lijn' }))).toBeVisible();
  await expect(page.getByText(new RegExp(`/nl/reports/${report}$`))).toBeVisible();
  await expect(heading(page)).toBeVisible();
  for (const name of [t('print.button'), t('withdraw.open'), t('nav.menu')])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('a printed list names the address of each report', async ({ page, context }) => {
  await enterAs(context, 'wout');
  await page.goto('/nl/reports');
  const first = page.getByRole('article').first().getByRole('link');
  await expect(first).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(t('print.list'))).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  const shown = await first.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(shown).toContain(await first.getAttribute('href'));
});

test('slips are printed ten on a sheet, with nothing around them', async ({ page, context }) => {
  await enterAs(context, 'jan');
  await page.goto('/nl/slips');
  await page.getByLabel(t('slips.count')).fill('20');
  await page.getByRole('button', { name: t('slips.make') }).click();
  await expect(page.locator('.slips li')).toHaveCount(20);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: t('slips.print') })).toBeHidden();
  await expect(page.locator('header')).toBeHidden();
  // Cut off text would be worse than a smaller sheet.
  const cut = await page
    .locator('.slips li')
    .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
  expect(cut).toBe(0);
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(2);
});
