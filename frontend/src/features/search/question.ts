/** A search, as it stands in the address of the page. */
import type { Filters, SearchQuestion } from '~/api/library';
import { FILTERS, filtersOf, readFilters, writeFilters, type FilterName } from '~/app/filters';

export const AT_ONCE = 20;
const ORDERS = ['fit', 'date', 'near'];

export function read(search: URLSearchParams): SearchQuestion {
  const from = Number.parseInt(search.get('from') ?? '', 10);
  return {
    q: (search.get('q') ?? '').trim(),
    ...readFilters(search),
    without: [...new Set(search.getAll('without').filter(Boolean))],
    sort: ORDERS.find((order) => order === search.get('sort')) ?? 'fit',
    from: Number.isFinite(from) && from > 0 ? from : 0,
    limit: AT_ONCE,
  };
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

/** The search without a word it was widened with, or with it again. */
export function dropped(question: SearchQuestion, word: string): string {
  const without = question.without ?? [];
  return changed(question, {
    without: without.includes(word) ? without.filter((one) => one !== word) : [...without, word],
  });
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
