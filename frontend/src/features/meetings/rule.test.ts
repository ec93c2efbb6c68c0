import { describe, expect, it } from 'vitest';
import {
  byAnswer,
  byPresence,
  end,
  invited,
  moved,
  PLACES,
  read,
  RHYTHMS,
  WEEKDAYS,
  words,
  write,
} from './rule';

describe('rules', () => {
  it('are read back as they were written', () => {
    for (const rhythm of RHYTHMS)
      for (const weekday of WEEKDAYS)
        for (const place of PLACES) {
          const choice = read(write({ rhythm, place, weekday }))!;
          expect(choice.rhythm).toBe(rhythm);
          expect(choice.weekday).toBe(weekday);
          if (rhythm === 'month' || rhythm === 'two') expect(choice.place).toBe(place);
        }
  });

  it('say the first Tuesday of every month as RFC 5545 does', () => {
    expect(write({ rhythm: 'month', place: '1', weekday: 'TU' })).toBe('FREQ=MONTHLY;BYDAY=1TU');
    expect(write({ rhythm: 'fortnight', place: '1', weekday: 'TU' })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU');
  });

  it('that the form cannot say are left alone', () => {
    for (const rule of ['', 'FREQ=MONTHLY;BYMONTHDAY=3', 'FREQ=MONTHLY;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=1TU']) {
      expect(read(rule)).toBeUndefined();
      expect(words(rule)).toBeUndefined();
    }
  });
});

describe('a meeting', () => {
  it('ends after its minutes', () => {
    expect(end('14:00', 90)).toBe('15:30');
    expect(end('23:30', 45)).toBe('00:15');
  });

  it('keeps all its items when one moves', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});

describe('who is expected', () => {
  const one = (id: string, answer: string | null, waiting: number | null = null) => ({ id, answer, waiting });

  it('stands with those who said the same, and whoever waits in the order of the list', () => {
    const all = [
      one('a', 'there', 2),
      one('b', null),
      one('c', 'there'),
      one('d', 'there', 1),
      one('e', 'not'),
    ];
    expect(byAnswer(all).map(({ name, members }) => [name, members.map(({ id }) => id).join('')])).toEqual([
      ['there', 'c'],
      ['waiting', 'da'],
      ['not', 'e'],
      ['silent', 'b'],
    ]);
    expect(byAnswer([])).toEqual([]);
  });

  it('group seats by whether they were there, once it is over', () => {
    const all = [
      { id: 'a', presence: null },
      { id: 'b', presence: 'online' },
      { id: 'c', presence: 'present' },
      { id: 'd', presence: 'present' },
      { id: 'e', presence: null, answer: 'not' },
    ];
    const groups = byPresence(all).map(({ name, members }) => [name, members.map(({ id }) => id).join('')]);
    expect(groups).toEqual([
      ['present', 'cd'],
      ['online', 'b'],
      ['excused', 'e'],
      ['unknown', 'a'],
    ]);
  });
});

describe('the link of an invitation', () => {
  it('says who it was sent to and what they tapped', () => {
    expect(invited('abc-_9.online')).toEqual({ token: 'abc-_9', answer: 'online' });
  });

  it('answers nothing where it says nothing that can be answered', () => {
    expect(invited('abc')).toEqual({ token: 'abc', answer: null });
    expect(invited('abc.perhaps')).toEqual({ token: 'abc', answer: null });
    expect(invited('')).toEqual({ token: '', answer: null });
  });
});
