import { expect, test, type Page } from '@playwright/test';
import { ask, circle, device, enterAs, heading, manuscript, saved, speaking, unique } from './helpers';

const t = speaking('fr');
const lines = (page: Page) => page.getByRole('list', { name: t('claims.ledger') }).getByRole('listitem');

test('le registre : écrit ligne par ligne, déplacé au clavier, publié et lu avec ses mots', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('Soirées sans effet');
  await enterAs(context, 'karim');
  const { id: firstLine } = await circle(context.request, 'first-line', 'fr');
  const draft = await manuscript(context.request, {
    title,
    answer: 'Nous avons tenu six soirées.',
    circle: firstLine,
    name: 'named',
  });
  await page.goto(`/fr/write/${draft.id}/claims`);
  await expect(heading(page)).toHaveText(t('write.step.claims'));

  // What was measured first, then what was wanted: the second line is moved up with the keyboard.
  await page.getByRole('button', { name: t('claims.addFirst') }).click();
  await expect(page.getByLabel(t('claims.stage'))).toBeFocused();
  await page.getByLabel(t('claims.stage')).selectOption('measured');
  await page.getByLabel(t('claims.text')).fill('Autant de plaintes qu’avant. Appelez le 0475 12 34 56.');
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await page.getByLabel(t('claims.text')).fill('Autant de plaintes qu’avant.');
  await expect(page.getByText(t('guard.phone'))).toHaveCount(0);
  await page.getByLabel(t('claims.judge')).selectOption('internal');
  await page.getByLabel(t('claims.organisation')).selectOption({ label: 'safe.brussels' });
  await page.getByLabel(t('claims.known')).fill('Chiffres de la police, un an.');
  await page.getByLabel(t('claims.evidence')).selectOption('no-effect');
  await page.getByRole('button', { name: t('claims.add') }).click();
  await page.getByLabel(t('claims.stage')).selectOption('intended');
  await page.getByLabel(t('claims.text')).fill('Moins de plaintes.');
  await page.getByRole('button', { name: t('claims.upNamed', { line: t('claims.line', { n: 2 }) }) }).focus();
  await page.keyboard.press('Enter');
  const down = page.getByRole('button', {
    name: t('claims.downNamed', { line: t('claims.line', { n: 1 }) }),
  });
  await expect(down).toBeFocused();
  await expect(lines(page).first()).toContainText(t('claims.stage.intended'));
  await expect(saved(page, t)).toBeVisible();
  await page.reload();
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).first()).toContainText('Moins de plaintes.');

  // An empty line stops publishing and is named; taken away, it is forgotten.
  await page.getByRole('button', { name: t('claims.add') }).click();
  await expect(saved(page, t)).toBeVisible();
  await page.goto(`/fr/write/${draft.id}/check`);
  await page.getByRole('button', { name: /^Publier pour/ }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: new RegExp(t('write.step.claims')) })
    .click();
  await page
    .getByRole('button', { name: t('claims.removeNamed', { line: t('claims.line', { n: 3 }) }) })
    .click();
  await expect(lines(page)).toHaveCount(2);
  await expect(saved(page, t)).toBeVisible();
  await page.goto(`/fr/write/${draft.id}/check`);
  await expect(page.getByText(/Voulu\s?: Moins de plaintes\./)).toBeVisible();
  await page.getByRole('button', { name: /^Publier pour/ }).click();
  await page.getByRole('link', { name: t('published.read') }).click();
  await expect(heading(page)).toHaveText(title);

  const nadia = await device(browser, 'nadia');
  await nadia.goto(new URL(page.url()).pathname);
  const ledger = nadia.locator('section', {
    has: nadia.getByRole('heading', { name: t('claims.ledger') }),
  });
  await expect(ledger.getByRole('listitem')).toHaveCount(2);
  const measured = ledger.getByRole('listitem').last();
  await expect(measured).toContainText(t('claims.stage.measured'));
  await expect(measured).toContainText(t('claims.evidence.no-effect'));
  await expect(measured).toContainText('safe.brussels');
  await expect(measured).toContainText('Chiffres de la police, un an.');
  // The judge funds the judged: said in words, explained on tap.
  await measured.getByText(t('claims.tied')).click();
  await expect(measured.getByText('safe.brussels finance Anderlecht.')).toBeVisible();
  await expect(ledger.getByRole('listitem').first().getByText(t('claims.tied'))).toHaveCount(0);
  // What was wanted stands beside what was seen, each side once.
  await expect(nadia.getByText('Moins de plaintes.')).toHaveCount(2);
  await nadia.context().close();
});

test('a ledger changed in two places is compared like any other answer', async ({ page, context }) => {
  const nl = speaking('nl');
  await enterAs(context, 'karim');
  const draft = await manuscript(context.request, { title: unique('Twee registers'), answer: 'Iets.' });
  await page.goto(`/nl/write/${draft.id}/claims`);
  await expect(heading(page)).toBeVisible();
  const {
    id,
    version,
    saved: _,
    revises: __,
    ...fields
  } = await ask<Record<string, unknown>>(context.request, 'GET', `/manuscripts/${draft.id}`);
  const line = {
    stage: 'observed',
    text: 'Op de laptop.',
    judge: 'owner',
    organisation: null,
    known: '',
    evidence: null,
  };
  await ask(context.request, 'PUT', `/manuscripts/${String(id)}`, { ...fields, version, claims: [line] });
  await page.getByRole('button', { name: nl('claims.addFirst') }).click();
  await page.getByLabel(nl('claims.text')).fill('Op de telefoon.');
  await expect(heading(page)).toHaveText(nl('conflict.title'));
  await expect(page.getByText(/Vastgesteld: Op de laptop\./)).toBeVisible();
  await expect(page.getByText(/Bedoeld: Op de telefoon\./)).toBeVisible();
  await page.getByRole('radio', { name: nl('conflict.mine') }).check();
  await page.getByRole('button', { name: nl('conflict.keep') }).click();
  await expect(saved(page, nl)).toBeVisible();
  await page.goto(`/nl/write/${draft.id}/versions`);
  await page.locator('summary').first().click();
  await expect(page.getByText(/Vastgesteld: Op de laptop\./)).toBeVisible();
});
