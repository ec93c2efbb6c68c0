/**
 * One exercise as it is being done. What is entered goes to the device at once, and stays there until the server has it: without network it
 * is sent as soon as there is one, also after the page went away.
 */
import { asProblem, type Problem } from '~/api/client';
import { learning, type ExerciseAnswer, type ExerciseForm, type Reply } from '~/api/learning';
import { device } from '~/app/device';
import { session } from '~/app/session.svelte';

/** Where an exercise is done: in an edition, where answers are kept, or on a version, where it is only tried. */
export type Where = { edition: string | null; version: string | null };
/** `sent`: the learner is done with it, the server may not have heard. */
type Kept = { reply: Reply; shared: boolean; revision: number; sent: boolean };

export const EMPTY: Reply = {
  chosen: null,
  order: null,
  sorted: null,
  path: null,
  text: null,
  roles: null,
  service: null,
};

export class Doing {
  reply = $state.raw<Reply>(EMPTY);
  shared = $state(false);
  answer = $state.raw<ExerciseAnswer | null>(null);
  is = $state<'calm' | 'busy' | 'waiting' | 'elsewhere'>('calm');
  problem = $state.raw<Problem>();
  answered: string[] = [];
  #name: string | undefined;
  #revision = 0;

  constructor(
    readonly exercise: ExerciseForm,
    readonly where: Where,
    answer: ExerciseAnswer | null,
  ) {
    this.#stands(answer);
    const member = session.member?.id;
    if (where.edition && member) {
      this.#name = `learning ${member} ${where.edition} ${exercise.module} ${exercise.key}`;
      void this.#recall();
    }
  }

  /** Something was entered. */
  enter(part: Partial<Reply>): void {
    this.reply = { ...EMPTY, ...part };
    this.#keep(false);
  }

  /** Answers; true when the server has it. */
  async send(): Promise<boolean> {
    if (this.is === 'busy') return false;
    this.#keep(true);
    this.is = 'busy';
    this.problem = undefined;
    const { exercise, where } = this;
    const sent = this.reply;
    const body = { revision: this.#revision, reply: sent, shared: this.shared, answered: this.answered };
    const path = { module: exercise.module, exercise: exercise.key };
    try {
      this.answer = where.edition
        ? await learning.answer({ id: where.edition, ...path }, body)
        : await learning.attempt({ id: where.version ?? '', ...path }, body);
      this.#revision = this.answer.revision;
      this.is = 'calm';
      if (this.#name && this.reply === sent) void device.remember(this.#name, undefined);
      return true;
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (problem.status === 409) {
        // What stands there now is shown; what was entered here stays in its fields.
        this.answer = problem.body.current as ExerciseAnswer;
        this.#revision = this.answer.revision;
        this.is = 'elsewhere';
      } else if (problem.unreachable || problem.passing) this.is = 'waiting';
      else {
        this.is = 'calm';
        this.problem = problem;
      }
      return false;
    }
  }

  /** There is a network again. */
  retry(): void {
    if (this.is === 'waiting') void this.send();
  }

  #stands(answer: ExerciseAnswer | null): void {
    this.answer = answer;
    this.reply = answer?.reply ?? EMPTY;
    this.shared = answer?.shared ?? false;
    this.#revision = answer?.revision ?? 0;
  }

  #keep(sent: boolean): void {
    if (!this.#name) return;
    const kept: Kept = {
      reply: $state.snapshot(this.reply),
      shared: this.shared,
      revision: this.#revision,
      sent,
    };
    void device.remember(this.#name, kept);
  }

  async #recall(): Promise<void> {
    const kept = await device.recall<Kept>(this.#name!);
    if (!kept || this.reply !== (this.answer?.reply ?? EMPTY)) return;
    this.reply = kept.reply;
    this.shared = kept.shared;
    if (kept.sent) {
      this.#revision = kept.revision;
      await this.send();
    }
  }
}
