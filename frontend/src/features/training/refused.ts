import type { Problem } from '~/api/client';

/** What the server refused, each with the control it is about; nothing where something else went wrong. */
export function refused(
  problem: Problem | undefined,
  control: (field: string) => string | undefined,
): { text: string; field: string }[] {
  const all = (problem?.violations ?? []).map(({ field, message }) => ({
    text: message,
    field: control(field),
  }));
  return all.length && all.every((one): one is { text: string; field: string } => !!one.field) ? all : [];
}
