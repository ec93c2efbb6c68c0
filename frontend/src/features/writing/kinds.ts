/**
 * A manuscript turned into another kind of report. Not a word is lost: an answer keeps its question where the other kind asks
 * it too, goes to one that means the same, or is added to the question that must be answered, under its old question.
 */
import type { Answer, Fields, Question, Template } from '~/api/desk';
import { inWords as lineInWords, keepsLedger, says } from './claims';

/** Questions of different kinds that ask for the same thing. */
const ALIKE = [
  ['actual', 'problem', 'observation', 'question'],
  ['next', 'result', 'lesson'],
  ['intended', 'approach', 'tried', 'doing'],
  ['why', 'theory', 'reading', 'context'],
];

const filled = (answer: Answer | null | undefined): answer is Answer =>
  Array.isArray(answer) ? answer.length > 0 : Boolean(answer?.trim());

/** The part of an answer that a question can hold. */
function fitting(answer: Answer, question: Question | undefined): Answer | undefined {
  if (!question) return undefined;
  if (question.type === 'text') return typeof answer === 'string' ? answer : undefined;
  const offered = (value: string) => question.options?.some((option) => option.value === value);
  if (question.type === 'choices') {
    const left = (Array.isArray(answer) ? answer : []).filter(offered);
    return left.length ? left : undefined;
  }
  return typeof answer === 'string' && offered(answer) ? answer : undefined;
}

/** What an answer says to a reader, where its question is gone. */
function inWords(answer: Answer, question: Question | undefined): string {
  const label = (value: string) =>
    question?.options?.find((option) => option.value === value)?.label ?? value;
  return Array.isArray(answer)
    ? answer.map(label).join(', ')
    : question?.type === 'choice'
      ? label(answer)
      : answer;
}

export function asKind(fields: Fields, kind: string, all: Template[]): Fields {
  const template = all.find((one) => one.kind === kind);
  const former = all.find((one) => one.kind === fields.kind);
  if (!template || kind === fields.kind) return fields;
  const answers = answersFor(template, fields.answers, former ? [former] : all);
  if (keepsLedger(kind) || !fields.claims.length) return { ...fields, kind, answers };
  const must = template.questions.find((question) => question.required) ?? template.questions[0];
  const told = fields.claims.filter(says).map(lineInWords);
  if (must && told.length) answers[must.id] = [answers[must.id], ...told].filter(Boolean).join('\n\n');
  return { ...fields, kind, answers, claims: [] };
}

/** Answers given to the questions of `former`, where they belong among the questions of `template`. */
export function answersFor(
  template: Template,
  given: Record<string, Answer>,
  former: Template[],
): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  const homeless: { question: Question | undefined; answer: Answer }[] = [];
  const asked = (id: string) => template.questions.find((question) => question.id === id);
  const before = (id: string) =>
    former.flatMap((one) => one.questions).find((question) => question.id === id);

  for (const [id, answer] of Object.entries(given)) {
    if (!filled(answer)) continue;
    const fits = fitting(answer, asked(id));
    if (fits !== undefined) answers[id] = fits;
    const kept = fits === undefined ? 0 : fits.length;
    if (kept < answer.length) {
      const rest = Array.isArray(answer)
        ? answer.filter((value) => !(fits as string[] | undefined)?.includes(value))
        : answer;
      homeless.push({ question: before(id) ?? asked(id), answer: rest });
    }
  }
  const left = homeless.filter(({ question, answer }) => {
    const alike = ALIKE.find((ids) => question && ids.includes(question.id)) ?? [];
    const home = alike.find((id) => asked(id)?.type === 'text' && !(id in answers));
    if (!home || question?.type !== 'text') return true;
    answers[home] = answer;
    return false;
  });
  const must = template.questions.find((question) => question.required) ?? template.questions[0];
  if (must && left.length) {
    const told = left.map(({ question, answer }) =>
      [question?.label, inWords(answer, question)].filter(Boolean).join('\n\n'),
    );
    answers[must.id] = [answers[must.id], ...told].filter(Boolean).join('\n\n');
  }
  return answers;
}
