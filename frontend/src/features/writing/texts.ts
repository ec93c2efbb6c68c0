/** What a reader would read of a manuscript, by the page where it is written. */
import type { Fields, Template } from '~/api/desk';

export function texts(fields: Fields, template: Template): { step: string; text: string }[] {
  const answers = template.questions
    .filter((question) => question.type === 'text')
    .map(({ id }) => ({ step: `answer-${id}`, text: String(fields.answers[id] ?? '') }));
  const claims = fields.claims
    .flatMap((line) => [line.text ?? '', line.known ?? ''])
    .map((text) => ({ step: 'claims', text }));
  return [{ step: 'title', text: fields.title }, ...answers, ...claims].filter(({ text }) => text.trim());
}
