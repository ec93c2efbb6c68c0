import { expect, test } from '@playwright/test';
import { atTheDoor, enterAs, heading, openReceipt, speaking, unique } from './helpers';

const t = speaking('nl');
const d = atTheDoor('nl');

test('without signing in and without a script: a slip, a report, nine words, and the way back', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(120_000);
  // A host prints slips.
  await enterAs(context, 'leila');
  await page.goto('/nl/slips');
  await expect(heading(page)).toHaveText(t('slips.title'));
  await expect(page.getByText(/Snijd ze los, schud ze dooreen, .* nagaan of ze gebruikt is/)).toBeVisible();
  await page.getByLabel(t('slips.count')).fill('61');
  await page.getByRole('button', { name: t('slips.make') }).click();
  await expect(page.getByLabel(t('slips.count'))).toBeFocused();
  await page.getByLabel(t('slips.count')).fill('3');
  await page.getByRole('button', { name: t('slips.make') }).click();
  await expect(page.locator('.slips li')).toHaveCount(3);
  const codes = await page.locator('.slips .code').allTextContents();
  await expect(page.getByText(t('slips.made'))).toBeVisible();

  // Somebody else opens the address on it, in a browser that runs no script.
  const still = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const asked: string[] = [];
  still.on('request', (request) => asked.push(request.url()));
  const door = await still.newPage();
  await door.goto('/intake/nl');
  await expect(heading(door)).toHaveText(d('door.title'));
  await expect(door.getByText(d('door.not-network'))).toBeVisible();
  await expect(door.getByText(/^Jan Moerkens, /)).toBeVisible();

  // What is missing is said, and what was typed stays.
  const title = unique('Zonder naam verteld');
  await door.getByLabel(d('door.title-label')).fill(title);
  await door
    .getByRole('button', { name: d('door.next'), exact: true })
    .first()
    .click();
  await expect(door.getByRole('heading', { name: d('site.errors') })).toBeVisible();
  await expect(door.getByLabel(d('door.title-label'))).toHaveValue(title);

  // Another kind, then another language and back: not a word is lost.
  await door
    .getByLabel(/^Wat liep er mis\?/)
    .fill('Wij belden ouders op.\n\nNiemand kwam. Bel 0475 12 34 56.');
  await door
    .getByRole('button', { name: 'Français' })
    .or(door.getByRole('button', { name: 'français' }))
    .click();
  await expect(door.locator('html')).toHaveAttribute('lang', 'fr');
  await door.locator('header button[lang=nl]').click();
  await expect(door.getByLabel(d('door.title-label'))).toHaveValue(title);

  await door.getByLabel(d('door.slip')).fill('fout code');
  await door
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  await expect(door.getByText(d('errors.slip')).first()).toBeVisible();
  await door.getByLabel(d('door.slip')).fill(codes[0]!);
  await door
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  await expect(heading(door)).toHaveText(d('check.title'));
  await expect(door.getByText(d('check.guard-text'))).toBeVisible();
  const words = await door.locator('ol.phrase li').allTextContents();
  const phrase = words.map((word) => word.trim()).join(' ');
  expect(words).toHaveLength(9);

  // Back to change something keeps the nine words.
  await door.getByRole('button', { name: d('check.change') }).click();
  await door
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  expect((await door.locator('ol.phrase li').allTextContents()).map((word) => word.trim()).join(' ')).toBe(
    phrase,
  );

  await door.getByLabel(d('check.noted-2')).fill('fout');
  await door.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(door.getByText(d('check.noted-wrong')).first()).toBeVisible();
  await door.getByLabel(d('check.noted-2')).fill(phrase.split(' ')[1]!);
  await door.getByLabel(d('check.noted-6')).fill(phrase.split(' ')[5]!);
  await door.getByRole('button', { name: /^Versturen naar/ }).click();
  await expect(heading(door)).toHaveText(d('sent.title'));
  expect(door.url()).not.toContain('?');

  // The slip is spent.
  await door.goto('/intake/nl');
  await door.getByLabel(d('door.slip')).fill(codes[0]!);
  await door.getByLabel(d('door.title-label')).fill('Nog eens');
  await door.getByLabel(/^Wat liep er mis\?/).fill('Nog iets.');
  await door
    .locator('main')
    .getByRole('button', { name: d('door.next') })
    .click();
  await expect(door.getByText(d('errors.slip')).first()).toBeVisible();

  // The way back: wrong words open nothing, the right ones do, and it can be withdrawn.
  await door.goto('/intake/nl/receipt');
  await door.getByLabel(d('opening.label')).fill('een twee drie vier vijf zes zeven acht negen');
  await door.getByRole('button', { name: d('opening.button') }).click();
  await expect(door.getByText(d('opening.unknown')).first()).toBeVisible();
  await openReceipt(door, `  ${phrase.replace(' ', '\n')} `);
  await expect(door.getByText(d('thread.known-receipt'))).toBeVisible();
  await expect(door.getByText(d('thread.identity-title'))).toHaveCount(0);
  await door.getByRole('heading', { name: d('thread.withdraw-title'), exact: true }).click();
  await door.getByLabel(d('thread.withdraw-sure')).check();
  await door.getByRole('button', { name: d('thread.withdraw-button'), exact: true }).click();
  await expect(heading(door)).toHaveText(d('done.title'));
  await door.goto('/intake/nl/receipt');
  await door.getByLabel(d('opening.label')).fill(phrase);
  await door.getByRole('button', { name: d('opening.button') }).click();
  await expect(door.getByText(d('opening.unknown')).first()).toBeVisible();

  // Nothing but these pages and their style was fetched, no cookie was set, no address held anything typed.
  const here = new URL(door.url()).origin;
  for (const url of asked)
    expect(url).toMatch(new RegExp(`^${here}/intake/(door\\.css|(nl|fr)(/[a-z]+){0,2})$`));
  expect(await still.cookies()).toEqual([]);
});

test('visitors find the door, also where scripts are off', async ({ browser }) => {
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/nl/');
  await expect(visitor.getByText(t('home.doorText'))).toBeVisible();
  await visitor.getByRole('link', { name: t('home.doorLink') }).click();
  await expect(heading(visitor)).toHaveText(d('door.title'));
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await still.goto('/fr/');
  await still.getByRole('link', { name: speaking('fr')('footer.door') }).click();
  await expect(heading(still)).toHaveText(atTheDoor('fr')('door.title'));
});
