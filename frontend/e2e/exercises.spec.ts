import { expect, test, type Page } from '@playwright/test';
import {
  ask,
  circle,
  device,
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  heading,
  speaking,
  unique,
} from './helpers';

test.describe.configure({ timeout: 180_000 });

type Id = { id: string };

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);
  const saved = (page: Page) =>
    expect(page.getByRole('heading', { name: t('solved.exercises') })).toBeVisible();

  test(`a trainer writes exercises and situations in forms, and a learner answers them (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    const { request } = context;
    await enterAs(context, 'amina');
    const { id: course } = await ask<Id>(request, 'POST', '/courses', {
      circle: (await circle(request, 'network')).id,
      title: unique('Met oefeningen'),
      language,
    });
    const { inWork: version } = await ask<{ inWork: string }>(request, 'GET', `/courses/${course}`);
    await ask(request, 'POST', `/course-versions/${version}/modules`, {
      revision: 1,
      key: 'roles',
      language,
      title: 'Aa',
      text: 'Een *begin*.',
    });

    // One right answer, on a phone.
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${language}/courses/${course}/edit/modules/roles`);
    // A text that was not saved yet is there again for who leaves the page and comes back, until it is given up.
    const text = page.locator('textarea[id^="file-modules-roles-text"]').first();
    await text.fill('Nog niet bewaard.');
    await page.getByRole('link', { name: t('solved.add') }).click();
    await expect(heading(page)).toHaveText(t('solved.add'));
    await page.goBack();
    await expect(text).toHaveValue('Nog niet bewaard.');
    await expect(page.getByText(t('unsaved.recalled'))).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(text).toHaveValue('Nog niet bewaard.');
    await page.getByRole('button', { name: t('unsaved.drop') }).click();
    await expect(text).not.toHaveValue('Nog niet bewaard.');
    await page.reload();
    await expect(text).not.toHaveValue('');
    await expect(text).not.toHaveValue('Nog niet bewaard.');
    await page.getByRole('link', { name: t('solved.add') }).click();
    await expect(heading(page)).toHaveText(t('solved.add'));
    await page.getByRole('button', { name: t('editor.save') }).click();
    const question = page.getByLabel(t('solved.question'), { exact: true });
    await expect(question).toBeFocused();
    await question.fill('Wat doet u eerst?');
    const texts = page.getByLabel(t('solved.text'), { exact: true });
    await texts.nth(0).fill('Luisteren');
    await texts.nth(1).fill('Roepen');
    await page.getByRole('button', { name: t('editor.save') }).click();
    await expect(page.getByText(t('solved.wrong.right'))).toBeVisible();
    await page.getByRole('radio', { name: new RegExp(t('solved.option', { n: 1 })) }).check();
    await page.getByLabel(t('solved.explanation')).first().fill('Want dat helpt.');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    // What was typed is still there when the page is opened again.
    await page.reload();
    await expect(page.getByText(t('unsaved.recalled'))).toBeVisible();
    await expect(question).toHaveValue('Wat doet u eerst?');
    await page.getByRole('button', { name: t('editor.save') }).click();
    await saved(page);
    await expect(page.getByText('[exercise: wat-doet-u-eerst]')).toBeVisible();

    // A conversation of two steps.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name: t('solved.add') }).click();
    await page.getByLabel(t('solved.kind.scenario')).check();
    await page.getByLabel(t('solved.happens')).nth(0).fill('Iemand roept.');
    await page.getByLabel(t('solved.happens')).nth(1).fill('Het wordt stil.');
    await page.getByLabel(t('solved.does')).fill('U gaat zitten.');
    await page.getByLabel(t('solved.next')).selectOption({ index: 1 });
    await page.getByLabel(t('role.silent')).selectOption('2');
    await page.getByRole('button', { name: t('editor.save') }).click();
    await saved(page);

    // It is changed, and what somebody else changed meanwhile is not written over unsaid.
    await page.getByRole('link', { name: 'Wat doet u eerst?' }).click();
    await expect(question).toHaveValue('Wat doet u eerst?');
    const file = `/course-versions/${version}/file`;
    const path = 'modules/roles/module.yml';
    const now = await ask<{ text: string; revision: number }>(request, 'GET', `${file}?path=${path}`);
    await ask(request, 'PUT', file, {
      revision: now.revision,
      path,
      text: now.text.replace('Roepen', 'Weggaan'),
    });
    await question.fill('Wat doet u het eerst?');
    await page.getByRole('button', { name: t('editor.save') }).click();
    await expect(page.getByRole('alert')).toContainText(t('editor.conflict'));
    await page.getByRole('button', { name: t('editor.keepMine') }).click();
    await saved(page);

    // A situation for before and afterwards.
    await page.getByRole('link', { name: t('editor.back') }).click();
    await page.getByRole('link', { name: t('solved.addVignette') }).click();
    await page.getByLabel(t('solved.question'), { exact: true }).fill('Twee ouders spreken u aan.');
    await texts.nth(0).fill('Vragen waar ze bang voor zijn');
    await texts.nth(1).fill('Zwijgen');
    await page.getByLabel(t('solved.score')).nth(0).selectOption('3');
    await page.getByRole('button', { name: t('editor.save') }).click();
    await expect(page.getByRole('link', { name: 'Twee ouders spreken u aan.' })).toBeVisible();

    // One is taken away again.
    await page.getByRole('link', { name: 'Aa', exact: true }).click();
    await page.getByRole('link', { name: 'Iemand roept.' }).click();
    await page.getByRole('button', { name: t('solved.remove') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('solved.remove') })
      .click();
    await saved(page);
    await expect(page.getByRole('link', { name: 'Iemand roept.' })).toHaveCount(0);

    const { revision } = await ask<{ revision: number }>(request, 'GET', `/course-versions/${version}/draft`);
    await ask(request, 'PUT', `/course-versions/${version}/state`, { revision, state: 'review' });
    const ruth = await device(browser, 'ruth');
    await ask(ruth.request, 'PUT', `/course-versions/${version}/state`, {
      revision: revision + 1,
      state: 'published',
    });
    const phone = await device(browser, 'nadia');
    await phone.setViewportSize({ width: 360, height: 740 });
    await phone.goto(`/${language}/courses/${course}/modules/roles`);
    await phone.getByRole('radio', { name: 'Luisteren' }).check();
    await phone.getByRole('button', { name: t('exercise.answer') }).click();
    await expect(phone.getByText('Want dat helpt.')).toBeVisible();
    await expect(phone.getByRole('main').getByText(t('exercise.right'))).toBeVisible();
  });
}
