/**
 * Keeps what is typed: first on the device, then on the server, each time from the version it builds on.
 * Knows no DOM and no network of its own; everything outside is handed in, so that every mishap can be tried.
 */
import type { Fields, Manuscript } from '~/api/desk';
import type { Copy as Kept } from '~/app/device';
import { sameFields } from './merge';

export type Copy = Kept & { fields: Fields; base: Fields };

export type Trouble = 'offline' | 'unavailable' | 'signed-out' | 'gone' | 'refused';

export type SaveState =
  | { is: 'unchanged' }
  | { is: 'typing' }
  | { is: 'saving' }
  | { is: 'saved'; at: number }
  | { is: 'unsaved'; because: Trouble; onDevice: boolean; at: number; reasons: string[] }
  | { is: 'conflict'; theirs: Manuscript };

/** What saving on the server came to. */
export type Outcome =
  | { is: 'saved'; manuscript: Pick<Manuscript, 'version'> }
  | { is: 'conflict'; theirs: Manuscript }
  | { is: 'trouble'; because: Trouble; retryAfter?: number | undefined; reasons?: string[] };

export type How = {
  /** The page is going away: the request must outlive it. */
  leaving: boolean;
  /** What this replaces stays among the earlier versions. */
  keep: boolean;
};

export type Outside = {
  now: () => number;
  /** Runs later; answers a function that calls it off. */
  later: (work: () => void, milliseconds: number) => () => void;
  keep: (copy: Copy) => Promise<boolean>;
  forget: () => Promise<void>;
  save: (version: number, fields: Fields, how: How) => Promise<Outcome>;
  show: (state: SaveState) => void;
};

const PAUSE = 800;
const RETRIES = [5, 10, 30, 60];

export class Autosave {
  #outside: Outside;
  #fields: Fields;
  #base: Fields;
  #version: number;
  #dirty = false;
  /** What the device has; compared by identity, because every edit makes a new object. */
  #kept: Fields | undefined;
  #state: SaveState = { is: 'unchanged' };
  #cancel: () => void = () => {};
  #running: Promise<void> | undefined;
  #failures = 0;
  #replaces = false;
  #keeping: Promise<boolean> | undefined;
  /** Texts of this manuscript that were sent, or may have been by a page that went away, and whose answer nobody heard. */
  #unheard: Fields[] = [];

  constructor(outside: Outside, stored: { version: number; fields: Fields }) {
    this.#outside = outside;
    this.#fields = stored.fields;
    this.#base = stored.fields;
    this.#version = stored.version;
  }

  get version(): number {
    return this.#version;
  }

