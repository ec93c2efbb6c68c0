import { expect, test } from '@playwright/test';
import { device, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('a circle is followed at an address that its holder takes back', async ({ browser }) => {
  const page = await device(browser, 'wout');
  const title = unique('Niet in de lijst');
  const report = await published(page.request, title, 'first-line');
  await page.goto('/nl/circles');
  await page.getByRole('link', { name: 'Eerste lijn' }).click();
  await expect(page.getByText(t('feeds.showsCandid'))).toBeVisible();
  await page.getByRole('button', { name: t('feeds.make') }).click();
  const address = new URL(await page.getByLabel(t('feeds.address')).inputValue()).pathname;

  const reader = await browser.newContext();
  const feed = await reader.request.get(address);
  expect(feed.status()).toBe(200);
  const text = await feed.text();
  expect(text).toContain(report);
  expect(text).not.toContain(title);

  await page.reload();
  await expect(page.getByText(address)).toHaveCount(0);
  await page
    .getByRole('list', { name: t('feeds.yours') })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByText(t('feeds.withdrawn')).first()).toBeAttached();
  expect((await reader.request.get(address)).status()).toBe(404);
  await reader.close();
  await page.context().close();
});

test('the public circle has a fixed address for everybody', async ({ page }) => {
  await page.goto('/nl/circles');
  await page.getByRole('link', { name: 'Iedereen' }).click();
  const address = (await page.getByRole('link', { name: '/feeds/public' }).getAttribute('href'))!;
  const feed = await page.request.get(address);
  expect(feed.headers()['content-type']).toContain('application/atom+xml');
  expect(await feed.text()).toContain('<title xml:lang=');
});
