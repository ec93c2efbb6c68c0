/** Who is signed in, and the one place that asks to sign in when a request turns out to need it. */
import { circles, type Circle } from '~/api/circles';
import { asProblem, type Problem } from '~/api/client';
import { people, type Me } from '~/api/people';
import { device, sharedComputer } from './device';
import { forms } from './forms';
import { forgetShell, keepShell } from './shell';

/** How long an unanswered question who is signed in keeps a page waiting that the device could answer. */
const PATIENCE = 3000;
const AGAIN = 15_000;

let me = $state.raw<Me>();
let ownCircles = $state.raw<Circle[]>([]);
let problem = $state.raw<Problem>();
let asking = $state(false);
let change = $state(0);
let away = $state(false);
let again: ReturnType<typeof setTimeout> | undefined;
let answer: ((signedIn: boolean) => void)[] = [];

export const session = {
  /** Undefined until the first answer. */
  get me() {
    return me;
  },
  get member() {
    return me?.member ?? null;
  },
  /** Whether this person holds a seat of a kind today. */
  holds(kind: string): boolean {
    return me?.member?.seats.some((seat) => seat.kind === kind) ?? false;
  },
  /** The circles whose reports this person reads. */
  get circles() {
    return ownCircles;
  },
  get demo() {
    return me?.demo ?? false;
  },
  /** Counts how often another person, or nobody, took over in this tab: what is shown must be fetched again. */
  get change() {
    return change;
  },
  /** Whether this is what the device remembers, because the server cannot be reached: then nothing is known of circles. */
  get away() {
    return away;
  },
  /** Why it is not known who is signed in. */
  get problem() {
    return problem;
  },
  /** Whether sign-in stands open over the page. */
  get asking() {
    return asking;
  },

  async load(): Promise<void> {
    clearTimeout(again);
    const impatient = me ? undefined : setTimeout(() => void remembered(), PATIENCE);
    try {
      const [answer, all] = await Promise.all([people.me(), circles.circles()]);
      // Read only now: while the server was silent the device may have answered.
      const before = me;
      me = answer;
      ownCircles = closestFirst(all.items.filter(({ state }) => state === 'member' || state === 'open'));
      problem = undefined;
      if (before && (away || before.member?.id !== me.member?.id)) change++;
      away = false;
      void device.remember('me', me.member ? me : undefined);
      if (me.member) void forms.fetch();
    } catch (thrown) {
      problem = asProblem(thrown);
      if (problem.unreachable) {
        await remembered();
        again = setTimeout(() => void session.load(), AGAIN);
      }
    }
    clearTimeout(impatient);
    void device.forgetOld();
  },

  /** Opens sign-in over the page; what was typed stays where it is. */
  ask(): Promise<boolean> {
    asking = true;
    return new Promise((resolve) => answer.push(resolve));
  },

  async signedIn(): Promise<void> {
    await session.load();
    if (me?.member) settle(true);
  },

  notNow(): void {
    settle(false);
  },

  async signOut(): Promise<void> {
    await people.signOut();
    await device.forgetAll();
    await session.load();
  },

  setShared(on: boolean): void {
    sharedComputer.on = on;
    if (on) {
      void device.forgetAll();
      void forgetShell();
    } else {
      keepShell();
      if (me?.member && !away) void device.remember('me', me);
    }
  },

  /** What is shown must be fetched again. */
  changed(): void {
    change++;
  },
};

addEventListener('online', () => {
  if (problem) void session.load();
});

/** Writing goes on without network as whoever was signed in last; the server asks again as soon as it is there. */
async function remembered(): Promise<void> {
  const kept = me ? undefined : await device.recall<Me>('me');
  if (!kept || me) return;
  me = kept;
  away = true;
}

/** Those one speaks most freely in come first, everybody last. */
function closestFirst(all: Circle[]): Circle[] {
  const distance = ({ candid, people }: Circle) => (candid ? 0 : 1e6) + (people ?? 1e9);
  return [...all].sort((a, b) => distance(a) - distance(b));
}

function settle(signedIn: boolean): void {
  asking = false;
  const waiting = answer;
  answer = [];
  for (const resolve of waiting) resolve(signedIn);
}
