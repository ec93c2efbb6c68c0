import { expect, it } from 'vitest';
import { arranged, badNews, learnedFirst } from './sections';

it('puts what was learned first and loses nothing', () => {
  const ids = ['partners', 'intended', 'year', 'actual', 'next', 'lesson'];
  const sections = ids.map((id) => ({ id, label: id, html: '' }));
  const { learned, rest, context } = learnedFirst(sections);
  expect(context.map(({ id }) => id)).toEqual(['year', 'partners']);
  expect(learned.map(({ id }) => id)).toEqual(['lesson', 'next']);
  expect(rest.map(({ id }) => id)).toEqual(['intended', 'actual']);
});

it('puts what was intended beside what was observed, answers before lines of the ledger', () => {
  const sections = ['intended', 'why', 'actual', 'next'].map((id) => ({
    id,
    label: id,
    html: `<p>${id}</p>`,
  }));
  const claims = [
    { stage: 'intended', text: 'Minder klachten', evidence: null },
    { stage: 'delivered', text: 'Zes avonden', evidence: null },
    { stage: 'measured', text: 'Evenveel klachten', evidence: 'no-effect' },
  ];
  const { learned, sides, rest } = arranged(sections, claims);
  expect(sides).toMatchObject({
    intended: { label: 'intended', html: '<p>intended</p>', lines: ['Minder klachten'] },
    observed: { label: 'actual', html: '<p>actual</p>', lines: ['Evenveel klachten'] },
  });
  expect([...learned, ...rest].map(({ id }) => id)).toEqual(['next', 'why']);
  expect(claims.filter(badNews)).toEqual([claims[2]]);
});

it('leaves an intention that nothing stands beside among the other answers', () => {
  const { sides, rest } = arranged([{ id: 'intended', label: 'intended', html: '' }], []);
  expect(sides).toBeUndefined();
  expect(rest.map(({ id }) => id)).toEqual(['intended']);
});
