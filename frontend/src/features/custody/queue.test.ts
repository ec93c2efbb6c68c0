import { describe, expect, it } from 'vitest';
import { fieldOf, isMine, isOpen, longEnough, marked } from './queue';

describe('the custodian’s work', () => {
  it('is what waits for an answer', () => {
    expect(isMine({ state: 'received' })).toBe(true);
    expect(isMine({ state: 'changes-asked' })).toBe(true);
    expect(isMine({ state: 'proposed' })).toBe(false);
    expect(isMine({ state: 'published' })).toBe(false);
  });

  it('changes nothing that was agreed to', () => {
    expect(isOpen({ state: 'proposed' })).toBe(true);
    expect(isOpen({ state: 'consented' })).toBe(false);
    expect(isOpen({ state: 'closed' })).toBe(false);
  });

  it('takes a passphrase of five words or twenty characters', () => {
    expect(longEnough('een twee drie vier')).toBe(false);
    expect(longEnough('een twee drie vier vijf')).toBe(true);
    expect(longEnough('a'.repeat(20))).toBe(true);
    expect(longEnough('   a    b   c   d    ')).toBe(false);
  });
});

describe('a marked text', () => {
  const stop = (start: number, end: number) => ({ start, end, kind: 'phone', severity: 'stop' });

  it('is cut at what was found, and stays whole', () => {
    const pieces = marked('Bel 0475 12 34 56 nu', [stop(4, 17)]);
    expect(pieces.map((piece) => piece.text)).toEqual(['Bel ', '0475 12 34 56', ' nu']);
    expect(pieces[1]).toMatchObject({ kind: 'phone', stop: true });
  });

  it('keeps every letter when findings overlap, end at the end, or lie outside', () => {
    for (const found of [
      [stop(0, 4), stop(2, 6)],
      [stop(3, 9)],
      [stop(-1, 2)],
      [stop(5, 99)],
      [stop(4, 4)],
    ]) {
      expect(
        marked('abcdefghi', found)
          .map((piece) => piece.text)
          .join(''),
      ).toBe('abcdefghi');
    }
  });
});

describe('a refusal', () => {
  it('leads to the field it is about', () => {
    expect(fieldOf('title')).toBe('proposal-title');
    expect(fieldOf('answers.actual')).toBe('proposal-actual');
    expect(fieldOf('claims.0.text')).toBe('proposal-claims-0-text');
    expect(fieldOf('context.size')).toBe('context');
    expect(fieldOf('note')).toBe('note');
  });
});
