/**
 * A text of the minutes as it is typed: each key goes to the device at once, and to the server within a second, also while one goes on
 * typing. Knows no DOM and no network; everything outside is handed in, so that every mishap can be tried.
 */
export type Kept = { text: string; version: number };

/** Under which name the device keeps what the server does not have yet. */
export const keptAs = (member: string, meeting: string, circle: string, item: string): string =>
  `minutes ${member} ${meeting} ${circle} ${item}`;

export type Outcome =
  | { is: 'saved'; version: number }
  /** Another text stands there; ours is kept beside it. */
  | { is: 'late'; now: Kept }
  | { is: 'away' }
  | { is: 'refused'; reasons: string[] };

export type State =
  { is: 'calm' | 'typing' | 'saving' | 'saved' | 'away' | 'late' } | { is: 'refused'; reasons: string[] };

export type Outside = {
  /** Runs later; answers a function that calls it off. */
  later: (work: () => void, milliseconds: number) => () => void;
  keep: (copy: Kept) => void;
  forget: () => void;
  /** With `leaving` the page goes away: the request must outlive it. */
  save: (version: number, text: string, leaving: boolean) => Promise<Outcome>;
  show: (text: string, state: State) => void;
};

/** From the first key the server does not have: with the way there, less than a second. */
const PAUSE = 600;
const RETRIES = [2, 5, 10, 30];

export class Typing {
  #outside: Outside;
  #text: string;
  #version: number;
  #dirty = false;
  #cancel: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #failures = 0;

  constructor(outside: Outside, stored: Kept) {
    this.#outside = outside;
    this.#text = stored.text;
    this.#version = stored.version;
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  type(text: string): void {
    this.#text = text;
    this.#dirty = true;
    this.#outside.keep({ text, version: this.#version });
    this.#show({ is: 'typing' });
    this.#soon(PAUSE);
  }

  /** What this device kept of a page that went away: it builds on what stood there then. */
  restore(copy: Kept): void {
    if (copy.text === this.#text) return this.#outside.forget();
    this.#version = copy.version;
    this.type(copy.text);
  }

  /** What stands on the server now. What was typed here meanwhile is not touched: saving it will tell. */
  hear({ text, version }: Kept): void {
    if (this.#dirty || this.#running || version <= this.#version) return;
    this.#text = text;
    this.#version = version;
    this.#show({ is: 'calm' });
  }

  /** Saves now; true when the server has everything. */
  async flush(): Promise<boolean> {
    this.#stop();
    if (this.#running) await this.#running;
    if (this.#dirty) await this.#run(false);
    return !this.#dirty;
  }

  /** The page goes away: nothing after a wait will run. */
  leave(): void {
    this.#stop();
    if (this.#dirty && !this.#running) void this.#run(true);
  }

  #soon(milliseconds: number): void {
    this.#cancel ??= this.#outside.later(() => {
      this.#cancel = undefined;
      void this.flush();
    }, milliseconds);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #run(leaving: boolean): Promise<void> {
    this.#running ??= this.#save(leaving).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #save(leaving: boolean): Promise<void> {
    const sent = this.#text;
    this.#show({ is: 'saving' });
    const outcome = await this.#outside.save(this.#version, sent, leaving);
    if (outcome.is === 'away') {
      this.#show(outcome);
      return this.#soon(RETRIES[Math.min(this.#failures++, RETRIES.length - 1)]! * 1000);
    }
    this.#failures = 0;
    // Refused words stay here and on the device until they are worded otherwise.
    if (outcome.is === 'refused') return this.#show(outcome);
    if (outcome.is === 'saved') this.#version = outcome.version;
    if (this.#text !== sent) {
      // More was typed meanwhile. After a late one it goes beside too, before the other text takes its place.
      if (leaving) return this.#save(leaving);
      this.#outside.keep({ text: this.#text, version: this.#version });
      this.#show({ is: 'typing' });
      return this.#soon(PAUSE);
    }
    if (outcome.is === 'late') {
      this.#text = outcome.now.text;
      this.#version = outcome.now.version;
    }
    this.#dirty = false;
    this.#outside.forget();
    this.#show({ is: outcome.is });
  }

  #show(state: State): void {
    this.#outside.show(this.#text, state);
  }
}
