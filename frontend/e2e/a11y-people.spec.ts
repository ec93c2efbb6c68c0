import { expect, test } from '@playwright/test';
import { askForLink, enterAs, heading, newcomer, speaking } from './helpers';
import { inspect, phoneOf, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

test('signing in', async ({ page, browser }) => {
  const { email } = await newcomer(browser);
  await visit(page, '/nl/sign-in', t('signIn.title'));
  await page.getByLabel(t('signIn.email.label')).fill('geen adres');
  await page.getByRole('button', { name: t('signIn.email.send') }).click();
  await expect(page.getByText(t('signIn.email.wrong'))).toBeVisible();
  await inspect(page, 'sign-in with an error');
  const link = await askForLink(page, 'nl', email);
  await inspect(page, 'the mail is on its way');
  await visit(page, '/nl/outbox', t('outbox.title'));
  await inspect(page, 'the outbox');
  const phone = await phoneOf(browser);
  await visit(phone, link, t('confirm.title'));
  await inspect(phone, 'one more click');
  await phone.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(phone)).toHaveText(t('confirm.code.title'));
  await inspect(phone, 'the code for the other browser');
  await visit(phone, '/nl/sign-in/confirm#spent', t('confirm.title'));
  await phone.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(phone)).toHaveText(t('confirm.spent.title'));
  await inspect(phone, 'a link that is used up');
});

test('administration, ties and the end of an account', async ({ page, context, browser }) => {
  const { name } = await newcomer(browser);
  await enterAs(context, 'dries');
  await visit(page, '/nl/administration', t('administration.members'));
  await page.getByLabel(t('administration.find')).fill(name);
  await expect(page.getByText(t('administration.found', { n: 1 }))).toBeVisible();
  await page.locator('summary', { hasText: name }).click();
  await inspect(page, 'a member with seats');
  for (const button of ['seat.passOn', 'seat.end', 'seat.add', 'suspend.open']) {
    await page
      .getByRole('button', { name: t(button), exact: false })
      .filter({ hasText: t(button) })
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText(t('common.loading'))).toHaveCount(0);
    await inspect(page, button);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common.cancel') })
      .click();
  }
  await visit(page, '/nl/administration/invite', t('administration.invite'));
  await page.getByRole('button', { name: t('invite.button') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'an invitation with errors');
  await visit(page, '/nl/administration/circle', t('administration.circle'));
  await page.getByRole('button', { name: t('newCircle.button') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'a new circle with errors');
  await visit(page, '/nl/administration/acts', t('administration.acts'));
  await expect(page.getByRole('listitem').filter({ hasText: name })).not.toHaveCount(0);
  await inspect(page, 'the log');
  await visit(page, '/nl/funding-ties', t('ties.title'));
  await expect(page.getByRole('heading', { name: t('ties.record') })).toBeVisible();
  await page.getByRole('button', { name: t('ties.recordButton') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'ties, and a record with errors');
  await page
    .getByRole('button', { name: /^Einde bepalen/ })
    .first()
    .click();
  await inspect(page, 'the end of a tie');

  const wout = await phoneOf(browser, 'wout');
  await visit(wout, '/nl/funding-ties', t('ties.title'));
  await inspect(wout, 'ties for a member');
  await visit(wout, '/nl/administration', t('administration.members'));
  await inspect(wout, 'administration for a member');
  await visit(wout, '/nl/account/acts', t('acts.own'));
  await inspect(wout, 'the log about oneself');
  await visit(wout, '/nl/account/delete', t('delete.title'));
  await expect(wout.getByRole('radio').first()).toBeVisible();
  await inspect(wout, 'what stays and what goes');
  await wout.getByRole('button', { name: t('delete.open') }).click();
  await wout
    .getByRole('dialog')
    .getByRole('button', { name: t('delete.yes') })
    .click();
  await expect(wout.getByText(t('delete.emailMissing'), { exact: true })).toBeVisible();
  await inspect(wout, 'the second question');
});
