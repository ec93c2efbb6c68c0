/** What a list is narrowed down to, as it stands in the address of the page. */
import type { Filters } from '~/api/client';

export const FILTERS = ['kind', 'theme', 'language', 'circle'] as const;
export type FilterName = (typeof FILTERS)[number];

export function readFilters(search: URLSearchParams): Filters {
  const values = (name: FilterName) => [...new Set(search.getAll(name).filter(Boolean))];
  return {
    kind: values('kind'),
    theme: values('theme'),
    language: values('language'),
    circle: values('circle'),
  };
}

export function writeFilters(filters: Filters, search = new URLSearchParams()): URLSearchParams {
  for (const name of FILTERS) for (const value of filters[name]) search.append(name, value);
  return search;
}

export function toggled(filters: Filters, name: FilterName, value: string): Filters {
  const has = filters[name].includes(value);
  return {
    ...filters,
    [name]: has ? filters[name].filter((one) => one !== value) : [...filters[name], value],
  };
}

export function isFiltered(filters: Filters): boolean {
  return FILTERS.some((name) => filters[name].length > 0);
}

export const NO_FILTERS: Filters = { kind: [], theme: [], language: [], circle: [] };
