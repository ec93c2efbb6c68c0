import { describe, expect, it } from 'vitest';
import { inMinutes, over, passed, planned, stands } from './plan';

const meeting = { day: '2026-10-06', begins: '14:00', minutes: 120, state: 'planned' };

describe('the clock of a meeting', () => {
  const at = (now: string, day = '2026-10-06') => passed(meeting, day, now);

  it('counts from a quarter of an hour before until two hours after', () => {
    expect(at('13:44')).toBeUndefined();
    expect(at('13:45')).toBe(-15);
    expect(at('14:00')).toBe(0);
    expect(at('14:37')).toBe(37);
    expect(at('16:12')).toBe(132);
    expect(at('18:00')).toBe(240);
    expect(at('18:01')).toBeUndefined();
  });

  it('runs on its day only, and not once it was closed or cancelled', () => {
    expect(at('14:37', '2026-10-07')).toBeUndefined();
    expect(passed({ ...meeting, state: 'held' }, '2026-10-06', '14:37')).toBeUndefined();
    expect(passed({ ...meeting, state: 'cancelled' }, '2026-10-06', '14:37')).toBeUndefined();
  });
});

describe('a meeting', () => {
  const at = (day: string, now: string, state = 'planned') => over({ ...meeting, state }, day, now);

  it('is over once its planned end has passed', () => {
    expect(at('2026-10-05', '23:59')).toBe(false);
    expect(at('2026-10-06', '15:59')).toBe(false);
    expect(at('2026-10-06', '16:00')).toBe(true);
    expect(at('2026-10-07', '00:00')).toBe(true);
    const late = { ...meeting, begins: '23:00' };
    expect(over(late, '2026-10-07', '00:59')).toBe(false);
    expect(over(late, '2026-10-07', '01:00')).toBe(true);
  });

  it('is over before that where a host closed or cancelled it', () => {
    expect(at('2026-10-05', '10:00', 'held')).toBe(true);
    expect(at('2026-10-05', '10:00', 'cancelled')).toBe(true);
  });
});

describe('the plan of a meeting', () => {
  const welcome = { name: 'welcome', minutes: 15 };
  const minutesless = { name: 'varia', minutes: 0 };
  const bus = { name: 'bus', minutes: 30 };
  const items = [welcome, minutesless, bus];
  const at = (since: number) => stands(items, '14:00', since);

  it('names nothing before it begins', () => {
    expect(at(-1)).toBeUndefined();
  });

  it('names the item that it is time for, and what is left of it', () => {
    expect(at(0)).toEqual({ item: welcome, left: 15 });
    expect(at(14)).toEqual({ item: welcome, left: 1 });
    expect(at(37)).toEqual({ item: bus, left: 8 });
  });

  it('goes on to the next at the minute between two, past those without minutes', () => {
    expect(at(15)).toEqual({ item: bus, left: 30 });
  });

  it('names the last item and its end once everything is over, also after the end of the meeting', () => {
    expect(at(45)).toEqual({ last: bus, at: '14:45' });
    expect(at(132)).toEqual({ last: bus, at: '14:45' });
    expect(stands([welcome, minutesless], '14:00', 20)).toEqual({ last: welcome, at: '14:15' });
  });

  it('names nothing where nobody planned minutes', () => {
    expect(stands([minutesless], '14:00', 5)).toBeUndefined();
    expect(stands([], '14:00', 5)).toBeUndefined();
  });

  it('is made of what the meeting speaks of and spoke of', () => {
    const item = (state: string, of: string | null = 'here') => ({ meeting: of, state, minutes: 5 });
    const there = [item('closed'), item('planned')];
    expect(
      planned(
        [...there, item('parked'), item('merged'), item('planned', 'there'), item('parked', null)],
        'here',
      ),
    ).toEqual(there);
  });
});

describe('what minutes are taken of', () => {
  const items = ['planned', 'closed', 'parked', 'merged'].map((state) => ({ id: `is ${state}`, state }));

  it('is not what was parked or merged', () => {
    expect(inMinutes(items, []).map(({ state }) => state)).toEqual(['planned', 'closed']);
  });

  it('is all of which something was noted, decided or promised before', () => {
    expect(inMinutes(items, [{ item: 'is parked' }, { item: 'is merged' }])).toEqual(items);
  });
});
