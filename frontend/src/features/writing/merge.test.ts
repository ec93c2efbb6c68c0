import { describe, expect, it } from 'vitest';
import type { Fields } from '~/api/client';
import { differences, merged, sameFields } from './merge';

const base: Fields = {
  kind: 'lesson',
  language: 'nl',
  title: 'Titel',
  answers: { actual: 'feiten', why: 'omdat' },
  themes: ['school'],
  circle: null,
  name: null,
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
