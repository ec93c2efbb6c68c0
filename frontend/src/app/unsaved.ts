/**
 * What was typed in a form and is not saved yet: kept on this device, not on a shared computer, so that leaving the page loses nothing.
 * Given back when its writer comes back, and forgotten once it is saved or given up.
 */
import { device } from './device';
import { session } from './session.svelte';

/** `base`: what stood on the server when it was typed. */
type Copy<T> = { typed: T; base: string };

export class Unsaved<T> {
  readonly #name: string | undefined;
  /** What stands on the server, and what the text that is kept was typed on. */
  #stands: string;
  #base: string;
  #kept = false;

  /** `where` names the form among all; `stands` is what it shows before anything is typed. */
  constructor(where: string, stands: T) {
    const member = session.member?.id;
    if (member) this.#name = `unsaved ${member} ${where}`;
    this.#stands = this.#base = JSON.stringify(stands);
  }

  /**
   * What was typed here before, unless something was typed since the form opened. `newer`: somebody saved something else since then, which
   * the form has to say before it writes over it.
   */
  async recall(now: () => T): Promise<{ typed: T; newer: boolean } | undefined> {
    const copy = this.#name && (await device.recall<Copy<T>>(this.#name));
    if (!copy || JSON.stringify(now()) !== this.#stands) return undefined;
    this.#kept = true;
    if (JSON.stringify(copy.typed) === this.#stands) {
      this.#forget();
      return undefined;
    }
    this.#base = copy.base;
    return { typed: copy.typed, newer: copy.base !== this.#stands };
  }

  /** To be called whenever the form changed. */
  note(now: T): void {
    if (!this.#name) return;
    if (JSON.stringify(now) !== this.#stands) {
      this.#kept = true;
      void device.remember(this.#name, { typed: now, base: this.#base } satisfies Copy<T>);
    } else if (this.#kept) this.#forget();
  }

  /** Saved, or given up: this stands there now. */
  settle(stands: T): void {
    this.#stands = this.#base = JSON.stringify(stands);
    this.#forget();
  }

  #forget(): void {
    this.#kept = false;
    if (this.#name) void device.remember(this.#name, undefined);
  }
}
