import { expect, test, type Browser, type Page } from '@playwright/test';
import { ask, askForLink, device, enterAs, heading, newcomer, published, speaking, unique } from './helpers';

const t = speaking('nl');

test('an administrator invites somebody, who signs in from the mail; then a seat passes on', async ({
  page,
  context,
  browser,
}) => {
  const name = unique('Jo Vandersmissen');
  const email = `jo.${name.slice(-8)}@example.org`;
  await enterAs(context, 'dries');
  await page.goto('/nl/');
  await page.getByRole('link', { name: t('nav.administration') }).click();
  await page
    .getByRole('navigation', { name: t('administration.title') })
    .getByRole('link', { name: t('administration.invite') })
    .click();
  await expect(heading(page)).toHaveText(t('administration.invite'));
  await page.getByRole('button', { name: t('invite.button') }).click();
  await expect(page.getByRole('alert')).toContainText(t('invite.nameMissing'));
  await page.getByLabel(t('invite.name')).fill(name);
  await page.getByLabel(t('invite.email')).fill(email);
  await page.getByLabel(t('seat.organisation')).selectOption({ label: 'Evere' });
  await page.getByLabel(t('seat.kind'), { exact: true }).selectOption('practitioner');
  await page.getByRole('button', { name: t('invite.button') }).click();
  await expect(page.getByRole('main').getByText(t('invite.done', { email }))).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(await askForLink(theirs, 'nl', email));
  await theirs.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(theirs)).toHaveText(t('home.welcome', { name }));

  const successor = await newcomer(browser);
  await page.goto('/nl/administration');
  await page.getByLabel(t('administration.find')).fill(name);
  await expect(page.getByText(t('administration.found', { n: 1 }))).toBeVisible();
  await page.locator('summary', { hasText: name }).click();
  await page.getByRole('button', { name: t('seat.passOn') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('seat.successor')).selectOption({ label: successor.name });
  await dialog.getByLabel(t('seat.from')).fill(inDays(3));
  await dialog.getByLabel(t('administration.reasonOptional')).fill('Gaat met pensioen');
  await dialog.getByRole('button', { name: t('seat.passOnYes') }).click();
  await expect(dialog).toHaveCount(0);

  await page.goto('/nl/administration/acts');
  await expect(page.getByText(successor.name).first()).toBeVisible();
  await theirs.goto('/nl/account');
  await theirs.getByRole('link', { name: t('acts.ownLink') }).click();
  await expect(theirs.getByText(t('acts.reason', { reason: 'Gaat met pensioen' }))).toBeVisible();
});

