import { expect, test } from '@playwright/test';
import { enterAs, heading, speaking, type Language } from './helpers';

for (const language of ['nl', 'fr', 'en'] as Language[]) {
  test(`an address that does not exist says so in ${language} and leads on`, async ({ page }) => {
    const t = speaking(language);
    await page.goto(`/${language}/bestaat/niet`);
    await expect(heading(page)).toHaveText(t('notFound.title'));
    await page.getByRole('link', { name: t('notFound.home') }).click();
    await expect(heading(page)).toHaveText(t('home.title'));
  });
}

const t = speaking('nl');

test('a list without network says so and comes by itself when the network is back', async ({
  page,
  context,
}) => {
  await page.goto('/nl/help');
  await expect(heading(page)).toBeVisible();
  await page.getByRole('link', { name: t('nav.reports'), exact: true }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('link', { name: t('nav.circles'), exact: true }).click();
  await expect(page.getByRole('link', { name: 'Iedereen' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: t('nav.reports'), exact: true }).click();
  await expect(page.getByText(t('problem.offline.text'))).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByText(t('problem.offline.text'))).toHaveCount(0);
});

test('a page whose script cannot be fetched says so instead of staying silent', async ({ page, context }) => {
  await page.goto('/nl/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('link', { name: t('footer.help') }).click();
  await expect(heading(page)).toHaveText(t('unreachable.title'));
  await context.setOffline(false);
  await page.getByRole('button', { name: t('common.retry') }).click();
  await expect(heading(page)).toHaveText('Hulp');
});

test('an unexpected error gives a code to pass on, and can be tried again', async ({ page, context }) => {
  await enterAs(context, 'karim');
  await page.route('**/api/reports?*', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Error',
        status: 500,
        code: 'internal',
        reference: 'K7Q2-M4XD',
      }),
    }),
  );
  await page.goto('/nl/reports');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(t('problem.internal.title'));
  await expect(alert).toContainText('K7Q2-M4XD');
  await page.unrouteAll();
  await alert.getByRole('button', { name: t('common.retry') }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('a server that is away says that it is not the visitor’s fault', async ({ page }) => {
  await page.route('**/api/**', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  await page.goto('/nl/reports');
  await expect(page.getByText(t('problem.unavailable.text')).first()).toBeVisible();
  await page.unrouteAll();
  await page
    .getByRole('button', { name: t('common.retry') })
    .last()
    .click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('a page for members asks visitors to sign in, and then shows what they came for', async ({ page }) => {
  await page.goto('/nl/desk');
  await expect(page.getByText(t('needsMember.text'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('button', { name: t('signIn.open') })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stijn Vermandele' }).click();
  await expect(page.getByRole('heading', { name: t('desk.published') })).toBeVisible();
});
