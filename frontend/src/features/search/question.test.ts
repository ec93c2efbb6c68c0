import { describe, expect, it } from 'vitest';
import { changed, dropped, read, shortened, withoutOne, write } from './question';

const from = (search: string) => read(new URLSearchParams(search));

describe('a search in the address', () => {
  it('survives writing and reading, with several values of one filter', () => {
    const search =
      'q=retour+%C3%A9cole&kind=failure&kind=lesson&setting=school&year=2021&circle=c1&sort=date&from=40';
    expect(write(from(search))).toBe(search);
  });

  it('leaves out what is not asked', () => {
    expect(write(from('q=x&sort=fit&from=0&kind='))).toBe('q=x');
  });

  it('makes the best of a broken address', () => {
    expect(from('from=-3&sort=nonsense&kind=a&kind=a')).toMatchObject({ from: 0, sort: 'fit', kind: ['a'] });
    expect(from('from=1e99x')).toMatchObject({ from: 1 });
  });

  it('is said whole where it is short, and cut between words where it is long', () => {
    expect(shortened('terug naar school')).toBe('terug naar school');
    const long = shortened('ouders '.repeat(50).trim());
    expect(long).toMatch(/ouders…$/);
    expect(long.length).toBeLessThanOrEqual(81);
    expect(shortened('x'.repeat(300))).toHaveLength(81);
  });

  it('begins again at the first hit when something else changes', () => {
    expect(changed(from('q=x&from=40'), { kind: ['lesson'] })).toBe('q=x&kind=lesson');
  });

  it('leaves out a word it was widened with, takes it back, and forgets it with other words', () => {
    expect(dropped(from('q=x&without=a&from=40'), 'b c')).toBe('q=x&without=a&without=b+c');
    expect(dropped(from('q=x&without=a&without=b'), 'a')).toBe('q=x&without=b');
    expect(changed(from('q=x&without=a'), { kind: ['lesson'] })).toBe('q=x&kind=lesson&without=a');
    expect(changed(from('q=x&without=a'), { q: 'y' })).toBe('q=y');
  });

  it('knows the searches with one filter less', () => {
    const less = withoutOne(from('q=x&kind=a&kind=b&language=nl'));
    expect(less.map(({ name, value }) => `${name}=${value}`)).toEqual(['kind=a', 'kind=b', 'language=nl']);
    expect(less[0]?.filters).toMatchObject({ kind: ['b'], language: ['nl'] });
  });
});
