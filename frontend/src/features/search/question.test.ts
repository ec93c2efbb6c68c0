import { describe, expect, it } from 'vitest';
import {
  changed,
  dropped,
  hasWords,
  isCut,
  lastPage,
  named,
  once,
  read,
  shortened,
  withoutOne,
  write,
} from './question';

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
    expect(from('from=99999999')).toMatchObject({ from: 10_000 });
  });

  it('holds no more than can be asked, and says where it was cut', () => {
    const fits = 'x'.repeat(300);
    expect(from(`q=${fits}`).q).toBe(fits);
    expect(isCut(new URLSearchParams(`q=+${fits}+`))).toBe(false);
    expect(from(`q=${fits}yz`).q).toBe(fits);
    expect(isCut(new URLSearchParams(`q=${fits}y`))).toBe(true);
    // A character of two units is taken whole or not at all.
    expect(from(`q=${encodeURIComponent(`${'x'.repeat(299)}😀`)}`).q).toBe('x'.repeat(299));
  });

  it('has words only with a letter or a digit', () => {
    expect(['', '!?', '😀'].map(hasWords)).toEqual([false, false, false]);
    expect(['é', 'β', '7', '"a"'].map(hasWords)).toEqual([true, true, true, true]);
  });

  it('ends where the last results are', () => {
    expect([0, 1, 20, 21, 38, 40, 41].map(lastPage)).toEqual([0, 0, 0, 20, 20, 20, 40]);
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

  it('takes words that differ in the case of their letters for one', () => {
    expect(once(['école', 'Schule', 'returnee', 'schule', 'École', 'returnees'])).toEqual([
      'école',
      'Schule',
      'returnee',
      'returnees',
    ]);
    expect(from('q=x&without=Schule&without=schule').without).toEqual(['Schule']);
    expect(dropped(from('q=x&without=Schule'), 'schule')).toBe('q=x');
  });

  it('knows what it is the name of, whatever its case and accents', () => {
    const facets = {
      theme: [
        { value: 'sante', label: 'Santé mentale', count: 3 },
        { value: 'school', label: 'school', count: 1 },
      ],
      setting: [{ value: 'school', label: 'School', count: 2 }],
      kind: [{ value: 'signal', label: 'Signal', count: 1 }],
    };
    const values = (search: string) => named(from(search), facets).map((one) => `${one.name}=${one.value}`);
    expect(values('q=sante+MENTALE')).toEqual(['theme=sante']);
    expect(values('q=school')).toEqual(['theme=school', 'setting=school']);
    expect(values('q=school&theme=school')).toEqual(['setting=school']);
    expect(['q=scho', 'q=signal', 'q=school+plein', ''].flatMap(values)).toEqual([]);
  });

  it('knows the searches with one filter less', () => {
    const less = withoutOne(from('q=x&kind=a&kind=b&language=nl'));
    expect(less.map(({ name, value }) => `${name}=${value}`)).toEqual(['kind=a', 'kind=b', 'language=nl']);
    expect(less[0]?.filters).toMatchObject({ kind: ['b'], language: ['nl'] });
  });
});
