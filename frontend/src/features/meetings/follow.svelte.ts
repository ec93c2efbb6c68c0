import { asProblem, type Id, type Problem } from '~/api/client';
import { minutes, type Minutes } from '~/api/minutes';
import { session } from '~/app/session.svelte';
import { i18n } from '~/i18n/index.svelte';

/** The minutes of a meeting as they are now: fetched again whenever something moves. What was read stays while the line is cut. */
export class Following {
  read = $state.raw<Minutes>();
  problem = $state.raw<Problem>();
  /** Whether the server would say when something moves. */
  holds = $state(true);
  #meeting: Id;
  #asking = false;
  #moved = false;

  /** Call while a component is being made. */
  constructor(meeting: Id) {
    this.#meeting = meeting;
    $effect(() => {
      void [i18n.language, session.change];
      void this.ask();
      return minutes.follow(meeting, this.ask, (so) => (this.holds = so));
    });
  }

  /** One question at a time; what moves meanwhile is asked for once more. */
  ask = async (): Promise<void> => {
    this.#moved = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#moved) {
        this.#moved = false;
        this.read = await minutes.of(this.#meeting);
        this.problem = undefined;
      }
    } catch (thrown) {
      this.problem = asProblem(thrown);
      if (!this.problem.passing) this.read = undefined;
    } finally {
      this.#asking = false;
    }
  };
}
