/** The only door to the interface's words. Keys are checked by the compiler, placeholders by a test. */
import type administration from './administration/nl.json';
import type box from './box/nl.json';
import type discussion from './discussion/nl.json';
import type meetings from './meetings/nl.json';
import type nl from './nl.json';
import type savedWords from './saved/nl.json';
import type trainingWords from './training/nl.json';
import { LANGUAGES, type Language } from './languages';

export { LANGUAGES, TEXT_LANGUAGES, type Language } from './languages';
export type Key =
  | keyof typeof nl
  | keyof typeof administration
  | keyof typeof box
  | keyof typeof discussion
  | keyof typeof meetings
  | keyof typeof savedWords
  | keyof typeof trainingWords;
type Plural = { one: string; other: string };
export type Words = Record<Key, string | Plural>;
export type Values = Record<string, string | number>;

const LOCALES: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

const dictionaries: Record<Language, () => Promise<{ default: Partial<Words> }>> = {
  nl: () => import('./nl.json') as Promise<{ default: Partial<Words> }>,
  fr: () => import('./fr.json') as Promise<{ default: Partial<Words> }>,
  en: () => import('./en.json') as Promise<{ default: Partial<Words> }>,
};

/**
 * What only some pages say: of the account, circles, ties and administration; of writing, files, handing in and the box; of discussions; of saved
 * searches; of meetings; of training. Fetched with them.
 */
const parts = {
  administration: {
    nl: () => import('./administration/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./administration/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./administration/en.json') as Promise<{ default: Partial<Words> }>,
  },
  box: {
    nl: () => import('./box/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./box/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./box/en.json') as Promise<{ default: Partial<Words> }>,
  },
  discussion: {
    nl: () => import('./discussion/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./discussion/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./discussion/en.json') as Promise<{ default: Partial<Words> }>,
  },
  saved: {
    nl: () => import('./saved/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./saved/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./saved/en.json') as Promise<{ default: Partial<Words> }>,
  },
  meetings: {
    nl: () => import('./meetings/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./meetings/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./meetings/en.json') as Promise<{ default: Partial<Words> }>,
  },
  training: {
    nl: () => import('./training/nl.json') as Promise<{ default: Partial<Words> }>,
    fr: () => import('./training/fr.json') as Promise<{ default: Partial<Words> }>,
    en: () => import('./training/en.json') as Promise<{ default: Partial<Words> }>,
  },
} satisfies Record<string, typeof dictionaries>;
export type Part = keyof typeof parts;
let spoken: Part[] = [];

let language = $state<Language>('nl');
let words = $state.raw<Partial<Words>>({});

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Switches the interface; everything shown follows by itself. */
export async function speak(wanted: Language): Promise<void> {
  // Before the first words are there nothing is shown, and what is fetched meanwhile is already for this language.
  if (Object.keys(words).length === 0) language = wanted;
  const loaded = await Promise.all([dictionaries[wanted](), ...spoken.map((part) => parts[part][wanted]())]);
  words = Object.assign({}, ...loaded.map((one) => one.default)) as Partial<Words>;
  language = wanted;
  document.documentElement.lang = wanted;
}

/** Adds the words of a part, for the pages that need them; they stay, in whichever language is spoken later. */
export async function speakOf(part: Part): Promise<void> {
  const wanted = language;
  if (!spoken.includes(part)) spoken = [...spoken, part];
  const more = await parts[part][wanted]();
  if (wanted === language) words = { ...words, ...more.default };
}

export const i18n = {
  get language(): Language {
    return language;
  },
};

/** The words of a key, with `{name}` filled in. A plural key takes its form from `n`. */
export function t(key: Key, values: Values = {}): string {
  const entry = words[key];
  if (entry === undefined) return key;
  const text = spaced(typeof entry === 'string' ? entry : entry[form(Number(values.n))]);
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

/** In French a space before a colon or within quotation marks never ends a line. */
function spaced(text: string): string {
  return language === 'fr' ? text.replaceAll(/ (?=[:;!?»])|(?<=«) /g, '\u00a0') : text;
}

/** For keys put together at run time, such as `seat.host`; undefined when there are no words for it. */
export function maybe(key: string, values?: Values): string | undefined {
  return key in words ? t(key as Key, values) : undefined;
}

function form(n: number): 'one' | 'other' {
  return new Intl.PluralRules(LOCALES[language]).select(n) === 'one' ? 'one' : 'other';
}

export function number(value: number): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

type When = string | Date;
const show = (when: When, options: Intl.DateTimeFormatOptions) => {
  const date =
    typeof when === 'string' && /^\d{4}-\d\d-\d\d$/.test(when)
      ? new Date(`${when}T12:00:00`)
      : new Date(when);
  if (Number.isNaN(date.getTime())) return '';
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  return language === 'fr' ? format.formatToParts(date).map(inFrench).join('') : format.format(date);
};

/** French counts the first of a month apart, which its locale does not know: "1er décembre". */
const inFrench = ({ type, value }: Intl.DateTimeFormatPart): string =>
  type === 'day' && value === '1' ? '1er' : value;

/** 14 October 2026 */
export const day = (when: When): string => show(when, { day: 'numeric', month: 'long', year: 'numeric' });

/** Wednesday */
export const weekday = (when: When): string => show(when, { weekday: 'long' });

/** October 2026 */
export const month = (when: When): string => show(when, { month: 'long', year: 'numeric' });

/** 14:02 */
export const time = (when: When): string => show(when, { hour: '2-digit', minute: '2-digit' });

/** 14 October 2026 at 14:02 */
export const moment = (when: When): string => show(when, { dateStyle: 'long', timeStyle: 'short' });

/** "a, b and c" in the language of the interface. */
export const list = (items: string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);

/** The name of a language in the language of the interface: "Dutch". */
export function languageName(code: string): string {
  return new Intl.DisplayNames([LOCALES[language]], { type: 'language' }).of(code) ?? code;
}
