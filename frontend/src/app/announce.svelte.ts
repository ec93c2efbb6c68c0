import { untrack } from 'svelte';

/** What a screen reader should say without moving the focus: counts, saved states, what has been done. */
let message = $state('');

export const announcement = {
  get message(): string {
    return message;
  },
};

export function announce(text: string): void {
  // The same words twice are only said again when they change.
  const before = untrack(() => message);
  message = before === text ? `${text}\u00a0` : text;
}
