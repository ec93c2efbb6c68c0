import { t } from '~/i18n/index.svelte';

/** The name of a button that stands beside each of several: what it does, and to which. */
export const of = (what: string, which: string): string => `${what}${t('common.colon')} ${which}`;
