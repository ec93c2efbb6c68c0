/** Half days of an edition as pages say them. */
import { day, t } from '~/i18n/index.svelte';

type Said = { day: string; begins: string; minutes: number };

/** The end of what begins at an hour and lasts so many minutes: 14:00 and 90 are 15:30. */
function end(begins: string, minutes: number): string {
  const [hours = 0, past = 0] = begins.split(':').map(Number);
  const at = (hours * 60 + past + minutes) % (24 * 60);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** Such as: 8 December 2026, 09:00 to 12:00. */
export const when = (one: Said): string =>
  `${day(one.day)}, ${t('edition.hours', { begins: one.begins, ends: end(one.begins, one.minutes) })}`;
