import { expect, test, type Page } from '@playwright/test';
import { ask, circle, device, enterAs, heading, published, speaking, unique } from './helpers';

const t = speaking('nl');
const REQUIRED = 'Wat liep er mis?';

async function revise(page: Page, text: string, note: string, erase = false): Promise<void> {
  await page.getByRole('button', { name: t('revise.open') }).click();
  await expect(page.getByText(t('revise.intro'))).toBeVisible();
  await page.getByRole('link', { name: REQUIRED }).click();
  await page.getByRole('textbox').fill(text);
  await page.getByRole('link', { name: t('write.back') }).click();
  await page.getByRole('link', { name: t('write.step.check') }).click();
  await expect(heading(page)).toHaveText(t('revise.title'));
  if (erase) await page.getByRole('checkbox', { name: t('revise.erase') }).check();
  await page.getByRole('button', { name: t('revise.publish') }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: t('revise.noteMissing') })
    .click();
  await expect(page.getByLabel(t('revise.note'))).toBeFocused();
  await page.getByLabel(t('revise.note')).fill(note);
  await page.getByRole('button', { name: t('revise.publish') }).click();
  await expect(page.getByRole('heading', { name: t('report.mine') })).toBeVisible();
}

test('a report is revised, its readers see what changed, and an earlier text can be taken away', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('Wordt herzien');
  await enterAs(context, 'wout');
  const report = await published(context.request, title, 'first-line');
  await page.goto(`/nl/reports/${report}`);
  await revise(page, 'Er kwam bijna niemand opdagen.', 'Er waren er toch drie.');
  await expect(page.getByText('Er kwam bijna niemand opdagen.')).toBeVisible();

  const nadia = await device(browser, 'nadia');
  await nadia.goto(`/nl/reports/${report}`);
  await expect(nadia.getByText('Er kwam bijna niemand opdagen.')).toBeVisible();
  await expect(nadia.getByRole('button', { name: t('revise.open') })).toHaveCount(0);
  await nadia.getByRole('link', { name: t('report.revisedWhat') }).click();
  await expect(heading(nadia)).toHaveText(t('history.title'));
  await expect(nadia.getByText('Er waren er toch drie.')).toBeVisible();
  await expect(nadia.locator('section ins').first()).toContainText('bijna');
  // Not by colour or line alone: a screen reader hears it too.
  await expect(nadia.locator('section ins').first()).toContainText(t('history.added'));

  await page.reload();
  await revise(page, 'Er kwamen er drie.', 'Er stond iets in dat er niet hoorde.', true);
  await nadia.reload();
  await expect(nadia.getByText(t('history.erased')).first()).toBeVisible();
  await expect(nadia.getByText('bijna niemand')).toHaveCount(0);
  await nadia.context().close();

  const annemie = await device(browser, 'annemie');
  await annemie.goto(`/nl/reports/${report}/history`);
  await expect(heading(annemie)).toHaveText(t('notFound.title'));
  await annemie.context().close();
});

test('un complément passe par la garde, se lit sous le retour et se retire', async ({ page, context }) => {
  const fr = speaking('fr');
  await enterAs(context, 'karim');
  const report = await published(context.request, unique('Révisé'), 'first-line');
  await page.goto(`/fr/reports/${report}`);
  await page.getByRole('button', { name: fr('addendum.open') }).click();
  const dialog = page.getByRole('dialog', { name: fr('addendum.title') });
  await dialog.getByRole('button', { name: fr('addendum.publish') }).click();
  await expect(dialog.getByText(fr('addendum.missing'))).toBeVisible();
  await dialog.getByLabel(fr('addendum.label')).fill('Appelez-moi au 0475 12 34 56.');
  await dialog.getByRole('button', { name: fr('addendum.publish') }).click();
  await expect(dialog.getByText(/numéro de téléphone/).first()).toBeVisible();
  await dialog.getByLabel(fr('addendum.label')).fill('Un an après, la salle est pleine.');
  await dialog.getByRole('button', { name: fr('addendum.publish') }).click();
  await expect(page.getByText('Un an après, la salle est pleine.')).toBeVisible();
  await page.getByRole('button', { name: /^Retirer le complément/ }).click();
  await expect(page.getByText('Un an après, la salle est pleine.')).toHaveCount(0);
});

