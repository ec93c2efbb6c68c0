import { expect, test } from '@playwright/test';
import { DOCUMENT, PHOTO } from './files';
import { ask, circle, enterAs, heading, manuscript, speaking, unique } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

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
  // Each in its turn, by a process of its own.
  await expect(page.getByText(t('files.refused', { file: 'nota.exe' }))).toBeVisible({ timeout: 30_000 });
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
  await page.getByRole('link', { name: t('write.step.files') }).click();
  const renamed = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await page.getByLabel(t('files.title')).first().fill('De zaal');
  await page.getByLabel(t('files.title')).first().blur();
  await renamed;
  await page.getByRole('link', { name: t('write.back') }).click();
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
  await expect(page.getByText(t('history.files'))).toBeVisible();
  await inspect(page, 'what changed');

  await page.goto(`${report}/move`);
  await expect(heading(page)).toHaveText(t('move.title'));
  await page.getByRole('radio').first().check();
  await expect(page.getByText(t('move.widerText'))).toBeVisible();
  await page.getByRole('button', { name: /^Verplaatsen naar/ }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await inspect(page, 'a move without consent');
});
