import type { Key } from '~/i18n/index.svelte';

export type Moment = 'before' | 'after' | 'form' | 'weeks';

/** Marks that can be given to a statement. */
export const MARKS = ['1', '2', '3', '4', '5'] as const;

const SURE: Key[] = [
  'feedback.sure.1',
  'feedback.sure.2',
  'feedback.sure.3',
  'feedback.sure.4',
  'feedback.sure.5',
];

/** The statements of each form, in the order in which the server counts them. */
export const FORMS: Partial<Record<Moment, Key[]>> = {
  before: SURE,
  after: SURE,
  form: ['feedback.liked.1', 'feedback.liked.2', 'feedback.liked.3', 'feedback.liked.4'],
};
