import { describe, expect, it } from 'vitest';
import { speak } from '~/i18n/index.svelte';
import { addressOf, placeOf } from './places';

const item = { kind: 'report', id: 'b', within: null, title: 'Wat & hoe' };

describe('what search finds', () => {
  it('is read where it stands', () => {
    expect(placeOf(item)).toEqual({ path: '/reports/b' });
    expect(placeOf({ ...item, kind: 'comment', within: 'a' })).toEqual({
      path: '/reports/a',
      anchor: '#comment-b',
    });
    expect(placeOf({ ...item, kind: 'term' })).toEqual({ path: '/terms', search: '?find=Wat%20%26%20hoe' });
    expect(placeOf({ ...item, kind: 'course-module', within: 'a' })).toEqual({
      path: '/courses/a/modules/b',
    });
  });

  it('is read where a meeting speaks about it', () => {
    expect(placeOf({ ...item, kind: 'agenda-item' })).toEqual({ path: '/agenda-items/b' });
    expect(placeOf({ ...item, kind: 'minutes' })).toEqual({ path: '/proceedings/b' });
    expect(placeOf({ ...item, kind: 'old-minutes' })).toEqual({ path: '/old-minutes/b' });
  });

  it('has an address in the language of the interface', async () => {
    await speak('fr');
    expect(addressOf({ ...item, kind: 'comment', within: 'a' })).toBe('/fr/reports/a#comment-b');
    expect(addressOf({ ...item, kind: 'term' })).toBe('/fr/terms?find=Wat%20%26%20hoe');
  });
});
