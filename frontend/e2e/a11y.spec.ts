import { expect, test, type Browser, type Page } from '@playwright/test';
import {
  ask,
  askForLink,
  atTheDoor,
  circle,
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  expectOutlines,
  handedIn,
  heading,
  manuscript,
  newcomer,
  openReceipt,
  published,
  speaking,
  unique,
  unlocked,
} from './helpers';
import { DOCUMENT, PHOTO } from './files';

const t = speaking('nl');

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/**
 * Every screen in both themes on a phone and on a desk, then on the narrowest screen, with text twice as large, in the
 * colours that somebody has set, and without anything that moves.
 */
async function inspect(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    await expect(page.getByText(t('common.loading'))).toHaveCount(0);
    const size = page.viewportSize()!;
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, 'colours');
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize(SIZES[0]!);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await expectNoSidewaysScroll(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await page.emulateMedia({ forcedColors: 'active' });
    await expectOutlines(page);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    expect(await page.evaluate(() => document.getAnimations().length), 'things that move').toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
  });
}

async function visit(page: Page, path: string, title: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(heading(page)).toHaveText(title);
}

async function phoneOf(browser: Browser, handle?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[0]! });
  if (handle) await enterAs(context, handle);
  return context.newPage();
}

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
  await page.goto('/nl/search?q=ouders&kind=zzz');
  await expect(page.getByRole('button', { name: t('filters.clear') })).toBeVisible();
  await inspect(page, 'a filter that does not exist');
  await page.goto('/nl/search?q=zzyzxqwv');
  await expect(page.getByText(t('search.none'))).toBeVisible();
  await inspect(page, 'nothing found');
  await page.getByRole('combobox', { name: t('search.label') }).fill('vra');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await visit(page, '/nl/desk', t('desk.title'));
  await inspect(page, 'a page for members');
});

