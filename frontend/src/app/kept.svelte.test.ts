import { flushSync, tick } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { Kept } from './kept.svelte';

const world = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
let member = $state<{ id: string } | undefined>({ id: 'm1' });

vi.mock('./device', () => ({
  device: {
    remember(name: string, value: unknown) {
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
      return member;
    },
  },
}));

/** A form as a component would make it. */
function open() {
  let fields = $state({ text: '' });
  let kept!: Kept<{ text: string }>;
  const close = $effect.root(() => {
    kept = new Kept(
      'form',
      () => $state.snapshot(fields),
      (typed) => (fields = typed),
    );
  });
  flushSync();
  return {
    kept,
    close,
    text: () => fields.text,
    type(text: string) {
      fields.text = text;
      flushSync();
    },
  };
}

beforeEach(() => {
  world.kept.clear();
  member = { id: 'm1' };
});

it('gives back what was typed in a form that was closed, and only until it is saved', async () => {
  const first = open();
  first.type('Wij bellen');
  first.close();
  const second = open();
  await tick();
  expect(second.text()).toBe('Wij bellen');
  expect(second.kept.recalled).toBe(true);
  second.kept.settle();
  second.close();
  const third = open();
  await tick();
  expect(third.text()).toBe('');
  third.close();
});

it('empties the form that is given up, and forgets it', async () => {
  open().type('Wij bellen');
  const form = open();
  await tick();
  form.kept.drop();
  flushSync();
  expect(form.text()).toBe('');
  expect(form.kept.recalled).toBe(false);
  expect(world.kept.size).toBe(0);
});

it('waits for who is signed in', async () => {
  open().type('Wij bellen');
  member = undefined;
  const form = open();
  await tick();
  expect(form.text()).toBe('');
  member = { id: 'm1' };
  flushSync();
  await tick();
  expect(form.text()).toBe('Wij bellen');
});
