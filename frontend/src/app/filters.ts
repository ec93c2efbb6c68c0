/** What a list is narrowed down to, as it stands in the address of the page. */
import type { Facet, Filters } from '~/api/library';
import { languageName, t } from '~/i18n/index.svelte';

/** In the order in which they are offered. */
export const FILTERS = [
  'kind',
  'setting',
  'theme',
  'target-group',
  'prevention-level',
  'evidence',
  'year',
  'place',
  'language',
  'circle',
] as const;
export type FilterName = (typeof FILTERS)[number];

const each = (values: (name: FilterName) => string[]) =>
  Object.fromEntries(FILTERS.map((name) => [name, values(name)])) as Filters;

export const NO_FILTERS: Filters = each(() => []);

export function readFilters(search: URLSearchParams): Filters {
  return each((name) => [...new Set(search.getAll(name).filter(Boolean))]);
}

/** The filters alone of what asks for more than that. */
export function filtersOf(question: Filters): Filters {
  return each((name) => question[name]);
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

export type Facets = Partial<Record<string, Facet[]>>;

/** A value that is named nowhere, such as a circle one no longer reads, is called after its filter. */
export function labelOf(facets: Facets, name: FilterName, value: string): string {
  if (name === 'language') return languageName(value);
  if (name === 'year') return value;
  return facets[name]?.find((entry) => entry.value === value)?.label ?? t(`filters.${name}`);
}

/** A value where nothing else says which filter it is of: a year alone could be that of publication. */
export function labelAlone(facets: Facets, name: FilterName, value: string): string {
  return name === 'year' ? t('filters.yearIs', { year: value }) : labelOf(facets, name, value);
}

export type Entry = { value: string; label: string; count?: number | undefined };

/** What can be chosen in one filter: what occurs, and what is chosen already. */
export function entries(
  facets: Facets,
  chosen: Filters,
  name: FilterName,
  label: (value: string) => string,
): Entry[] {
  const found = facets[name] ?? [];
  const missing = chosen[name].filter((value) => !found.some((entry) => entry.value === value));
  return [
    ...found.map(({ value, count }) => ({ value, label: label(value), ...(count != null && { count }) })),
    ...missing.map((value) => ({ value, label: label(value) })),
  ];
}
