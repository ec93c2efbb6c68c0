/** The list of terms, as it is looked through. */
import type { Term } from '~/api/library';

export const LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The word of a term in a language, or the first it has. */
export function wordOf(term: Term, language: string): { text: string; language: string } {
  const own = term.words[language];
  if (own) return { text: own, language };
  const other = LANGUAGES.find((one) => term.words[one]) ?? 'en';
  return { text: term.words[other] ?? term.id, language: other };
}

/** The terms with a word, in any language, that holds what was typed; by their word in the reader's language. */
export function fitting(terms: Term[], typed: string, language: string): Term[] {
  const wanted = plain(typed.trim());
  const order = new Intl.Collator(language);
  return terms
    .filter((term) =>
      LANGUAGES.some((one) =>
        [term.words[one] ?? '', ...(term.synonyms[one] ?? [])].some((word) => plain(word).includes(wanted)),
      ),
    )
    .sort((a, b) => order.compare(wordOf(a, language).text, wordOf(b, language).text));
}
