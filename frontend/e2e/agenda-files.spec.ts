import { expect, test } from '@playwright/test';
import { DOCUMENT, PHOTO } from './files';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

type Id = { id: string };

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`a member lays a photo and a note with an item, and the circle reads them (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    const leila = await device(browser, 'leila');
    const { id: series } = await ask<Id>(leila.context().request, 'POST', '/series', {
      circle: (await circle(leila.context().request, 'platform')).id,
      title: unique('Met bestanden'),
      languages: ['nl', 'fr'],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      begins: '14:00',
      minutes: 120,
    });
    await enterAs(context, 'nadia');
    const title = unique('Een punt met een foto');
    const { id: item } = await ask<Id>(context.request, 'POST', `/series/${series}/agenda-items`, {
      kind: 'discussion',
      language: 'nl',
      title,
      minutes: 10,
    });
    await page.goto(`/${language}/agenda-items/${item}`);
    await page.getByLabel(t('files.add')).setInputFiles([
      { name: 'IMG_2034 Nadia.jpg', mimeType: 'image/jpeg', buffer: PHOTO },
      { name: 'nota.docx', mimeType: 'application/octet-stream', buffer: DOCUMENT },
      { name: 'wie.txt', mimeType: 'text/plain', buffer: Buffer.from('Overleg met Fatima Benali') },
      { name: 'nota.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ' + '\0'.repeat(99)) },
    ]);
    const refused = page.getByRole('alert').filter({ hasText: 'nota.exe' });
    await refused.getByRole('button', { name: t('files.dismiss') }).click();
    const asked = page.getByRole('alert').filter({ hasText: 'wie.txt' });
    await expect(asked).toContainText('Fatima Benali');
    await asked.getByRole('button', { name: t('item.fileLeave') }).click();
    await expect(page.getByRole('link', { name: t('files.nth', { n: 3 }) })).toBeVisible();

    // A photo asks for its words.
    await page.getByLabel(t('files.alt')).fill('Een lege zaal met twaalf stoelen');
    await page.getByRole('button', { name: t('item.save'), exact: true }).click();
    await expect(page.getByRole('img', { name: 'Een lege zaal met twaalf stoelen' })).toBeVisible();
    await page
      .getByRole('button', { name: t('item.fileWordsNamed', { name: t('files.nth', { n: 2 }) }) })
      .click();
    await page.getByLabel(t('files.title')).fill('Nota over de avond');
    await page.getByRole('button', { name: t('item.save'), exact: true }).click();
    await expect(page.getByRole('link', { name: 'Nota over de avond' })).toBeVisible();
    await expectAccessible(page);

    const karim = await device(browser, 'karim');
    await karim.goto(`/${language}/agenda-items/${item}`);
    const shown = karim.getByRole('img', { name: 'Een lege zaal met twaalf stoelen' });
    await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(120);
    await expect(karim.getByLabel(t('files.add'))).toHaveCount(0);
    const arriving = karim.waitForEvent('download');
    await karim.getByRole('link', { name: 'Nota over de avond' }).click();
    expect((await arriving).suggestedFilename()).toMatch(/-2\.docx$/);
    const address = (await shown.getAttribute('src'))!;
    const bytes = await (await karim.context().request.get(address)).body();
    expect(bytes.includes('Kwartelnest')).toBe(false);

    const annemie = await device(browser, 'annemie');
    await annemie.goto(`/${language}/agenda-items/${item}`);
    await expect(heading(annemie)).not.toContainText(title);
    expect((await annemie.context().request.get(address)).status()).toBe(404);

    await page.getByRole('button', { name: t('files.removeNamed', { name: 'Nota over de avond' }) }).click();
    await expect(page.getByRole('link', { name: 'Nota over de avond' })).toHaveCount(0);
    await karim.reload();
    await expect(shown).toBeVisible();
    await expect(karim.getByRole('link', { name: 'Nota over de avond' })).toHaveCount(0);
  });
}
