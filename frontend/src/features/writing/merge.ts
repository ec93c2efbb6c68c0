/** Two versions of one manuscript, compared field by field with the version both began from. */
import type { Answer, Claim, Fields } from '~/api/desk';

export type Side = 'mine' | 'theirs';
export type Difference = {
  /** `title`, `circle`, … or `answers.<question>`. */
  field: string;
  mine: unknown;
  theirs: unknown;
  /** The side that changed it, where only one did: a sensible choice to begin with. */
  proposed: Side;
  /** Both sides changed it: nobody but the author can choose. */
  both: boolean;
};

const PLAIN = ['language', 'title', 'themes', 'claims', 'circle', 'name'] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(normal(a)) === JSON.stringify(normal(b));

/** No answer, an empty one and a missing one are the same to a reader. */
function normal(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) {
    const lines = value.some((one) => typeof one === 'object');
    return !value.length ? null : lines ? value.map(line) : [...(value as unknown[])].sort();
  }
  return value;
}

/** A line of the ledger; their order counts. */
const line = (one: Claim) =>
  [one.stage, one.text, one.judge, one.organisation, one.known, one.evidence].map(normal);

export function sameFields(a: Fields, b: Fields): boolean {
  return differences(a, a, b).length === 0 && same(told(a), told(b));
}

/** Answers to warnings are no text: they make no conflict, but they have to be saved. */
const told = ({ answered }: Fields) => Object.entries(answered).sort().flat().join(' ');

export function differences(base: Fields | undefined, mine: Fields, theirs: Fields): Difference[] {
  const questions = [...new Set([...Object.keys(theirs.answers), ...Object.keys(mine.answers)])];
  const fields = [...PLAIN, ...questions.map((id) => `answers.${id}`)];
  return fields
    .map((field) => ({
      field,
      mine: read(mine, field),
      theirs: read(theirs, field),
      base: base && read(base, field),
    }))
    .filter((one) => !same(one.mine, one.theirs))
    .map((one) => {
      const mineChanged = !base || !same(one.mine, one.base);
      const theirsChanged = !base || !same(one.theirs, one.base);
      return {
        field: one.field,
        mine: one.mine,
        theirs: one.theirs,
        proposed: mineChanged ? 'mine' : 'theirs',
        both: mineChanged && theirsChanged,
      };
    });
}

/** The version that the author chose: theirs, with my side of the fields where `mine` was taken. */
export function merged(mine: Fields, theirs: Fields, choices: Record<string, Side>): Fields {
  const result: Fields = {
    ...theirs,
    kind: theirs.kind,
    answers: { ...theirs.answers },
    answered: { ...theirs.answered, ...mine.answered },
  };
  for (const [field, side] of Object.entries(choices)) {
    if (side === 'mine') write(result, field, read(mine, field));
  }
  return result;
}

function read(fields: Fields, field: string): unknown {
  return field.startsWith('answers.')
    ? fields.answers[field.slice('answers.'.length)]
    : fields[field as keyof Fields];
}

function write(fields: Fields, field: string, value: unknown): void {
  if (!field.startsWith('answers.')) {
    Object.assign(fields, { [field]: value });
    return;
  }
  const id = field.slice('answers.'.length);
  if (value === undefined) delete fields.answers[id];
  else fields.answers[id] = value as Answer;
}
