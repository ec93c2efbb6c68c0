/** Slips made in this tab, for as long as it takes to print them; the server has only their hashes. */
export type Made = { codes: string[]; address: string; until: string };

let made = $state.raw<Made>();

export const slips = {
  get made(): Made | undefined {
    return made;
  },
  keep(value: Made): void {
    made = value;
  },
  clear(): void {
    made = undefined;
  },
};
