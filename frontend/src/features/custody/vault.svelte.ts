/** Whether the custodian's key is unlocked in this session, and the one place that asks for the passphrase again. */
import { box, type Key } from '~/api/box';
import { asProblem } from '~/api/client';

let key = $state.raw<Key>();
let asking = $state(false);
let answer: ((unlocked: boolean) => void)[] = [];

export const vault = {
  /** Undefined until the first answer. */
  get key(): Key | undefined {
    return key;
  },
  /** Whether the passphrase is asked for over a page on which something may be typed. */
  get asking(): boolean {
    return asking;
  },
  know(now: Key): void {
    key = now;
    if (now.unlocked) settle(true);
  },
  notNow(): void {
    settle(false);
  },

  /** Does something that needs the key. When it was locked meanwhile, asks for the passphrase over the page and tries again. */
  async with<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (asProblem(thrown).status !== 403) throw thrown;
      const now = await box.key();
      if (now.unlocked || now.state !== 'ready') throw thrown;
      asking = true;
      if (!(await new Promise<boolean>((resolve) => answer.push(resolve)))) throw thrown;
      return work();
    }
  },
};

function settle(unlocked: boolean): void {
  asking = false;
  const waiting = answer;
  answer = [];
  for (const resolve of waiting) resolve(unlocked);
}
