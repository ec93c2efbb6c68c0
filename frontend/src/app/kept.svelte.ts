/** A form with what is typed in it: kept on this device until it is saved or given up, and given back when the form opens again. */
import { Unsaved } from './unsaved';

export class Kept<T> {
  /** Whether the form shows what was typed before. */
  recalled = $state(false);
  readonly #typed: () => T;
  readonly #show: (typed: T) => void;
  readonly #empty: T;
  readonly #unsaved: Unsaved<T>;

  /** `where` names the form among all; `typed` reads the form as plain data, `show` fills it in. To be called when the form is made. */
  constructor(where: string, typed: () => T, show: (typed: T) => void) {
    this.#typed = typed;
    this.#show = show;
    this.#empty = typed();
    this.#unsaved = new Unsaved(where, this.#empty);
    void this.#unsaved.recall(typed).then((kept) => {
      if (!kept) return;
      show(kept.typed);
      this.recalled = true;
    });
    $effect(() => this.#unsaved.note(typed()));
  }

  /** Saved. */
  readonly settle = (): void => {
    this.#unsaved.settle(this.#typed());
    this.recalled = false;
  };

  /** Given up: the form is as it was made. */
  readonly drop = (): void => {
    this.#show(structuredClone(this.#empty));
    this.settle();
  };
}
