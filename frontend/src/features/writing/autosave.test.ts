import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fields, Manuscript } from '~/api/desk';
import { Autosave, type Copy, type How, type Outcome, type SaveState } from './autosave';

const EMPTY: Fields = {
  kind: 'failure',
  language: 'nl',
  title: '',
  answers: {},
  themes: [],
  claims: [],
  circle: null,
  name: null,
  answered: {},
};
const titled = (title: string): Fields => ({ ...EMPTY, title });

/** A server and a device that do as they are told. */
function world() {
  const outcomes: Outcome[] = [];
  const w = {
    kept: [] as Copy[],
    saved: [] as { version: number; fields: Fields }[],
    how: [] as How[],
    states: [] as SaveState[],
    deviceWorks: true,
    forgotten: 0,
    /** What the next saves come to; a save that nothing is planned for succeeds. */
    plan: (...planned: Outcome[]) => outcomes.push(...planned),
    autosave: undefined as unknown as Autosave,
    last: () => w.states[w.states.length - 1]?.is,
  };
  w.autosave = new Autosave(
    {
      now: () => Date.now(),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      keep: async (copy) => {
        if (w.deviceWorks) w.kept.push(copy);
        return w.deviceWorks;
      },
      forget: async () => {
        w.forgotten++;
      },
      save: async (version, fields, how) => {
        w.saved.push({ version, fields });
        w.how.push(how);
        return outcomes.shift() ?? { is: 'saved', manuscript: { version: version + 1 } };
      },
      show: (state) => w.states.push(state),
    },
    { version: 1, fields: EMPTY },
  );
  return w;
}

const trouble = (because: 'offline' | 'unavailable' | 'signed-out', retryAfter?: number): Outcome => ({
  is: 'trouble',
  because,
  retryAfter,
});

