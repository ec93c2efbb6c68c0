import type { DraftFile } from '~/api/courses';
import { t } from '~/i18n/index.svelte';
import { shown } from './words';

/** What a file in work is called: its title in the language one reads best, else by its number. */
export function fileName(file: DraftFile, number: number, languages: string[]) {
  const title = shown(file.title, languages);
  return title.text ? title : { text: t('files.nth', { n: number }), language: undefined };
}
