import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Unsaved } from './unsaved';

const world = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  shared: false,
  member: { id: 'm1' } as { id: string } | undefined,
}));

vi.mock('./device', () => ({
  device: {
    remember(name: string, value: unknown) {
      if (world.shared) return Promise.resolve();
      if (value === undefined) world.kept.delete(name);
      else world.kept.set(name, structuredClone(value));
      return Promise.resolve();
    },
    recall: (name: string) => Promise.resolve(world.kept.get(name)),
  },
}));
vi.mock('./session.svelte', () => ({
  session: {
    get member() {
      return world.member;
    },
  },
}));

beforeEach(() => {
  world.kept.clear();
  world.shared = false;
  world.member = { id: 'm1' };
});

describe('what is typed and not saved', () => {
  it('is there again when the form opens anew', async () => {
    new Unsaved('form', 'a').note('a b');
    expect(await new Unsaved('form', 'a').recall(() => 'a')).toEqual({ typed: 'a b', newer: false });
  });

  it('is found by its writer alone, in its own form alone', async () => {
    new Unsaved('form', 'a').note('a b');
    expect(await new Unsaved('other', 'a').recall(() => 'a')).toBeUndefined();
    world.member = { id: 'm2' };
    expect(await new Unsaved('form', 'a').recall(() => 'a')).toBeUndefined();
    world.member = undefined;
    new Unsaved('form', 'a').note('a b c');
    expect(world.kept.size).toBe(1);
  });

  it('is gone once it was saved, given up, or undone by hand', async () => {
    const form = new Unsaved('form', 'a');
    form.note('a b');
    form.settle('a b');
    form.note('a b');
    expect(world.kept.size).toBe(0);
    form.note('a b c');
    form.note('a b');
    expect(world.kept.size).toBe(0);
    expect(await new Unsaved('form', 'a b').recall(() => 'a b')).toBeUndefined();
  });

  it('takes the place of nothing that was typed while it was looked for', async () => {
    new Unsaved('form', 'a').note('a b');
    expect(await new Unsaved('form', 'a').recall(() => 'a c')).toBeUndefined();
  });

  it('says that something newer stands on the server, each time until one is chosen', async () => {
    new Unsaved('form', 'a').note('a b');
    const later = new Unsaved('form', 'z');
    expect(await later.recall(() => 'z')).toEqual({ typed: 'a b', newer: true });
    later.note('a b c');
    const again = new Unsaved('form', 'z');
    expect(await again.recall(() => 'z')).toEqual({ typed: 'a b c', newer: true });
    again.settle('z');
    expect(world.kept.size).toBe(0);
  });

  it('is no longer needed where the server has the same', async () => {
    new Unsaved('form', 'a').note('a b');
    expect(await new Unsaved('form', 'a b').recall(() => 'a b')).toBeUndefined();
    expect(world.kept.size).toBe(0);
  });

  it('is kept nowhere on a shared computer', async () => {
    world.shared = true;
    new Unsaved('form', 'a').note('a b');
    expect(await new Unsaved('form', 'a').recall(() => 'a')).toBeUndefined();
  });
});
