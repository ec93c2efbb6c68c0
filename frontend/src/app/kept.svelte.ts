/** A form with what is typed in it: kept on this device until it is saved or given up, and given back when the form opens again. */
import { untrack } from 'svelte';
import { session } from './session.svelte';
import { Unsaved } from './unsaved';

export class Kept<T> {
  /** Whether the form shows what was typed before. */
  recalled = $state(false);
  readonly #typed: () => T;
  readonly #show: (typed: T) => void;
  readonly #empty: T;
  #unsaved = $state.raw<Unsaved<T>>();

  /** `where` names the form among all; `typed` reads the form as plain data, `show` fills it in. Call while a component is being made. */
  constructor(where: string, typed: () => T, show: (typed: T) => void) {
    this.#typed = typed;
    this.#show = show;
    this.#empty = untrack(typed);
    // A form can be there before it is known who is signed in.
    $effect(() => {
      if (session.member) untrack(() => this.#begin(where));
    });
    $effect(() => this.#unsaved?.note(typed()));
  }

  #begin(where: string): void {
    if (this.#unsaved) return;
    this.#unsaved = new Unsaved(where, this.#empty);
    void this.#unsaved.recall(this.#typed).then((kept) => {
      if (!kept) return;
      this.#show(kept.typed);
      this.recalled = true;
    });
  }

  /** Saved, or left on purpose. */
  readonly settle = (): void => {
    this.#unsaved?.settle(this.#typed());
    this.recalled = false;
  };

  /** Given up: the form is as it was made. */
  readonly drop = (): void => {
    this.#show(structuredClone(this.#empty));
    this.settle();
  };
}
