/** Data of a page: loads again when what it reads changes, when the language does, and when the net is back. */
import { asProblem, type Problem } from '~/api/client';
import { i18n } from '~/i18n/index.svelte';
import { session } from './session.svelte';

const LONGEST_WAIT = 60;

export class Resource<T> {
  data = $state.raw<T>();
  problem = $state.raw<Problem>();
  loading = $state(true);
  #turn = $state(0);

  constructor(load: (signal: AbortSignal) => Promise<T>, keep: boolean) {
    $effect(() => {
      void [this.#turn, i18n.language, session.change];
      const stop = new AbortController();
      let again: ReturnType<typeof setTimeout> | undefined;
      const promise = load(stop.signal);
      this.#begin(keep);
      promise.then(
        (data) => !stop.signal.aborted && this.#done(data, undefined),
        (thrown: unknown) => {
          if (stop.signal.aborted) return;
          const problem = asProblem(thrown);
          // What a page shows is asked for again below, also where asking is a POST.
          problem.unsent = false;
          this.#done(undefined, problem);
          if (problem.retryAfter)
            again = setTimeout(this.reload, Math.min(problem.retryAfter, LONGEST_WAIT) * 1000);
        },
      );
      const online = () => this.problem?.code === 'offline' && this.reload();
      addEventListener('online', online);
      return () => {
        stop.abort();
        clearTimeout(again);
        removeEventListener('online', online);
      };
    });
  }

  reload = (): void => {
    this.#turn++;
  };

  #begin(keep: boolean): void {
    this.loading = true;
    if (!keep) {
      this.data = undefined;
      this.problem = undefined;
    }
  }

  #done(data: T | undefined, problem: Problem | undefined): void {
    this.loading = false;
    this.data = data;
    this.problem = problem;
  }
}

/**
 * Call while a component is being made. `load` is tracked up to its first `await`. With `keep` the former
 * answer stays on the screen until the next one is there.
 */
export function resource<T>(load: (signal: AbortSignal) => Promise<T>, { keep = false } = {}): Resource<T> {
  return new Resource(load, keep);
}
