import { expect, test, type Page } from '@playwright/test';
import { PHOTO } from './files';
import {
  addFile,
  ask,
  atTheDoor,
  circle,
  device,
  enterAs,
  heading,
  manuscript,
  openReceipt,
  saved,
  speaking,
  unique,
  unlocked,
} from './helpers';

const t = speaking('nl');
const d = atTheDoor('nl');

/** The nine words as they stand on the page, the asked two typed, and sent. */
async function noteAndSend(page: Page): Promise<string> {
  await expect(heading(page)).toHaveText(t('words.title'));
  const words = await page.locator('ol.phrase li').allTextContents();
  expect(words).toHaveLength(9);
  for (const field of await page.locator('input[id^=word-]').all()) {
    const label = await page.locator(`label[for=${await field.getAttribute('id')}]`).innerText();
    await field.fill(words[Number(/\d+/.exec(label)![0]) - 1]!);
  }
  await page
    .getByRole('button', { name: /^Versturen naar \d+ vertrouwenspersonen? in \d+ organisaties?$/ })
    .click();
  return words.join(' ');
}

/** Whatever this browser keeps about a text. */
const onDevice = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (all.onsuccess = resolve));
        kept.push(all.result);
      }
      database.close();
    }
    return JSON.stringify(kept);
  });

test.setTimeout(180_000);

