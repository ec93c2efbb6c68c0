/**
 * The manuscripts open in this tab. They outlive their pages for as long as something is not saved, so that
 * walking through the site loses nothing, and they react when the net is back or the tab is closed.
 */
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { asProblem, Problem, type Id } from '~/api/client';
import { desk, type Manuscript } from '~/api/desk';
import { device, sharedComputer, type Begun } from '~/app/device';
import type { Copy } from './autosave';
import { blank, isNew, newId } from './drafting';
import { Editor } from './editor.svelte';

const editors = new SvelteMap<string, Editor>();
const keyOf = (member: Id, id: Id) => `${member} ${id}`;

function hold(member: Id, stored: Manuscript, copy: Copy | undefined): Editor {
  const editor = new Editor(member, stored, copy, (_, to) => editors.set(keyOf(member, to), editor));
  editors.set(keyOf(member, stored.id), editor);
  return editor;
}

export async function open(member: Id, id: Id, signal?: AbortSignal): Promise<Editor> {
  // Whoever opens one does not wait for another to be opened.
  const before = untrack(() => editors.get(keyOf(member, id)));
  if (before && (before.dirty || before.isNew)) return before;
  if (isNew(id)) return openNew(member, before?.id ?? id, signal);
  const [answer, kept] = await Promise.all([
    desk.manuscript(id, signal).catch((thrown: unknown) => asProblem(thrown)),
    device.kept(member, id),
  ]);
  const copy = kept as Copy | undefined;
  if (!(answer instanceof Problem)) return hold(member, answer, copy);
  if (!answer.unreachable || !copy) throw answer;
  // Nobody answers, but this device has what was written last and what it builds on: that is enough to go on.
  return hold(
    member,
    {
      ...copy.base,
      revises: copy.revises ?? null,
      id,
      version: copy.version,
      saved: new Date(copy.at).toISOString(),
    },
    copy,
  );
}

async function openNew(member: Id, id: Id, signal?: AbortSignal): Promise<Editor> {
  const copy = (await device.kept(member, id)) as Copy | undefined;
  if (copy) return hold(member, blank(id, copy.begun ?? copy.base), copy);
  const moved = isNew(id) ? await device.movedTo(member, id) : id;
  if (!moved) throw new Problem(404, 'not-found');
  return open(member, moved, signal);
}

/** A manuscript that the server hears of with its first words, or when there is a network again. */
export function begin(member: Id, begun: Begun, id = newId()): Editor {
  return hold(member, blank(id, begun), undefined);
}

/** Sends what this device still has for a member; answers how many texts reached the server. */
export async function sendWaiting(member: Id): Promise<number> {
  let sent = 0;
  for (const { manuscript } of await device.waiting(member)) {
    try {
      const editor = await open(member, manuscript);
      if (await editor.flush()) sent++;
    } catch {
      // It stays on the device, where its author sees it on the desk.
    }
  }
  return sent;
}

/** The manuscripts that were changed in two places, and whose author did not choose yet. */
export const clashing = (member: Id): Id[] =>
  [...editors]
    .filter(([key, { id, state }]) => key === keyOf(member, id) && state.is === 'conflict')
    .map(([, { id }]) => id);

/** Published or deleted: nothing of it stays here. */
export async function close(member: Id, id: Id): Promise<void> {
  const closing = editors.get(keyOf(member, id));
  for (const [key, editor] of editors) if (editor === closing) editors.delete(key);
  await device.erase(member, id);
}

const unsaved = () => [...new Set(editors.values())].filter((editor) => editor.dirty);

addEventListener('online', () => unsaved().forEach((editor) => void editor.flush()));
addEventListener('pagehide', () => unsaved().forEach((editor) => editor.leave()));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') unsaved().forEach((editor) => editor.leave());
});
addEventListener('beforeunload', (event) => {
  // On a shared computer what the device once had is gone.
  if (unsaved().some((editor) => editor.atRisk || sharedComputer.on)) event.preventDefault();
});
