import { describe, expect, it } from 'vitest';
import type { Fields, Question, Template } from '~/api/desk';
import { answersFor, asKind } from './kinds';

const question = (id: string, type: Question['type'] = 'text', values: string[] = []): Question => ({
  id,
  label: `${id}?`,
  help: '',
  type,
  options: values.map((value) => ({ value, label: `label of ${value}` })),
  core: true,
  required: false,
});
const template = (kind: string, questions: Question[], required: string): Template => ({
  kind,
  label: kind,
  description: '',
  title: { label: 'Title', help: '' },
  questions: questions.map((one) => ({ ...one, required: one.id === required })),
});

const lesson = template(
  'lesson',
  [
    question('actual'),
    question('lesson'),
    question('next'),
    question('status', 'choice', ['once', 'several']),
    question('partners', 'choices', ['school', 'police']),
  ],
  'actual',
);
const failure = template(
  'failure',
  [question('actual'), question('next'), question('partners', 'choices', ['school'])],
  'actual',
);
const signal = template('signal', [question('observation')], 'observation');
const all = [lesson, failure, signal];

const fields: Fields = {
  kind: 'lesson',
  language: 'nl',
  title: 'Titel',
  answers: {},
  themes: ['school'],
  claims: [],
  circle: null,
  name: null,
  answered: {},
};
const saying = (answers: Fields['answers']): Fields => ({ ...fields, answers });

describe('a manuscript turned into another kind', () => {
  it('keeps what both kinds ask, and everything that is not an answer', () => {
    const turned = asKind(saying({ actual: 'Feiten', next: 'Anders' }), 'failure', all);
    expect(turned).toEqual({ ...fields, kind: 'failure', answers: { actual: 'Feiten', next: 'Anders' } });
  });

  it('takes an answer to the question that means the same', () => {
    expect(asKind(saying({ actual: 'Feiten', lesson: 'Bel eerst' }), 'failure', all).answers).toEqual({
      actual: 'Feiten',
      next: 'Bel eerst',
    });
  });

  it('adds what has no place to the required question, under its old question, and loses no word', () => {
    const turned = asKind(
      saying({ actual: 'Feiten', lesson: 'Bel eerst', next: 'Anders', status: 'several' }),
      'failure',
      all,
    );
    expect(turned.answers).toEqual({
      actual: 'Feiten\n\nlesson?\n\nBel eerst\n\nstatus?\n\nlabel of several',
      next: 'Anders',
    });
  });

  it('keeps the choices that the other kind offers and writes out the others', () => {
    const turned = asKind(saying({ actual: 'Feiten', partners: ['school', 'police'] }), 'failure', all);
    expect(turned.answers).toEqual({
      actual: 'Feiten\n\npartners?\n\nlabel of police',
      partners: ['school'],
    });
  });

  it('loses nothing on the way through a kind that asks one thing', () => {
    const words = { actual: 'Feiten', lesson: 'Bel eerst', next: 'Anders' };
    const there = asKind(saying(words), 'signal', all);
    const back = JSON.stringify(asKind(there, 'lesson', all).answers);
    for (const word of Object.values(words)) expect(back).toContain(word);
  });

  it('tells the ledger where a kind keeps none', () => {
    const line = {
      stage: 'measured',
      text: 'Evenveel klachten',
      judge: 'owner',
      organisation: null,
      known: 'politie',
      evidence: null,
    };
    const turned = asKind({ ...saying({ actual: 'Feiten' }), claims: [line] }, 'signal', all);
    expect(turned.claims).toEqual([]);
    expect(turned.answers.observation).toContain('Evenveel klachten');
    expect(turned.answers.observation).toContain('politie');
    expect(asKind({ ...saying({}), claims: [line] }, 'failure', all).claims).toEqual([line]);
  });

  it('leaves it alone when it is of that kind already, or the kind is unknown', () => {
    const same = saying({ actual: 'Feiten' });
    expect(asKind(same, 'lesson', all)).toBe(same);
    expect(asKind(same, 'poem', all)).toBe(same);
  });

  it('finds a place for an earlier version that was written as another kind', () => {
    expect(answersFor(failure, { actual: 'Feiten', lesson: 'Bel eerst' }, all)).toEqual({
      actual: 'Feiten',
      next: 'Bel eerst',
    });
  });
});
