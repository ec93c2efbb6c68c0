import { describe, expect, it } from 'vitest';
import { resultsOf, again } from './searches';

const search = {
  id: '1',
  name: 'Scholen',
  q: 'school & gezin',
  filters: [
    { facet: 'theme', value: 'families', label: 'Gezin' },
    { facet: 'theme', value: 'gender', label: 'Gender' },
    { facet: 'circle', value: 'x', label: null },
  ],
  without: ['gezin & co'],
  rhythm: 'weekly',
  created: '2026-11-28',
  next: '2026-11-30',
  items: [],
  more: false,
};

describe('a saved search', () => {
  it('leads to what it finds today, the newest first', () => {
    expect(resultsOf(search)).toBe(
      'q=school+%26+gezin&theme=families&theme=gender&circle=x&without=gezin+%26+co&sort=date',
    );
    expect(resultsOf({ ...search, q: '' })).not.toContain('q=');
  });

  it('is saved again as it was', () => {
    expect(again(search)).toEqual({
      name: 'Scholen',
      rhythm: 'weekly',
      q: 'school & gezin',
      filters: { theme: ['families', 'gender'], circle: ['x'] },
      without: ['gezin & co'],
    });
  });
});
