/** The pages of one manuscript, in order, and which of them are done. */
import type { Answer, Claim, Fields, Question, Template } from '~/api/desk';
import { keepsLedger, says } from './claims';

export type Step = {
  /** The last part of the page's address. */
  id: string;
  what: 'title' | 'answer' | 'claims' | 'files' | 'themes' | 'language' | 'circle' | 'name' | 'check';
  question?: Question;
  need: 'required' | 'core' | 'optional';
  done: boolean;
};

const filled = (answer: Answer | undefined | null) =>
  Array.isArray(answer) ? answer.length > 0 : Boolean(answer && answer.trim());

/** With `revises`, the text takes the place of a report, whose circle and name stay what they are; `files` lie beside it. */
export function steps(template: Template, fields: Fields, revises = false, files = 0): Step[] {
  const core = template.questions.filter((question) => question.core);
  const rest = template.questions.filter((question) => !question.core);
  const answer = (question: Question, need: Step['need']): Step => ({
    id: `answer-${question.id}`,
    what: 'answer',
    question,
    need,
    done: filled(fields.answers[question.id]),
  });
  return [
    { id: 'title', what: 'title', need: 'required', done: filled(fields.title) },
    ...core.map((question) => answer(question, question.required ? 'required' : 'core')),
    ...rest.map((question) => answer(question, 'optional')),
    ...(keepsLedger(fields.kind) ? [ledger(fields.claims)] : []),
    { id: 'files', what: 'files', need: 'optional', done: files > 0 },
    { id: 'themes', what: 'themes', need: 'core', done: fields.themes.length > 0 },
    ...(revises
      ? []
      : ([
          { id: 'circle', what: 'circle', need: 'required', done: fields.circle !== null },
          { id: 'name', what: 'name', need: 'required', done: fields.name !== null },
        ] as Step[])),
    { id: 'check', what: 'check', need: 'required', done: false },
  ];
}

/** It may stay empty; a line that is there must say something. */
function ledger(lines: Claim[]): Step {
  const done = lines.length > 0 && lines.every(says);
  return { id: 'claims', what: 'claims', need: lines.length && !done ? 'required' : 'optional', done };
}

export type Part = 'core' | 'optional' | 'readers';

export function part(step: Step): Part {
  if (step.what === 'title' || (step.what === 'answer' && step.need !== 'optional')) return 'core';
  return step.what === 'answer' || step.what === 'claims' || step.what === 'files' ? 'optional' : 'readers';
}

export function after(all: Step[], id: string): Step | undefined {
  return all[all.findIndex((step) => step.id === id) + 1];
}

/** Past all the optional questions at once. */
export function afterOptional(all: Step[]): Step {
  return all.find((step) => part(step) === 'readers')!;
}

/** Where to go on: the first page that has to be done and is not, else the last check. */
export function next(all: Step[]): Step {
  return all.find((step) => !step.done && step.need !== 'optional') ?? all[all.length - 1]!;
}

/** What must be there before it can be published. */
export function missing(all: Step[]): Step[] {
  return all.filter((step) => step.need === 'required' && step.what !== 'check' && !step.done);
}

/** `answers.actual` of a refusal belongs to the page `answer-actual`, `attachments.2.alt` to `files`. */
export function stepOf(field: string): string {
  return field
    .replace(/^answers\./, 'answer-')
    .replace(/^attachments\b/, 'files')
    .replace(/[.[].*$/, '');
}
