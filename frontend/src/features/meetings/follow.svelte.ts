import { asProblem, type Id, type Problem } from '~/api/client';
import { minutes, type Change, type Minutes } from '~/api/minutes';
import { session } from '~/app/session.svelte';
import { i18n } from '~/i18n/index.svelte';

/** The minutes of a meeting as they are now: texts come with what moved, the rest is fetched again. What was read stays while the line is cut. */
export class Following {
  read = $state.raw<Minutes>();
  /** Counts how often the agenda moved, or what was decided and promised there. */
  agenda = $state(0);
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
      return minutes.follow(meeting, this.hear, (so) => (this.holds = so));
    });
  }

  /** What moved takes its place where it is a text of a layer that is here; else everything is asked for. */
  hear = (heard?: Change[]): void => {
    const changes = heard?.filter(({ item }) => item !== this.#meeting);
    if (changes?.length !== heard?.length) this.agenda++;
    const read = this.read && changes && !this.#asking ? taken(this.read, changes) : undefined;
    if (read) this.read = read;
    else void this.ask();
  };

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

/** These minutes with the texts that moved; undefined where they cannot say all of it. */
export function taken(read: Minutes, changes: Change[]): Minutes | undefined {
  let layers = read.layers;
  for (const { circle, item, version, text, html } of changes) {
    const layer = layers.find((one) => one.circle.id === circle);
    if (!layer || item === null || text === null || html === null) return undefined;
    const others = layer.texts.filter((one) => one.item !== item);
    const before = layer.texts.find((one) => one.item === item);
    if (before && before.version >= version) continue;
    const texts = [...others, { item, text, html, version }];
    layers = layers.map((one) => (one === layer ? { ...one, texts } : one));
  }
  return { ...read, layers };
}