test('a failure told in confidence: asked, answered, agreed to, read by a colleague, the name opened and its link destroyed', async ({
  page,
  context,
  browser,
}) => {
  const title = unique('De avond waar niemand om vroeg');
  await enterAs(context, 'wout');

  // Written on a phone.
  await page.goto('/nl/write');
  await page.getByRole('radio', { name: 'Wat niet werkte' }).check();
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await page.getByLabel('Titel').fill(title);
  await expect(saved(page, t)).toBeVisible();
  const id = /write\/([\w-]+)\//.exec(page.url())![1]!;
  await page.goto(`/nl/write/${id}/answer-actual`);
  await page.getByRole('textbox').fill('Wij belden ouders op. Een vader gaf 0475 12 34 56. Niemand kwam.');
  await expect(saved(page, t)).toBeVisible();
  // A photo that says where it was taken.
  await page.goto(`/nl/write/${id}/files`);
  await page.getByLabel(t('files.add')).setInputFiles({
    name: 'wouts-zaal.jpg',
    mimeType: 'image/jpeg',
    buffer: PHOTO,
  });
  await page.getByLabel(t('files.alt')).fill('De zaal van Wout');
  await page.getByLabel(t('files.title')).fill('De lege zaal');
  await page.getByLabel(t('files.title')).blur();
  await expect
    .poll(() => ask(context.request, 'GET', `/manuscripts/${id}/attachments`))
    .toMatchObject({ items: [{ title: 'De lege zaal', alt: 'De zaal van Wout' }] });
  await page.goto(`/nl/write/${id}/circle`);
  await page.getByRole('radio', { name: 'Eerste lijn' }).check();
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();

  // Each level says what it does and what not; this one names who reads it first.
  await page.getByRole('radio', { name: t('level.receipt.label') }).check();
  await expect(page.getByText(t('level.receipt.not').split('\n')[0]!)).toBeVisible();
  await page.getByRole('radio', { name: t('level.confidential.label') }).check();
  await expect(page.getByText(t('level.confidential.not').split('\n')[1]!)).toBeVisible();
  await expect(page.getByRole('main').getByText(/^Jan Moerkens, /)).toBeVisible();
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();

  // A phone number does not stop it, but is said.
  await expect(heading(page)).toHaveText(t('handing.title'));
  await expect(page.getByText(t('handing.guardHelp'))).toBeVisible();
  await expect(page.getByText(t('handing.filesText'))).toBeVisible();
  await page.getByRole('button', { name: t('handing.next') }).click();

  // Sending fails at first; nothing is lost and the nine words stay the same.
  await context.route('**/confidential-sending', (route) => route.abort(), { times: 1 });
  const phrase = await noteAndSend(page);
  await expect(page.getByText(t('words.unsure'))).toBeVisible();
  await page.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(heading(page)).toHaveText(t('handed.title'));
  await expect(page.getByText(/^Uiterlijk in \w+ \d{4} antwoorden de vertrouwenspersonen\.$/)).toBeVisible();
  expect(phrase.split(' ')).toHaveLength(9);

  // Nothing is left on the desk or on the device.
  await page.getByRole('link', { name: t('published.desk') }).click();
  await expect(heading(page)).toHaveText(t('desk.title'));
  await expect(page.getByText(title)).toHaveCount(0);
  const kept = await onDevice(page);
  expect(kept).not.toContain(title);
  expect(kept).not.toContain(id);
  expect(kept).not.toContain(phrase.split(' ')[4]);

  // A custodian asks.
  const jan = await device(browser, 'jan');
  await unlocked(jan);
  await jan.getByRole('link', { name: title }).click();
  await expect(heading(jan)).toHaveText(title);
  await expect(jan.getByText(t('thread.unknown.confidential'))).toBeVisible();
  await expect(jan.locator('mark', { hasText: '0475 12 34 56' })).toBeVisible();
  await expect(jan.getByText('Wout Decraene')).toHaveCount(0);
  const sent = jan.getByRole('img', { name: 'De zaal van Wout' });
  await sent.scrollIntoViewIfNeeded();
  await expect.poll(() => sent.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await jan.getByLabel(t('thread.message')).fill('Hoeveel ouders belde u ongeveer?');
  await jan.getByRole('button', { name: t('thread.send'), exact: true }).click();
  await expect(jan.getByText('Hoeveel ouders belde u ongeveer?')).toBeVisible();

  // Its author answers, by the nine words alone, from a browser that is not signed in.
  const home = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await openReceipt(home, phrase.toUpperCase());
  await expect(home.getByText('Hoeveel ouders belde u ongeveer?')).toBeVisible();
  await home.getByLabel(d('thread.reply')).fill('Een dertigtal.');
  await home.getByRole('button', { name: d('thread.reply-button'), exact: true }).click();
  await expect(home.getByText(d('thread.done-reply'))).toBeVisible();

  // The custodian proposes; what points to a person is refused first.
  await jan.reload();
  await unlockIfAsked(jan);
  await expect(jan.getByText('Een dertigtal.')).toBeVisible();
  await jan.getByRole('button', { name: t('thread.proposeButton') }).click();
  await expect(jan.getByRole('heading', { name: t('thread.refused') })).toBeVisible();
  const answer = jan.locator('#proposal-actual');
  await answer.fill('Wij belden een dertigtal ouders op. Niemand kwam.');
  // The picture goes along because it is chosen, in words of the custodian's.
  const goes = jan.getByRole('checkbox', { name: t('thread.fileGoes', { name: 'De lege zaal' }) });
  await expect(goes).not.toBeChecked();
  await goes.check();
  await jan.getByLabel(t('files.alt')).fill('Een lege zaal met rijen stoelen');
  await jan.getByLabel(t('thread.note')).fill('Het nummer is weg, het aantal staat er nu bij.');
  await jan.getByRole('button', { name: t('thread.proposeButton') }).click();
  await expect(jan.getByRole('status').filter({ hasText: t('thread.proposed') })).toBeVisible();

  await openReceipt(home, phrase);
  await expect(home.getByText('Het nummer is weg, het aantal staat er nu bij.')).toBeVisible();
  await expect(home.locator('del', { hasText: '0475' })).toBeVisible();
  const files = home
    .locator('section')
    .filter({ has: home.getByRole('heading', { name: d('thread.proposal-title') }) });
  await expect(files.getByText('Een lege zaal met rijen stoelen')).toBeVisible();
  const [shown] = await Promise.all([
    home.context().waitForEvent('page'),
    files.getByRole('button', { name: `${d('thread.file-open')} De lege zaal` }).click(),
  ]);
  await expect(shown.locator('img')).toBeVisible();
  await shown.close();
  const pseudonym = /Als naam staat er: (.*?)\. Die naam/.exec(await home.getByRole('main').innerText())![1]!;
  await home.getByRole('button', { name: d('thread.consent') }).click();
  await expect(home.getByText(d('thread.done-consent'))).toBeVisible();

  // It appears with the month, and a colleague reads it.
  await ask(context.request, 'POST', '/demo/month');
  const karim = await device(browser, 'karim');
  await karim.goto('/nl/reports');
  const item = karim.getByRole('article').filter({ hasText: title });
  await expect(item).toContainText(`${pseudonym} (${t('pseudonym.short.confidential')})`);
  expect(await item.innerText()).not.toMatch(/\b\d{1,2} \w+ 20\d\d/);
  await item.getByRole('link', { name: title }).click();
  await expect(karim.getByText(t('pseudonym.confidential'))).toBeVisible();
  await expect(karim.getByText('Wij belden een dertigtal ouders op.')).toBeVisible();
  await expect(karim.getByText(/Wout|0475/)).toHaveCount(0);
  const picture = karim.getByRole('img', { name: 'Een lege zaal met rijen stoelen' });
  await expect(picture).toBeVisible();
  const bytes = await (await karim.request.get((await picture.getAttribute('src'))!)).body();
  expect(PHOTO.toString('latin1')).toContain('Kwartelnest146');
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(bytes.toString('latin1')).not.toMatch(/Kwartelnest|Exif/);

  // The name is opened with a reason, and its owner sees it.
  await jan.reload();
  await unlockIfAsked(jan);
  await jan.getByRole('button', { name: t('thread.open'), exact: true }).click();
  await jan.getByRole('button', { name: t('thread.openConfirm') }).click();
  await expect(jan.getByText(t('thread.reasonMissing'))).toBeVisible();
  await jan.getByLabel(t('thread.reason')).fill('Iemand lijkt in gevaar te zijn.');
  await jan.getByRole('button', { name: t('thread.openConfirm') }).click();
  await expect(jan.getByText('Wout Decraene')).toBeVisible();

  await openReceipt(home, phrase);
  await expect(home.getByText('Iemand lijkt in gevaar te zijn.')).toBeVisible();
  await expect(home.getByText(/: Jan Moerkens$/)).toBeVisible();
  await expect(home.getByRole('link', { name: d('thread.report-link') })).toBeVisible();
  await home.getByText(d('thread.destroy-title')).click();
  await home.getByRole('button', { name: d('thread.destroy-button') }).click();
  await expect(home.getByText(d('thread.sure-missing')).first()).toBeVisible();
  await home.getByLabel(d('thread.destroy-sure')).check();
  await home.getByRole('button', { name: d('thread.destroy-button') }).click();
  await expect(home.getByText(d('thread.known-destroyed'))).toBeVisible();

  await jan.reload();
  await unlockIfAsked(jan);
  await expect(jan.getByText(t('thread.identity.destroyed'))).toBeVisible();
  await expect(jan.getByRole('button', { name: t('thread.open'), exact: true })).toHaveCount(0);
});

/** The key stays unlocked in the session: after loading again nothing is asked, and if it were, it is given. */
async function unlockIfAsked(page: Page): Promise<void> {
  await expect(
    page.getByLabel(t('key.passphrase')).or(page.getByRole('heading', { name: t('thread.talk') })),
  ).toBeVisible();
}

test('a custodian whose key was locked meanwhile loses nothing that was typed', async ({
  context,
  browser,
}) => {
  await enterAs(context, 'marijke');
  const title = unique('Intussen op slot');
  const draft = await manuscript(context.request, {
    title,
    answer: 'Wij belden niemand.',
    circle: (await circle(context.request, 'first-line')).id,
    name: 'receipt',
  });
  const { phrase } = await ask<{ phrase: string }>(context.request, 'POST', '/receipts', { language: 'nl' });
  await ask(context.request, 'POST', `/manuscripts/${draft.id}/confidential-sending`, {
    version: draft.version,
    level: 'receipt',
    phrase,
    waitForFive: true,
  });
  const jan = await device(browser, 'jan');
  await unlocked(jan);
  await jan.getByRole('link', { name: title }).click();
  await expect(jan.getByText(t('thread.unknown.receipt'))).toBeVisible();
  await expect(jan.getByText(t('thread.identity.none'))).toBeVisible();
  await jan.getByLabel(t('thread.message')).fill('Waarom belde u niemand?');
  await ask(jan.context().request, 'DELETE', '/custodian-key/unlocking');
  await jan.getByRole('button', { name: t('thread.send'), exact: true }).click();
  const dialog = jan.getByRole('dialog', { name: t('key.unlock') });
  await dialog.getByLabel(t('key.passphrase')).fill('verkeerde wachtzin van vijf woorden');
  await dialog.getByRole('button', { name: t('key.unlock'), exact: true }).click();
  await expect(dialog.getByText(/./).first()).toBeVisible();
  await dialog.getByLabel(t('key.passphrase')).fill('vertrouwen begint met eerlijk luisteren');
  await dialog.getByRole('button', { name: t('key.unlock'), exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(jan.getByRole('article').filter({ hasText: 'Waarom belde u niemand?' })).toBeVisible();
});

/** As many empty pages as said. */
function blank(pages: number): Buffer {
  const numbers = Array.from({ length: pages }, (_, i) => i + 3);
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      `2 0 obj<</Type/Pages/Count ${pages}/Kids[${numbers.map((n) => `${n} 0 R`).join(' ')}]>>endobj`,
      ...numbers.map((n) => `${n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj`),
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  );
}

test('files that are too many for the custodians are said, with the way to where they are', async ({
  page,
  context,
}) => {
  await enterAs(context, 'nadia');
  const draft = await manuscript(context.request, {
    title: unique('Met een lange bijlage'),
    answer: 'Wij belden niemand.',
    circle: (await circle(context.request, 'first-line')).id,
    name: 'receipt',
  });
  await addFile(context.request, draft.id, blank(11));
  await page.goto(`/nl/write/${draft.id}/words`);
  await noteAndSend(page);
  const refused = page.getByRole('alert').filter({ hasText: t('words.refused') });
  await expect(refused).toContainText('samen 11 bestanden. Hoogstens 10');
  await refused.getByRole('link').click();
  await expect(heading(page)).toHaveText(t('write.step.files'));
  await page
    .getByRole('button', { name: t('files.removeNamed', { name: t('files.nth', { n: 1 }) }) })
    .click();
  await page.goto(`/nl/write/${draft.id}/words`);
  await noteAndSend(page);
  await expect(heading(page)).toHaveText(t('handed.title'));
});