test('who is suspended is signed out and comes back when it is lifted', async ({
  page,
  context,
  browser,
}) => {
  const { name, email } = await newcomer(browser);
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(await askForLink(theirs, 'nl', email));
  await theirs.getByRole('button', { name: t('confirm.button') }).click();
  await enterAs(context, 'dries');
  await page.goto('/nl/administration');
  await page.getByLabel(t('administration.find')).fill(name);
  await page.locator('summary', { hasText: name }).click();
  await page.getByRole('button', { name: t('suspend.openNamed', { name }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('suspend.yes') }).click();
  await expect(dialog.getByText(t('suspend.reasonMissing'))).toBeVisible();
  await dialog.getByLabel(t('administration.reason'), { exact: true }).fill('Laptop kwijt');
  await dialog.getByRole('button', { name: t('suspend.yes') }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('summary', { hasText: name })).toContainText(t('administration.suspended'));
  await theirs.goto('/nl/account');
  await expect(theirs.getByRole('button', { name: t('signIn.open') })).toBeVisible();

  await page.getByRole('button', { name: t('suspend.liftNamed', { name }) }).click();
  await dialog.getByRole('button', { name: t('suspend.liftYes') }).click();
  await expect(page.locator('summary', { hasText: name })).not.toContainText(t('administration.suspended'));
});

test('a tie is recorded, seen beforehand and confirmed by a second person; then the funder is out of the circle', async ({
  page,
  context,
  browser,
}) => {
  // Five people, one after another.
  test.setTimeout(120_000);
  const call = unique('Oproep');
  const name = unique('Kring');
  const helped = await newcomer(browser, { from: 'Zele' });
  const funding = await newcomer(browser, { from: 'Hasselt' });
  await enterAs(context, 'tom');
  const made = await ask<{ id: string }>(context.request, 'POST', '/circles', {
    kind: 'working',
    candid: true,
    superiors: false,
    admits: ['practitioner'],
    names: { nl: name },
    founder: helped.email,
  });
  const first = await signedIn(browser, helped.email);
  await accept(first, name);
  await ask(context.request, 'POST', `/circles/${made.id}/admissions`, { email: funding.email });
  await first.goto(`/nl/circles/${made.id}`);
  await first.getByRole('button', { name: t('admission.confirmNamed', { name: funding.name }) }).click();
  const funder = await signedIn(browser, funding.email);
  await accept(funder, name);
  await funder.goto(`/nl/circles/${made.id}`);
  await expect(heading(funder)).toHaveText(name);
  await first.goto(`/nl/circles/${made.id}`);
  await expect(first.getByRole('heading', { name: t('changes.title') })).toBeVisible();
  await expect(first.getByText(t('changes.joined', { n: 1 }))).toBeVisible();
  await first.getByRole('button', { name: t('changes.seen') }).click();
  await expect(first.getByText(t('changes.joined', { n: 1 }))).toHaveCount(0);

  await page.goto('/nl/administration');
  const tabs = page.getByRole('navigation', { name: t('administration.title') });
  await tabs.getByRole('link', { name: t('ties.title') }).click();
  await expect(heading(page)).toHaveText(t('ties.title'));
  await expect(tabs.getByRole('link', { name: t('ties.title') })).toHaveAttribute('aria-current', 'page');
  await expect(tabs.getByRole('link')).toHaveCount(5);
  await page.getByLabel(t('ties.funder'), { exact: true }).selectOption({ label: 'Hasselt' });
  await page.getByLabel(t('ties.funded'), { exact: true }).selectOption({ label: 'Zele' });
  await page.getByLabel(t('ties.call'), { exact: true }).fill(call);
  await page.getByLabel(t('ties.from.label'), { exact: true }).fill(inDays(-30));
  await page.getByLabel(t('ties.source'), { exact: true }).fill('Jaarverslag');
  await page.getByRole('button', { name: t('ties.recordButton') }).click();
  const waiting = page.getByRole('article').filter({ hasText: call });
  await expect(waiting).toBeVisible();
  await waiting.getByRole('button', { name: /Bekijk/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('ties.confirm') })
    .click();
  await expect(page.getByRole('dialog').getByText(t('ties.notYou'))).toBeVisible();

  const second = await device(browser, 'jan');
  await second.goto('/nl/funding-ties');
  await expect(heading(second)).toHaveText(t('ties.title'));
  await expect(second.getByRole('navigation', { name: t('administration.title') })).toHaveCount(0);
  await second
    .getByRole('article')
    .filter({ hasText: call })
    .getByRole('button', { name: /Bekijk/ })
    .click();
  await expect(second.getByRole('dialog').getByText(t('ties.silent'))).toBeVisible();
  await second
    .getByRole('dialog')
    .getByRole('button', { name: t('ties.confirm') })
    .click();
  await expect(second.getByRole('dialog')).toHaveCount(0);
  await expect(second.getByText(call)).toBeVisible();
  await expect(second.getByRole('article').filter({ hasText: call })).toHaveCount(0);

  await funder.reload();
  await expect(heading(funder)).toHaveText(t('notFound.title'));
  await first.reload();
  await expect(heading(first)).toHaveText(name);
  await expect(first.getByText(t('changes.left', { n: 1 }))).toBeVisible();
});

test('a member deletes the account: what stays is chosen, and asked once more', async ({
  page,
  context,
  browser,
}) => {
  const { name, email } = await newcomer(browser);
  await page.goto(await askForLink(page, 'nl', email));
  await page.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(page)).toHaveText(t('home.welcome', { name }));
  const kept = unique('Blijft zonder naam');
  const gone = unique('Gaat weg');
  const stays = await published(context.request, kept, 'public');
  const goes = await published(context.request, gone, 'public');

  await page.goto('/nl/account');
  await page.getByRole('link', { name: t('account.endLink') }).click();
  await expect(page.getByText(t('delete.staysSeat'))).toBeVisible();
  await page.getByRole('group', { name: kept }).getByLabel(t('delete.unname')).check();
  await page.getByRole('group', { name: gone }).getByLabel(t('delete.withdraw')).check();
  await page.getByRole('button', { name: t('delete.open') }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(t('delete.sumUnname', { n: 1 }))).toBeVisible();
  await dialog.getByLabel(t('delete.email')).fill('iemand@example.org');
  await dialog.getByRole('button', { name: t('delete.yes') }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel(t('delete.email')).fill(email);
  await dialog.getByRole('button', { name: t('delete.yes') }).click();
  await expect(heading(page)).toHaveText(t('home.title'));

  const reader = await device(browser, 'karim');
  await reader.goto(`/nl/reports/${stays}`);
  await expect(heading(reader)).toHaveText(kept);
  await expect(reader.getByText(name)).toHaveCount(0);
  const answer = await reader.request.get(`/api/reports/${goes}`);
  expect(answer.status()).toBe(410);
});

/** A device of somebody who signs in from the mail. */
async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(await askForLink(page, 'nl', email));
  await page.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(page)).not.toHaveText(t('confirm.title'));
  return page;
}

async function accept(page: Page, name: string): Promise<void> {
  await page.goto('/nl/circles');
  await expect(page.getByRole('heading', { name: t('invitation.title', { circle: name }) })).toBeVisible();
  await page.getByRole('button', { name: t('invitation.accept') }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}
