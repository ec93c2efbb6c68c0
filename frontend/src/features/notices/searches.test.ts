import { describe, expect, it } from 'vitest';
import { addressOf, again, placeOf } from './searches';

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
const item = { id: 'b', within: null } as unknown as Parameters<typeof placeOf>[0];

describe('a saved search', () => {
  it('leads to what it finds today, the newest first', () => {
    expect(addressOf(search)).toBe(
      'q=school+%26+gezin&theme=families&theme=gender&circle=x&without=gezin+%26+co&sort=date',
    );
    expect(addressOf({ ...search, q: '' })).not.toContain('q=');
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

  it('leads to a report, or to the comment beside one', () => {
    expect(placeOf(item)).toEqual({ path: '/reports/b', anchor: '' });
    expect(placeOf({ ...item, within: 'a' })).toEqual({ path: '/reports/a', anchor: '#comment-b' });
  });

  it('leads to what a meeting speaks about', () => {
    expect(placeOf({ ...item, kind: 'agenda-item' })).toEqual({ path: '/agenda-items/b', anchor: '' });
    expect(placeOf({ ...item, kind: 'minutes' })).toEqual({ path: '/proceedings/b', anchor: '' });
    expect(placeOf({ ...item, kind: 'old-minutes' })).toEqual({ path: '/old-minutes/b', anchor: '' });
  });
});
