/** Where a meeting is against its plan: its items one after the other in the order of the agenda, each as long as was planned for it. */
import { end } from './rule';

type Hours = { day: string; begins: string; minutes: number; state: string };
type Item = { meeting: string | null; state: string; minutes: number };

/** Before it begins it is counted down to, after its end it may run on. */
const EARLY = 15;
const LATE = 120;

/** The minute of the day that an hour is: 14:02 is 842. */
const minute = (hour: string): number => {
  const [hours = 0, past = 0] = hour.split(':').map(Number);
  return hours * 60 + past;
};

/** The minutes since it began, less than nothing before; undefined where no clock is needed. */
export function passed(meeting: Hours, today: string, now: string): number | undefined {
  const since = minute(now) - minute(meeting.begins);
  const runs = meeting.state === 'planned' && meeting.day === today;
  return runs && since >= -EARLY && since <= meeting.minutes + LATE ? since : undefined;
}

/** Whether a meeting is over: a host closed or cancelled it, or its planned end has passed. */
export function over(meeting: Hours, today: string, now: string): boolean {
  const days = (Date.parse(today) - Date.parse(meeting.day)) / 86_400_000;
  return meeting.state !== 'planned' || days * 1440 + minute(now) - minute(meeting.begins) >= meeting.minutes;
}

/** What a meeting speaks of and spoke of, in the order of its agenda. */
export const planned = <T extends Item>(items: T[], meeting: string): T[] =>
  items.filter((one) => one.meeting === meeting && (one.state === 'planned' || one.state === 'closed'));

/** Of which minutes are taken: what is parked or became part of another item only where something was noted under it before. */
export const inMinutes = <T extends { id: string; state: string }>(
  items: T[],
  noted: { item: string }[],
): T[] =>
  items.filter(
    ({ id, state }) => (state !== 'parked' && state !== 'merged') || noted.some(({ item }) => item === id),
  );

/** The item that it is time for and the minutes left of it; once the plan is over its last item, and at what hour that was. */
export function stands<T extends { minutes: number }>(
  items: T[],
  begins: string,
  since: number,
): { item: T; left: number } | { last: T; at: string } | undefined {
  if (since < 0) return undefined;
  let until = 0;
  let last: T | undefined;
  for (const item of items) {
    if (item.minutes <= 0) continue;
    until += item.minutes;
    last = item;
    if (since < until) return { item, left: until - since };
  }
  return last && { last, at: end(begins, until) };
}
