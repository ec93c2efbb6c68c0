import { expect, test } from '@playwright/test';
import { DOCUMENT, PHOTO } from './files';
import {
  addFile,
  ask,
  atTheDoor,
  circle,
  enterAs,
  expectAccessible,
  handedIn,
  heading,
  manuscript,
  openReceipt,
  speaking,
  unique,
  unlocked,
} from './helpers';
import { inspect, inspectWords, phoneOf, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

test('telling it in confidence, from the level to the end', async ({ page, context }) => {
  await enterAs(context, 'wout');
  const { id } = await manuscript(context.request, {
    title: unique('In vertrouwen'),
    answer: 'Bel mij op 0475 12 34 56.',
    circle: (await circle(context.request, 'first-line')).id,
    name: 'confidential',
  });
  await addFile(context.request, id, PHOTO);
  const at = (step: string) => `/nl/write/${id}/${step}`;
  await visit(page, at('name'), t('write.step.name'));
  await expect(page.getByText(/^Jan Moerkens, /)).toBeVisible();
  await inspect(page, 'confidential, and what it does');
  await page.getByRole('radio', { name: t('level.receipt.label') }).check();
  await inspect(page, 'nine words, and what they do');
  await page.getByRole('radio', { name: t('level.confidential.label') }).check();
  await visit(page, at('check'), t('handing.title'));
  await expect(page.getByText(t('handing.guardHelp'))).toBeVisible();
  await expect(page.getByText(t('handing.filesText'))).toBeVisible();
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
  const phrase = await handedIn(author.context().request, title, 'confidential', PHOTO, DOCUMENT);
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
  await page.locator('#proposal-files-1').check();
  await page.locator('#proposal-files-2').check();
  await page.getByText(t('thread.themesChange')).click();
  await page.getByRole('button', { name: t('thread.proposeButton') }).click();
  await expect(page.getByRole('heading', { name: t('thread.refused') })).toBeVisible();
  await expect(page.locator('#proposal-files-1-alt-error')).toBeVisible();
  await inspect(page, 'a thread, and a proposal refused');
  await page.locator('#proposal-actual').fill('Wij belden niemand.');
  await page.locator('#proposal-files-1-alt').fill('Een lege zaal');
  await page.getByLabel(t('thread.circle'), { exact: true }).selectOption({ label: 'Het netwerk' });
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
  await expect(home.getByText(d('thread.circle-missing')).first()).toBeVisible();
  await inspect(home, 'another circle, not agreed to yet');
  await home.getByLabel(d('thread.circle-too', { circle: 'Het netwerk' })).check();
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
    await (language === 'nl' ? inspect : inspectWords)(page, `the door, ${language}`);
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
