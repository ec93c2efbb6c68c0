/** Where what search finds is read. */
import { to } from './router.svelte';

type Item = { kind: string; id: string; within?: string | null; title: string };
type Place = { path: string; search?: string; anchor?: string };

/** What was said beside a report is read there; what a meeting speaks about, on a page of its own. */
export function placeOf({ kind, id, within, title }: Item): Place {
  if (kind === 'term') return { path: '/terms', search: `?find=${encodeURIComponent(title)}` };
  if (kind === 'old-minutes') return { path: `/old-minutes/${id}` };
  if (kind === 'agenda-item') return { path: `/agenda-items/${id}` };
  if (kind === 'course-module') return { path: `/courses/${within}/modules/${id}` };
  if (kind === 'minutes') return { path: `/proceedings/${id}` };
  return within ? { path: `/reports/${within}`, anchor: `#comment-${id}` } : { path: `/reports/${id}` };
}

export function addressOf(item: Item): string {
  const { path, search = '', anchor = '' } = placeOf(item);
  return to(path, search) + anchor;
}
