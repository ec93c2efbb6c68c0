/** What a manuscript says, as rows to read over before it is published. */
import type { Violation } from '~/api/client';
import type { DeskFile, Fields, Option, Template } from '~/api/desk';
import { t } from '~/i18n/index.svelte';
import type { Warning } from '~/ui/GuardAnswers.svelte';
import { inWords } from './claims';
import { missing, stepOf, type Step } from './steps';
import { label } from './words';

export type Row = {
  id: string;
  label: string;
  value: string | string[];
  options?: Option[] | undefined;
  lang?: string;
};

/** Title, answers and ledger; an optional one only where something is in it. */
export function told(all: Step[], fields: Fields, template: Template): Row[] {
  const value = (step: Step) => {
    if (step.what === 'title') return fields.title;
    if (step.what === 'claims') return fields.claims.map(inWords).join('\n');
    return fields.answers[step.question!.id] ?? '';
  };
  return all
    .filter(
      ({ what, done, need }) =>
        (what === 'title' || what === 'answer' || what === 'claims') && (done || need !== 'optional'),
    )
    .map((step) => ({
      id: step.id,
      label: label(step, template),
      value: value(step),
      options: step.question?.options ?? undefined,
      lang: fields.language,
    }));
}

/** The files beside it, where there are any. */
export const filesTold = (files: DeskFile[]): Row[] =>
  files.length ? [{ id: 'files', label: t('write.step.files'), value: files.map(({ name }) => name) }] : [];

/** Something that stands in the way, with the page that mends it. */
export type Obstacle = { text: string; href: string };

/** The question as a name for what is missing: without its question mark. */
const asked = (step: Step, template: Template) => label(step, template).replace(/\s*\?$/, '');

/** What must still be answered. */
export const unanswered = (all: Step[], template: Template, at: (step: string) => string): Obstacle[] =>
  missing(all).map((step) => ({
    text: t('publish.missing', { field: asked(step, template) }),
    href: at(step.id),
  }));

/** Warnings of the guard that were not answered. */
export const unsaid = (open: { key: string; words: string }[]): { text: string; field: string }[] =>
  open.map(({ key, words }) => ({ text: t('check.unsaid', { words }), field: `guard-${key}` }));

/** What stands in the way by itself, each once, beside what has to go: nobody mends the one and then hears of the other. */
export function withStops<T extends { text: string }>(errors: T[], stopped: Obstacle[]): (T | Obstacle)[] {
  if (!errors.length) return [];
  return [
    ...errors,
    ...stopped.filter(({ text }, i) => stopped.findIndex((other) => other.text === text) === i),
  ];
}

/** A warning that only the server found, with the page where it is written. */
export type More = Warning & { step: string };

const WARNING = 'guard.warn-';

/** Those among what the server refused, each once. */
export function warned(violations: Violation[], all: Step[]): More[] {
  return violations.flatMap(({ field, hit }, i) => {
    const first = violations.findIndex((other) => other.hit?.key === hit?.key) === i;
    if (!hit?.code.startsWith(WARNING) || !first) return [];
    const step = all.find((one) => one.id === stepOf(field))?.id ?? 'title';
    const { key, code, answers, words } = hit;
    return [{ step, key, kind: code.slice(WARNING.length), answers, before: '', words, after: '' }];
  });
}

/** What the server refused, where it was written. */
export function obstacle(
  { field, message }: Violation,
  all: Step[],
  template: Template,
  at: (step: string) => string,
): Obstacle {
  const step = all.find((one) => one.id === stepOf(field));
  const file = /^attachments\.(\d+)/.exec(field)?.[1];
  if (file)
    return {
      text: t('publish.refused', { field: t('files.nth', { n: Number(file) }), message }),
      href: at('files'),
    };
  return {
    text: step ? t('publish.refused', { field: asked(step, template), message }) : message,
    href: at(step?.id ?? 'title'),
  };
}
