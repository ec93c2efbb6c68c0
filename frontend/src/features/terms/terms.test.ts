import { describe, expect, it } from 'vitest';
import type { Term } from '~/api/library';
import { fitting, wordOf } from './terms';

const term = (id: string, words: Record<string, string>, synonyms: Record<string, string[]> = {}): Term => ({
  id,
  words,
  synonyms,
  definition: '',
  source: '',
  byLevel: [],
});
const TERMS = [
  term('returnee', { nl: 'terugkeerder', fr: 'returnee', de: 'Rückkehrer', en: 'returnee' }),
  term('school', { nl: 'school', fr: 'école', de: 'Schule', en: 'school' }, { nl: ['lyceum'] }),
  term('absent', { nl: '', fr: 'absent', de: '', en: '' }),
];
const ids = (typed: string, language: string) => fitting(TERMS, typed, language).map(({ id }) => id);

describe('terms', () => {
  it('are found by a word of any language, whatever its accents and case', () => {
    expect(ids('ruckk', 'nl')).toEqual(['returnee']);
    expect(ids('ECOLE', 'nl')).toEqual(['school']);
    expect(ids('lyce', 'fr')).toEqual(['school']);
    expect(ids('nowhere', 'fr')).toEqual([]);
  });

  it('stand in the order of the reader’s language', () => {
    expect(ids('', 'nl')).toEqual(['absent', 'school', 'returnee']);
    expect(ids('', 'fr')).toEqual(['absent', 'school', 'returnee']);
    expect(ids('', 'en')).toEqual(['absent', 'returnee', 'school']);
  });

  it('are called by what they have where a language has no word', () => {
    expect(wordOf(TERMS[2]!, 'nl')).toEqual({ text: 'absent', language: 'fr' });
  });
});
