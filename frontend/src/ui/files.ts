/** How a file is told about: its kind, its size, how long it is. */
import { i18n, maybe, t } from '~/i18n/index.svelte';

const STEP = 1024;

/** 120 kB, 1.4 MB: as the language writes it. */
export function size(bytes: number): string {
  const large = bytes >= STEP * STEP * 0.95;
  const value = large ? bytes / STEP / STEP : Math.max(1, Math.round(bytes / STEP));
  return new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : `${i18n.language}-BE`, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(value);
}

/** "PDF, 3 pages, 120 kB" */
export function facts(file: { kind: string; size: number; pages?: number | null }): string {
  const long = file.pages && t(file.kind === 'pptx' ? 'files.slides' : 'files.pages', { n: file.pages });
  return [maybe(`files.kind.${file.kind}`) ?? file.kind, long, size(file.size)].filter(Boolean).join(', ');
}

export const isPicture = (file: { kind: string }): boolean => file.kind === 'jpg' || file.kind === 'png';
