/** The order of a custodian's work. */
import type { BoxLine, BoxState, Context } from '~/api/box';

const MINE: BoxState[] = ['received', 'answered', 'changes-asked'];

/** Whether the next step is the custodian's. */
export const isMine = ({ state }: Pick<BoxLine, 'state'>): boolean => MINE.includes(state);

/** Whether something can still be said and proposed. */
export const isLive = ({ state }: Pick<BoxLine, 'state'>): boolean => state !== 'closed';

/** Whether another version can be put to the author: not once it was agreed to. */
export const isOpen = ({ state }: Pick<BoxLine, 'state'>): boolean =>
  isLive({ state }) && state !== 'consented' && state !== 'published';

/** Five words, or twenty characters: what the server takes as a passphrase. */
export const longEnough = (passphrase: string): boolean =>
  passphrase.trim().length >= 20 || passphrase.trim().split(/\s+/).filter(Boolean).length >= 5;

export type Marked = { text: string; kind?: string; stop?: boolean };

/** A text cut at what the guard found in it. Of findings that overlap, the first stands. */
export function marked(
  text: string,
  findings: { start: number; end: number; kind: string; severity: string }[],
): Marked[] {
  const pieces: Marked[] = [];
  let at = 0;
  for (const { start, end, kind, severity } of [...findings].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    pieces.push({ text: text.slice(start, end), kind, stop: severity === 'stop' });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** The field on the page that a refusal is about: `answers.actual` is `proposal-actual`. */
export function fieldOf(name: string): string {
  const plain = name.replace(/\[.*$/, '');
  if (plain === 'title') return 'proposal-title';
  if (plain.startsWith('claims.') || plain.startsWith('files.'))
    return `proposal-${plain.replaceAll('.', '-')}`;
  return plain.startsWith('answers.') ? `proposal-${plain.slice(8)}` : plain.replace(/\..*$/, '');
}

export const unique = <T>(all: T[]): T[] => [...new Set(all)];

/** What is said of where it happened; the language is that of the text and is not asked for. */
export const withoutLanguage = ({
  municipality,
  region,
  setting,
  targetGroup,
  size,
  features,
}: Context): Context => ({ municipality, region, setting, targetGroup, size, features });
