/** The four levels of whose name stands on a report. */
import type { NameLevel } from '~/api/desk';
import type { BoxLevel } from '~/api/box';

export const LEVELS: NameLevel[] = ['named', 'organisation', 'confidential', 'receipt'];

/** Whether custodians read it first, and nothing of it stays on the desk. */
export const goesToCustodians = (name: NameLevel | null): name is BoxLevel =>
  name === 'confidential' || name === 'receipt';

/** Two different words of the phrase, to show that it was written down: their places, counted from 1. */
export function asked(words: number, random: () => number = Math.random): [number, number] {
  const first = 1 + Math.floor(random() * words);
  const second = 1 + Math.floor(random() * (words - 1));
  return second < first ? [second, first] : [first, second + 1];
}

/** Whether a word was typed as it stands in the phrase; capitals and spaces do not matter. */
export const sameWord = (typed: string, word: string | undefined): boolean =>
  typed.normalize('NFKC').trim().toLowerCase() === word?.toLowerCase();
