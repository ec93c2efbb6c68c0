/** A search, as it stands in the address of the page. */
import type { Filters, SearchQuestion } from '~/api/library';
import { FILTERS, filtersOf, readFilters, writeFilters, type Facets, type FilterName } from '~/app/filters';

export const AT_ONCE = 20;
const ORDERS = ['fit', 'date', 'near'];
/** What the server takes of a question, and how far down a list it goes. */
export const LONGEST = 300;
const FARTHEST = 10_000;

const typed = (search: URLSearchParams) => (search.get('q') ?? '').trim();

export function read(search: URLSearchParams): SearchQuestion {
  const from = Number.parseInt(search.get('from') ?? '', 10);
  return {
    // Half a character is none.
    q: typed(search)
      .slice(0, LONGEST)
      .replace(/[\ud800-\udbff]$/, '')
      .trim(),
    ...readFilters(search),
    without: once(search.getAll('without').filter(Boolean)),
    sort: ORDERS.find((order) => order === search.get('sort')) ?? 'fit',
    from: Number.isFinite(from) && from > 0 ? Math.min(from, FARTHEST) : 0,
    limit: AT_ONCE,
  };
}

/** Whether an address asks more than a question can hold. */
export function isCut(search: URLSearchParams): boolean {
  return typed(search).length > LONGEST;
}

/** Whether there is anything to look for: without, all there is comes newest first. */
export function hasWords(q: string): boolean {
  return /[\p{L}\p{N}]/u.test(q);
}

/** Where the last page of so many begins. */
export function lastPage(total: number): number {
  return Math.max(0, Math.ceil(total / AT_ONCE) - 1) * AT_ONCE;
}

const same = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();

/** Words that differ in the case of their letters alone are one word: the first. */
export function once(words: string[]): string[] {
  return words.filter((word, i) => words.findIndex(same(word)) === i);
}

const FOR_A_HEADING = 80;

/** A question as a heading says it: a long one ends in an ellipsis, between words where it can. */
export function shortened(q: string): string {
  if (q.length <= FOR_A_HEADING) return q;
  const start = q.slice(0, FOR_A_HEADING);
  return `${start.replace(/\s+\S*$/, '')}…`;
}

/** Only what differs from a plain search stands in the address. */
export function write(question: Omit<SearchQuestion, 'limit'>): string {
  const search = new URLSearchParams();
  if (question.q) search.set('q', question.q);
  writeFilters(question, search);
  for (const word of question.without ?? []) search.append('without', word);
  if (question.sort !== 'fit') search.set('sort', question.sort);
  if (question.from > 0) search.set('from', String(question.from));
  return search.toString();
}

/** Another filter, order or word begins again at the first hit; other words may be widened with anything again. */
export function changed(question: SearchQuestion, part: Partial<SearchQuestion>): string {
  const anew = part.q !== undefined && part.q !== question.q ? { without: [] } : {};
  return write({ ...question, from: 0, ...anew, ...part });
}

/** The search without a word it was widened with, or with it again; the case of its letters is none of its own. */
export function dropped(question: SearchQuestion, word: string): string {
  const without = question.without ?? [];
  return changed(question, {
    without: without.some(same(word)) ? without.filter((one) => !same(word)(one)) : [...without, word],
  });
}

/** Without case and accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

const ABOUT = ['theme', 'setting', 'target-group'] as const;

/** The values that a question is the name of: everything with such a value may be what is meant. */
export function named(question: SearchQuestion, facets: Facets) {
  return ABOUT.flatMap((name) =>
    (facets[name] ?? [])
      .filter(({ value, label }) => plain(label) === plain(question.q) && !question[name].includes(value))
      .map(({ value, label }) => ({ name, value, label })),
  );
}

/** The searches with one filter less, for "leave this out" when nothing was found. */
export function withoutOne(
  question: SearchQuestion,
): { name: FilterName; value: string; filters: Filters }[] {
  const filters = filtersOf(question);
  return FILTERS.flatMap((name) =>
    filters[name].map((value) => ({
      name,
      value,
      filters: { ...filters, [name]: filters[name].filter((one) => one !== value) },
    })),
  );
}
