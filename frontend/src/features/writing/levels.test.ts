import { describe, expect, it } from 'vitest';
import { asked, goesToCustodians, sameWord } from './levels';

describe('the levels', () => {
  it('send to custodians what keeps no author', () => {
    expect(goesToCustodians('confidential')).toBe(true);
    expect(goesToCustodians('receipt')).toBe(true);
    expect(goesToCustodians('organisation')).toBe(false);
    expect(goesToCustodians(null)).toBe(false);
  });

  it('ask for two different words, each of the nine as likely', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 81; i++) {
      const parts = [Math.floor(i / 9) / 9, (i % 9) / 9];
      const [first, second] = asked(9, () => parts.shift()!);
      expect(first).toBeGreaterThanOrEqual(1);
      expect(second).toBeLessThanOrEqual(9);
      expect(first).toBeLessThan(second);
      seen.add(first).add(second);
    }
    expect(seen.size).toBe(9);
  });

  it('take a word with other capitals and spaces, and no other word', () => {
    expect(sameWord(' Boter ', 'boter')).toBe(true);
    expect(sameWord('boters', 'boter')).toBe(false);
    expect(sameWord('', undefined)).toBe(false);
  });
});
