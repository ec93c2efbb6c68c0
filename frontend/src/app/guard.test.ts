import { describe, expect, it } from 'vitest';
import { asking, inContext, stillThere, stopping, type Hit } from './guard.svelte';

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
