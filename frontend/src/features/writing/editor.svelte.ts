/** One manuscript open on the screen: its fields, its state of saving, and what the guard has found. */
import { api, asProblem, type Answer, type Fields, type Manuscript } from '~/api/client';
import { device } from '~/app/device';
import { session } from '~/app/session.svelte';
import { Autosave, type Copy, type Outcome, type SaveState, type Trouble } from './autosave';
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
    this.#saving = new Autosave(
      {
        now: () => Date.now(),
        later: (work, milliseconds) => {
          const timer = setTimeout(work, milliseconds);
          return () => clearTimeout(timer);
        },
        keep: (kept) => device.keep(member, stored.id, kept),
        forget: () => device.forget(member, stored.id),
        save: (version, fields, leaving) => save(stored.id, version, fields, leaving),
        show: (state) => this.#show(state),
      },
      { version: copy?.version ?? stored.version, fields: this.fields },
    );
    if (copy && !sameFields(copy.fields, this.fields)) this.#restore(copy);
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

  change(part: Partial<Fields>): void {
    this.fields = { ...this.fields, ...part };
    this.#saving.edit(this.fields);
  }

  answer(question: string, answer: Answer): void {
    this.change({ answers: { ...this.fields.answers, [question]: answer } });
  }

  flush = (leaving = false): Promise<boolean> => this.#saving.flush(leaving);

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

async function save(id: string, version: number, fields: Fields, leaving: boolean): Promise<Outcome> {
  try {
    return { is: 'saved', manuscript: await api.saveManuscript(id, version, fields, leaving) };
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