test('a revision of a report without a name appears tomorrow, and can be taken back until then', async ({
  page,
  context,
  browser,
}) => {
  await enterAs(context, 'joris');
  const own = await ask<{ items: { id: string; title: string }[] }>(context.request, 'GET', '/reports/own');
  const report = own.items.find(({ title }) => title.startsWith('Ons filmpje werd een mop'))!.id;
  await page.goto(`/nl/reports/${report}`);
  await revise(page, 'Wie erin sprak, durfde een week niet naar school.', 'Het was erger dan ik schreef.');
  const takeBack = page.getByRole('button', { name: t('revise.takeBack') });
  await expect(takeBack).toBeVisible();

  const nadia = await device(browser, 'nadia');
  await nadia.goto(`/nl/reports/${report}`);
  await expect(heading(nadia)).toContainText('Ons filmpje werd een mop');
  await expect(nadia.getByText('Wie erin sprak, durfde een week')).toHaveCount(0);
  await expect(nadia.getByRole('button', { name: t('revise.takeBack') })).toHaveCount(0);
  await nadia.context().close();

  await takeBack.click();
  await expect(takeBack).toHaveCount(0);
  const desk = await ask<{ items: { id: string; revises: string | null }[] }>(
    context.request,
    'GET',
    '/manuscripts',
  );
  const back = desk.items.find(({ revises }) => revises === report)!.id;
  await page.goto(`/nl/write/${back}`);
  await page.getByRole('link', { name: REQUIRED }).click();
  await expect(page.getByRole('textbox')).toHaveValue(/durfde een week niet naar school/);
});

test('a report moves to a wider circle only after a clear yes, and to a narrower one at once', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('Verhuist');
  await enterAs(context, 'wout');
  const report = await published(context.request, title, 'first-line');
  const network = await circle(context.request, 'network');
  const firstLine = await circle(context.request, 'first-line');
  const annemie = await device(browser, 'annemie');
  await annemie.goto(`/nl/reports/${report}`);
  await expect(heading(annemie)).toHaveText(t('notFound.title'));

  await page.goto(`/nl/reports/${report}`);
  await page.getByRole('link', { name: t('move.open') }).click();
  await expect(page.getByText(t('move.now', { circle: firstLine.name }))).toBeVisible();
  await page.getByRole('button', { name: t('move.open') }).click();
  await expect(page.getByRole('alert')).toContainText(t('move.missing'));
  const wide = page.getByRole('radio', { name: network.name });
  await wide.check();
  await expect(page.getByText(t('move.widerText'))).toBeVisible();
  await expect(page.getByText(t('move.discussion'))).toBeVisible();
  await expect(page.getByText(/mensen\s+in\s+\d+\s+organisaties/)).toBeVisible();
  const button = page.getByRole('button', { name: t('move.button', { circle: network.name }) });
  await button.click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: t('move.consentMissing') })
    .click();
  await page.getByRole('checkbox', { name: t('move.consent', { circle: network.name }) }).check();
  await button.click();
  await expect(heading(page)).toHaveText(title);
  await annemie.reload();
  await expect(heading(annemie)).toHaveText(title);

  await page.getByRole('link', { name: t('move.open') }).click();
  await page.getByRole('radio', { name: firstLine.name }).check();
  await expect(page.getByText(t('move.widerText'))).toHaveCount(0);
  await page.getByRole('button', { name: t('move.button', { circle: firstLine.name }) }).click();
  await expect(heading(page)).toHaveText(title);
  await annemie.reload();
  await expect(heading(annemie)).not.toHaveText(title);
  await annemie.context().close();
});
