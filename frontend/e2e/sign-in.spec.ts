import { expect, test } from '@playwright/test';
import { PASSPHRASE, askForLink, heading, newcomer, speaking } from './helpers';

const t = speaking('nl');

test('the mailed link signs in the browser that asked, after a click, and once', async ({
  page,
  browser,
}) => {
  const { name, email } = await newcomer(browser);
  const link = await askForLink(page, 'nl', email);

  await page.goto(link);
  await expect(heading(page)).toHaveText(t('confirm.title'));
  // Opening it is not enough: scanners of mail do that too.
  await page.reload();
  await page.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(page)).toHaveText(t('home.welcome', { name }));

  await page.goto(link);
  await page.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(page)).toHaveText(t('confirm.spent.title'));
  await page.goto('/nl/account');
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test('in another browser it shows a code for the one that asked', async ({ page, browser }) => {
  const { name, email } = await newcomer(browser);
  const link = await askForLink(page, 'nl', email);

  const phone = await (await browser.newContext()).newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(phone)).toHaveText(t('confirm.code.title'));
  const code = await phone.getByText(/^\d{3} \d{3}$/).innerText();
  await phone.goto('/nl/account');
  await expect(phone.getByText(t('needsMember.text'))).toBeVisible();

  const field = page.getByLabel(t('signIn.code.label'));
  await field.fill('12');
  await page.getByRole('button', { name: t('signIn.code.send') }).click();
  await expect(page.getByText(t('signIn.code.wrong'))).toBeVisible();
  await field.fill(code === '111 111' ? '222222' : '111111');
  await page.getByRole('button', { name: t('signIn.code.send') }).click();
  await expect(page.getByRole('alert')).toContainText(t('signIn.refused'));
  await field.fill(code);
  await page.getByRole('button', { name: t('signIn.code.send') }).click();
  await expect(heading(page)).toHaveText(t('home.welcome', { name }));
});

test('an unknown address gets the same answer, and no mail', async ({ page }) => {
  const email = 'niemand@example.org';
  await page.goto('/nl/sign-in');
  await page.getByLabel(t('signIn.email.label')).fill('geen adres');
  await page.getByRole('button', { name: t('signIn.email.send') }).click();
  await expect(page.getByText(t('signIn.email.wrong'))).toBeVisible();
  await page.getByLabel(t('signIn.email.label')).fill(email);
  await page.getByRole('button', { name: t('signIn.email.send') }).click();
  await expect(page.getByText(t('signIn.sent.text', { email }))).toBeVisible();
  await page.goto('/nl/outbox');
  await expect(page.getByText(t('outbox.none'))).toBeVisible();
});

test('signing out ends the session and erases what the device kept', async ({ page, browser }) => {
  const { email } = await newcomer(browser);
  await page.goto(await askForLink(page, 'nl', email));
  await page.getByRole('button', { name: t('confirm.button') }).click();
  await page.getByRole('link', { name: t('nav.account') }).click();
  await page.getByRole('button', { name: t('account.signOutButton') }).click();
  await expect(
    page.getByRole('navigation').getByRole('link', { name: t('nav.signIn'), exact: true }),
  ).toBeVisible();
  await page.goto('/nl/desk');
  await expect(page.getByText(t('needsMember.text'))).toBeVisible();
});

test('the demo says beside its custodians what unlocks their post', async ({ page }) => {
  await page.goto('/nl/sign-in');
  await page.getByLabel(t('signIn.as.filter')).fill('Jan Moerkens');
  await expect(page.getByText(t('signIn.as.passphrase', { passphrase: PASSPHRASE }))).toBeVisible();
  await page.getByLabel(t('signIn.as.filter')).fill('Wout Decraene');
  await expect(page.getByRole('button', { name: 'Wout Decraene' })).toBeVisible();
  await expect(page.getByText(PASSPHRASE)).toHaveCount(0);
});
