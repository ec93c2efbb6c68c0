/** Files on their way, and what is typed beside those that are there. */
import { asProblem, Attempt, type Problem } from '~/api/client';
import { desk, type DeskFile } from '~/api/desk';

export const MOST_FILES = 10;
export const MEGABYTES = 20;
/** What becomes of them on the way to the custodians: so many at most, of so much together. */
export const PLAIN_FILES = 10;
export const PLAIN_MEGABYTES = 8;
export const LONGEST_TITLE = 120;
export const LONGEST_ALT = 500;
export const ACCEPTED =
  '.pdf,.docx,.pptx,.odt,.jpg,.jpeg,.png,.txt,application/pdf,image/jpeg,image/png,text/plain';

const PAUSE = 800;

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
  async send(manuscript: string): Promise<DeskFile | undefined> {
    if (this.state === 'gone') return undefined;
    this.problem = undefined;
    if (this.tooLarge) {
      this.state = 'refused';
      return undefined;
    }
    this.state = 'sending';
    this.part = 0;
    try {
      const added = await desk.addFile(manuscript, this.file, this.#attempt, {
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

type Words = { title: string; alt: string };

/** Title and description of a file while they are typed: saved after a pause, kept and tried again where that fails. */
export class Described {
  words = $state.raw<Words>() as Words;
  problem = $state.raw<Problem>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = false;

  constructor(
    readonly manuscript: string,
    readonly file: DeskFile,
  ) {
    this.words = { title: file.title, alt: file.alt };
  }

  change(part: Partial<Words>): void {
    this.words = { ...this.words, ...part };
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    if (!this.#changed) return;
    this.#changed = false;
    try {
      await desk.changeFile(this.manuscript, this.file.id, this.words);
      this.problem = undefined;
    } catch (thrown) {
      this.#changed = true;
      this.problem = asProblem(thrown);
    }
  };
}

/** What was typed beside files in this tab, for as long as it is open: a page that is left takes nothing along. */
const known: Record<string, Described> = {};

export function described(manuscript: string, file: DeskFile): Described {
  const key = `${manuscript} ${file.id}`;
  return (known[key] ??= new Described(manuscript, file));
}

export async function saveAll(): Promise<void> {
  await Promise.all(Object.values(known).map((one) => one.flush()));
}

if (typeof document !== 'undefined') {
  const save = () => void saveAll();
  addEventListener('online', save);
  // a page that is left goes on sending what was typed last
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.hidden && save());
}
