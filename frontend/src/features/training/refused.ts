import type { Problem } from '~/api/client';
import { t } from '~/i18n/index.svelte';

/** A control of a form, and what its label says. */
export type Control = { id: string; label: string };

/**
 * What the server refused, each with the control it is about: `message` beside that, `text` where all are listed. Nothing where something
 * else went wrong too.
 */
export function refused(
  problem: Problem | undefined,
  control: (field: string) => Control | undefined,
): { text: string; message: string; field: string }[] {
  const all = (problem?.violations ?? []).flatMap(({ field, message }) => {
    const about = control(field);
    return about ? [{ text: `${about.label}${t('common.colon')} ${message}`, message, field: about.id }] : [];
  });
  return all.length === problem?.violations.length ? all : [];
}
