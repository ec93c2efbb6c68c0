/** The rules that the form offers, and what they are called; the server expands them. */
import type { Key } from '~/i18n/index.svelte';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
export const PLACES = ['1', '2', '3', '4', '-1'] as const;
export const RHYTHMS = ['month', 'two', 'week', 'fortnight'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export type Choice = { rhythm: Rhythm; place: string; weekday: string };

const FREQUENCY: Record<Rhythm, string> = {
  month: 'FREQ=MONTHLY',
  two: 'FREQ=MONTHLY;INTERVAL=2',
  week: 'FREQ=WEEKLY;INTERVAL=1',
  fortnight: 'FREQ=WEEKLY;INTERVAL=2',
};

export const monthly = (rhythm: Rhythm): boolean => rhythm === 'month' || rhythm === 'two';

export function write({ rhythm, place, weekday }: Choice): string {
  return `${FREQUENCY[rhythm]};BYDAY=${monthly(rhythm) ? place : ''}${weekday}`;
}

/** The choice behind a rule; nothing where the form could not have written it. */
export function read(rule: string): Choice | undefined {
  const [, frequency, place, weekday] = /^(.*);BYDAY=(-?\d)?(MO|TU|WE|TH|FR)$/.exec(rule) ?? [];
  const rhythm = RHYTHMS.find((one) => FREQUENCY[one] === frequency);
  if (!rhythm || !weekday || monthly(rhythm) !== (place !== undefined)) return undefined;
  return { rhythm, place: place ?? '1', weekday };
}

/** The words for a rule, as a key and what fills its places; the rule itself where there are none. */
export function words(rule: string): { key: Key; place?: Key; weekday: Key } | undefined {
  const choice = read(rule);
  if (!choice) return undefined;
  return {
    key: `series.rhythm.${choice.rhythm}.said` as Key,
    ...(monthly(choice.rhythm) && { place: `series.place.${choice.place}` as Key }),
    weekday: `series.weekday.${choice.weekday}` as Key,
  };
}

/** The end of a meeting that begins at an hour and lasts so many minutes: 14:00 and 90 are 15:30. */
export function end(begins: string, minutes: number): string {
  const [hours = 0, past = 0] = begins.split(':').map(Number);
  const at = (hours * 60 + past + minutes) % (24 * 60);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** The first day that a meeting at this hour can still begin: tomorrow where the hour is past today. */
export function soonest(begins: string, today: string, now: string): string {
  if (!begins || begins > now) return today;
  const next = new Date(`${today}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The same list with one of its members a place further up or down; itself where there is no such place. */
export function moved<T>(list: T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

/** What a seat can answer to an invitation. */
export const ANSWERS = ['there', 'online', 'not'] as const;

/** What stands behind the hash of a mail's link: who it was sent to, as nobody can guess it, and the answer one tapped. */
export function invited(hash: string): { token: string; answer: string | null } {
  const [token = '', answer = ''] = hash.split('.');
  return { token, answer: ANSWERS.find((one) => one === answer) ?? null };
}

const PRESENCES = ['present', 'online', 'excused', 'absent'] as const;

/** Whoever is expected, by whether they were there; groups of nobody are left out. */
export function byPresence<T extends { presence: string | null; answer?: string | null }>(all: T[]) {
  // who said they cannot come, and was not ticked, is excused, as in the minutes
  const was = ({ presence, answer }: T) => presence ?? (answer === 'not' ? 'excused' : 'unknown');
  return [...PRESENCES, 'unknown' as const]
    .map((name) => ({ name, members: all.filter((one) => was(one) === name) }))
    .filter(({ members }) => members.length);
}

const GROUPS = ['there', 'waiting', 'online', 'not', 'silent'] as const;

/** Whoever is expected, by what they answered; those who wait in the order of their list. Groups of nobody are left out. */
export function byAnswer<T extends { answer: string | null; waiting: number | null }>(all: T[]) {
  const group = ({ answer, waiting }: T) => (waiting ? 'waiting' : (answer ?? 'silent'));
  return GROUPS.map((name) => ({
    name,
    members: all
      .filter((one) => group(one) === name)
      .sort((one, other) => (one.waiting ?? 0) - (other.waiting ?? 0)),
  })).filter(({ members }) => members.length);
}
