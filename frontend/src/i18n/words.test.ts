import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day, moment, month, speak, t } from './index.svelte';
import administrationEn from './administration/en.json';
import administrationFr from './administration/fr.json';
import administrationNl from './administration/nl.json';
import laterEn from './discussion/en.json';
import laterFr from './discussion/fr.json';
import laterNl from './discussion/nl.json';
import firstEn from './en.json';
import firstFr from './fr.json';
import firstNl from './nl.json';
import meetingsEn from './meetings/en.json';
import meetingsFr from './meetings/fr.json';
import meetingsNl from './meetings/nl.json';
import boxEn from './box/en.json';
import boxFr from './box/fr.json';
import boxNl from './box/nl.json';
import pagesEn from './pages/en.json';
import pagesFr from './pages/fr.json';
import pagesNl from './pages/nl.json';
import savedEn from './saved/en.json';
import savedFr from './saved/fr.json';
import savedNl from './saved/nl.json';
import trainingEn from './training/en.json';
import trainingFr from './training/fr.json';
import trainingNl from './training/nl.json';

const nl = {
  ...firstNl,
  ...administrationNl,
  ...laterNl,
  ...boxNl,
  ...meetingsNl,
  ...savedNl,
  ...trainingNl,
};
const fr = {
  ...firstFr,
  ...administrationFr,
  ...laterFr,
  ...boxFr,
  ...meetingsFr,
  ...savedFr,
  ...trainingFr,
};
const en = {
  ...firstEn,
  ...administrationEn,
  ...laterEn,
  ...boxEn,
  ...meetingsEn,
  ...savedEn,
  ...trainingEn,
};

type Entry = string | { one: string; other: string };
const all = { nl, fr, en } as unknown as Record<'nl' | 'fr' | 'en', Record<string, Entry>>;
const forms = (entry: Entry) => (typeof entry === 'string' ? [entry] : [entry.one, entry.other]);
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

/** The skeleton of a long text: same sections, same paragraphs, same lists. */
const shape = (value: unknown): unknown =>
  typeof value === 'string'
    ? 'text'
    : Array.isArray(value)
      ? value.map(shape)
      : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, shape(inner)]));

describe('the words of the interface', () => {
  it('stand in one dictionary only', () => {
    const keys = [firstNl, administrationNl, laterNl, boxNl, meetingsNl, savedNl, trainingNl].flatMap(
      Object.keys,
    );
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('have the same keys in nl and %s', (language) => {
    expect(Object.keys(all[language]).sort()).toEqual(Object.keys(nl).sort());
  });

  it.each(['fr', 'en'] as const)('have the same placeholders and plurals in nl and %s', (language) => {
    for (const [key, entry] of Object.entries(all.nl)) {
      const other = all[language][key]!;
      expect(typeof other, key).toBe(typeof entry);
      forms(entry).forEach((form, i) => expect(holes(forms(other)[i]!), key).toEqual(holes(form)));
    }
  });

  it('are never empty', () => {
    for (const words of Object.values(all)) {
      for (const [key, entry] of Object.entries(words)) {
        for (const form of forms(entry)) expect(form.trim(), key).not.toBe('');
      }
    }
  });

  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .concat(readFileSync('index.html', 'utf8'))
    .join('\n');
  /** The fixed beginnings of keys that are put together at run time: `guard.` of `guard.${kind}`. */
  const made = [...sources.matchAll(/(?:\bt|\bmaybe)\(\s*`([\w.-]+\.)\$\{/g)].map((match) => match[1]!);

  it('are all used', () => {
    const unused = Object.keys(nl).filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !sources.includes(`%${key}%`) &&
        !made.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('are there wherever one is used', () => {
    const plain = [...sources.matchAll(/(?:\bt|\bmaybe)\(\s*'([\w.-]+)'/g)].map((match) => match[1]!);
    const inPage = [...sources.matchAll(/%([a-z]\w*\.[\w.]+)%/g)].map((match) => match[1]!);
    expect(plain.length + inPage.length).toBeGreaterThan(200);
    expect([...plain, ...inPage].filter((key) => !(key in nl))).toEqual([]);
    expect(made.filter((start) => !Object.keys(nl).some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('have long texts of the same shape', () => {
    expect(shape(pagesFr)).toEqual(shape(pagesNl));
    expect(shape(pagesEn)).toEqual(shape(pagesNl));
  });

  it('take their plural from n, in each language its own way', async () => {
    await speak('nl');
    expect(t('audience.people', { n: 1 })).toBe('1 persoon');
    expect(t('audience.people', { n: 0 })).toBe('0 mensen');
    await speak('fr');
    expect(t('audience.people', { n: 0 })).toBe('0 personne');
    expect(document.documentElement.lang).toBe('fr');
  });

  it('tell a day as one does', async () => {
    await speak('fr');
    expect(day('2026-12-01')).toBe('1er décembre 2026');
    expect(day('2026-12-11')).toBe('11 décembre 2026');
    expect(moment(new Date(2026, 11, 1, 9, 5))).toMatch(/^1er décembre 2026 à 09.05$/);
    expect(month('2026-12-01')).toBe('décembre 2026');
    await speak('nl');
    expect(day('2026-12-01')).toBe('1 december 2026');
  });
});
