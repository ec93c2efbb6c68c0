import { describe, expect, it } from 'vitest';
import { speak } from '~/i18n/index.svelte';
import { inWords, keepsLedger, moved, newLine } from './claims';

const line = (stage: string) => ({ ...newLine([]), stage });

describe('the ledger on the desk', () => {
  it('begins with what was intended and goes on from the last line', () => {
    expect(newLine([]).stage).toBe('intended');
    expect(newLine([line('intended')]).stage).toBe('delivered');
    expect(newLine([line('delivered'), line('measured')]).stage).toBe('measured');
  });

  it('moves a line up and down, and never past the ends', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
  });

  it('belongs to what was done, not to a question or a signal', () => {
    expect(['lesson', 'failure', 'practice', 'question', 'signal'].filter(keepsLedger)).toEqual([
      'lesson',
      'failure',
      'practice',
    ]);
  });

  it('says in words that nothing came of it, or harm', async () => {
    await speak('nl');
    const said = {
      ...line('measured'),
      text: 'Evenveel klachten',
      judge: 'researcher',
      evidence: 'no-effect',
    };
    expect(inWords(said)).toBe('Gemeten: Evenveel klachten (onderzoeker; onderzocht, geen effect gevonden)');
  });
});
