/** One manuscript open on the screen: its fields, its state of saving, and what the guard has found. */
import { api, asProblem, type Answer, type Fields, type Manuscript } from '~/api/client';
import { device } from '~/app/device';
import { session } from '~/app/session.svelte';
import { Autosave, type Copy, type How, type Outcome, type SaveState, type Trouble } from './autosave';
import { sameFields } from './merge';

const TROUBLE: Record<string, Trouble> = {
  offline: 'offline',
  unavailable: 'unavailable',
  'too-many': 'unavailable',
  'not-signed-in': 'signed-out',
  'not-found': 'gone',
  gone: 'gone',
  invalid: 'refused',
};

export class Editor {
  fields = $state.raw<Fields>() as Fields;
  state = $state.raw<SaveState>({ is: 'unchanged' });
  /** When the text came from this device and not from the server: the time it was kept. */
  restored = $state<number>();
  /** The version both sides began from, for comparing. */
  base: Fields;
  readonly id: string;
  /** When the server last had everything, as far as this page knows. */
  savedAt = $state<number>(0);
  #saving: Autosave;
  #asked = false;

  constructor(member: string, stored: Manuscript, copy: Copy | undefined) {
    this.id = stored.id;
    this.savedAt = Date.parse(stored.saved);
    this.fields = fieldsOf(stored);
    this.base = this.fields;
    // A copy that the server has by now says nothing, least of all which version it builds on.
    const newer = copy && !sameFields(copy.fields, this.fields) ? copy : undefined;
    this.#saving = new Autosave(
      {
        now: () => Date.now(),
        later: (work, milliseconds) => {
          const timer = setTimeout(work, milliseconds);
          return () => clearTimeout(timer);
        },
        keep: (kept) => device.keep(member, stored.id, kept),
        forget: () => device.forget(member, stored.id),
        save: (version, fields, how) => save(stored.id, version, fields, how),
        show: (state) => this.#show(state),
      },
      { version: newer?.version ?? stored.version, fields: this.fields },
    );
    if (newer) this.#restore(newer);
    else if (copy) void device.forget(member, stored.id);
  }

  get version(): number {
    return this.#saving.version;
  }

  get dirty(): boolean {
    return this.#saving.dirty;
  }

  get atRisk(): boolean {
    return this.#saving.atRisk;
  }

  /** With `replaces`, what stood there before stays among the earlier versions. */
  change(part: Partial<Fields>, replaces = false): void {
    this.fields = { ...this.fields, ...part };
    this.#saving.edit(this.fields, replaces);
  }

  answer(question: string, answer: Answer): void {
    this.change({ answers: { ...this.fields.answers, [question]: answer } });
  }

  flush = (): Promise<boolean> => this.#saving.flush();

  leave = (): void => this.#saving.leave();

  async resolve(fields: Fields, theirs: Manuscript): Promise<boolean> {
    this.fields = fields;
    this.base = fieldsOf(theirs);
    return this.#saving.resolve(fields, theirs);
  }

  /** Sign-in opens over the form; afterwards what was typed goes to the server. */
  async signIn(): Promise<void> {
    if (await session.ask()) await this.flush();
  }

  #show(state: SaveState): void {
    this.state = state;
    if (state.is === 'saved') {
      this.savedAt = state.at;
      this.#asked = false;
    }
    if (state.is === 'unsaved' && state.because === 'signed-out' && !this.#asked) {
      // Once, not again at every key: after "not now" the status line offers it.
      this.#asked = true;
      void this.signIn();
    }
  }

  /** Sent with the version it was typed on: if another device saved since, the server says so. */
  #restore(copy: Copy): void {
    this.restored = copy.at;
    this.base = copy.base;
    this.fields = copy.fields;
    this.#saving.edit(copy.fields);
    void this.#saving.flush();
  }
}

export function fieldsOf(manuscript: Manuscript): Fields {
  const { kind, language, title, answers, themes, circle, name } = manuscript;
  return {
    kind,
    language,
    title: title ?? '',
    answers: answers ?? {},
    themes: themes ?? [],
    circle: circle ?? null,
    name: name ?? null,
  };
}

/** Browsers let no more than 64 KiB outlive a page; a longer text is on the device. */
const OUTLIVES = 20_000;

async function save(id: string, version: number, fields: Fields, { leaving, keep }: How): Promise<Outcome> {
  const keepalive = leaving && JSON.stringify(fields).length < OUTLIVES;
  try {
    return { is: 'saved', manuscript: await api.saveManuscript(id, { version, ...fields, keep }, keepalive) };
  } catch (thrown) {
    const problem = asProblem(thrown);
    const current = problem.body.current as Manuscript | undefined;
    if (problem.status === 409 && current) return { is: 'conflict', theirs: current };
    return {
      is: 'trouble',
      because: TROUBLE[problem.code] ?? 'unavailable',
      retryAfter: problem.retryAfter,
      reasons: problem.violations.map((violation) => violation.message),
    };
  }
}
