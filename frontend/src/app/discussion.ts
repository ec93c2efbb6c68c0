import { speakOf } from '~/i18n/index.svelte';

/** A part of a page that speaks of discussions, with the words for it. */
export async function discussing<T>(part: () => Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part(), speakOf('discussion')]);
  return loaded;
}

/** What stands under a report is a part of its own: loaded when there is time for it, after the report. */
export const discussion = () => discussing(() => import('~/features/discussion/Discussion.svelte'));
