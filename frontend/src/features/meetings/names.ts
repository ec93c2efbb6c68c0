import { i18n, t } from '~/i18n/index.svelte';

/** The name of a button that stands beside each of several: what it does, and to which. */
export const of = (what: string, which: string): string => `${what}${t('common.colon')} ${which}`;

/** The language in which somebody most likely writes under an item: that of the interface where the meeting speaks it, else that of the item. */
export const written = (languages: string[], item: string): string =>
  languages.includes(i18n.language) ? i18n.language : item;
