/** One manuscript open on the screen: its fields, its state of saving, and what the guard has found. */
import { asProblem, KnownAttempt, Problem } from '~/api/client';
import { desk, type Answer, type Fields, type Manuscript } from '~/api/desk';
import { people } from '~/api/people';
import { device, type Begun } from '~/app/device';
import { session } from '~/app/session.svelte';
import { Autosave, type Copy, type How, type Outcome, type SaveState, type Trouble } from './autosave';
import { blank, isNew, keyOf } from './drafting';
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
  /** The published report that this takes the place of. */
  readonly revises: string | null;
  /** Until the server knows the manuscript, an id of this device's own. */
  id = $state('');
  /** When the server last had everything, as far as this page knows. */
  savedAt = $state<number>(0);
  #saving: Autosave;
  #asked = false;
  readonly #member: string;
  readonly #begun: Begun;
  readonly #moved: (from: string, to: string) => void;

  constructor(
    member: string,
    stored: Manuscript,
    copy: Copy | undefined,
    moved: (from: string, to: string) => void = () => {},
  ) {
    this.#member = member;
    this.#moved = moved;
    this.#begun = copy?.begun ?? { kind: stored.kind, language: stored.language };
    this.id = stored.id;
    this.revises = stored.revises ?? null;
    this.savedAt = isNew(stored.id) ? 0 : Date.parse(stored.saved);
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
        keep: (kept) =>
          device.keep(member, this.id, {
            ...kept,
            revises: this.revises,
            ...(isNew(this.id) && { begun: this.#begun }),
          }),
        forget: () => device.forget(member, this.id),
        save: (version, fields, how) => this.#save(version, fields, how),
        show: (state) => this.#show(state),
      },
      { version: newer?.version ?? stored.version, fields: this.fields },
    );
    if (newer) this.#restore(newer, stored);
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

  /** Whether it exists on this device only. */
  get isNew(): boolean {
    return isNew(this.id);
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

  async #save(version: number, fields: Fields, how: How): Promise<Outcome> {
    // What the server made out of a beginning on this device was empty: its first version.
    if (!this.isNew) return save(this.id, Math.max(version, 1), fields, how);
    try {
      // Whoever signed in meanwhile must not find this text on their desk. What is made holds no text yet; it gets its
      // text only when it is known to be the author's, and then nobody else can save it.
      if (!(await this.#isMine())) return { is: 'trouble', because: 'gone' };
      const made = await desk.createManuscript(this.#begun, new KnownAttempt(keyOf(this.id)), true);
      if (!(await this.#isMine())) {
        await desk.deleteManuscript(made.id).catch(() => undefined);
        return { is: 'trouble', because: 'gone' };
      }
      const before = this.id;
      await device.move(this.#member, before, made.id);
      this.id = made.id;
      this.#moved(before, made.id);
      // Made before, and written on since: by another tab, or by this one and the answer was lost.
      if (!sameFields(fieldsOf(made), fieldsOf(blank(made.id, this.#begun)))) {
        return { is: 'conflict', theirs: made };
      }
      return save(made.id, made.version, fields, how);
    } catch (thrown) {
      return trouble(thrown);
    }
  }

  /** Whether this browser is signed in as the author now; nobody being signed in is a trouble of its own. */
  async #isMine(): Promise<boolean> {
    const { member } = await people.me();
    if (!member) throw new Problem(401, 'not-signed-in');
    return member.id === this.#member;
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

  /** Sent with the version it was typed on, unless another device saved since. */
  #restore(copy: Copy, stored: Manuscript): void {
    this.restored = copy.at;
    // A copy of an earlier release lacks what was added since.
    this.base = fieldsOf(copy.base);
    this.fields = fieldsOf(copy.fields);
    if (stored.version > copy.version) return this.#saving.clash(this.fields, stored);
    this.#saving.restore(this.fields);
    void this.#saving.flush();
  }
}

export function fieldsOf(manuscript: Fields): Fields {
  const { kind, language, title, answers, themes, claims, circle, name, answered } = manuscript;
  return {
    kind,
    language,
    title: title ?? '',
    answers: answers ?? {},
    themes: themes ?? [],
    claims: claims ?? [],
    circle: circle ?? null,
    name: name ?? null,
    answered: answered ?? {},
  };
}

/** Browsers let no more than 64 KiB outlive a page; a longer text is on the device. */
const OUTLIVES = 20_000;

async function save(id: string, version: number, fields: Fields, { leaving, keep }: How): Promise<Outcome> {
  const keepalive = leaving && JSON.stringify(fields).length < OUTLIVES;
  try {
    return {
      is: 'saved',
      manuscript: await desk.saveManuscript(id, { version, ...fields, keep }, keepalive),
    };
  } catch (thrown) {
    const problem = asProblem(thrown);
    const current = problem.body.current as Manuscript | undefined;
    return problem.status === 409 && current ? { is: 'conflict', theirs: current } : trouble(problem);
  }
}

function trouble(thrown: unknown): Outcome {
  const problem = asProblem(thrown);
  return {
    is: 'trouble',
    because: TROUBLE[problem.code] ?? 'unavailable',
    retryAfter: problem.retryAfter,
    reasons: problem.violations.map((violation) => violation.message),
  };
}
