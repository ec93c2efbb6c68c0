import { expect, test, type Page } from '@playwright/test';
import { ask, device, enterAs, expectAccessible, heading, published, speaking, unique } from './helpers';

const t = speaking('nl');

const talk = (page: Page) => page.getByRole('region', { name: t('discussion.title') });

async function begin(page: Page, text: string): Promise<void> {
  await talk(page)
    .getByRole('button', { name: t('comment.kind.experience') })
    .click();
  await talk(page).getByRole('textbox').fill(text);
}

test('readers say what they saw, ask, are answered, and see what was changed', async ({
  page,
  context,
  browser,
}) => {
  await enterAs(context, 'wout');
  const report = await published(context.request, unique('Besproken'), 'first-line');
  const nadia = await device(browser, 'nadia');
  await nadia.goto(`/nl/reports/${report}`);
  await expect(talk(nadia).getByText(t('discussion.none'))).toBeVisible();
  await begin(nadia, 'Hier ook, bel 0475 12 34 56.');
  await expect(talk(nadia).getByText(t('guard.phone'))).toBeVisible();
  // What stands in the way is said once, also after trying.
  await talk(nadia)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await expect(talk(nadia).getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await expect(talk(nadia).getByText(/telefoonnummer/)).toHaveCount(1);
  await talk(nadia).getByRole('textbox').fill('Hier **ook**, sinds de lente.');
  // The button says who will read it.
  await talk(nadia)
    .getByRole('button', { name: /^Plaatsen voor \d+ mensen van ‘Eerste lijn’$/ })
    .click();
  await expect(talk(nadia).locator('strong', { hasText: /^ook$/ })).toBeVisible();
  const own = (text: string | RegExp) => talk(nadia).getByRole('article').filter({ hasText: text });
  await expect(own('sinds de lente')).toBeFocused();
  await expect(own('sinds de lente')).toBeInViewport();
  await talk(nadia)
    .getByRole('button', { name: t('discussion.other') })
    .click();
  await talk(nadia).getByRole('textbox').fill('Hoe lang duurde het?');
  await talk(nadia)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await expect(talk(nadia).getByText('Hoe lang duurde het?')).toBeVisible();
  await expect(own('Hoe lang duurde het?')).toBeFocused();

  await page.goto('/nl');
  const news = page.getByRole('heading', { name: t('news.title') });
  await expect(news).toBeVisible();
  await page.locator(`a[href$="/reports/${report}"]`).first().click();
  await talk(page)
    .getByRole('button', { name: /^Antwoorden: Vraag, Nadia/ })
    .last()
    .click();
  await talk(page).getByLabel(t('comment.label.reply')).fill('Een jaar.');
  await talk(page)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await expect(talk(page).getByText('Een jaar.')).toBeVisible();
  await expect(talk(page).getByText(t('comment.ofAuthor'), { exact: false })).toBeVisible();

  await nadia.reload();
  await talk(nadia)
    .getByRole('button', { name: t('comment.edit') })
    .first()
    .click();
  await talk(nadia).getByRole('textbox').fill('Hier **ook**, sinds de zomer.');
  await talk(nadia)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await expect(talk(nadia).getByText('sinds de zomer')).toBeVisible();
  await page.goto(`/nl/reports/${report}`);
  await talk(page)
    .getByRole('button', { name: t('report.revisedWhat') })
    .click();
  const changes = page.getByRole('dialog', { name: t('history.title') });
  await expect(changes.locator('ins')).toContainText('zomer');
  await changes.getByRole('button', { name: t('comment.close') }).click();

  await talk(nadia)
    .getByRole('button', { name: t('withdraw.open') })
    .first()
    .click();
  await nadia
    .getByRole('dialog')
    .getByRole('button', { name: t('withdraw.confirm') })
    .click();
  await expect(talk(nadia).getByText(/ingetrokken door wie het schreef/)).toBeVisible();
  await expect(talk(nadia).getByText('sinds de zomer')).toHaveCount(0);
  await expect(own(/ingetrokken door wie het schreef/)).toBeFocused();
  await nadia.context().close();
});

test('what is typed stays on the device, except on a shared computer', async ({ page, context }) => {
  await enterAs(context, 'nadia');
  const report = await published(context.request, unique('Bewaard'), 'first-line');
  await page.goto(`/nl/reports/${report}`);
  await begin(page, 'Nog niet af.');
  await page.reload();
  await talk(page)
    .getByRole('button', { name: t('comment.kind.experience') })
    .click();
  await expect(talk(page).getByRole('textbox')).toHaveValue('Nog niet af.');
  await context.setOffline(true);
  await talk(page)
    .getByRole('button', { name: /^Plaatsen/ })
    .click();
  await expect(talk(page).getByText(t('problem.offline.unsent'))).toBeVisible();
  await expect(talk(page).getByRole('textbox')).toHaveValue('Nog niet af.');
  await context.setOffline(false);
  await expect(talk(page).getByText(t('problem.online.unsent'))).toBeVisible();
  await expect(talk(page).getByText(t('problem.offline.unsent'))).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem('vrank.shared', 'yes'));
  await page.reload();
  await begin(page, 'Hier niet.');
  await expect(talk(page).getByText(t('comment.shared'))).toBeVisible();
  await page.reload();
  await talk(page)
    .getByRole('button', { name: t('comment.kind.experience') })
    .click();
  await expect(talk(page).getByRole('textbox')).not.toHaveValue('Hier niet.');
});

