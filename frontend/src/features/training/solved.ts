/** Exercises and vignettes as a trainer writes them, solutions included: one shape for all kinds, so that a form can show any of them. */
import type { SolvedExercise } from '~/api/courses';
import type { Words } from './words';

export const KINDS = ['single', 'multiple', 'ordering', 'sorting', 'scenario', 'open', 'role-map'] as const;
export type Kind = (typeof KINDS)[number] | 'vignette';
/** An answer, a line or a statement; `right`, `score` and `role` are of some kinds only. */
export type Part = { text: Words; right: boolean; score: number; role: string; explanation: Words };
export type Choice = { text: Words; next: string; effects: Record<string, number>; explanation: Words };
/** One without choices is an end. */
export type Step = { id: string; text: Words; choices: Choice[] };
/** The first step is the one a scenario begins with. */
export type Solved = {
  kind: Kind;
  question: Words;
  hint: Words;
  explanation: Words;
  parts: Part[];
  steps: Step[];
};

/** What a form marks: `field` is the end of the id of a control. */
export type Fault = { field: string; error: 'missing' | 'right' | 'role' | 'next' | 'few' };

/** Kinds with a list of parts. */
export const LISTED: Kind[] = ['single', 'multiple', 'ordering', 'sorting', 'vignette'];

export const part = (): Part => ({ text: {}, right: false, score: 0, role: '', explanation: {} });
export const choice = (): Choice => ({ text: {}, next: '', effects: {}, explanation: {} });

/** A step with a name that no other has. */
export function step(steps: Step[]): Step {
  let n = steps.length + 1;
  while (steps.some(({ id }) => id === `step-${n}`)) n++;
  return { id: `step-${n}`, text: {}, choices: [] };
}

export function blank(kind: Kind): Solved {
  const first = step([]);
  return {
    kind,
    question: {},
    hint: {},
    explanation: {},
    parts: [part(), part()],
    steps: [{ ...first, choices: [choice()] }, step([first])],
  };
}

export function read(from: SolvedExercise): Solved {
  const empty = blank(from.kind as Kind);
  const texts = from.items?.map((text) => ({ ...part(), text: { ...text } }));
  const statements = from.statements?.map((one) => ({
    ...part(),
    text: { ...one.text },
    role: one.role ?? '',
    explanation: { ...one.explanation },
  }));
  const options = from.options?.map((one) => ({
    ...part(),
    text: { ...one.text },
    right: one.right === true,
    score: one.score ?? 0,
    explanation: { ...one.explanation },
  }));
  const steps = from.nodes?.map((one) => ({
    id: one.id ?? '',
    text: { ...one.text },
    choices: (one.choices ?? []).map((each) => ({
      text: { ...each.text },
      next: each.next ?? '',
      effects: { ...each.effects } as Record<string, number>,
      explanation: { ...each.explanation },
    })),
  }));
  return {
    kind: empty.kind,
    question: { ...from.question },
    hint: { ...from.hint },
    explanation: { ...from.explanation },
    parts: options ?? texts ?? statements ?? empty.parts,
    steps: steps?.sort((a, b) => Number(b.id === from.start) - Number(a.id === from.start)) ?? empty.steps,
  };
}

/** Nothing of any kind. */
export const NOTHING: SolvedExercise = {
  key: null,
  kind: null,
  question: null,
  hint: null,
  explanation: null,
  options: null,
  items: null,
  statements: null,
  start: null,
  nodes: null,
};

export function written(from: Solved): SolvedExercise {
  const { kind, question, hint, explanation, parts, steps } = from;
  const one = { ...NOTHING, kind, question };
  if (kind === 'vignette') {
    const options = parts.map(({ text, score }) => ({ text, score, right: null, explanation: null }));
    return { ...one, options };
  }
  if (kind === 'single' || kind === 'multiple') {
    const options = parts.map((part) => ({
      text: part.text,
      score: null,
      right: part.right,
      explanation: part.explanation,
    }));
    return { ...one, options };
  }
  if (kind === 'ordering') return { ...one, items: parts.map(({ text }) => text), explanation };
  if (kind === 'sorting') {
    const statements = parts.map(({ text, role, explanation: why }) => ({ text, role, explanation: why }));
    return { ...one, statements };
  }
  if (kind === 'scenario') return { ...one, start: steps[0]?.id ?? '', nodes: steps };
  return { ...one, hint };
}

const says = (words: Words) => Object.values(words).some((text) => text.trim() !== '');

/** What is still missing, in the order of the form. */
export function faults(solved: Solved): Fault[] {
  const { kind, question, parts, steps } = solved;
  const found: Fault[] = [];
  const need = (fits: boolean, field: string, error: Fault['error']) => {
    if (!fits) found.push({ field, error });
  };
  need(kind === 'scenario' || says(question), 'question', 'missing');
  if (LISTED.includes(kind)) {
    need(parts.length >= 2, 'parts', 'few');
    parts.forEach((one, i) => {
      need(says(one.text), `part-${i}`, 'missing');
      need(kind !== 'sorting' || one.role !== '', `part-${i}-role`, 'role');
    });
    const right = parts.filter((one) => one.right).length;
    need(kind !== 'single' || right === 1, 'parts', 'right');
    need(kind !== 'multiple' || right > 0, 'parts', 'right');
  }
  if (kind === 'scenario') {
    need(steps.length >= 2, 'steps', 'few');
    steps.forEach((one, i) => {
      need(says(one.text), `step-${i}`, 'missing');
      one.choices.forEach((each, j) => {
        need(says(each.text), `step-${i}-${j}`, 'missing');
        need(
          steps.some(({ id }) => id === each.next),
          `step-${i}-${j}-next`,
          'next',
        );
      });
    });
  }
  return found;
}

/** A name for an exercise out of its words, which none of the others has. */
export function keyFor(words: Words, taken: string[], otherwise = 'exercise'): string {
  const said = Object.values(words).find((text) => text.trim()) ?? '';
  const plain = said
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  const base = plain || otherwise;
  let key = base;
  for (let n = 2; taken.includes(key); n++) key = `${base}-${n}`;
  return key;
}

/** Puts the part at one place at another. */
export function move<T>(list: T[], from: number, by: number): void {
  list.splice(from + by, 0, ...list.splice(from, 1));
}
