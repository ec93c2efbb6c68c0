/**
 * The manuscripts open in this tab. They outlive their pages for as long as something is not saved, so that
 * walking through the site loses nothing, and they react when the net is back or the tab is closed.
 */
import { api, type Id } from '~/api/client';
import { device } from '~/app/device';
import type { Copy } from './autosave';
import { Editor } from './editor.svelte';

const editors = new Map<string, Editor>();

export async function open(member: Id, id: Id, signal: AbortSignal): Promise<Editor> {
  const key = `${member} ${id}`;
  const before = editors.get(key);
  if (before?.dirty) return before;
  const [stored, copy] = await Promise.all([api.manuscript(id, signal), device.kept(member, id)]);
  const editor = new Editor(member, stored, copy as Copy | undefined);
  editors.set(key, editor);
  return editor;
}

/** Published or deleted: nothing of it stays here. */
export async function close(member: Id, id: Id): Promise<void> {
  editors.delete(`${member} ${id}`);
  await device.forget(member, id);
}

const unsaved = () => [...editors.values()].filter((editor) => editor.dirty);

addEventListener('online', () => unsaved().forEach((editor) => void editor.flush()));
addEventListener('pagehide', () => unsaved().forEach((editor) => editor.leave()));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') unsaved().forEach((editor) => editor.leave());
});
addEventListener('beforeunload', (event) => {
  if (unsaved().some((editor) => editor.atRisk)) event.preventDefault();
});