test('signing in', async ({ page, browser }) => {
  const { email } = await newcomer(browser);
  await visit(page, '/nl/sign-in', t('signIn.title'));
  await page.getByLabel(t('signIn.email.label')).fill('geen adres');
  await page.getByRole('button', { name: t('signIn.email.send') }).click();
  await expect(page.getByText(t('signIn.email.wrong'))).toBeVisible();
  await inspect(page, 'sign-in with an error');
  const link = await askForLink(page, 'nl', email);
  await inspect(page, 'the mail is on its way');
  await visit(page, '/nl/outbox', t('outbox.title'));
  await inspect(page, 'the outbox');
  const phone = await phoneOf(browser);
  await visit(phone, link, t('confirm.title'));
  await inspect(phone, 'one more click');
  await phone.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(phone)).toHaveText(t('confirm.code.title'));
  await inspect(phone, 'the code for the other browser');
  await visit(phone, '/nl/sign-in/confirm#spent', t('confirm.title'));
  await phone.getByRole('button', { name: t('confirm.button') }).click();
  await expect(heading(phone)).toHaveText(t('confirm.spent.title'));
  await inspect(phone, 'a link that is used up');
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

test('administration, ties and the end of an account', async ({ page, context, browser }) => {
  const { name } = await newcomer(browser);
  await enterAs(context, 'dries');
  await visit(page, '/nl/administration', t('administration.members'));
  await page.getByLabel(t('administration.find')).fill(name);
  await expect(page.getByText(t('administration.found', { n: 1 }))).toBeVisible();
  await page.locator('summary', { hasText: name }).click();
  await inspect(page, 'a member with seats');
  for (const button of ['seat.passOn', 'seat.end', 'seat.add', 'suspend.open']) {
    await page
      .getByRole('button', { name: t(button), exact: false })
      .filter({ hasText: t(button) })
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByText(t('common.loading'))).toHaveCount(0);
    await inspect(page, button);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common.cancel') })
      .click();
  }
  await visit(page, '/nl/administration/invite', t('administration.invite'));
  await page.getByRole('button', { name: t('invite.button') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'an invitation with errors');
  await visit(page, '/nl/administration/circle', t('administration.circle'));
  await page.getByRole('button', { name: t('newCircle.button') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'a new circle with errors');
  await visit(page, '/nl/administration/acts', t('administration.acts'));
  await expect(page.getByRole('listitem').filter({ hasText: name })).not.toHaveCount(0);
  await inspect(page, 'the log');
  await visit(page, '/nl/funding-ties', t('ties.title'));
  await expect(page.getByRole('heading', { name: t('ties.record') })).toBeVisible();
  await page.getByRole('button', { name: t('ties.recordButton') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'ties, and a record with errors');
  await page
    .getByRole('button', { name: /^Einde bepalen/ })
    .first()
    .click();
  await inspect(page, 'the end of a tie');

  const wout = await phoneOf(browser, 'wout');
  await visit(wout, '/nl/funding-ties', t('ties.title'));
  await inspect(wout, 'ties for a member');
  await visit(wout, '/nl/administration', t('administration.members'));
  await inspect(wout, 'administration for a member');
  await visit(wout, '/nl/account/acts', t('acts.own'));
  await inspect(wout, 'the log about oneself');
  await visit(wout, '/nl/account/delete', t('delete.title'));
  await expect(wout.getByRole('radio').first()).toBeVisible();
  await inspect(wout, 'what stays and what goes');
  await wout.getByRole('button', { name: t('delete.open') }).click();
  await wout
    .getByRole('dialog')
    .getByRole('button', { name: t('delete.yes') })
    .click();
  await expect(wout.getByText(t('delete.emailMissing'), { exact: true })).toBeVisible();
  await inspect(wout, 'the second question');
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

test('a ledger, a revision, an addition and a move', async ({ page, context }) => {
  await enterAs(context, 'karim');
  const { id: firstLine } = await circle(context.request, 'first-line');
  const draft = await manuscript(context.request, {
    title: unique('Register'),
    answer: 'Zes avonden.',
    circle: firstLine,
    name: 'named',
  });
  await visit(page, `/nl/write/${draft.id}/claims`, t('write.step.claims'));
  await page.getByRole('button', { name: t('claims.addFirst') }).click();
  await page.getByLabel(t('claims.text')).fill('Minder klachten, zegt 0475 12 34 56.');
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await inspect(page, 'a line of the ledger with a hint');
  await page.getByLabel(t('claims.text')).fill('Minder klachten.');
  await page.getByRole('button', { name: t('claims.add') }).click();
  await page.getByLabel(t('claims.stage')).selectOption('measured');
  await page.getByLabel(t('claims.text')).fill('Meer klachten.');
  await page.getByLabel(t('claims.judge')).selectOption('internal');
  await page.getByLabel(t('claims.organisation')).selectOption({ label: 'safe.brussels' });
  await page.getByLabel(t('claims.evidence')).selectOption('harm');
  await expect(page.getByText(/^Bewaard om/)).toBeVisible();
  await inspect(page, 'two lines of the ledger');
  await visit(page, `/nl/write/${draft.id}/files`, t('write.step.files'));
  await inspect(page, 'no files yet');
  await page.getByLabel(t('files.add')).setInputFiles([
    { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: PHOTO },
    { name: 'nota.docx', mimeType: 'application/octet-stream', buffer: DOCUMENT },
    { name: 'nota.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  await expect(page.getByText(t('files.refused', { file: 'nota.exe' }))).toBeVisible();
  await page.getByLabel(t('files.alt')).fill('Een lege zaal');
  await page.getByLabel(t('files.alt')).blur();
  await inspect(page, 'two files, and one that was refused');
  await page.goto(`/nl/write/${draft.id}/check`);
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await page.getByRole('link', { name: t('published.read') }).click();
  await expect(page.getByRole('img', { name: 'Een lege zaal' })).toBeVisible();
  await page.getByText(t('claims.tied')).click();
  await inspect(page, 'a report with its ledger');
  const report = page.url();

  await page.getByRole('button', { name: t('addendum.open') }).click();
  await page.getByRole('button', { name: t('addendum.publish') }).click();
  await expect(page.getByText(t('addendum.missing'))).toBeVisible();
  await inspect(page, 'an addition with an error');
  await page.getByLabel(t('addendum.label')).fill('Een jaar later.');
  await page.getByRole('button', { name: t('addendum.publish') }).click();
  await expect(page.getByText('Een jaar later.')).toBeVisible();
  await inspect(page, 'a report with an addition');

  await page.getByRole('button', { name: t('revise.open') }).click();
  await expect(page.getByText(t('revise.intro'))).toBeVisible();
  await inspect(page, 'a revision');
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await page.getByRole('textbox').fill('Zeven avonden.');
  await page.getByRole('link', { name: t('write.back') }).click();
  await page.getByRole('link', { name: t('write.step.check') }).click();
  await page.getByRole('button', { name: t('revise.publish') }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'a revision without a note');
  await page.getByLabel(t('revise.note')).fill('Eén avond vergeten.');
  await page.getByRole('button', { name: t('revise.publish') }).click();
  await page.getByRole('link', { name: t('report.revisedWhat') }).click();
  await expect(page.getByText('Eén avond vergeten.')).toBeVisible();
  await inspect(page, 'what changed');

  await page.goto(`${report}/move`);
  await expect(heading(page)).toHaveText(t('move.title'));
  await page.getByRole('radio').first().check();
  await expect(page.getByText(t('move.widerText'))).toBeVisible();
  await page.getByRole('button', { name: /^Verplaatsen naar/ }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'a move without consent');
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

test('writing, from the kind to the end', async ({ page, context }) => {
  await enterAs(context, 'wout');
  await visit(page, '/nl/write', t('write.title'));
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'no kind chosen');
  await visit(page, '/nl/note', t('note.title'));
  await page.getByLabel(t('note.happened')).fill('Bel mij op 0475 12 34 56.');
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await inspect(page, 'a quick note with a hint');
  const { id: firstLine } = await circle(context.request, 'first-line');
  const { id } = await manuscript(context.request, {
    title: unique('Elke pagina'),
    answer: 'Bel mij op 0475 12 34 56, zei Fatoumata Diallo.',
    circle: firstLine,
    name: 'organisation',
  });
  const at = (step: string) => `/nl/write/${id}/${step}`;
  await visit(page, at('kind'), t('write.kind.label'));
  await inspect(page, 'another kind');
  await visit(page, at('title'), 'Titel');
  await page.getByRole('textbox').fill('Huisbezoek bij ouders van jongeren op school');
  await expect(page.getByRole('heading', { name: t('similar.title') })).toBeVisible();
  await inspect(page, 'the title and what is like it');
  await page.getByRole('textbox').fill('Elke pagina');
  await expect(page.getByText(/^Bewaard om/)).toBeVisible();
  await page.goto(at('answer-actual'));
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await inspect(page, 'an answer with a hint');
  await page.goto(at('answer-failure-kind'));
  await page.getByRole('radio').first().check();
  await inspect(page, 'a choice');
  await visit(page, at('themes'), t('write.step.themes'));
  await inspect(page, 'themes');
  await visit(page, at('circle'), t('write.step.circle'));
  await expect(page.getByText(t('audience.candid'))).toBeVisible();
  await inspect(page, 'the circle and its readers');
  await visit(page, at('name'), t('write.step.name'));
  await inspect(page, 'the name');
  await visit(page, at('check'), t('check.title'));
  await expect(page.getByText(t('check.guard'))).toBeVisible();
  await expect(page.getByRole('heading', { name: t('check.asked') })).toBeVisible();
  await inspect(page, 'what would stop publishing');
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'refused at the check');
  await page.goto(`/nl/write/${id}`);
  await expect(heading(page)).toContainText('Elke pagina');
  await inspect(page, 'all questions');

  await page.goto(at('answer-intended'));
  await expect(heading(page)).toBeVisible();
  const { version } = await ask<{ version: number }>(context.request, 'GET', `/manuscripts/${id}`);
  await ask(context.request, 'PUT', `/manuscripts/${id}`, {
    version,
    kind: 'failure',
    language: 'nl',
    title: 'Elders gewijzigd',
    answers: { actual: 'Wij belden niemand.', intended: 'Elders' },
    themes: [],
    circle: firstLine,
    name: 'organisation',
  });
  await page.getByRole('textbox').fill('Hier');
  await expect(heading(page)).toHaveText(t('conflict.title'));
  await inspect(page, 'two versions');
  await page.getByRole('button', { name: t('conflict.keep') }).click();
  await visit(page, at('versions'), t('versions.title'));
  await page.locator('summary').first().click();
  await inspect(page, 'earlier versions');

  await visit(page, '/nl/desk', t('desk.title'));
  await page
    .getByRole('link', { name: /^Elders gewijzigd|^Elke pagina/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await page.getByRole('textbox').fill('Wij belden niemand.');
  await context.setOffline(true);
  await page.getByRole('textbox').fill('Wij belden niemand, ook later niet.');
  await expect(page.getByRole('main').getByText(/Bewaard op dit toestel/)).toBeVisible();
  await inspect(page, 'no network');
  await page.goBack();
  await page.getByRole('link', { name: t('nav.desk') }).click();
  await expect(page.getByRole('heading', { name: t('desk.unsent') })).toBeVisible();
  await inspect(page, 'the desk without network');
  await page
    .getByRole('link', { name: /^Elders gewijzigd|^Elke pagina/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Wat liep er mis?' }).click();
  await context.setOffline(false);
  await expect(page.getByText(/^Bewaard om/)).toBeVisible();
  await ask(context.request, 'DELETE', '/sign-ins/current');
  await page.getByRole('textbox').fill('Wij belden niemand, ook later niet meer.');
  const dialog = page.getByRole('dialog', { name: t('signIn.over.title') });
  await expect(dialog.getByRole('button', { name: 'Wout Decraene' })).toBeVisible();
  await inspect(page, 'sign-in over the form');
  await dialog.getByRole('button', { name: 'Wout Decraene' }).click();
  await expect(page.getByText(/^Bewaard om/)).toBeVisible();
  await page.goto(at('check'));
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await expect(heading(page)).toHaveText(t('published.waiting.title'));
  await inspect(page, 'handed in');
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

test('telling it in confidence, from the level to the end', async ({ page, context }) => {
  await enterAs(context, 'wout');
  const { id } = await manuscript(context.request, {
    title: unique('In vertrouwen'),
    answer: 'Bel mij op 0475 12 34 56.',
    circle: (await circle(context.request, 'first-line')).id,
    name: 'confidential',
  });
  const at = (step: string) => `/nl/write/${id}/${step}`;
  await visit(page, at('name'), t('write.step.name'));
  await expect(page.getByText(/^Jan Moerkens, /)).toBeVisible();
  await inspect(page, 'confidential, and what it does');
  await page.getByRole('radio', { name: t('level.receipt.label') }).check();
  await inspect(page, 'nine words, and what they do');
  await page.getByRole('radio', { name: t('level.confidential.label') }).check();
  await visit(page, at('check'), t('handing.title'));
  await expect(page.getByText(t('handing.guardHelp'))).toBeVisible();
  await inspect(page, 'the check before the nine words');
  await page.getByRole('button', { name: t('handing.next') }).click();
  await expect(page.locator('ol.phrase li')).toHaveCount(9);
  await page.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(page.getByText(/^Dit is niet woord nummer/).first()).toBeVisible();
  await inspect(page, 'the nine words, not noted');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(t('words.printed'))).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: 'screen' });
  const words = await page.locator('ol.phrase li').allTextContents();
  for (const field of await page.locator('input[id^=word-]').all()) {
    const label = await page.locator(`label[for=${await field.getAttribute('id')}]`).innerText();
    await field.fill(words[Number(/\d+/.exec(label)![0]) - 1]!);
  }
  await page.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(heading(page)).toHaveText(t('handed.title'));
  await inspect(page, 'handed in');
});

test('the custodians’ side', async ({ page, context, browser }) => {
  const title = unique('Voor de vertrouwenspersonen');
  const author = await phoneOf(browser, 'wout');
  const phrase = await handedIn(author.context().request, title, 'confidential');
  await enterAs(context, 'jan');
  await visit(page, '/nl/custody', t('custody.title'));
  await expect(page.getByLabel(t('key.passphrase'))).toBeVisible();
  await page.getByLabel(t('key.passphrase')).fill('niet die');
  await page.getByRole('button', { name: t('key.unlock'), exact: true }).click();
  await expect(page.locator('[aria-invalid=true]')).toBeVisible();
  await inspect(page, 'locked, with a wrong passphrase');
  await page.getByRole('button', { name: t('key.forgotten') }).click();
  await page.getByRole('button', { name: t('key.makeButton') }).click();
  await expect(page.getByText(t('key.short'))).toBeVisible();
  await inspect(page, 'a new key, too short');
  await unlocked(page);
  await inspect(page, 'what waits');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: t('thread.talk') })).toBeVisible();
  await page.getByRole('button', { name: t('thread.send'), exact: true }).click();
  await expect(page.getByText(t('thread.messageMissing'))).toBeVisible();
  await page.locator('#proposal-actual').fill('Bel 0475 12 34 56.');
  await page.getByRole('button', { name: t('thread.proposeButton') }).click();
  await expect(page.getByRole('heading', { name: t('thread.refused') })).toBeVisible();
  await inspect(page, 'a thread, and a proposal refused');
  await page.locator('#proposal-actual').fill('Wij belden niemand.');
  await page.getByRole('button', { name: t('thread.proposeButton') }).click();
  await expect(page.getByRole('heading', { name: t('thread.differences') })).toBeVisible();
  await inspect(page, 'a proposal and its differences');
  await page.getByRole('button', { name: t('thread.open'), exact: true }).click();
  await page.getByRole('button', { name: t('thread.openConfirm') }).click();
  await expect(page.getByText(t('thread.reasonMissing'))).toBeVisible();
  await inspect(page, 'why the name is opened');
  await page.getByLabel(t('thread.reason')).fill('Twee berichten spreken elkaar tegen.');
  await page.getByRole('button', { name: t('thread.openConfirm') }).click();
  await expect(page.getByText('Wout Decraene')).toBeVisible();
  await inspect(page, 'the name, opened');
  await page.getByRole('button', { name: t('thread.close') }).click();
  await inspect(page, 'why it is closed');
  await page.keyboard.press('Escape');

  const d = atTheDoor('nl');
  const home = await (await browser.newContext()).newPage();
  await openReceipt(home, phrase);
  await inspect(home, 'a proposal for its author');
  await home.getByText(d('thread.destroy-title')).click();
  await home.getByRole('button', { name: d('thread.destroy-button') }).click();
  await expect(home.getByText(d('thread.sure-missing')).first()).toBeVisible();
  await inspect(home, 'destroying the link, not sure yet');
  await home.getByRole('button', { name: d('thread.consent') }).click();
  await expect(home.getByText(d('thread.done-consent'))).toBeVisible();
  await inspect(home, 'agreed');
  await ask(context.request, 'POST', '/demo/month');
  await openReceipt(home, phrase);
  await expect(home.getByRole('link', { name: d('thread.report-link') })).toBeVisible();
  await inspect(home, 'a report that appeared, for its author');
  await author.goto((await home.getByRole('link', { name: d('thread.report-link') }).getAttribute('href'))!);
  await expect(author.getByText(t('pseudonym.confidential'))).toBeVisible();
  await inspect(author, 'a report under a pseudonym');
  await page.reload();
  await expect(page.getByRole('heading', { name: t('thread.talk') })).toBeVisible();
  await inspect(page, 'a thread whose report appeared');
});

test('slips, and the door without a script', async ({ page, context }) => {
  const d = atTheDoor('nl');
  await enterAs(context, 'jan');
  await visit(page, '/nl/slips', t('slips.title'));
  await inspect(page, 'how many slips');
  await page.getByLabel(t('slips.count')).fill('2');
  await page.getByRole('button', { name: t('slips.make') }).click();
  const code = page.locator('.slips .code').first();
  await expect(code).toBeVisible();
  await inspect(page, 'slips');
  const slip = await code.innerText();

  for (const language of ['nl', 'fr', 'en'] as const) {
    await page.goto(`/intake/${language}`);
    await expect(heading(page)).toHaveText(atTheDoor(language)('door.title'));
    await inspect(page, `the door, ${language}`);
  }
  await page.goto('/intake/nl');
  await page
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  await expect(page.getByRole('heading', { name: d('site.errors') })).toBeVisible();
  await inspect(page, 'the door, with what is missing');
  await page.getByLabel(d('door.slip')).fill(slip);
  await page.getByLabel(d('door.title-label')).fill(unique('Aan de deur'));
  await page.getByLabel(/^Wat liep er mis\?/).fill('Bel 0475 12 34 56.');
  await page
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  await expect(heading(page)).toHaveText(d('check.title'));
  await page.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(page.getByText(d('check.noted-wrong')).first()).toBeVisible();
  await inspect(page, 'the check and the nine words');
  const words = (await page.locator('ol.phrase li').allTextContents()).map((word) => word.trim());
  await page.getByLabel(d('check.noted-2')).fill(words[1]!);
  await page.getByLabel(d('check.noted-6')).fill(words[5]!);
  await page.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(heading(page)).toHaveText(d('sent.title'));
  await inspect(page, 'sent');
  await page.goto('/intake/nl/receipt');
  await page.getByLabel(d('opening.label')).fill('geen woorden');
  await page.getByRole('button', { name: d('opening.button') }).click();
  await expect(page.getByText(d('opening.unknown')).first()).toBeVisible();
  await inspect(page, 'words that open nothing');
  await openReceipt(page, words.join(' '));
  await page.getByRole('button', { name: d('thread.reply-button'), exact: true }).click();
  await expect(page.getByText(d('thread.text-missing')).first()).toBeVisible();
  await inspect(page, 'a thread of nobody, with an error');
});
