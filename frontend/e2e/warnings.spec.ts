import { expect, test } from '@playwright/test';
import { ask, circle, enterAs, heading, manuscript, published, speaking, unique } from './helpers';

const t = speaking('nl');
const NAME = 'Fatoumata Diallo';

test('een naam wordt beantwoord, een telefoonnummer moet weg, en dan kan het', async ({ page, context }) => {
  const title = unique('Te laat gebeld');
  await enterAs(context, 'karim');
  const { id: firstLine } = await circle(context.request, 'first-line');
  const draft = await manuscript(context.request, {
    title,
    answer: `Toen kwam ${NAME} binnen. Bel 0475 12 34 56.`,
    circle: firstLine,
    name: 'named',
  });

  // Both are told before anybody presses the button.
  await page.goto(`/nl/write/${draft.id}/check`);
  await expect(page.getByText(t('check.guard'))).toBeVisible();
  await expect(page.getByRole('heading', { name: t('check.asked') })).toBeVisible();
  const question = page.getByRole('group', { name: t('guard.ask', { words: NAME }) });
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(t('check.unsaid', { words: NAME }));
  await expect(alert.getByRole('link', { name: /haal ‘0475 12 34 56’ weg/ })).toBeVisible();
  await expect(page.getByText(t('check.guard'))).toBeVisible();
  await alert.getByRole('link', { name: t('check.unsaid', { words: NAME }) }).click();
  await expect(question).toBeFocused();

  // Where it is written, the name is a calm hint; the number has to go.
  await page.goto(`/nl/write/${draft.id}/answer-actual`);
  await expect(page.getByText(t('guard.maybe.name'))).toBeVisible();
  await expect(page.getByText(t('guard.phone'))).toBeVisible();
  await page.getByRole('textbox').fill(`Toen kwam ${NAME} binnen, geboren op 12 maart 1998, en wij zwegen.`);
  await expect(page.getByText(t('guard.phone'))).toHaveCount(0);
  await expect(page.getByText(/^Bewaard om/)).toBeVisible();

  await page.goto(`/nl/write/${draft.id}/check`);
  await question.getByRole('radio', { name: t('guard.answer.changed') }).check();
  await expect(page.getByText(t('check.guard'))).toHaveCount(0);
  // A date is no place: what is offered fits what was found.
  const date = page.getByRole('group', { name: t('guard.ask', { words: 'geboren op 12 maart 1998' }) });
  await expect(date.getByRole('radio')).toHaveCount(3);
  await expect(date.getByRole('radio', { name: t('guard.answer.not-a-person') })).toHaveCount(0);
  await date.getByRole('radio', { name: t('guard.answer.something-else') }).check();
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await expect(page).toHaveURL(/\/published$/);
  await expect(heading(page)).toBeVisible();
  const own = await ask<{ items: { title: string }[] }>(context.request, 'GET', '/reports/own');
  expect(own.items.map((one) => one.title)).toContain(title);
});

test('un complément et une raison de retrait posent la même question', async ({ page, context }) => {
  const fr = speaking('fr');
  await enterAs(context, 'karim');
  const report = await published(context.request, unique('Avec un merci'), 'first-line');
  await page.goto(`/fr/reports/${report}`);
  await page.getByRole('button', { name: fr('addendum.open') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(fr('addendum.label')).fill(`Merci à ${NAME}.`);
  const question = dialog.getByRole('group', { name: fr('guard.ask', { words: NAME }) });
  await expect(question).toBeVisible();
  await dialog.getByRole('button', { name: fr('addendum.publish') }).click();
  await expect(dialog.getByText(/peut-être le nom d’une personne/).first()).toBeVisible();
  await question.getByRole('radio', { name: fr('guard.answer.changed') }).check();
  await dialog.getByRole('button', { name: fr('addendum.publish') }).click();
  await expect(page.getByText(`Merci à ${NAME}.`)).toBeVisible();

  await page.getByRole('button', { name: fr('withdraw.open'), exact: true }).click();
  await dialog.getByLabel(fr('withdraw.reason')).fill(`À la demande de ${NAME}.`);
  await expect(question).toBeVisible();
  await question.getByRole('radio', { name: fr('guard.answer.changed') }).check();
  await dialog.getByRole('button', { name: fr('withdraw.confirm') }).click();
  await expect(dialog).toHaveCount(0);
});
