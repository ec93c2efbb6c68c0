import { beforeEach, describe, expect, it } from 'vitest';
import { Typing, type Kept, type Outcome, type Outside, type State } from './typing';

/** A world in which time passes when it is told to, and the server answers as planned. */
function world(stored: Kept = { text: '', version: 0 }) {
  const waiting: { at: number; work: () => void }[] = [];
  const plans: ((version: number, text: string) => Outcome)[] = [];
  const w = {
    now: 0,
    sent: [] as { version: number; text: string; leaving: boolean }[],
    device: undefined as Kept | undefined,
    shown: '',
    state: { is: 'calm' } as State,
    plan: (...next: ((version: number, text: string) => Outcome)[]) => plans.push(...next),
    during: undefined as (() => void) | undefined,
    typing: undefined as unknown as Typing,
    async pass(milliseconds: number) {
      const until = w.now + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting.splice(waiting.indexOf(next), 1);
        w.now = next.at;
        next.work();
        for (let i = 0; i < 20; i++) await Promise.resolve();
      }
      w.now = until;
    },
  };
  const outside: Outside = {
    later(work, milliseconds) {
      const one = { at: w.now + milliseconds, work };
      waiting.push(one);
      return () => void (waiting.includes(one) && waiting.splice(waiting.indexOf(one), 1));
    },
    keep: (copy) => (w.device = copy),
    forget: () => (w.device = undefined),
    async save(version, text, leaving) {
      w.sent.push({ version, text, leaving });
      const during = w.during;
      w.during = undefined;
      during?.();
      return (plans.shift() ?? (() => ({ is: 'saved', version: version + 1 })))(version, text);
    },
    show(text, state) {
      w.shown = text;
      w.state = state;
    },
  };
  w.typing = new Typing(outside, stored);
  return w;
}

const late = (text: string, version: number) => (): Outcome => ({ is: 'late', now: { text, version } });
const away = (): Outcome => ({ is: 'away' });

describe('typing minutes', () => {
  let w = world();
  beforeEach(() => (w = world()));

  it('saves within a second of a key, also while one goes on typing', async () => {
    for (let i = 1; i <= 20; i++) {
      w.typing.type('x'.repeat(i));
      expect(w.device).toMatchObject({ text: 'x'.repeat(i) });
      await w.pass(100);
    }
    expect(w.sent.map(({ text }) => text.length)).toEqual([6, 12, 18]);
    await w.pass(1000);
    expect(w.sent.at(-1)).toEqual({ version: 3, text: 'x'.repeat(20), leaving: false });
    expect(w.state.is).toBe('saved');
    expect(w.device).toBeUndefined();
  });

  it('keeps what is typed on the device while the server is away, and saves it when it is back', async () => {
    w.plan(away, away);
    w.typing.type('a');
    await w.pass(1000);
    expect(w.state.is).toBe('away');
    w.typing.type('ab');
    expect(w.device).toEqual({ text: 'ab', version: 0 });
    await w.pass(60_000);
    expect(w.sent.at(-1)?.text).toBe('ab');
    expect(w.typing.dirty).toBe(false);
  });

  it('shows the other text only when the server has everything of this one', async () => {
    w.plan(late('theirs', 4), late('theirs', 4));
    w.typing.type('mine');
    w.during = () => w.typing.type('mine, and more');
    await w.pass(5000);
    expect(w.sent.map(({ text }) => text)).toEqual(['mine', 'mine, and more']);
    expect(w.shown).toBe('theirs');
    expect(w.state.is).toBe('late');
    w.typing.type('theirs, then mine');
    await w.pass(1000);
    expect(w.sent.at(-1)).toMatchObject({ version: 4, text: 'theirs, then mine' });
  });

  it('hears what others wrote, but never over what was typed here', async () => {
    w.typing.hear({ text: 'theirs', version: 2 });
    expect(w.shown).toBe('theirs');
    w.typing.type('mine');
    w.typing.hear({ text: 'again theirs', version: 3 });
    expect(w.shown).toBe('mine');
    await w.pass(1000);
    expect(w.sent).toEqual([{ version: 2, text: 'mine', leaving: false }]);
    w.typing.hear({ text: 'old', version: 2 });
    expect(w.shown).toBe('mine');
  });

  it('gives back what a page that went away had not saved', async () => {
    w = world({ text: 'theirs', version: 3 });
    w.plan(late('theirs', 3));
    w.typing.restore({ text: 'mine', version: 2 });
    await w.pass(1000);
    expect(w.sent).toEqual([{ version: 2, text: 'mine', leaving: false }]);
    expect(w.shown).toBe('theirs');
    w.device = { text: 'theirs', version: 2 };
    w.typing.restore({ text: 'theirs', version: 2 });
    expect(w.device).toBeUndefined();
  });

  it('keeps refused words where they are, and tries again when they change', async () => {
    w.plan(() => ({ is: 'refused', reasons: ['a phone number'] }));
    w.typing.type('call 0470');
    await w.pass(60_000);
    expect(w.state).toEqual({ is: 'refused', reasons: ['a phone number'] });
    expect(w.sent).toHaveLength(1);
    expect(w.device?.text).toBe('call 0470');
    w.typing.type('call');
    await w.pass(1000);
    expect(w.state.is).toBe('saved');
  });

  it('sends what it has when the page goes away', () => {
    w.typing.type('a');
    w.typing.leave();
    expect(w.sent).toEqual([{ version: 0, text: 'a', leaving: true }]);
  });
});
