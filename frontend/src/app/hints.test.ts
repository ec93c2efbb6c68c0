import { describe, expect, it } from 'vitest';
import { stillThere } from './hints.svelte';

const finding = { kind: 'phone', severity: 'stop', start: 4, end: 16, key: '0a' };

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
