import { expect, it } from 'vitest';
import { learnedFirst } from './sections';

it('puts what was learned first and loses nothing', () => {
  const sections = ['intended', 'actual', 'next', 'lesson'].map((id) => ({ id, label: id, html: '' }));
  const { learned, rest } = learnedFirst(sections);
  expect(learned.map(({ id }) => id)).toEqual(['lesson', 'next']);
  expect(rest.map(({ id }) => id)).toEqual(['intended', 'actual']);
});
