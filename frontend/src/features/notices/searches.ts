/** A saved search as the page of results has it in its address. */
import type { SavedSearch } from '~/api/saved';

/** What it finds today, the newest first. */
export function resultsOf(search: SavedSearch): string {
  const address = new URLSearchParams();
  if (search.q) address.set('q', search.q);
  for (const { facet, value } of search.filters) address.append(facet, value);
  for (const word of search.without) address.append('without', word);
  address.set('sort', 'date');
  return address.toString();
}

/** The same search again, for whoever deleted it by mistake. */
export function again(search: SavedSearch) {
  const filters: Record<string, string[]> = {};
  for (const { facet, value } of search.filters) (filters[facet] ??= []).push(value);
  return { name: search.name, rhythm: search.rhythm, q: search.q, filters, without: search.without };
}
