import { expect, test } from '@playwright/test';
import {
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

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`a trainer writes a course, another one publishes it, and it is read on a phone (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'amina');
    const title = unique(language === 'nl' ? 'Luisteren op straat' : 'Écouter dans la rue');
    const network = await circle(context.request, 'network', language);
    await page.goto(`/${language}/courses`);
    await page.getByRole('link', { name: t('courses.begin') }).click();
    await page.getByLabel(network.name, { exact: true }).check();
    await page.getByLabel(t('course.fromNothing')).check();
    await page.getByLabel(t('course.titleField')).fill(title);
    await page.getByRole('button', { name: t('course.beginButton') }).click();
    await expect(heading(page)).toHaveText(t('editor.title', { n: 1 }));
    await expectAccessible(page);

    for (const [key, name] of [
      ['first', 'Aa'],
      ['second', 'Bb'],
    ] as const) {
      await page.getByRole('link', { name: t('editor.addModule') }).click();
      await page.getByLabel(t('course.titleField')).fill(name);
      await page.getByLabel(t('editor.key')).fill(key);
      await page.getByLabel(t('editor.text'), { exact: true }).fill('## Kop\n\nEen *begin*.');
      await page.getByRole('button', { name: t('editor.addModule') }).click();
      await expect(heading(page)).toHaveText(name);
      await page.getByRole('link', { name: t('editor.back') }).click();
    }
    await page.getByRole('button', { name: t('editor.up', { title: 'Bb' }) }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Bb' })).toContainText('1.');

    await page.getByRole('link', { name: 'Bb' }).click();
    const yaml = page.getByLabel(t('editor.moduleFile'));
    await yaml.fill('title: {nl: "Bb"\nminutes: 5\n');
    const save = page.locator('section', { has: yaml }).getByRole('button', { name: t('editor.save') });
    await save.click();
    await expect(page.getByRole('alert')).toContainText('YAML');
    await expect(yaml).toHaveValue(/^title: \{nl: "Bb"\n/);
    await yaml.fill(`title: {${language}: "Bb"}\nminutes: 5\n`);
    await save.click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page
      .getByRole('button', { name: t('editor.preview') })
      .first()
      .click();
    await expect(page.getByRole('region', { name: t('editor.preview') })).toContainText('Een begin.');
    await page.getByRole('link', { name: t('editor.back') }).click();

    await page.getByLabel(t('editor.note')).fill('Kijkt u mee?');
    await page.getByRole('button', { name: t('editor.ask') }).click();
    await expect(page.getByText(t('editor.waits'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('editor.publish') })).toHaveCount(0);
    const course = page.url().replace(/\/edit$/, '');

    const ruth = await device(browser, 'ruth');
    await ruth.goto(`${course}/edit`);
    await expect(ruth.getByText('Kijkt u mee?')).toBeVisible();
    await ruth.getByRole('button', { name: t('editor.publish') }).click();
    await expect(heading(ruth)).toHaveText(title);

    const phone = await device(browser, 'nadia');
    await phone.setViewportSize({ width: 320, height: 640 });
    await phone.goto(`/${language}/courses`);
    await phone.getByRole('link', { name: title }).click();
    await expect(heading(phone)).toHaveText(title);
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone);
    await phone.getByRole('link', { name: 'Bb' }).click();
    await expect(heading(phone)).toHaveText('Bb');
    await expect(phone.getByText('Een begin.')).toBeVisible();
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone);
    await phone.getByRole('link', { name: t('module.after') }).click();
    await expect(heading(phone)).toHaveText('Aa');

    await ruth.getByRole('button', { name: t('course.withdraw') }).click();
    await ruth.getByLabel(t('course.withdrawReason')).fill('Alleen om te tonen.');
    await ruth
      .getByRole('dialog')
      .getByRole('button', { name: t('course.withdraw') })
      .click();
    await expect(ruth.getByText('Alleen om te tonen.')).toBeVisible();
    await phone.goto(course);
    await expect(heading(phone)).toHaveText(t('course.gone'));
  });
}

test('the course that comes along is read in two languages', async ({ page, context }) => {
  await enterAs(context, 'nadia');
  const t = speaking('fr');
  await page.goto('/fr/courses');
  // whoever takes part in it finds its edition above
  await page
    .locator('a[href*="/courses/"]')
    .filter({ hasText: 'La polarisation en première ligne' })
    .first()
    .click();
  await page
    .getByRole('link', { name: /Les cinq rôles|rôles/ })
    .first()
    .click();
  await expect(page.locator('.prose').first()).toHaveAttribute('lang', 'fr');
  await page
    .getByRole('list', { name: t('module.languages') })
    .getByRole('link')
    .first()
    .click();
  await expect(page.locator('.prose').first()).toHaveAttribute('lang', 'nl');
  await expect(page.getByText('Een autovrije straat')).toBeVisible();
  await expectAccessible(page);
});
