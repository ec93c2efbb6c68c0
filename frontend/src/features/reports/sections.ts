type Section = { id: string; label: string; html: string };

/** What a reader came for stands first: what was learned, what will be done differently. */
const LEARNED = ['lesson', 'next', 'result', 'outcome'];

export function learnedFirst<T extends Section>(sections: T[]): { learned: T[]; rest: T[] } {
  const learned = LEARNED.flatMap((id) => sections.filter((section) => section.id === id));
  return { learned, rest: sections.filter((section) => !learned.includes(section)) };
}
