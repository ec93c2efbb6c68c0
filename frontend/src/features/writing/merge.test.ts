import { describe, expect, it } from 'vitest';
import type { Fields } from '~/api/desk';
import { differences, merged, sameFields } from './merge';

const base: Fields = {
  kind: 'lesson',
  language: 'nl',
  title: 'Titel',
  answers: { actual: 'feiten', why: 'omdat' },
  themes: ['school'],
  claims: [],
  circle: null,
  name: null,
  answered: {},
};

describe('two versions of one manuscript', () => {
  it('proposes the side that changed a field', () => {
    const mine = { ...base, title: 'Andere titel' };
    const theirs = { ...base, answers: { ...base.answers, why: 'daarom' } };
    expect(differences(base, mine, theirs)).toEqual([
      { field: 'title', mine: 'Andere titel', theirs: 'Titel', proposed: 'mine', both: false },
      { field: 'answers.why', mine: 'omdat', theirs: 'daarom', proposed: 'theirs', both: false },
    ]);
  });

  it('marks what both sides changed', () => {
    const found = differences(base, { ...base, title: 'A' }, { ...base, title: 'B' });
    expect(found).toMatchObject([{ field: 'title', proposed: 'mine', both: true }]);
  });

  it('calls everything changed on both sides when nobody knows where they began', () => {
    expect(differences(undefined, { ...base, title: 'A' }, base)).toMatchObject([{ both: true }]);
  });

  it('sees no difference between no answer, an empty one and a missing one, nor in the order of themes', () => {
    const a = { ...base, answers: { ...base.answers, next: '' }, themes: ['school', 'dialogue'] };
    const b = { ...base, themes: ['dialogue', 'school'] };
    expect(sameFields(a, b)).toBe(true);
  });

  it('compares the ledger line by line, in its order', () => {
    const one = {
      stage: 'intended',
      text: 'Rust',
      judge: 'owner',
      organisation: null,
      known: '',
      evidence: null,
    };
    const two = { ...one, stage: 'measured', text: 'Evenveel klachten' };
    const said = { ...base, claims: [one, two] };
    expect(sameFields(said, { ...base, claims: [{ ...one, known: null }, two] })).toBe(true);
    expect(differences(base, { ...base, claims: [two, one] }, said)).toMatchObject([
      { field: 'claims', both: true },
    ]);
  });

  it('takes each field from the chosen side and everything else from theirs', () => {
    const mine = { ...base, title: 'A', answers: { actual: 'mijn feiten' }, circle: 'c' };
    const theirs = {
      ...base,
      title: 'B',
      answers: { actual: 'feiten', why: 'daarom' },
      name: 'named' as const,
    };
    const choices = {
      title: 'theirs',
      'answers.actual': 'mine',
      'answers.why': 'theirs',
      circle: 'mine',
    } as const;
    expect(merged(mine, theirs, choices)).toEqual({
      ...base,
      title: 'B',
      answers: { actual: 'mijn feiten', why: 'daarom' },
      circle: 'c',
      name: 'named',
    });
  });

  it('takes away an answer that the chosen side does not have', () => {
    const mine = { ...base, answers: { actual: 'feiten' } };
    expect(merged(mine, base, { 'answers.why': 'mine' }).answers).toEqual({ actual: 'feiten' });
    expect(base.answers).toHaveProperty('why');
  });
});
