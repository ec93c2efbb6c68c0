/** What was just published in this tab, for the page that says what happens next. */
import type { Audience, CircleName } from '~/api/circles';
import type { Published } from '~/api/library';

export type Sent = Published & { manuscript: string; circle: CircleName; audience: Audience };

let last = $state.raw<Sent>();

export const sent = {
  for(manuscript: string): Sent | undefined {
    return last?.manuscript === manuscript ? last : undefined;
  },
  get last(): Sent | undefined {
    return last;
  },
  put(value: Sent): void {
    last = value;
  },
};
