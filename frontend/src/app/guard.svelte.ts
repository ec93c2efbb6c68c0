/** Looks over the author's shoulder for what could point to a person: a hint while typing, never a block. */
import type { Violation } from '~/api/client';
import { desk, type Finding } from '~/api/desk';

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
      const { findings } = await desk.checkText(text, language, signal);
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

/** Something found, on which page of the manuscript, and its words in context. */
export type Hit = { step: string; finding: Finding; before: string; words: string; after: string };

const AROUND = 40;

/** Words with what stands beside them, cut between words. */
export function inContext(text: string, { start, end }: { start: number; end: number }) {
  const from = start <= AROUND ? 0 : start - AROUND;
  const to = Math.min(text.length, end + AROUND);
  const before = text.slice(from, start).replace(/\s+/g, ' ');
  const after = text.slice(end, to).replace(/\s+/g, ' ');
  return {
    before: from > 0 ? `…${before.replace(/^\S*\s/, '')}` : before,
    words: text.slice(start, end),
    after: to < text.length ? `${after.replace(/\s\S*$/, '')}…` : after,
  };
}

/** Each text by itself, as the server looks at them before publishing. */
export async function hits(
  parts: { step: string; text: string }[],
  language: string,
  signal?: AbortSignal,
): Promise<Hit[]> {
  const found = await Promise.all(
    parts.map(async ({ step, text }) => {
      const { findings } = await desk.checkText(text, language, signal);
      return findings.map((finding) => ({ step, finding, ...inContext(text, finding) }));
    }),
  );
  return found.flat();
}

export const stopping = (found: Hit[]): Hit[] => found.filter(({ finding }) => finding.severity === 'stop');

/** Each only once: one answer holds wherever the same words stand. */
export function asking(found: Hit[]): Hit[] {
  const warnings = found.filter(({ finding }) => finding.severity === 'warn');
  return warnings.filter(
    ({ finding }, i) => warnings.findIndex((other) => other.finding.key === finding.key) === i,
  );
}

/**
 * What the server refused and nobody says already: not what has to go and is shown beside the text by now, nor what was found in a
 * text that was changed since. What is to be answered is said in any case.
 */
export const unshown = (refused: Violation[], shown: string[], changed: boolean): Violation[] =>
  refused.filter(({ hit }) => !hit || (!changed && (hit.answers.length > 0 || !shown.includes(hit.key))));
