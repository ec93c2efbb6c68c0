import { i18n, t } from '~/i18n/index.svelte';

/** The name of a button that stands beside each of several: what it does, and to which. */
export const of = (what: string, which: string): string => `${what}${t('common.colon')} ${which}`;

/** The language in which somebody most likely writes: that of the interface where the meeting speaks it, else that of what it is about. */
export const written = (languages: string[], otherwise: string = i18n.language): string =>
  languages.includes(i18n.language) ? i18n.language : otherwise;