  get state(): SaveState {
    return this.#state;
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  /** Whether closing the page now would lose something: nothing has it but this page. */
  get atRisk(): boolean {
    return this.#dirty && this.#kept !== this.#fields;
  }

  /** With `replaces`, the text that stood there before is one the author may want back. */
  edit(fields: Fields, replaces = false): void {
    this.#fields = fields;
    this.#dirty = true;
    this.#replaces ||= replaces;
    // At each key: a page can go away before the pause ends, and then nothing that waits is done any more.
    void this.#keep();
    if (this.#state.is === 'conflict') return;
    if (this.#state.is !== 'unsaved') this.#show({ is: 'typing' });
    this.#schedule(PAUSE);
  }

  /** The text that this device kept: a page that went away may have sent it. */
  restore(fields: Fields): void {
    this.#unheard.push(fields);
    this.edit(fields);
  }

  /** The text that this device kept builds on less than what stands there now: nothing is sent until its author chose. */
  clash(fields: Fields, theirs: Manuscript): void {
    this.#fields = fields;
    this.#kept = fields;
    this.#dirty = true;
    this.#show({ is: 'conflict', theirs });
  }

  /** Saves now. Resolves to true when the server has everything that was typed. */
  async flush(): Promise<boolean> {
    this.#cancel();
    if (this.#state.is === 'conflict') return false;
    if (this.#running) await this.#running;
    if (this.#dirty) await this.#run();
    return !this.#dirty;
  }

  /** The page is going away, perhaps for good: sends at once what it has, because nothing after a wait will run. */
  leave(): void {
    if (!this.#dirty || this.#state.is === 'conflict') return;
    void this.#keep();
    if (this.#running) return;
    this.#cancel();
    void this.#run(true);
  }

  /** The author chose between two versions; the choice builds on theirs. */
  resolve(fields: Fields, theirs: Manuscript): Promise<boolean> {
    this.#version = theirs.version;
    this.#base = theirs;
    this.#fields = fields;
    this.#dirty = true;
    this.#replaces = true;
    this.#show({ is: 'typing' });
    return this.flush();
  }

  stop(): void {
    this.#cancel();
  }

  #schedule(milliseconds: number): void {
    this.#cancel();
    this.#cancel = this.#outside.later(() => void this.flush(), milliseconds);
  }

  #run(leaving = false): Promise<void> {
    this.#running ??= this.#save(leaving).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #save(leaving: boolean): Promise<void> {
    const sent = this.#fields;
    const keep = this.#replaces;
    const onDevice = leaving ? this.#kept === sent : await this.#keep();
    if (this.#state.is !== 'unsaved') this.#show({ is: 'saving' });
    const outcome = await this.#outside.save(this.#version, sent, { leaving, keep });
    if (outcome.is === 'saved') return this.#saved(sent, outcome.manuscript.version);
    if (outcome.is === 'conflict') {
      // A page that went away had sent this very text, and its answer came too late to be heard.
      if (sameFields(sent, outcome.theirs)) return this.#saved(sent, outcome.theirs.version);
      // What stands there is an earlier state of this very text: it had arrived after all, and this builds on it.
      if (this.#unheard.some((earlier) => sameFields(earlier, outcome.theirs))) {
        this.#unheard = [];
        this.#version = outcome.theirs.version;
        this.#base = outcome.theirs;
        return this.#save(leaving);
      }
      return this.#show({ is: 'conflict', theirs: outcome.theirs });
    }
    this.#unheard.push(sent);
    const { because, retryAfter, reasons = [] } = outcome;
    this.#show({ is: 'unsaved', because, onDevice, at: this.#outside.now(), reasons });
    if (because === 'offline' || because === 'unavailable') {
      const wait = RETRIES[Math.min(this.#failures++, RETRIES.length - 1)]!;
      this.#schedule(Math.max(wait, Math.min(retryAfter ?? 0, 300)) * 1000);
    }
  }

  async #saved(sent: Fields, version: number): Promise<void> {
    this.#failures = 0;
    this.#unheard = [];
    this.#version = version;
    this.#base = sent;
    this.#replaces = false;
    if (this.#fields !== sent) {
      // More was typed meanwhile: the device keeps it with what it builds on now, and the pause still runs.
      this.#kept = undefined;
      void this.#keep();
      this.#show({ is: 'typing' });
      return;
    }
    this.#dirty = false;
    await this.#keeping;
    if (this.#dirty) return;
    this.#kept = undefined;
    await this.#outside.forget();
    if (this.#dirty) return;
    this.#show({ is: 'saved', at: this.#outside.now() });
  }

  /** Puts what stands now on the device; true when it is there. One write at a time, the last text always last. */
  async #keep(): Promise<boolean> {
    while (this.#keeping) await this.#keeping;
    if (this.#kept === this.#fields) return true;
    if (!this.#dirty) return false;
    const copy = { fields: this.#fields, base: this.#base, version: this.#version, at: this.#outside.now() };
    this.#keeping = this.#outside.keep(copy);
    const kept = await this.#keeping;
    this.#keeping = undefined;
    if (kept) this.#kept = copy.fields;
    return kept;
  }

  #show(state: SaveState): void {
    this.#state = state;
    this.#outside.show(state);
  }
}
