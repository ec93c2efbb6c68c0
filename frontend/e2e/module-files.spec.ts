import { expect, test } from '@playwright/test';
import { DOCUMENT, PHOTO } from './files';
import {
  ask,
  circle,
  device,
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  speaking,
  unique,
} from './helpers';

test.describe.configure({ timeout: 180_000 });

type Id = { id: string };
type Draft = { revision: number };

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`a trainer lays a picture and a hand-out beside a text, and learners see them (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    const { request } = context;
    await enterAs(context, 'amina');
    const { id: course } = await ask<Id>(request, 'POST', '/courses', {
      circle: (await circle(request, 'network')).id,
      title: unique('Met bestanden'),
      language,
    });
    const { inWork: version } = await ask<{ inWork: string }>(request, 'GET', `/courses/${course}`);
    const draft = () => ask<Draft>(request, 'GET', `/course-versions/${version}/draft`);
    await ask(request, 'POST', `/course-versions/${version}/modules`, {
      revision: (await draft()).revision,
      key: 'roles',
      language,
      title: 'Aa',
      text: 'Een *begin*.',
    });

    await page.goto(`/${language}/courses/${course}/edit/modules/roles`);
    await page.getByLabel(t('files.add')).setInputFiles([
      { name: 'IMG_2034 Amina.jpg', mimeType: 'image/jpeg', buffer: PHOTO },
      { name: 'rollen.docx', mimeType: 'application/octet-stream', buffer: DOCUMENT },
      {
        name: 'rollen.exe',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('MZ' + '\0'.repeat(99)),
      },
    ]);
    // three files, each written anew in a process of its own
    await expect(page.getByRole('alert').filter({ hasText: 'rollen.exe' })).toBeVisible({ timeout: 60_000 });
    const second = t('files.nth', { n: 2 });
    await expect(page.getByRole('link', { name: second })).toBeVisible();

    // A picture asks for its words.
    const described = (label: string) => page.locator('form', { has: page.getByLabel(label) });
    await page.getByLabel(t('files.alt')).fill('Een leeg plein met twaalf stoelen');
    await described(t('files.alt'))
      .getByRole('button', { name: t('editor.save') })
      .click();
    await expect(page.getByRole('img', { name: 'Een leeg plein met twaalf stoelen' })).toBeVisible();
    await page.getByRole('button', { name: t('editor.fileWordsNamed', { name: second }) }).click();
    await page.getByLabel(t('files.title')).fill('Rollenkaart');
    await described(t('files.title'))
      .getByRole('button', { name: t('editor.save') })
      .click();
    await expect(page.getByRole('link', { name: 'Rollenkaart' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await ask(request, 'PUT', `/course-versions/${version}/state`, {
      revision: (await draft()).revision,
      state: 'review',
      answered: [],
    });
    const ruth = await device(browser, 'ruth');
    await ask(ruth.context().request, 'PUT', `/course-versions/${version}/state`, {
      revision: (await draft()).revision,
      state: 'published',
    });
    const nadia = await device(browser, 'nadia');
    await nadia.goto(`/${language}/courses/${course}/modules/roles`);
    const shown = nadia.getByRole('img', { name: 'Een leeg plein met twaalf stoelen' });
    await expect.poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(120);
    const arriving = nadia.waitForEvent('download');
    await nadia.getByRole('link', { name: 'Rollenkaart' }).click();
    expect((await arriving).suggestedFilename()).toMatch(/-2\.docx$/);
    await expectAccessible(nadia);
    const address = (await shown.getAttribute('src'))!;
    expect((await (await nadia.context().request.get(address)).body()).includes('Kwartelnest')).toBe(false);
    const visitor = await browser.newContext();
    expect((await visitor.request.get(address)).status()).toBe(404);
  });

  test(`a module begins from a document, with the pictures in it (${language})`, async ({
    page,
    context,
  }) => {
    const { request } = context;
    await enterAs(context, 'amina');
    const { id: course } = await ask<Id>(request, 'POST', '/courses', {
      circle: (await circle(request, 'network')).id,
      title: unique('Uit een document'),
      language,
    });
    await page.goto(`/${language}/courses/${course}/edit/add`);
    await page
      .getByLabel(t('editor.document'))
      .setInputFiles({ name: 'cursus.docx', mimeType: 'application/octet-stream', buffer: DOCUMENT });
    await expect(page.getByLabel(t('editor.text'), { exact: true })).not.toHaveValue('');
    await page.getByLabel(t('course.titleField')).fill('Aa');
    await page.getByLabel(t('editor.key')).fill('first');
    await page.getByRole('button', { name: t('editor.addModule') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aa');
  });
}
