/** Words that stand in several languages. */
import { i18n } from '~/i18n/index.svelte';

export type Words = Record<string, string>;

/** Those of the interface's language, or of the first language of the course that has any. */
export function shown(words: Words, languages: string[]): { text: string; language: string } {
  const language = [i18n.language as string, ...languages].find((code) => words[code]) ?? i18n.language;
  return { text: words[language] ?? '', language };
}

/** Lists of words by language, as lines of text in each: the first lines of all belong together. */
export function lines(list: Words[], languages: string[]): Words {
  return Object.fromEntries(languages.map((code) => [code, list.map((one) => one[code] ?? '').join('\n')]));
}

/** The other way round: what stands nowhere is left out. */
export function unlined(typed: Words): Words[] {
  const split = Object.entries(typed).map(([code, text]) => [code, text.split('\n')] as const);
  const most = Math.max(0, ...split.map(([, all]) => all.length));
  return Array.from({ length: most }, (_, at) =>
    Object.fromEntries(
      split.map(([code, all]) => [code, (all[at] ?? '').trim()] as const).filter(([, text]) => text),
    ),
  ).filter((one) => Object.keys(one).length > 0);
}
