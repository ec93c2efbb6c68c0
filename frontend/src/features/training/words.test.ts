import { describe, expect, it } from 'vitest';
import { lines, unlined, type Words } from './words';

describe('words in several languages', () => {
  it('stand a line each, and come back as they were', () => {
    const list: Words[] = [{ nl: 'een', fr: 'un' }, { nl: 'twee' }, { fr: 'trois' }];
    const typed = lines(list, ['nl', 'fr']);
    expect(typed).toEqual({ nl: 'een\ntwee\n', fr: 'un\n\ntrois' });
    expect(unlined(typed)).toEqual(list);
  });

  it('leave out lines with nothing in any language', () => {
    expect(unlined({ nl: 'een\n\n', fr: ' \n\n' })).toEqual([{ nl: 'een' }]);
    expect(unlined({})).toEqual([]);
  });
});
