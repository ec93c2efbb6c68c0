/** What a manuscript says, as rows to read over before it is published. */
import type { Fields, Option, Template } from '~/api/client';
import { inWords } from './claims';
import type { Step } from './steps';
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
