import { expect, test, type Page } from '@playwright/test';
import { enterAs, heading, speaking, unique } from './helpers';

const t = speaking('nl');

/** Presses Tab until the focus is where it should be; fails when it never comes there. */
async function tabTo(
  page: Page,
  role: 'link' | 'button' | 'radio' | 'checkbox' | 'textbox',
  name: string | RegExp,
) {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let i = 0; i < 60; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return wanted;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${role} ${String(name)}`);
}

test('a report is written and published without a mouse', async ({ page, context }) => {
  const title = unique('Zonder muis');
  await enterAs(context, 'stijn');
  await page.goto('/nl/');
  await expect(heading(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: t('nav.skip') })).toBeFocused();

  await tabTo(page, 'link', t('nav.write'));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(t('write.title'));
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(`${t('write.title')} – Vrank`);

  await tabTo(page, 'radio', 'Geleerde les');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Wat niet werkte' })).toBeChecked();
  const onward = async () => {
    await tabTo(page, 'button', new RegExp(`^${t('common.continue')}$`));
    await page.keyboard.press('Enter');
  };
  await onward();

  // In a line Enter goes on by itself.
  await expect(heading(page)).toBeFocused();
  await tabTo(page, 'textbox', 'Titel');
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Wat was de bedoeling?');
  await expect(heading(page)).toBeFocused();
  await onward();
  await tabTo(page, 'textbox', 'Wat liep er mis?');
  await page.keyboard.type('Er kwam niemand.');
  await onward();
  await expect(heading(page)).toHaveText(/^Waarom/);
  await onward();
  await expect(heading(page)).toHaveText(/collega/);
  await onward();
  await tabTo(page, 'button', t('write.skip'));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(t('write.step.themes'));
  await tabTo(page, 'checkbox', 'polarisering');
  await page.keyboard.press('Space');
  await onward();
  await expect(heading(page)).toHaveText(t('write.step.circle'));
  await tabTo(page, 'radio', 'Eerste lijn');
  await page.keyboard.press('Space');
  await expect(page.getByText(t('audience.noSuperiors'))).toBeVisible();
  await onward();
  await tabTo(page, 'radio', 'Stijn Vermandele, Kortrijk');
  await page.keyboard.press('Space');
  await onward();
  await expect(heading(page)).toHaveText(t('check.title'));
  await tabTo(page, 'button', /^Publiceren voor/);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(t('published.title'));
  await expect(heading(page)).toBeFocused();
  await tabTo(page, 'link', t('published.read'));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(title);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(`${title} – Vrank`);

  // A dialog takes the focus, Escape closes it, and the focus goes back to where it was opened.
  const open = await tabTo(page, 'button', t('withdraw.open'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: t('withdraw.title') })).toBeVisible();
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
});

test('going back puts the focus on the title again', async ({ page }) => {
  await page.goto('/nl/');
  await page.getByRole('link', { name: t('nav.circles'), exact: true }).click();
  await expect(heading(page)).toHaveText(t('circles.title'));
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(heading(page)).toHaveText(t('home.title'));
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(`${t('home.title')} – Vrank`);
});

test('changing the language keeps the page and says its language', async ({ page }) => {
  await page.goto('/nl/reports?kind=failure');
  await expect(heading(page)).toHaveText(t('reports.title'));
  await page.getByRole('link', { name: 'Frans' }).click();
  await expect(heading(page)).toHaveText('Retours');
  await expect(page).toHaveURL(/\/fr\/reports\?kind=failure$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  const english = page.getByRole('article').filter({ hasText: 'Two years of evaluating' });
  await expect(english.getByRole('link')).toHaveAttribute('lang', 'en');
});