test('without a name it waits for the morning, and only its writer sees it waiting', async ({
  page,
  context,
  browser,
}) => {
  await enterAs(context, 'wout');
  const report = await published(context.request, unique('Zonder naam'), 'first-line');
  const bilal = await device(browser, 'bilal');
  await bilal.goto(`/nl/reports/${report}`);
  await begin(bilal, 'Bij ons ook.');
  await talk(bilal)
    .getByRole('radio', { name: t('comment.without', { place: 'Vlaanderen' }) })
    .check();
  await talk(bilal)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await expect(talk(bilal).getByRole('heading', { name: t('comment.waiting') })).toBeVisible();
  await expect(talk(bilal).getByText('Bij ons ook.')).toBeVisible();
  await expect(talk(bilal).locator('[id^=comment-]')).toBeFocused();
  await page.goto(`/nl/reports/${report}`);
  await expect(talk(page).getByText(t('discussion.none'))).toBeVisible();
  await bilal.goto('/nl/comments');
  await expect(bilal.getByText('Bij ons ook.')).toBeVisible();
  await bilal.context().close();
});

test('what is flagged a custodian sets aside, and its writer alone still sees it', async ({
  page,
  context,
  browser,
}) => {
  await enterAs(context, 'nadia');
  const title = unique('Gemeld');
  const report = await published(context.request, title, 'first-line');
  await ask(context.request, 'POST', `/reports/${report}/comments`, {
    kind: 'experience',
    name: 'named',
    language: 'nl',
    text: 'Die kapper in die straat.',
  });
  const bilal = await device(browser, 'bilal');
  await bilal.goto(`/nl/reports/${report}`);
  await talk(bilal)
    .getByRole('button', { name: new RegExp(`^${t('flag.open')}`) })
    .click();
  const dialog = bilal.getByRole('dialog', { name: t('flag.title') });
  await dialog.getByRole('button', { name: t('flag.send') }).click();
  await expect(dialog.getByText(t('flag.missing'))).toBeVisible();
  await expectAccessible(bilal);
  await dialog.getByLabel(t('flag.where')).fill('Er is er daar maar één.');
  await dialog.getByRole('button', { name: t('flag.send') }).click();
  await expect(talk(bilal).getByText(t('flag.done'))).toBeVisible();

  const jan = await device(browser, 'jan');
  await jan.goto('/nl');
  await jan.locator('a[href$="/flags"]').first().click();
  await expect(heading(jan)).toHaveText(t('flags.title'));
  await jan.getByRole('link', { name: t('flags.toCustody') }).click();
  await expect(heading(jan)).toHaveText(t('custody.title'));
  await jan.getByRole('link', { name: /^\d+ melding(en)? wacht(en)? op u$/ }).click();
  await expect(heading(jan)).toHaveText(t('flags.title'));
  const flag = jan.getByRole('listitem').filter({ hasText: title });
  await expect(flag.getByText('Die kapper in die straat.')).toBeVisible();
  await flag.getByRole('button', { name: t('flags.setAside') }).click();
  await expect(flag.getByText(t('flags.noteMissing'))).toBeVisible();
  await expectAccessible(jan);
  await flag.getByLabel(t('flags.note')).fill('Kan het zonder het beroep?');
  await flag.getByRole('button', { name: t('flags.setAside') }).click();
  await expect(flag.getByRole('button', { name: t('flags.back') })).toBeVisible();

  await bilal.reload();
  await expect(talk(bilal).getByText(/^Opzijgezet door een vertrouwenspersoon/)).toBeVisible();
  await expect(talk(bilal).getByText('Die kapper in die straat.')).toHaveCount(0);
  await page.goto('/nl');
  await expect(page.getByText(t('news.setAside'))).toBeVisible();
  await page.goto(`/nl/reports/${report}`);
  await expect(talk(page).getByText('Kan het zonder het beroep?')).toBeVisible();
  await talk(page)
    .getByRole('button', { name: t('comment.edit') })
    .click();
  await talk(page).getByRole('textbox').fill('Iemand in die straat.');
  await talk(page)
    .getByRole('button', { name: /^Plaatsen voor/ })
    .click();
  await jan.reload();
  await flag.getByRole('button', { name: t('flags.back') }).click();
  await expect(flag).toHaveCount(0);
  await bilal.reload();
  await expect(talk(bilal).getByText('Iemand in die straat.')).toBeVisible();
  await Promise.all([bilal.context().close(), jan.context().close()]);
});

test('print leaves the discussion out, unless it is wanted', async ({ page, context }) => {
  await enterAs(context, 'nadia');
  const report = await published(context.request, unique('Op papier'), 'first-line');
  await ask(context.request, 'POST', `/reports/${report}/comments`, {
    kind: 'evidence',
    name: 'named',
    language: 'nl',
    text: 'Op papier of niet.',
  });
  await page.goto(`/nl/reports/${report}`);
  const said = page.getByText('Op papier of niet.');
  await expect(said).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(said).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('checkbox', { name: t('discussion.print') }).check();
  await page.emulateMedia({ media: 'print' });
  await expect(said).toBeVisible();
});

test('an address leads to one comment', async ({ page, context }) => {
  await enterAs(context, 'nadia');
  const report = await published(context.request, unique('Adres'), 'network');
  let last = '';
  for (let i = 0; i < 12; i++) {
    const made = await ask<{ id: string }>(context.request, 'POST', `/reports/${report}/comments`, {
      kind: 'experience',
      name: 'named',
      language: 'nl',
      text: `Keer ${i}`,
    });
    last = made.id;
  }
  await page.goto(`/nl/reports/${report}#comment-${last}`);
  await expect(page.locator(`#comment-${last}`)).toBeInViewport();
  await expect(page.locator(`#comment-${last}`)).toBeFocused();
});
