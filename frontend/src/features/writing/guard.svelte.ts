/** Looks over the author's shoulder for what could point to a person: a hint while typing, never a block. */
import { api, type Fields, type Finding, type Template } from '~/api/client';

const PAUSE = 600;

export class GuardHints {
  findings = $state.raw<Finding[]>([]);
  /** The text that the findings are about. */
  text = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: AbortController | undefined;

  look(text: string, language: string, pause = PAUSE): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.findings = stillThere(this.findings, this.text, text);
    this.text = text;
    if (text.trim().length < 6) {
      this.findings = [];
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(text, language), pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stop?.abort();
  }

  async #ask(text: string, language: string): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const { findings } = await api.checkText(text, language, signal);
      if (!signal.aborted) this.findings = findings;
    } catch {
      // A hint that does not come is no trouble: the same check runs again before anything is published.
    }
  }
}

/** Findings that have not moved by the last change; the others wait for the next answer. */
export function stillThere(findings: Finding[], before: string, now: string): Finding[] {
  return findings.filter((one) => before.slice(0, one.end) === now.slice(0, one.end));
}

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
