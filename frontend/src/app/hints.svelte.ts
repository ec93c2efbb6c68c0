/** Looks over the author's shoulder for what could point to a person: a hint while typing, never a block. */
import { api, type Finding } from '~/api/client';

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
