/** Calls about saved searches, and what has appeared for them. */
import { call, type Id, type Signal } from './client';
import type * as contract from './generated';
import type { Filters } from './library';

export type SavedSearch = contract.SavedSearchView;
export type SavedHit = contract.SavedHit;
export type Rhythm = 'daily' | 'weekly';
export type Wish = { name: string; rhythm: string; q: string; filters: Partial<Filters>; without: string[] };

export const saved = {
  list: (signal?: Signal) =>
    call<contract.ListSavedSearchesData, contract.ListSavedSearchesResponse>('GET', '/api/saved-searches', {
      signal,
    }),
  add: (body: Wish) =>
    call<contract.AddSavedSearchData, contract.AddSavedSearchResponse>('POST', '/api/saved-searches', {
      body,
    }),
  change: (id: Id, body: { name: string; rhythm: string }) =>
    call<contract.ChangeSavedSearchData, contract.ChangeSavedSearchResponse>(
      'PUT',
      '/api/saved-searches/{id}',
      { path: { id }, body },
    ),
  remove: (id: Id) =>
    call<contract.RemoveSavedSearchData, contract.RemoveSavedSearchResponse>(
      'DELETE',
      '/api/saved-searches/{id}',
      { path: { id } },
    ),
  /** What is listed now has been looked at. */
  look: () =>
    call<contract.LookAtSavedSearchesData, contract.LookAtSavedSearchesResponse>(
      'POST',
      '/api/saved-searches/looks',
      {},
    ),
};
