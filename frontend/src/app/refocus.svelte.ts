import { tick } from 'svelte';

/**
 * What was pressed may be gone once the page shows something else, and the focus with it. When what is shown changes and the
 * focus is nowhere, or still in the part that led there, it goes where the new content begins.
 *
 * @param shown names what is shown; undefined while that is not known
 */
export function refocus(
  shown: () => string | undefined,
  target: () => HTMLElement | null | undefined,
  left?: () => HTMLElement | undefined,
): void {
  let before: string | undefined;
  $effect(() => {
    const now = shown();
    if (now === undefined || now === before) return;
    const first = before === undefined;
    before = now;
    if (!first) void move();
  });

  async function move(): Promise<void> {
    // A part of the page may hand the focus on within itself.
    await tick();
    const active = document.activeElement;
    if (!active || active === document.body || left?.()?.contains(active))
      target()?.focus({ preventScroll: true });
  }
}
