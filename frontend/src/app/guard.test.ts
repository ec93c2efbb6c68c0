import { describe, expect, it } from 'vitest';
import { asking, inContext, stillThere, stopping, unshown, type Hit } from './guard.svelte';

const finding = { kind: 'phone', severity: 'stop', start: 4, end: 16, key: '0a', answers: [] };

describe('hints while typing', () => {
  const before = 'Bel 0475 12 34 56 eens';

  it('stay when the text after them changes', () => {
    expect(stillThere([{ ...finding, end: 17 }], before, `${before}!`)).toHaveLength(1);
  });

  it('go at once when their own text or the text before them changes', () => {
    expect(stillThere([{ ...finding, end: 17 }], before, 'Bel 0475 eens')).toEqual([]);
    expect(stillThere([{ ...finding, end: 17 }], before, `O ${before}`)).toEqual([]);
  });
});

describe('what was found in a manuscript', () => {
  const hit = (severity: string, key: string): Hit => ({
    step: 'title',
    finding: { ...finding, severity, key },
    before: '',
    words: 'Karim',
    after: '',
  });

  it('is asked about once, wherever the same words stand', () => {
    const found = [hit('warn', 'a'), hit('stop', 'b'), hit('warn', 'a'), hit('warn', 'c')];
    expect(asking(found).map((one) => one.finding.key)).toEqual(['a', 'c']);
    expect(stopping(found).map((one) => one.finding.key)).toEqual(['b']);
  });

  it('shows with whole words beside it', () => {
    const text = `${'voor '.repeat(20)}Karim${' erna'.repeat(20)}`;
    const { before, words, after } = inContext(text, { start: 100, end: 105 });
    expect(words).toBe('Karim');
    expect(before).toMatch(/^…(voor ){7}$/);
    expect(after).toMatch(/^( erna){7,8}…$/);
  });
});

describe('what the server refused', () => {
  const hit = { code: 'guard.phone', key: '0a', start: 4, end: 16, words: '0475 12 34 56', answers: [] };
  const refused = [
    { field: 'text', message: 'a phone number', hit },
    { field: 'name', message: 'choose one' },
  ];

  it('is said once: not where the guard shows it already', () => {
    expect(unshown(refused, ['0a'], false).map(({ field }) => field)).toEqual(['name']);
    expect(unshown(refused, [], false).map(({ field }) => field)).toEqual(['text', 'name']);
  });

  it('is said in any case where its author is asked about it', () => {
    const asked = { field: 'text', message: 'a name', hit: { ...hit, answers: ['changed'] } };
    expect(unshown([asked], ['0a'], false)).toEqual([asked]);
  });

  it('is no longer said of a text that was changed since', () => {
    expect(unshown(refused, [], true).map(({ field }) => field)).toEqual(['name']);
  });
});
