import { expect, test } from '@playwright/test';
import { inDays, trained } from './editions';
import { device, enterAs, expectAccessible, heading, speaking } from './helpers';

test.describe.configure({ timeout: 180_000 });

for (const [language, participant] of [
  ['nl', 'sabine'],
  ['fr', 'hugo'],
] as const) {
  const t = speaking(language);
  /** What is said with the hour at which it was done. */
  const said = (key: string, values = {}) => new RegExp(t(key, { ...values, time: '\\d\\d:\\d\\d' }));

  test(`a trainer opens an edition, a superior approves from a mail, and the desk notes who was there (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'ruth');
    const { id: course, version } = await trained(context.request);
    await page.goto(`/${language}/courses/${course}/editions/new?version=${version}`);
    await page.getByRole('button', { name: t('edition.openButton'), exact: true }).click();
    await expect(page.getByRole('link', { name: t('edition.missingCloses') })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: t('edition.language') }).selectOption(language);
    await page.getByLabel(t('edition.day'), { exact: true }).first().fill(inDays(7));
    await page.getByLabel(t('edition.day'), { exact: true }).nth(1).fill(inDays(28));
    await page.getByLabel(t('edition.place'), { exact: true }).fill('Zaal 3, Kruidtuinlaan 50');
    await page.getByLabel(t('edition.capacity')).fill('1');
    await page.getByLabel(t('edition.closes')).fill(inDays(5));
    await page.getByLabel(t('edition.approval')).check();
    await page.getByRole('button', { name: t('edition.openButton'), exact: true }).click();
    await expect(page.getByText(t('edition.free', { n: 1 }))).toBeVisible();
    const edition = new URL(page.url()).pathname.split('/').at(-1)!;

    // Who asks names a superior; the page tells how it stands and the address is nowhere.
    const learner = await device(browser, participant);
    await learner.goto(`/${language}/editions/${edition}`);
    await learner.getByLabel(t('enrol.superior')).fill('overste@example.org');
    await expectAccessible(learner);
    await learner.getByRole('button', { name: t('enrol.ask') }).click();
    await expect(learner.getByText(t('enrol.state.asked'))).toBeVisible();
    await expect(learner.getByText('overste@example.org')).toHaveCount(0);

    // The superior has no account: a page, a choice, a button.
    await learner.goto(`/${language}/outbox`);
    const mail = learner.locator('article', { hasText: 'overste@example.org' }).first();
    const link = (await mail.getByRole('link', { name: /enrolment-approvals#/ }).getAttribute('href'))!;
    const superior = await (await browser.newContext()).newPage();
    await superior.goto(link);
    await expect(heading(superior)).toHaveText(t('approval.title'));
    await superior.getByLabel(t('approval.no')).check();
    await expect(superior.getByLabel(t('approval.reason'))).toBeVisible();
    await expectAccessible(superior);
    await superior.getByLabel(t('approval.yes')).check();
    await superior.getByRole('button', { name: t('approval.send') }).click();
    await expect(heading(superior)).toHaveText(t('approval.done'));
    await superior.reload();
    await expect(heading(superior)).toHaveText(t('approval.spent'));

    await learner.goto(`/${language}/editions/${edition}`);
    await expect(learner.getByText(t('enrol.state.enrolled'))).toBeVisible();
    await expectAccessible(learner);

    // The desk: attendance, and a message that each reads on the page.
    await page.getByRole('link', { name: t('roster.desk') }).click();
    await expect(page.getByText(`${t('roster.enrolled')} (1/1)`)).toBeVisible();
    const first = page.getByRole('combobox').first();
    await first.selectOption('present');
    await expect(page.getByText(said('roster.noted'))).toBeVisible();
    await page.getByLabel(t('roster.subject')).fill('Meebrengen');
    await page.getByLabel(t('roster.text'), { exact: true }).fill('Een schrift en een pen.');
    await expectAccessible(page);
    await page.getByRole('button', { name: t('roster.send') }).click();
    await expect(page.getByText(said('roster.sent', { n: 1 }))).toBeVisible();
    await page.reload();
    await expect(page.getByRole('combobox').first()).toHaveValue('present');
    await learner.reload();
    await expect(learner.getByRole('heading', { name: 'Meebrengen' })).toBeVisible();

    await learner.getByRole('button', { name: t('enrol.giveUp') }).click();
    await learner
      .getByRole('dialog')
      .getByRole('button', { name: t('enrol.giveUp') })
      .click();
    await expect(learner.getByText(t('enrol.state.cancelled'))).toBeVisible();
    for (const one of [learner, superior]) await one.context().close();
  });
}
