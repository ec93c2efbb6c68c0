/** What is typed beside files that are there. */
import { asProblem, type Problem } from '~/api/client';
import { desk, type DeskFile } from '~/api/desk';

export const MOST_FILES = 10;
/** What becomes of them on the way to the custodians: so many at most, of so much together. */
export const PLAIN_FILES = 10;
export const PLAIN_MEGABYTES = 8;

const PAUSE = 800;

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
      const problem = asProblem(thrown);
      // It is sent again below, as soon as there is a network.
      problem.unsent = false;
      this.problem = problem;
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
