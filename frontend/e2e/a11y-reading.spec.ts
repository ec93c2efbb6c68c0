import { expect, test } from '@playwright/test';
import {
  ask,
  circle,
  enterAs,
  expectAccessible,
  heading,
  manuscript,
  published,
  speaking,
  unique,
} from './helpers';
import { SIZES, inspect, phoneOf, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

test('what visitors see', async ({ page }) => {
  await visit(page, '/nl/', t('home.title'));
  await expect(page.getByRole('article').first()).toBeVisible();
  await inspect(page, 'home');
  await visit(page, '/fr/reports', 'Retours');
  await inspect(page, 'reports in French');
  await page.getByRole('article').getByRole('link').last().click();
  await expect(page.getByRole('heading', { name: /Qui peut lire/ })).toBeVisible();
  await inspect(page, 'a report in another language than the page');
  await visit(page, '/nl/reports?theme=hate-speech&kind=signal', t('reports.title'));
  await expect(page.getByText(t('reports.noneFiltered'))).toBeVisible();
  await inspect(page, 'an empty list');
  await visit(page, '/nl/circles', t('circles.title'));
  await page.getByRole('link', { name: 'Iedereen' }).click();
  await expect(heading(page)).toHaveText('Iedereen');
  await inspect(page, 'the public circle');
  for (const name of ['help', 'privacy', 'accessibility']) {
    await page.goto(`/nl/${name}`);
    await expect(heading(page)).toBeVisible();
    await inspect(page, name);
  }
  await visit(page, '/nl/nergens', t('notFound.title'));
  await inspect(page, 'not found');
  await page.goto('/nl/search?q=ouders');
  await expect(page.getByRole('article').first()).toBeVisible();
  await inspect(page, 'what was found');
  const closed = page.locator('details:not([open]) > summary:visible');
  while ((await closed.count()) > 0) await closed.first().click();
  await inspect(page, 'all filters open');
  await page.goto(`/nl/search?q=${encodeURIComponent('"ouders sinds:gisteren')}`);
  await expect(page.getByText(/aanhalingsteken/)).toBeVisible();
  await inspect(page, 'a question that was not understood');
  await page.goto('/nl/search?q=ouders&kind=zzz');
  await expect(page.getByRole('button', { name: t('filters.clear') })).toBeVisible();
  await inspect(page, 'a filter that does not exist');
  await page.goto('/nl/search?q=zzyzxqwv');
  await expect(page.getByText(t('search.none'))).toBeVisible();
  await inspect(page, 'nothing found');
  await page.getByRole('combobox', { name: t('search.label') }).fill('vra');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await visit(page, '/nl/terms', t('terms.title'));
  await page.getByLabel(t('terms.find')).fill('ruckk');
  await page.locator('details > summary').first().or(page.getByText('Rückkehrer')).first().click();
  await inspect(page, 'terms');
  await visit(page, '/nl/desk', t('desk.title'));
  await inspect(page, 'a page for members');
});

test('what members see', async ({ page, context, browser }) => {
  await enterAs(context, 'wout');
  await published(context.request, unique('Bezocht'), 'first-line');
  await manuscript(context.request, { title: unique('Half af') });
  const tomorrow = await manuscript(context.request, {
    title: unique('Morgen'),
    answer: 'Er kwam niemand opdagen.',
    circle: (await circle(context.request, 'first-line')).id,
    name: 'organisation',
  });
  await ask(context.request, 'POST', '/reports', { manuscript: tomorrow.id, version: tomorrow.version });
  await page.goto('/nl/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await inspect(page, 'home of a member');
  await visit(page, '/nl/reports', t('reports.title'));
  await expect(page.getByRole('article').first()).toBeVisible();
  await inspect(page, 'reports with filters');
  await visit(page, '/nl/desk', t('desk.title'));
  await inspect(page, 'the desk');
  await page
    .getByRole('button', { name: /^Verwijderen/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect(page, 'the question before deleting');
  await visit(page, '/nl/account', t('account.title'));
  await inspect(page, 'the account');
  await visit(page, '/nl/circles', t('circles.title'));
  await inspect(page, 'circles');
  await page.getByRole('link', { name: 'Eerste lijn' }).click();
  await expect(page.getByRole('heading', { name: t('circle.members'), exact: true })).toBeVisible();
  await page.getByLabel(t('admission.email')).fill('onbekend@example.org');
  await page.getByRole('button', { name: t('admission.propose') }).click();
  await expect(page.getByText('Geen enkel lid heeft dit adres')).toBeVisible();
  await inspect(page, 'a circle with an error');
  await page.getByRole('button', { name: t('feeds.make') }).click();
  await expect(page.getByLabel(t('feeds.address'))).toBeVisible();
  await inspect(page, 'an address to follow the circle at');
  await page
    .getByRole('button', { name: /^Het adres van .* intrekken$/ })
    .first()
    .click();
  await page.getByRole('button', { name: t('leave.open') }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inspect(page, 'the question before leaving');

  const phone = await phoneOf(browser, 'wout');
  await phone.goto('/nl/reports');
  await phone.getByRole('button', { name: t('nav.menu') }).click();
  await expect(phone.getByRole('link', { name: t('nav.desk') })).toBeVisible();
  await expectAccessible(phone);
  await phone.keyboard.press('Escape');
  await phone.getByRole('button', { name: t('filters.open') }).click();
  const filters = phone.getByRole('dialog', { name: t('filters.title') });
  await expect(filters).toBeVisible();
  expect(await filters.boundingBox()).toEqual({ x: 0, y: 0, ...SIZES[0]! });
  await expectAccessible(phone);
});

test('a report of one’s own, withdrawing it, and what is left', async ({ page, context }) => {
  await enterAs(context, 'wout');
  const report = await published(context.request, unique('Weer weg'), 'first-line');
  await page.goto(`/nl/reports/${report}`);
  await page.getByText(t('readers.show')).click();
  await expect(page.getByText(t('audience.noSuperiors'))).toBeVisible();
  await inspect(page, 'a report with its readers');
  await page.getByRole('button', { name: t('withdraw.open') }).click();
  await page.getByRole('button', { name: t('withdraw.confirm') }).click();
  await expect(page.getByText(t('withdraw.reasonMissing'))).toBeVisible();
  await inspect(page, 'withdrawing without a reason');
  await page.getByLabel(t('withdraw.reason')).fill('Het kan beter.');
  await page.getByRole('button', { name: t('withdraw.confirm') }).click();
  await expect(heading(page)).toHaveText(t('withdrawn.title'));
  await inspect(page, 'withdrawn');
});

test('a discussion, what is flagged, and what is news', async ({ page, context, browser }) => {
  await enterAs(context, 'nadia');
  const report = await published(context.request, unique('Bespreking'), 'first-line');
  const other = await browser.newContext();
  await enterAs(other, 'bilal');
  const say = (request: typeof context.request, text: string, more: object = {}) =>
    ask<{ id: string }>(request, 'POST', `/reports/${report}/comments`, {
      kind: 'question',
      name: 'named',
      language: 'nl',
      text,
      ...more,
    });
  const { id } = await say(other.request, 'Hoe lang duurde het?');
  await say(context.request, 'Een jaar.', { parent: id });
  await say(context.request, 'Nog iets.', { name: 'organisation', kind: 'suggestion' });
  await visit(page, '/nl', /Nadia/);
  await expect(page.getByRole('heading', { name: t('news.title') })).toBeVisible();
  await inspect(page, 'home with news');
  await page.goto(`/nl/reports/${report}`);
  await expect(page.getByText('Een jaar.')).toBeVisible();
  await inspect(page, 'a discussion');
  await page.getByRole('button', { name: t('comment.kind.experience') }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await page.getByRole('textbox').fill('Bel 0475 12 34 56.');
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await page.getByRole('button', { name: /^Plaatsen voor/ }).click();
  await expect(page.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await inspect(page, 'a comment with an error');
  await ask(other.request, 'POST', `/reports/${report}/flags`, {
    reason: 'person',
    text: 'De straat is te raden.',
  });
  await ask(other.request, 'POST', `/comments/${id}/withdrawal`, {});
  await other.close();
  await page.goto('/nl/comments');
  await expect(page.getByText('Een jaar.').first()).toBeVisible();
  await inspect(page, 'own comments');
  await page
    .getByRole('button', { name: t('withdraw.open') })
    .first()
    .click();
  await inspect(page, 'withdrawing a comment');
  await enterAs(context, 'jan');
  await visit(page, '/nl/flags', t('flags.title'));
  await expect(page.getByText('De straat is te raden.').first()).toBeVisible();
  await inspect(page, 'flags');
});

test('trouble', async ({ page, context }) => {
  await visit(page, '/nl/circles', t('circles.title'));
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.reports') })
    .click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.circles') })
    .click();
  await expect(page.getByRole('link', { name: 'Iedereen' })).toBeVisible();
  await context.setOffline(true);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('nav.reports') })
    .click();
  await expect(page.getByText(t('problem.offline.text'))).toBeVisible();
  await inspect(page, 'a list without network');
  await page.getByRole('link', { name: t('footer.help') }).click();
  await expect(heading(page)).toHaveText(t('unreachable.title'));
  await inspect(page, 'a page that cannot be fetched');
});
