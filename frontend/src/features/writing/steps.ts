/** The pages of one manuscript, in order, and which of them are done. */
import type { Answer, Fields, Question, Template } from '~/api/client';

export type Step = {
  /** The last part of the page's address. */
  id: string;
  what: 'title' | 'answer' | 'themes' | 'language' | 'circle' | 'name' | 'check';
  question?: Question;
  need: 'required' | 'core' | 'optional';
  done: boolean;
};

const filled = (answer: Answer | undefined | null) =>
  Array.isArray(answer) ? answer.length > 0 : Boolean(answer && answer.trim());

export function steps(template: Template, fields: Fields): Step[] {
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
    { id: 'themes', what: 'themes', need: 'core', done: fields.themes.length > 0 },
    { id: 'circle', what: 'circle', need: 'required', done: fields.circle !== null },
    { id: 'name', what: 'name', need: 'required', done: fields.name !== null },
    { id: 'check', what: 'check', need: 'required', done: false },
  ];
}

export type Part = 'core' | 'optional' | 'readers';

export function part(step: Step): Part {
  if (step.what === 'title' || (step.what === 'answer' && step.need !== 'optional')) return 'core';
  return step.what === 'answer' ? 'optional' : 'readers';
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

/** `answers.actual` of a refusal belongs to the page `answer-actual`. */
export function stepOf(field: string): string {
  return field.replace(/^answers\./, 'answer-').replace(/\[.*$/, '');
}
