import { asProblem, type Problem } from '~/api/client';

/** Something asked of the server, one at a time: what is being done, and what came of it when it failed. */
export class Work {
  /** The name of what is being done, or nothing. */
  doing = $state('');
  problem = $state.raw<Problem>();

  get busy(): boolean {
    return this.doing !== '';
  }

  async run(work: () => Promise<void>, name = 'it'): Promise<void> {
    if (this.busy) return;
    this.doing = name;
    this.problem = undefined;
    try {
      await work();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.doing = '';
    }
  }
}
