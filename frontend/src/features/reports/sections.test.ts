import { expect, it } from 'vitest';
import { learnedFirst } from './sections';

it('puts what was learned first and loses nothing', () => {
  const ids = ['partners', 'intended', 'year', 'actual', 'next', 'lesson'];
  const sections = ids.map((id) => ({ id, label: id, html: '' }));
  const { learned, rest, context } = learnedFirst(sections);
  expect(context.map(({ id }) => id)).toEqual(['year', 'partners']);
  expect(learned.map(({ id }) => id)).toEqual(['lesson', 'next']);
  expect(rest.map(({ id }) => id)).toEqual(['intended', 'actual']);
});
