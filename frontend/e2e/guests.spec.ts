import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

test.describe.configure({ timeout: 180_000 });

type Id = { id: string };

for (const [language, first, second] of [
  ['nl', 'nadia', 'karim'],
  ['fr', 'karim', 'nadia'],
] as const) {
  const t = speaking(language);

  test(`a guest is invited by mail, waits for a place and gets it, and erases the address (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const { request } = context;
    const title = unique('Platform');
    const { id } = await ask<Id>(request, 'POST', '/series', {
      circle: (await circle(request, 'platform')).id,
      title,
      languages: [language],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      begins: '14:00',
      minutes: 120,
      place: 'Zaal 3',
    });
    const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
    const meeting = meetings[0]!.id;
    for (const point of ['Wat het onderzoek zegt', 'Alleen onder ons'])
      await ask(request, 'POST', `/series/${id}/agenda-items`, {
        kind: 'discussion',
        language: 'nl',
        title: point,
        minutes: 20,
        meeting,
      });

    // The host shows one item to guests, says that there is one place, and invites.
    await page.goto(`/${language}/meetings/${meeting}`);
    const shown = page.getByLabel(`${t('item.toGuests')}${t('common.colon')} Wat het onderzoek zegt`);
    await shown.check();
    await expect(page.getByText(t('item.forGuests'))).toHaveCount(1);
    await page.locator('summary', { hasText: t('places.title') }).click();
    await page.getByLabel(t('places.label')).fill('1');
    await page.getByRole('button', { name: t('places.save'), exact: true }).click();
    await expect(page.getByText(t('places.taken', { taken: 0, n: 1 }))).toBeVisible();
    await page.locator('summary', { hasText: t('guest.addOrInvite') }).click();
    await page.getByLabel(t('attendance.guestName')).fill('Odile Vandenhaute');
    const email = `${unique('gast').replace(' ', '.')}@example.org`;
    await page.getByLabel(t('guest.email')).fill(email);
    await page.getByLabel(t('guest.language')).selectOption(language);
    await expectAccessible(page);
    await page.getByRole('button', { name: t('guest.invite'), exact: true }).click();
    await page.locator('summary', { hasText: t('guest.count', { n: 1 }) }).click();
    await expect(page.getByText(t('guest.noAnswer'))).toBeVisible();
    await expect(page.getByText(email)).toHaveCount(0);

    const member = await device(browser, first);
    await member.goto(`/${language}/meetings/${meeting}`);
    await member.getByLabel(t('attendance.answer.there')).first().check();
    await expect(member.getByText(t('places.taken', { taken: 1, n: 1 }))).toBeVisible();

    // The guest reads the one item, answers, and waits.
    await page.goto(`/${language}/outbox`);
    const mail = page.locator('article', { hasText: title }).first();
    await expect(mail).toContainText(email);
    const link = (await mail.getByRole('link', { name: /guests#/ }).getAttribute('href'))!;
    const guest = await (await browser.newContext()).newPage();
    await guest.goto(link);
    await expect(heading(guest)).toContainText(title);
    await expect(guest.getByText('Wat het onderzoek zegt')).toBeVisible();
    await expect(guest.getByText('Alleen onder ons')).toHaveCount(0);
    await expect(guest.getByText(t('room.full'))).toBeVisible();
    await guest.getByLabel(t('attendance.answer.there'), { exact: true }).check();
    await guest.getByRole('button', { name: t('rsvp.send') }).click();
    await expect(guest.getByText(t('room.waiting', { n: 1 })).last()).toBeVisible();
    await expectAccessible(guest);
    const other = await device(browser, second);
    await other.goto(`/${language}/meetings/${meeting}`);
    await other.getByLabel(t('attendance.answer.there')).first().check();
    await expect(other.getByText(t('room.waiting', { n: 2 }))).toBeVisible();
    await expectAccessible(other);

    // A place falls free: the guest has it, and the member is first in line.
    await member.getByLabel(t('attendance.answer.not')).first().check();
    await expect(
      member.locator('summary', { hasText: t('attendance.group.waiting', { n: 1 }) }),
    ).toBeVisible();
    await guest.reload();
    await expect(guest.getByLabel(t('attendance.answer.there'), { exact: true })).toBeChecked();
    await expect(guest.getByText(t('room.waiting', { n: 1 }))).toHaveCount(0);
    await other.reload();
    await expect(other.getByText(t('room.waiting', { n: 1 }))).toBeVisible();

    await guest.getByRole('button', { name: t('guest.erase') }).click();
    await expectAccessible(guest);
    await guest
      .getByRole('dialog')
      .getByRole('button', { name: t('guest.erase') })
      .click();
    await expect(heading(guest)).toHaveText(t('guest.erased'));
    await guest.reload();
    await expect(heading(guest)).toHaveText(t('rsvp.spent.title'));
    await expectAccessible(guest);
    for (const one of [member, other, guest]) await one.context().close();
  });
}
