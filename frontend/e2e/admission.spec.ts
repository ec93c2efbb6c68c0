import { expect, test } from '@playwright/test';
import { askForLink, device, enterAs, heading, newcomer, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('a newcomer is proposed, confirmed by another organisation, accepts, reads, and leaves', async ({
  page,
  browser,
  context,
}) => {
  const title = unique('Alleen voor de eerste lijn');
  await enterAs(context, 'karim');
  const report = await published(context.request, title, 'first-line');
  const { name, email } = await newcomer(browser);
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(await askForLink(theirs, 'nl', email));
  await theirs.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(theirs)).toHaveText(t('home.welcome', { name }));
  await theirs.goto(`/nl/reports/${report}`);
  await expect(heading(theirs)).toHaveText(t('notFound.title'));

  await page.goto('/nl/circles');
  await page.getByRole('link', { name: 'Eerste lijn' }).click();
  await page.getByLabel(t('admission.email')).fill('onbekend@example.org');
  await page.getByRole('button', { name: t('admission.propose') }).click();
  await expect(page.getByText('Geen enkel lid heeft dit adres')).toBeVisible();
  await page.getByLabel(t('admission.email')).fill(email);
  await page.getByRole('button', { name: t('admission.propose') }).click();
  await expect(page.getByText(t('admission.sent', { email }))).toBeVisible();
  await expect(
    page.getByText(t('admission.proposed', { by: 'Karim Zerrouki', date: '' }).trim()),
  ).not.toHaveCount(0);
  await expect(page.getByRole('button', { name: t('admission.confirmNamed', { name }) })).toHaveCount(0);

  await theirs.goto('/nl/circles');
  await expect(theirs.getByRole('link', { name: 'Iedereen' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Eerste lijn' })).toHaveCount(0);

  const wout = await device(browser, 'wout');
  await wout.goto('/nl/circles');
  await wout.getByRole('link', { name: 'Eerste lijn' }).click();
  await wout.getByRole('button', { name: t('admission.confirmNamed', { name }) }).click();
  await expect(wout.getByRole('main').getByText(t('admission.confirmed', { name }))).toBeVisible();
  await expect(wout.getByRole('button', { name: t('admission.confirmNamed', { name }) })).toHaveCount(0);

  await theirs.goto('/nl/');
  await theirs.getByRole('link', { name: 'Eerste lijn' }).click();
  await expect(theirs.getByText(t('chatham.text'))).toBeVisible();
  await theirs.getByRole('button', { name: t('invitation.accept') }).click();
  await theirs.getByRole('link', { name: t('circle.reports') }).click();
  await theirs.getByRole('link', { name: title }).click();
  await expect(heading(theirs)).toHaveText(title);

  await page.reload();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Evere');

  await theirs.goto('/nl/circles');
  await theirs.getByRole('link', { name: 'Eerste lijn' }).click();
  await theirs.getByRole('button', { name: t('leave.open') }).click();
  await theirs
    .getByRole('dialog')
    .getByRole('button', { name: t('leave.confirm') })
    .click();
  await expect(heading(theirs)).toHaveText(t('circles.title'));
  await expect(theirs.getByRole('link', { name: 'Eerste lijn' })).toHaveCount(0);
  await theirs.goto(`/nl/reports/${report}`);
  await expect(heading(theirs)).toHaveText(t('notFound.title'));
});

test('who funds a member cannot be proposed, and the form says why', async ({ page, context }) => {
  await enterAs(context, 'karim');
  await page.goto('/nl/circles');
  await page.getByRole('link', { name: 'Eerste lijn' }).click();
  await page.getByLabel(t('admission.email')).fill('annemie.lauwerier@example.org');
  await page.getByRole('button', { name: t('admission.propose') }).click();
  await expect(page.getByLabel(t('admission.email'))).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/niet toegelaten/)).not.toHaveCount(0);
});
