import { describe, expect, it } from 'vitest';
import type { Fields, Template } from '~/api/desk';
import { after, afterOptional, missing, next, part, stepOf, steps } from './steps';

const question = (id: string, core: boolean, required = false) => ({
  id,
  label: id,
  help: '',
  type: 'text' as const,
  options: [],
  core,
  required,
});
const template: Template = {
  kind: 'lesson',
  label: 'Lesson',
  description: '',
  title: { label: 'Title', help: '' },
  questions: [question('lucky', false), question('intended', true), question('actual', true, true)],
};
const fields: Fields = {
  kind: 'lesson',
  language: 'nl',
  title: '',
  answers: {},
  themes: [],
  claims: [],
  circle: null,
  name: null,
  answered: {},
};

describe('the pages of a manuscript', () => {
  it('asks the title and the core questions first, then the optional ones, then who reads', () => {
    const ids = steps(template, fields).map((step) => step.id);
    const last = ['claims', 'files', 'themes', 'circle', 'name', 'check'];
    expect(ids).toEqual(['title', 'answer-intended', 'answer-actual', 'answer-lucky', ...last]);
  });

  it('needs a title, the answers that the template requires, a circle and a name level, and nothing else', () => {
    expect(missing(steps(template, fields)).map((step) => step.id)).toEqual([
      'title',
      'answer-actual',
      'circle',
      'name',
    ]);
    const full: Fields = { ...fields, title: 'T', answers: { actual: 'x' }, circle: 'c', name: 'named' };
    expect(missing(steps(template, full))).toEqual([]);
  });

  it('lets the ledger stay empty, but not a line of it', () => {
    const line = {
      stage: 'intended',
      text: '',
      judge: 'owner',
      organisation: null,
      known: '',
      evidence: null,
    };
    const ledger = (claims: Fields['claims']) =>
      steps(template, { ...fields, claims }).find((step) => step.id === 'claims');
    expect(ledger([])).toMatchObject({ need: 'optional', done: false });
    expect(ledger([{ ...line, text: 'Rust' }])).toMatchObject({ need: 'optional', done: true });
    expect(ledger([{ ...line, text: 'Rust' }, line])).toMatchObject({ need: 'required', done: false });
    expect(steps(template, { ...fields, kind: 'question' }).map((step) => step.id)).not.toContain('claims');
  });

  it('asks no circle and no name for a revision', () => {
    const ids = steps(template, fields, true).map((step) => step.id);
    expect(ids).not.toContain('circle');
    expect(ids).not.toContain('name');
    expect(ids[ids.length - 1]).toBe('check');
  });

  it('takes blanks for no answer', () => {
    expect(steps(template, { ...fields, title: '  ' })[0]?.done).toBe(false);
  });

  it('goes on where something is not done, past the optional questions', () => {
    const begun = steps(template, { ...fields, title: 'T', answers: { intended: 'x', actual: 'y' } });
    expect(next(begun).id).toBe('themes');
    expect(after(begun, 'answer-actual')?.id).toBe('answer-lucky');
    expect(afterOptional(begun).id).toBe('themes');
    expect(begun.map(part).filter((name) => name === 'optional')).toHaveLength(3);
  });

  it('finds the page that a refusal speaks of', () => {
    expect(stepOf('answers.actual')).toBe('answer-actual');
    expect(stepOf('title')).toBe('title');
    expect(stepOf('themes[0]')).toBe('themes');
    expect(stepOf('claims.3.text')).toBe('claims');
  });
});
