/** Files on their way to the server. */
import { asProblem, Attempt, type Problem } from '~/api/client';
import type { Upload } from '~/api/http';

export const MEGABYTES = 20;
export const LONGEST_TITLE = 120;
export const LONGEST_ALT = 500;
export const ACCEPTED =
  '.pdf,.docx,.pptx,.odt,.jpg,.jpeg,.png,.txt,application/pdf,image/jpeg,image/png,text/plain';

/** One file between being chosen and being there. Its name stays on this device. */
export class Sending {
  part = $state(0);
  state = $state<'waiting' | 'sending' | 'refused' | 'gone'>('waiting');
  problem = $state.raw<Problem>();
  readonly #stop = new AbortController();
  readonly #attempt = new Attempt();

  constructor(readonly file: File) {}

  get name(): string {
    return this.file.name;
  }

  get percent(): number {
    return Math.round(this.part * 100);
  }

  /** Whether it was too large to be sent at all. */
  get tooLarge(): boolean {
    return this.file.size > MEGABYTES * 1024 * 1024;
  }

  /** What was made of it; nothing when it was refused or stopped. */
  async send<T>(how: (file: File, attempt: Attempt, options: Upload) => Promise<T>): Promise<T | undefined> {
    if (this.state === 'gone') return undefined;
    this.problem = undefined;
    if (this.tooLarge) {
      this.state = 'refused';
      return undefined;
    }
    this.state = 'sending';
    this.part = 0;
    try {
      const added = await how(this.file, this.#attempt, {
        progress: (part) => (this.part = part),
        signal: this.#stop.signal,
      });
      this.state = 'gone';
      return added;
    } catch (thrown) {
      if (this.#stop.signal.aborted) return undefined;
      this.problem = asProblem(thrown);
      this.state = 'refused';
      return undefined;
    }
  }

  stop(): void {
    this.state = 'gone';
    this.#stop.abort();
  }
}

type How<T> = (file: File, attempt: Attempt, options: Upload, one: Sending) => Promise<T>;

/** Files on their way to one place, one after the other: the server writes one at a time, and a phone's network is narrow. */
export class Sendings<T> {
  #all = $state.raw<Sending[]>([]);
  #busy = false;

  /** `before` is asked when files wait; unless it says yes, they wait on. */
  constructor(
    readonly how: How<T>,
    readonly added: (what: T, one: Sending) => void,
    readonly before: () => Promise<boolean> = () => Promise.resolve(true),
  ) {}

  get all(): Sending[] {
    return this.#all;
  }

  /** How many are not there yet, nor refused. */
  get onTheWay(): number {
    return this.#all.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  }

  /** Takes what was chosen, and leaves the field empty for more. */
  choose = (event: Event & { currentTarget: HTMLInputElement }): void => {
    const chosen = [...(event.currentTarget.files ?? [])];
    event.currentTarget.value = '';
    this.#all = [
      ...this.#all.filter(({ state }) => state !== 'gone'),
      ...chosen.map((file) => new Sending(file)),
    ];
    void this.#send();
  };

  again(one: Sending): void {
    one.state = 'waiting';
    void this.#send();
  }

  dismiss(one: Sending): void {
    this.#all = this.#all.filter((other) => other !== one);
  }

  clear(): void {
    this.#all = [];
  }

  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    const next = () => this.#all.find(({ state }) => state === 'waiting');
    try {
      if (!(await this.before())) return;
      for (let one = next(); one; one = next()) {
        const sent = one;
        const added = await sent.send((file, attempt, options) => this.how(file, attempt, options, sent));
        if (added !== undefined) this.added(added, sent);
      }
    } finally {
      this.#busy = false;
    }
  }
}
