import type { Attachment } from 'svelte/attachments';

/** Ctrl or Cmd with Enter sends the form one types in, also from a field of several lines. */
export const sentByKey: Attachment<HTMLFormElement> = (form) => {
  const send = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  };
  form.addEventListener('keydown', send);
  return () => form.removeEventListener('keydown', send);
};
