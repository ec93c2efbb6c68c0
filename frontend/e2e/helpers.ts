import {
  expect,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Language = 'nl' | 'fr' | 'en';
type Entry = string | { one: string; other: string };

const LOCALES = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

/** The interface's words, so that journeys use the names that people see. */
export function speaking(language: Language) {
  const words: Record<string, Entry> = {};
  for (const part of ['', 'administration/', 'box/', 'discussion/', 'meetings/', 'saved/', 'training/']) {
    const url = new URL(`../src/i18n/${part}${language}.json`, import.meta.url);
    Object.assign(words, JSON.parse(readFileSync(url, 'utf8')));
  }
  return (key: string, values: Record<string, string | number> = {}): string => {
    const entry = words[key];
    if (entry === undefined) throw new Error(`${key} is missing in ${language}.json`);
    const form = new Intl.PluralRules(LOCALES[language]).select(Number(values.n)) === 'one' ? 'one' : 'other';
    const text = typeof entry === 'string' ? entry : entry[form];
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** A title that no other run and no other journey has. */
export const unique = (text: string): string => `${text} ${randomUUID().slice(0, 8)}`;

/** Asks the server as the browser would; for what a journey needs but does not show. */
export async function ask<T>(
  request: APIRequestContext,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  data?: unknown,
  language: Language = 'nl',
): Promise<T> {
  const answer = await request.fetch(`/api${path}`, {
    method,
    ...(data !== undefined && { data }),
    headers: {
      'Accept-Language': language,
      ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
    },
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return (answer.status() === 204 ? undefined : await answer.json()) as T;
}

/** Signs this browser in as one of the demo's people, without the sign-in page. */
export async function enterAs(context: BrowserContext, handle: string): Promise<void> {
  await ask(context.request, 'POST', '/sign-ins', { as: handle });
}

/** Signs in as one of the demo's people, through its list. */
export async function signInAs(page: Page, language: Language, name: string): Promise<void> {
  const t = speaking(language);
  await page.goto(`/${language}/sign-in`);
  await page.getByLabel(t('signIn.as.filter')).fill(name);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}

type Circle = { id: string; kind: string; name: string };

export async function circle(
  request: APIRequestContext,
  kind: string,
  language: Language = 'nl',
): Promise<Circle> {
  const { items } = await ask<{ items: Circle[] }>(request, 'GET', '/circles', undefined, language);
  const found = items.find((one) => one.kind === kind);
  if (!found) throw new Error(`no circle of the kind ${kind} for this person`);
  return found;
}

type Written = {
  kind?: string;
  title: string;
  answer?: string;
  circle?: string | null;
  name?: string | null;
};

/** A manuscript on the desk of whoever is signed in. */
export async function manuscript(
  request: APIRequestContext,
  { kind = 'failure', title, answer = '', circle = null, name = null }: Written,
): Promise<{ id: string; version: number }> {
  const answers = answer ? { actual: answer } : {};
  return ask(request, 'POST', '/manuscripts', {
    kind,
    language: 'nl',
    title,
    answers,
    themes: [],
    circle,
    name,
  });
}

/** A report in the library, by whoever is signed in. */
export async function published(request: APIRequestContext, title: string, kind: string): Promise<string> {
  const { id: lies } = await circle(request, kind);
  const draft = await manuscript(request, {
    title,
    answer: 'Er kwam niemand opdagen.',
    circle: lies,
    name: 'named',
  });
  const { id } = await ask<{ id: string }>(request, 'POST', '/reports', {
    manuscript: draft.id,
    version: draft.version,
  });
  return id;
}

export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** The line under the form that says where the text is. */
export const saved = (page: Page, t: (key: string) => string): Locator =>
  page.getByText(new RegExp(`^${t('save.saved').replace('{time}', '\\d\\d:\\d\\d')}$`));

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Found = { violations: { id: string; nodes: { target: unknown[] }[] }[] };

/**
 * No violation of the accessibility rules on the page as it stands, or in the dialog that covers it; in another theme the
 * colours alone differ.
 */
export async function expectAccessible(page: Page, rules: 'all' | 'colours' = 'all'): Promise<void> {
  const loaded = await page.evaluate(() => 'axe' in window);
  if (!loaded) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: { run: (where: Node, how: object) => Promise<Found> } };
      return axe.run(document.querySelector('dialog:modal') ?? document, {
        resultTypes: ['violations'],
        preload: false,
        ...(only && { runOnly: { type: 'rule', values: only } }),
      });
    },
    rules === 'colours' ? ['color-contrast', 'link-in-text-block'] : undefined,
  );
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

/** The page never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
}

/** In forced colours backgrounds are gone: what can be used still shows where it ends, or is underlined. */
export async function expectOutlines(page: Page): Promise<void> {
  const lost = await page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    const controls = 'button, .button, select, textarea, input:not([type=checkbox], [type=radio])';
    return [...document.querySelectorAll(controls)]
      .filter((control) => control.checkVisibility())
      .filter((control) => {
        const style = getComputedStyle(control);
        const outlined = parseFloat(style.borderTopWidth) > 0 && style.borderTopColor !== canvas;
        return !outlined && !style.textDecorationLine.includes('underline');
      })
      .map((control) => control.outerHTML.slice(0, 90));
  });
  expect(lost, 'controls without an outline in forced colours').toEqual([]);
}

/** Somebody who was given an account just now, in a municipality that stands in no funding tie unless a journey makes one. */
export async function newcomer(
  browser: Browser,
  { kind = 'practitioner', language = 'nl' as Language, from = 'Evere' } = {},
): Promise<{ name: string; email: string }> {
  const context = await browser.newContext();
  await enterAs(context, 'dries');
  const { items } = await ask<{ items: { id: string; name: string }[] }>(
    context.request,
    'GET',
    '/organisations',
  );
  const mark = randomUUID().slice(0, 8);
  const person = { name: `Noor Verhaegen ${mark}`, email: `noor.${mark}@example.org` };
  const organisation = items.find((one) => one.name === from)!.id;
  await ask(context.request, 'POST', '/members', { ...person, language, seat: { organisation, kind } });
  await context.close();
  return person;
}

/** Asks for a link on the sign-in page and gives the address that the mail holds. */
export async function askForLink(page: Page, language: Language, email: string): Promise<string> {
  const t = speaking(language);
  await page.goto(`/${language}/sign-in`);
  await page.getByLabel(t('signIn.email.label')).fill(email);
  await page.getByRole('button', { name: t('signIn.email.send') }).click();
  await expect(page.getByText(t('signIn.sent.text', { email }))).toBeVisible();
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: t('signIn.outbox') }).click();
  const outbox = await opening;
  const link = outbox.getByRole('link', { name: /sign-in\/confirm#/ }).first();
  const address = (await link.getAttribute('href'))!;
  await outbox.close();
  return address;
}

/** A device of somebody else, signed in. */
export async function device(browser: Browser, handle: string): Promise<Page> {
  const context = await browser.newContext();
  await enterAs(context, handle);
  return context.newPage();
}

/** The words of the pages that work without a script. */
export function atTheDoor(language: Language) {
  const file = new URL(`../../content/intake/${language}.yml`, import.meta.url);
  const words: Record<string, string> = {};
  let part = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    part = /^(\w+):$/.exec(line)?.[1] ?? part;
    const found = /^ {2}([\w-]+): (".*")$/.exec(line);
    if (found) words[`${part}.${found[1]}`] = JSON.parse(found[2]!) as string;
  }
  return (key: string, values: Record<string, string> = {}): string => {
    const text = words[key];
    if (text === undefined) throw new Error(`${key} is missing in content/intake/${language}.yml`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  };
}

/** The passphrase of the demo's custodians. */
export const PASSPHRASE = 'vertrouwen begint met eerlijk luisteren';

/** The custodians' pages, open. */
export async function unlocked(page: Page, language: Language = 'nl'): Promise<void> {
  const t = speaking(language);
  await page.goto(`/${language}/custody`);
  await page.getByLabel(t('key.passphrase')).fill(PASSPHRASE);
  await page.getByRole('button', { name: t('key.unlock'), exact: true }).click();
  await expect(page.getByRole('heading', { name: t('queue.title') })).toBeVisible();
}

/** Opens a thread with the nine words, as its author. */
export async function openReceipt(page: Page, phrase: string, language: Language = 'nl'): Promise<void> {
  const d = atTheDoor(language);
  await page.goto(`/intake/${language}/receipt`);
  await page.getByLabel(d('opening.label')).fill(phrase);
  await page.getByRole('button', { name: d('opening.button') }).click();
  await expect(heading(page)).toHaveText(d('thread.title'));
}

/** Adds a file to a manuscript. */
export async function addFile(request: APIRequestContext, id: string, buffer: Buffer): Promise<void> {
  const added = await request.post(`/api/manuscripts/${id}/attachments`, {
    multipart: { file: { name: 'x', mimeType: 'application/octet-stream', buffer } },
  });
  expect(added.status(), await added.text()).toBe(201);
}

/** Something sent to the custodians by whoever is signed in, perhaps with files; answers its nine words. */
export async function handedIn(
  request: APIRequestContext,
  title: string,
  level: 'confidential' | 'receipt',
  ...files: Buffer[]
): Promise<string> {
  const draft = await manuscript(request, {
    title,
    answer: 'Wij belden ouders op. Niemand kwam.',
    circle: (await circle(request, 'first-line')).id,
    name: level,
  });
  for (const file of files) await addFile(request, draft.id, file);
  const { phrase } = await ask<{ phrase: string }>(request, 'POST', '/receipts', { language: 'nl' });
  await ask(request, 'POST', `/manuscripts/${draft.id}/confidential-sending`, {
    version: draft.version,
    level,
    phrase,
    waitForFive: false,
  });
  return phrase;
}
