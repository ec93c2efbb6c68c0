import type { ReportClaim } from '~/api/library';

type Section = { id: string; label: string; html: string };
type Claims = Pick<ReportClaim, 'stage' | 'text' | 'evidence'>[];

/** What a reader came for stands first: what was learned, what will be done differently. */
const LEARNED = ['lesson', 'next', 'result', 'outcome'];

/** When, for whom and with whom: said in few words, together. */
const CONTEXT = ['year', 'target-group', 'prevention-level', 'partners', 'seen-by'];

/** The answers that tell what was intended and what came of it. */
const INTENDED = 'intended';
const OBSERVED = 'actual';

type Side = { label: string; html?: string | undefined; lines: string[] };

/** That nothing came of it, or harm, is said plainly. */
export const badNews = ({ evidence }: { evidence: string | null }): boolean =>
  evidence === 'no-effect' || evidence === 'harm';

/** What was intended and what was observed, where the report tells both: answers first, then lines of the ledger. */
export function sides(
  sections: Section[],
  claims: Claims,
): { intended: Side; observed: Side; used: Section[] } | undefined {
  const side = (id: string, stages: string[]) => {
    const section = sections.find((one) => one.id === id);
    const lines = claims.filter(({ stage }) => stages.includes(stage)).map(({ text }) => text);
    return { section, label: section?.label ?? '', html: section?.html, lines };
  };
  const intended = side(INTENDED, ['intended']);
  const observed = side(OBSERVED, ['observed', 'measured']);
  const told = (one: typeof intended) => one.section !== undefined || one.lines.length > 0;
  if (!told(intended) || !told(observed)) return undefined;
  const used = [intended.section, observed.section].filter((one) => one !== undefined);
  return { intended, observed, used };
}

/** The parts of a report in the order of the page; nothing is lost and nothing stands there twice. */
export function arranged<T extends Section>(sections: T[], claims: Claims) {
  const { learned, rest, context } = learnedFirst(sections);
  const both = sides(rest, claims);
  return { learned, sides: both, rest: rest.filter((one) => !both?.used.includes(one)), context };
}

export function learnedFirst<T extends Section>(sections: T[]): { learned: T[]; rest: T[]; context: T[] } {
  const learned = LEARNED.flatMap((id) => sections.filter((section) => section.id === id));
  const context = CONTEXT.flatMap((id) => sections.filter((section) => section.id === id));
  const rest = sections.filter((section) => !learned.includes(section) && !context.includes(section));
  return { learned, rest, context };
}
