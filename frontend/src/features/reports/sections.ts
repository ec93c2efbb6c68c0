type Section = { id: string; label: string; html: string };

/** What a reader came for stands first: what was learned, what will be done differently. */
const LEARNED = ['lesson', 'next', 'result', 'outcome'];

/** When, for whom and with whom: said in few words, together. */
const CONTEXT = ['year', 'target-group', 'prevention-level', 'partners', 'seen-by'];

export function learnedFirst<T extends Section>(sections: T[]): { learned: T[]; rest: T[]; context: T[] } {
  const learned = LEARNED.flatMap((id) => sections.filter((section) => section.id === id));
  const context = CONTEXT.flatMap((id) => sections.filter((section) => section.id === id));
  const rest = sections.filter((section) => !learned.includes(section) && !context.includes(section));
  return { learned, rest, context };
}
