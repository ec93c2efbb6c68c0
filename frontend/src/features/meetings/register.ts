/** What the register of a series shows, by what stands in the address of its page. */
import type { Action, Decision } from '~/api/meetings';

export const STATES = ['open', 'late', 'done', 'dropped', 'all'] as const;
export const DECIDED = ['standing', 'replaced', 'all'] as const;

/** What is chosen; without a choice what is still to do, and what holds. */
export function chosen(search: URLSearchParams) {
  const asked = (name: string, otherwise: string) => search.get(name) ?? otherwise;
  return {
    state: asked('state', 'open'),
    decided: asked('decided', 'standing'),
    seat: asked('seat', ''),
    meeting: asked('meeting', ''),
  };
}
type Chosen = ReturnType<typeof chosen>;

/** The address with one choice changed; an empty one goes. */
export function choosing(search: URLSearchParams, name: keyof Chosen, wanted: string): string {
  const next = new URLSearchParams(search);
  if (wanted) next.set(name, wanted);
  else next.delete(name);
  return next.size ? `?${next}` : '';
}

export const actionsOf = (all: Action[], { state, seat, meeting }: Chosen): Action[] =>
  all.filter(
    (one) =>
      (state === 'all' || (state === 'late' ? one.late : one.state === state)) &&
      (!seat || one.seat?.id === seat) &&
      (!meeting || one.meeting === meeting),
  );

export const decisionsOf = (all: Decision[], { decided, meeting }: Chosen): Decision[] =>
  all.filter((one) => (decided === 'all' || one.state === decided) && (!meeting || one.meeting === meeting));

/** The seats that promised something, by name. */
export function seatsOf(actions: Action[], language: string): [id: string, words: string][] {
  const found = new Map<string, string>();
  for (const { seat } of actions) {
    if (seat) found.set(seat.id, [seat.organisation, seat.title].filter(Boolean).join(', '));
  }
  return [...found].sort(([, a], [, b]) => a.localeCompare(b, language));
}
