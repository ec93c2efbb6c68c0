/** A saved search as the page of results has it in its address. */
import type { SavedHit, SavedSearch } from '~/api/saved';

/** What it finds today, the newest first. */
export function addressOf(search: SavedSearch): string {
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

/** Where an item is read: what was said beside a report, there; what a meeting speaks about, on a page of its own. */
export function placeOf(item: SavedHit): { path: string; anchor: string } {
  if (item.kind === 'old-minutes') return { path: `/old-minutes/${item.id}`, anchor: '' };
  if (item.kind === 'agenda-item') return { path: `/agenda-items/${item.id}`, anchor: '' };
  if (item.kind === 'minutes') return { path: `/proceedings/${item.id}`, anchor: '' };
  return item.within
    ? { path: `/reports/${item.within}`, anchor: `#comment-${item.id}` }
    : { path: `/reports/${item.id}`, anchor: '' };
}
