import { describe, expect, it } from 'vitest';
import type { Filters } from '~/api/library';
import { speak } from '~/i18n/index.svelte';
import {
  entries,
  FILTERS,
  filtersOf,
  isFiltered,
  labelAlone,
  labelOf,
  NO_FILTERS,
  readFilters,
  toggled,
  writeFilters,
} from './filters';

const from = (search: string) => readFilters(new URLSearchParams(search));

describe('filters in the address', () => {
  it('survive writing and reading, each with several values', () => {
    const search = FILTERS.flatMap((name) => [`${name}=a`, `${name}=b`]).join('&');
    expect(writeFilters(from(search)).toString()).toBe(search);
  });

  it('say each value once and leave out what is empty or no filter', () => {
    expect(from('kind=a&kind=a&kind=&page=2')).toEqual({ ...NO_FILTERS, kind: ['a'] });
  });

  it('go on and off', () => {
    const on = toggled(NO_FILTERS, 'target-group', 'families');
    expect(on['target-group']).toEqual(['families']);
    expect(isFiltered(on)).toBe(true);
    expect(toggled(on, 'target-group', 'families')).toEqual(NO_FILTERS);
    expect(isFiltered(NO_FILTERS)).toBe(false);
  });

  it('are all that is taken from a question', () => {
    const question = { ...from('year=2020'), q: 'x' } as Filters;
    expect(filtersOf(question)).toEqual(from('year=2020'));
  });
});

describe('what can be chosen', () => {
  const label = (value: string) => value.toUpperCase();

  it('is what occurs, with its number where there is one, and what is chosen without occurring', () => {
    const facets = {
      kind: [
        { value: 'lesson', label: '', count: 2 },
        { value: 'failure', label: '', count: null },
      ],
    };
    expect(entries(facets, from('kind=lesson&kind=signal'), 'kind', label)).toEqual([
      { value: 'lesson', label: 'LESSON', count: 2 },
      { value: 'failure', label: 'FAILURE' },
      { value: 'signal', label: 'SIGNAL' },
    ]);
  });

  it('names a year that stands alone as that in which it began', async () => {
    await speak('en');
    expect(labelOf({}, 'year', '2004')).toBe('2004');
    expect(labelAlone({}, 'year', '2004')).toBe('began in 2004');
    expect(labelAlone({ kind: [{ value: 'lesson', label: 'Lesson', count: 1 }] }, 'kind', 'lesson')).toBe(
      'Lesson',
    );
  });

  it('is nothing where nothing is known', () => {
    expect(entries({}, NO_FILTERS, 'year', label)).toEqual([]);
  });
});
