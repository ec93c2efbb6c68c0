/** Before publishing: where in a manuscript something stands that could point to a person. */
import { api, type Fields, type Finding, type Template } from '~/api/client';

/** A finding that stops publishing: on which page of the manuscript, and the words it is about. */
export type Stop = { step: string; finding: Finding; words: string };

/** What a reader would read of a manuscript, by the page where it is written. */
export function texts(fields: Fields, template: Template): { step: string; text: string }[] {
  const answers = template.questions
    .filter((question) => question.type === 'text')
    .map(({ id }) => ({ step: `answer-${id}`, text: String(fields.answers[id] ?? '') }));
  const claims = fields.claims
    .flatMap((line) => [line.text ?? '', line.known ?? ''])
    .map((text) => ({ step: 'claims', text }));
  return [{ step: 'title', text: fields.title }, ...answers, ...claims].filter(({ text }) => text.trim());
}

/** Each text by itself, as the server looks at them before publishing. */
export async function stops(
  parts: { step: string; text: string }[],
  language: string,
  signal?: AbortSignal,
): Promise<Stop[]> {
  const found = await Promise.all(
    parts.map(async ({ step, text }) => {
      const { findings } = await api.checkText(text, language, signal);
      return findings
        .filter(({ severity }) => severity === 'stop')
        .map((finding) => ({ step, finding, words: text.slice(finding.start, finding.end) }));
    }),
  );
  return found.flat();
}
