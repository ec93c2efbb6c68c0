import { expect, test } from 'vitest';
import type { Action, Decision } from '~/api/meetings';
import { actionsOf, choosing, chosen, decisionsOf, seatsOf } from './register';

const action = (id: string, state: string, late: boolean, meeting: string, seat: string | null) =>
  ({
    id,
    state,
    late,
    meeting,
    seat: seat && { id: seat, organisation: seat, title: 'x' },
  }) as unknown as Action;
const actions = [
  action('a', 'open', true, 'm1', 'Zaventem'),
  action('b', 'open', false, 'm2', 'Aalst'),
  action('c', 'done', false, 'm1', 'Aalst'),
  action('d', 'dropped', false, 'm1', null),
];
const ids = (search: string) => actionsOf(actions, chosen(new URLSearchParams(search))).map(({ id }) => id);

test('what is still to do shows first, the rest when it is chosen', () => {
  expect(ids('')).toEqual(['a', 'b']);
  expect(ids('state=late')).toEqual(['a']);
  expect(ids('state=all')).toEqual(['a', 'b', 'c', 'd']);
  expect(ids('state=all&seat=Aalst')).toEqual(['b', 'c']);
  expect(ids('state=all&seat=Aalst&meeting=m1')).toEqual(['c']);
});

test('a decision that no longer holds shows when it is asked for', () => {
  const decisions = [
    { id: 'a', state: 'standing', meeting: 'm1' },
    { id: 'b', state: 'replaced', meeting: 'm2' },
  ] as Decision[];
  const found = (search: string) =>
    decisionsOf(decisions, chosen(new URLSearchParams(search))).map(({ id }) => id);
  expect(found('')).toEqual(['a']);
  expect(found('decided=replaced')).toEqual(['b']);
  expect(found('decided=all')).toEqual(['a', 'b']);
  expect(found('decided=all&meeting=m2')).toEqual(['b']);
});

test('a choice changes one thing in the address', () => {
  expect(choosing(new URLSearchParams('state=done&seat=x'), 'seat', '')).toBe('?state=done');
  expect(choosing(new URLSearchParams('seat=x'), 'seat', '')).toBe('');
  expect(choosing(new URLSearchParams('state=done'), 'meeting', 'm1')).toBe('?state=done&meeting=m1');
});

test('seats stand in the order of their names, each once', () => {
  expect(seatsOf(actions, 'nl')).toEqual([
    ['Aalst', 'Aalst, x'],
    ['Zaventem', 'Zaventem, x'],
  ]);
});
