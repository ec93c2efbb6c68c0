import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, heading, manuscript, speaking, unique } from './helpers';
import { DOCUMENT, PHOTO } from './files';

const t = speaking('nl');
const bare = { name: 'IMG_2034 Karim.jpg', mimeType: 'image/jpeg', buffer: PHOTO };

test('a photo and a note go with a report, without what tells on their author', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('Met bestanden');
  await enterAs(context, 'wout');
  const { id: lies } = await circle(context.request, 'first-line');
  const draft = await manuscript(context.request, {
    title,
    answer: 'Er kwam niemand opdagen.',
    circle: lies,
    name: 'named',
  });
  await page.goto(`/nl/write/${draft.id}`);
  await page.getByRole('link', { name: t('write.step.files') }).click();
  await expect(heading(page)).toHaveText(t('write.step.files'));
  await page
    .getByLabel(t('files.add'))
    .setInputFiles([
      bare,
      { name: 'nota.docx', mimeType: 'application/octet-stream', buffer: DOCUMENT },
      { name: 'nota.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ' + '\0'.repeat(99)) },
    ]);

  const photo = page.getByRole('region', { name: t('files.nth', { n: 1 }) });
  await expect(photo).toContainText('de plaats waar het gemaakt is');
  await expect(photo.locator('img')).toHaveJSProperty('complete', true);
  const note = page.getByRole('region', { name: t('files.nth', { n: 2 }) });
  await expect(note).toContainText('namen van wie eraan schreef');
  const refused = page.getByRole('alert').filter({ hasText: t('files.refused', { file: 'nota.exe' }) });
  await expect(refused).toContainText('PDF, DOCX');
  await refused.getByRole('button', { name: t('files.dismiss') }).click();
  await expect(refused).toHaveCount(0);
  await note.getByLabel(t('files.title')).fill('Nota over de avond');
  await expect(page.getByRole('region', { name: 'Nota over de avond' })).toBeVisible();

  // Without words for the photo it does not go out, and the way to where they are missing is a link.
  await page.goto(`/nl/write/${draft.id}/check`);
  await expect(page.getByText(t('files.nth', { n: 1 }))).toBeVisible();
  await page.getByRole('button', { name: /^Publiceren/ }).click();
  await page
    .getByRole('alert')
    .getByRole('link', { name: new RegExp(t('files.nth', { n: 1 })) })
    .click();
  await page.getByLabel(t('files.alt')).fill('Een lege zaal met twaalf stoelen');
  await page.getByLabel(t('files.alt')).blur();
  await expect
    .poll(async () => {
      const path = `/manuscripts/${draft.id}/attachments`;
      return (await ask<{ items: { alt: string }[] }>(context.request, 'GET', path)).items[0]?.alt;
    })
    .toBe('Een lege zaal met twaalf stoelen');
  await page.goto(`/nl/write/${draft.id}/check`);
  await page.getByRole('button', { name: /^Publiceren/ }).click();
  await expect(page).toHaveURL(/\/published$/);

  const reader = await device(browser, 'nadia');
  const { items } = await ask<{ items: { id: string; title: string }[] }>(
    reader.context().request,
    'GET',
    `/reports?circle=${lies}`,
  );
  await reader.goto(`/nl/reports/${items.find((one) => one.title === title)!.id}`);
  const shown = reader.getByRole('img', { name: 'Een lege zaal met twaalf stoelen' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(120);
  const arriving = reader.waitForEvent('download');
  await reader.getByRole('link', { name: 'Nota over de avond' }).click();
  expect((await arriving).suggestedFilename()).toBe('bijlage-2.docx');
  const address = await shown.getAttribute('src');
  const bytes = await (await reader.context().request.get(address!)).body();
  expect(bytes.includes('Kwartelnest')).toBe(false);
  expect(PHOTO.includes('Kwartelnest')).toBe(true);

  const outsider = await device(browser, 'annemie');
  expect((await outsider.context().request.get(address!)).status()).toBe(404);
});

test('a file that was chosen by mistake is taken away again', async ({ page, context }) => {
  await enterAs(context, 'wout');
  const draft = await manuscript(context.request, { title: unique('Vergissing') });
  await page.goto(`/nl/write/${draft.id}/files`);
  await page.getByLabel(t('files.add')).setInputFiles(bare);
  const name = t('files.nth', { n: 1 });
  await page.getByRole('button', { name: t('files.removeNamed', { name }) }).click();
  await expect(page.getByRole('region', { name })).toHaveCount(0);
  await expect(page.getByLabel(t('files.add'))).toBeFocused();
});

test('without a network files wait, and what is typed beside them is not lost', async ({ page, context }) => {
  await enterAs(context, 'wout');
  const draft = await manuscript(context.request, { title: unique('Onderweg') });
  await page.goto(`/nl/write/${draft.id}/files`);
  await page.getByLabel(t('files.add')).setInputFiles(bare);
  await expect(page.getByLabel(t('files.alt'))).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel(t('files.alt')).fill('Een lege zaal');
  await expect(page.getByText(t('problem.offline.title')).first()).toBeVisible();
  await page.getByLabel(t('files.add')).setInputFiles({ ...bare, name: 'tweede.jpg' });
  await expect(page.getByText(t('files.refused', { file: 'tweede.jpg' }))).toBeVisible();
  await context.setOffline(false);
  await expect
    .poll(async () => {
      const path = `/manuscripts/${draft.id}/attachments`;
      return (await ask<{ items: { alt: string }[] }>(context.request, 'GET', path)).items[0]?.alt;
    })
    .toBe('Een lege zaal');
  await page.getByRole('button', { name: t('common.retry') }).click();
  await expect(page.getByRole('region', { name: t('files.nth', { n: 2 }) })).toBeVisible();
});