describe('autosave', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('sends nothing of a text that was changed in two places until its author chose', async () => {
    const w = world();
    const theirs = { ...titled('elsewhere'), version: 5 } as Manuscript;
    w.autosave.clash(titled('here'), theirs);
    expect(w.last()).toBe('conflict');
    expect(await w.autosave.flush()).toBe(false);
    w.autosave.leave();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(w.saved).toEqual([]);
    expect(w.autosave.atRisk).toBe(false);
    expect(await w.autosave.resolve(titled('both'), theirs)).toBe(true);
    expect(w.saved).toEqual([{ version: 5, fields: titled('both') }]);
  });

  it('waits 0.8 s after the last key, then saves once', async () => {
    const w = world();
    w.autosave.edit(titled('a'));
    await vi.advanceTimersByTimeAsync(700);
    w.autosave.edit(titled('ab'));
    await vi.advanceTimersByTimeAsync(790);
    expect(w.saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(w.saved).toEqual([{ version: 1, fields: titled('ab') }]);
    expect(w.last()).toBe('saved');
  });

  it('keeps the text on the device before it asks the server, and forgets it there afterwards', async () => {
    const w = world();
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    expect(w.kept.map((copy) => copy.fields.title)).toEqual(['a']);
    expect(w.forgotten).toBe(1);
    expect(w.autosave.dirty).toBe(false);
  });

  it('builds each save on the version the server answered', async () => {
    const w = world();
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    w.autosave.edit(titled('b'));
    await w.autosave.flush();
    expect(w.saved.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('saves again what was typed while a save was under way', async () => {
    const w = world();
    w.autosave.edit(titled('a'));
    const first = w.autosave.flush();
    w.autosave.edit(titled('ab'));
    await first;
    expect(w.last()).toBe('typing');
    await vi.advanceTimersByTimeAsync(1000);
    expect(w.saved.map(({ fields }) => fields.title)).toEqual(['a', 'ab']);
    expect(w.forgotten).toBe(1);
  });

  it('says that the text is on the device when there is no network, and tries again by itself', async () => {
    const w = world();
    w.plan(trouble('offline'));
    w.autosave.edit(titled('a'));
    expect(await w.autosave.flush()).toBe(false);
    expect(w.states.at(-1)).toMatchObject({ is: 'unsaved', because: 'offline', onDevice: true });
    expect(w.autosave.atRisk).toBe(false);
    await vi.advanceTimersByTimeAsync(5100);
    expect(w.last()).toBe('saved');
  });

  it('knows that closing the page would lose text when the device keeps nothing', async () => {
    const w = world();
    w.deviceWorks = false;
    w.plan(trouble('offline'));
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    expect(w.autosave.atRisk).toBe(true);
    await w.autosave.flush();
    expect(w.autosave.atRisk).toBe(false);
  });

  it('waits as long as the server asks', async () => {
    const w = world();
    w.plan(trouble('unavailable', 20));
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(w.saved).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(w.saved).toHaveLength(2);
  });

  it('keeps typed text while signed out and does not hammer the server', async () => {
    const w = world();
    w.plan(trouble('signed-out'));
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(w.saved).toHaveLength(1);
    expect(await w.autosave.flush()).toBe(true);
  });

  it('stops at a conflict, keeps later keys on the device, and goes on from the choice', async () => {
    const w = world();
    const theirs = { ...titled('theirs'), id: 'm', version: 7, saved: '2026-11-23T10:00:00Z' } as Manuscript;
    w.plan({ is: 'conflict', theirs });
    w.autosave.edit(titled('mine'));
    await w.autosave.flush();
    expect(w.last()).toBe('conflict');
    w.autosave.edit(titled('mine, more'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(w.saved).toHaveLength(1);
    expect(w.kept.at(-1)?.fields.title).toBe('mine, more');
    expect(await w.autosave.resolve(titled('both'), theirs)).toBe(true);
    expect(w.saved.at(-1)).toEqual({ version: 7, fields: titled('both') });
    expect(w.how.at(-1)).toEqual({ leaving: false, keep: true });
  });

  it('takes a conflict with its own text for what it is: saved already', async () => {
    const w = world();
    const own = { ...titled('a'), id: 'm', version: 2, saved: '2026-11-23T10:00:00Z' } as Manuscript;
    w.plan({ is: 'conflict', theirs: own });
    w.autosave.edit(titled('a'));
    expect(await w.autosave.flush()).toBe(true);
    expect(w.autosave.version).toBe(2);
  });

  it('goes on from its own earlier text, which had arrived although no answer came', async () => {
    const w = world();
    const own = { ...titled('a'), id: 'm', version: 2, saved: '2026-11-23T10:00:00Z' } as Manuscript;
    w.plan(trouble('offline'), { is: 'conflict', theirs: own });
    w.autosave.edit(titled('a'));
    await w.autosave.flush();
    w.autosave.edit(titled('a and b'));
    expect(await w.autosave.flush()).toBe(true);
    expect(w.saved.at(-1)).toEqual({ version: 2, fields: titled('a and b') });
    expect(w.states.map((state) => state.is)).not.toContain('conflict');
  });

  it('goes on from the text that the device kept, which a page that went away had sent', async () => {
    const w = world();
    const own = { ...titled('kept'), id: 'm', version: 2, saved: '2026-11-23T10:00:00Z' } as Manuscript;
    w.plan(trouble('offline'), { is: 'conflict', theirs: own });
    w.autosave.restore(titled('kept'));
    w.autosave.edit(titled('kept, and more'));
    await w.autosave.flush();
    expect(await w.autosave.flush()).toBe(true);
    expect(w.saved.at(-1)).toEqual({ version: 2, fields: titled('kept, and more') });
  });

  it('does not take the text of somebody else for its own', async () => {
    const w = world();
    const theirs = { ...titled('theirs'), id: 'm', version: 2, saved: '2026-11-23T10:00:00Z' } as Manuscript;
    w.plan(trouble('offline'), { is: 'conflict', theirs });
    w.autosave.edit(titled('mine'));
    await w.autosave.flush();
    expect(await w.autosave.flush()).toBe(false);
    expect(w.last()).toBe('conflict');
  });

  it('keeps every key on the device at once, with the version it builds on', async () => {
    const w = world();
    w.autosave.edit(titled('a'));
    await vi.advanceTimersByTimeAsync(0);
    expect(w.kept.at(-1)).toMatchObject({ version: 1, fields: { title: 'a' } });
    expect(w.autosave.atRisk).toBe(false);
    const saving = w.autosave.flush();
    w.autosave.edit(titled('ab'));
    await saving;
    await vi.advanceTimersByTimeAsync(0);
    expect(w.kept.at(-1)).toMatchObject({ version: 2, fields: { title: 'ab' }, base: { title: 'a' } });
  });

  it('sends what it has in the same breath when the page goes away', () => {
    const w = world();
    w.autosave.edit(titled('a'));
    w.autosave.leave();
    expect(w.saved).toEqual([{ version: 1, fields: titled('a') }]);
    expect(w.how).toEqual([{ leaving: true, keep: false }]);
  });

  it('asks to keep what an earlier text replaces, once', async () => {
    const w = world();
    w.autosave.edit(titled('earlier'), true);
    await w.autosave.flush();
    w.autosave.edit(titled('later'));
    await w.autosave.flush();
    expect(w.how.map(({ keep }) => keep)).toEqual([true, false]);
  });
});
