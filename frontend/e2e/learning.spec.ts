import { expect, test } from '@playwright/test';
import { classroom, completes } from './classroom';
import { opened } from './editions';
import { ask, device, enterAs, expectAccessible, speaking } from './helpers';

test.describe.configure({ timeout: 300_000 });
test.use({ viewport: { width: 360, height: 740 } });

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`exercises are done on a phone without a mouse, explained, and end in a certificate (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    const learner = language === 'nl' ? 'nadia' : 'karim';
    const room = await classroom(browser, [learner]);
    await enterAs(context, learner);
    const at = (key: string) => page.locator(`[data-exercise="${key}"]`);

    // One out of three, with the keyboard alone.
    await page.goto(`/${language}/editions/${room.edition}/modules/backing`);
    const promise = at('promise');
    await promise.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await promise.getByRole('button', { name: t('exercise.answer') }).focus();
    await page.keyboard.press('Enter');
    await expect(promise.getByText(t('exercise.notQuite'))).toBeVisible();
    await expect(promise.getByText(t('exercise.yours'), { exact: false }).first()).toBeVisible();
    await promise.getByRole('radio').nth(1).check();
    await promise.getByRole('button', { name: t('exercise.again') }).click();
    await expect(promise.getByText(t('exercise.right'), { exact: true })).toBeVisible();

    // Without a network the answer stays on the device, and goes out by itself.
    const holds = at('what-holds');
    await context.setOffline(true);
    await holds.getByRole('checkbox').first().check();
    await holds.getByRole('button', { name: t('exercise.answer') }).click();
    await expect(holds.getByText(t('exercise.waiting'))).toBeVisible();
    await context.setOffline(false);
    await expect(holds.getByText(t('exercise.notQuite'))).toBeVisible({ timeout: 30_000 });

    // Private until it is shared; what was typed and not sent is there after a reload.
    const open = at('my-request');
    await open.getByRole('textbox').fill('Dinsdag twee uur vrij, zonder verslag.');
    await expect(async () => {
      await page.reload();
      await expect(open.getByRole('textbox')).toHaveValue('Dinsdag twee uur vrij, zonder verslag.');
    }).toPass();
    await open.getByRole('button', { name: t('open.save') }).click();
    await expect(open.getByText(t('open.private'))).toBeVisible();
    await open.getByLabel(t('open.share')).check();
    await open.getByRole('button', { name: t('open.save') }).click();
    await expect(open.getByText(t('open.shared'))).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    // Order with two buttons, and a role for each statement.
    await page.goto(`/${language}/editions/${room.edition}/modules/roles`);
    const pressure = at('pressure');
    const second = await pressure.getByRole('listitem').nth(1).locator('.text').textContent();
    await pressure.getByRole('button', { name: t('order.up', { text: second! }) }).press('Enter');
    await expect(pressure.getByRole('listitem').first()).toContainText(second!);
    await pressure.getByRole('button', { name: t('exercise.answer') }).click();
    await expect(pressure.getByText(t('order.solution'))).toBeVisible();
    const sorting = at('who-speaks');
    for (const select of await sorting.getByRole('combobox').all()) await select.selectOption('silent');
    await sorting.getByRole('button', { name: t('exercise.answer') }).click();
    await expect(sorting.getByText(t('exercise.right'), { exact: true }).first()).toBeVisible();

    // What do you say now?
    await page.goto(`/${language}/editions/${room.edition}/modules/choices`);
    const scenario = at('information-evening');
    await scenario.getByRole('radio').first().check();
    await scenario.getByRole('button', { name: t('scenario.go') }).click();
    await expect(scenario.getByText(t('scenario.effects'))).toBeVisible();
    await scenario.getByRole('radio').nth(1).check();
    await scenario.getByRole('button', { name: t('scenario.go') }).click();
    await expect(scenario.getByText(t('scenario.end'))).toBeVisible();

    // A role map is about places: a phone number is refused, and what was typed stays.
    await page.goto(`/${language}/editions/${room.edition}/modules/own-case`);
    const map = at('my-map');
    await map.getByLabel(t('role.pusher')).fill('Bel 0470 12 34 56');
    await map.getByRole('button', { name: t('open.save') }).click();
    await expect(map.getByRole('alert').first()).toBeVisible();
    await expect(map.getByLabel(t('role.pusher'))).toHaveValue('Bel 0470 12 34 56');
    await map.getByLabel(t('role.pusher')).fill('Twee accounts zonder naam');
    await map.getByRole('button', { name: t('open.save') }).click();
    await expect(map.getByText(t('open.saved')).first()).toBeVisible();

    await completes(room, context.request, language === 'nl' ? 'Nadia' : 'Karim');
    await ask(room.ruth, 'POST', `${room.path}/certificates`, { enrolments: null });
    await page.goto(`/${language}/editions/${room.edition}/progress`);
    await expect(page.getByText(t('progress.complete'))).toBeVisible();
    await page.getByRole('link', { name: t('certificate.show') }).click();
    await expect(page.getByText(t('certificate.valid'))).toBeVisible();
    const visitor = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await visitor.goto(page.url());
    await expect(visitor.getByText('Ruth Abendroth')).toBeVisible();
    await expectAccessible(visitor);
    const pdf = await visitor.request.get(
      (await visitor.getByRole('link', { name: t('certificate.pdf') }).getAttribute('href'))!,
    );
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test(`what came of it is asked, told to one's own desk, and counted from five on (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    const learners = ['nadia', 'karim', 'wout', 'samira', 'elif'];
    const room = await classroom(browser, learners);
    await enterAs(context, 'nadia');
    await page.goto(`/${language}/editions/${room.edition}/feedback/before`);
    await page.getByRole('button', { name: t('feedback.send') }).click();
    await expect(page.getByText(t('feedback.missing')).first()).toBeVisible();
    for (const group of await page.getByRole('group').all()) await group.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: t('feedback.send') }).click();
    await expect(page.getByRole('main').getByText(t('feedback.sent'))).toBeVisible();

    await page.goto(`/${language}/editions/${room.edition}/six-weeks`);
    await expect(page.getByRole('group')).toHaveCount(2);
    for (const group of await page.getByRole('group').all()) await group.getByRole('radio').nth(2).check();
    await page.getByLabel(t('weeks.story')).fill('Wij belden eerst de ouders. Het mislukte half.');
    await page.getByRole('button', { name: t('weeks.send') }).click();
    await page.getByRole('link', { name: t('weeks.draft') }).click();
    await expect(page).toHaveURL(/\/write\//);

    await enterAs(context, 'ruth');
    await page.goto(`/${language}/editions/${room.edition}/effects`);
    await expect(page.getByText(t('effects.fewer')).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(
      ['liked', 'learned', 'vignettes', 'used', 'came'].map((one) => t(`effects.${one}`)),
    );
    await expectAccessible(page);
  });
}

test('what came of a course is asked when its last half day has come', async ({ page, context, browser }) => {
  const t = speaking('nl');
  const ruth = (await device(browser, 'ruth')).request;
  const edition = await opened(ruth);
  await enterAs(context, 'nadia');
  await ask(context.request, 'PUT', `/editions/${edition}/enrolment`, {});
  await page.goto(`/nl/editions/${edition}/progress`);
  await expect(page.getByRole('link', { name: t('feedback.before') })).toBeVisible();
  await expect(page.getByRole('link', { name: t('feedback.after') })).toHaveCount(0);
  await expect(page.getByText(t('feedback.after'))).toContainText(t('progress.from').split(' ')[0]!);
});
