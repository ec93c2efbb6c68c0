import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

test.describe.configure({ timeout: 120_000 });

type Id = { id: string };

for (const [language, who] of [
  ['nl', 'sofie'],
  ['fr', 'karim'],
] as const) {
  const t = speaking(language);

  test(`a host invites, and somebody answers from the mail without signing in (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const title = unique('Uitnodiging');
    const { id } = await ask<Id>(context.request, 'POST', '/series', {
      circle: (await circle(context.request, 'platform')).id,
      title,
      languages: [language],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      begins: '14:00',
      minutes: 120,
      place: 'Zaal 3',
    });
    const { meetings } = await ask<{ meetings: Id[] }>(context.request, 'GET', `/series/${id}`);
    await page.goto(`/${language}/meetings/${meetings[0]!.id}`);
    const send = page
      .locator('section', { has: page.locator('#host-title') })
      .locator('div', { hasText: t('invite.title') })
      .getByRole('button');
    await send.click();
    await expect(send).toHaveCount(0, { timeout: 30_000 });
    await expectAccessible(page);

    const member = await device(browser, who);
    await member.goto(`/${language}/outbox`);
    const mail = member.locator('article', { hasText: title }).first();
    await expect(mail).toContainText('Zaal 3');
    const link = (await mail.getByRole('link', { name: /\.online$/ }).getAttribute('href'))!;
    await member.context().close();

    const anybody = await (await browser.newContext()).newPage();
    await anybody.goto(link);
    await expect(heading(anybody)).toContainText(title);
    await expect(anybody.getByLabel(t('attendance.answer.online'), { exact: true })).toBeChecked();
    await expectAccessible(anybody);
    await page.reload();
    const online = page.locator('summary', { hasText: t('attendance.group.online', { n: 1 }) });
    await expect(page.locator('#attendance-title')).toBeVisible();
    await expect(online).toHaveCount(0);
    await anybody.getByRole('button', { name: t('rsvp.send') }).click();
    await expect(anybody.getByText(t('rsvp.sentText'))).toBeVisible();
    await expectAccessible(anybody);
    await page.reload();
    await expect(online).toHaveCount(1);

    await anybody.goto(`/${language}/rsvp#${'A'.repeat(43)}.there`);
    await expect(heading(anybody)).toHaveText(t('rsvp.spent.title'));
    await expectAccessible(anybody);
    await anybody.context().close();
  });
}

test('a calendar is followed at an address that its holder takes back, and mails can be refused', async ({
  browser,
}) => {
  const t = speaking('nl');
  const page = await device(browser, 'nadia');
  await page.goto('/nl/account');
  await page.getByRole('button', { name: t('calendar.make') }).click();
  const address = new URL(await page.getByLabel(t('calendar.address')).inputValue()).pathname;
  const program = await browser.newContext();
  const read = await program.request.get(address);
  expect(read.headers()['content-type']).toContain('text/calendar');
  expect(await read.text()).toContain('BEGIN:VCALENDAR');
  await page.reload();
  await expect(page.getByText(address)).toHaveCount(0);
  await page
    .getByRole('list', { name: t('calendar.yours') })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByText(t('calendar.withdrawn')).first()).toBeAttached();
  expect((await program.request.get(address)).status()).toBe(404);

  const mails = page.getByLabel(t('account.mailsWanted'));
  await mails.uncheck();
  await expect(page.getByText(t('account.mailsOff')).first()).toBeAttached();
  await page.reload();
  await expect(mails).not.toBeChecked();
  await mails.check();
  await expect(page.getByText(t('account.mailsOn')).first()).toBeAttached();
  await expectAccessible(page);
  await program.close();
  await page.context().close();
});
