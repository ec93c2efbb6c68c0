import type { Template } from '~/api/desk';
import { t, type Key } from '~/i18n/index.svelte';
import type { Step } from './steps';

/** What a page of the manuscript asks, in the words of its template. */
export function label(step: Step, template: Template): string {
  if (step.what === 'title') return template.title.label;
  return step.question?.label ?? t(`write.step.${step.what}` as Key);
}
