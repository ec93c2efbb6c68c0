import { afterEach, expect, it, vi } from 'vitest';
import { library } from './library';

afterEach(() => vi.unstubAllGlobals());

it('fills addresses and repeats filters as the contract says', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response('{}'));
  });
  await library.report('a/b?c');
  await library.reports({ kind: ['lesson', 'failure'], theme: [] }, null, 20);
  await library.reports({}, 'x', 20);
  expect(asked).toEqual([
    '/api/reports/a%2Fb%3Fc',
    '/api/reports?kind=lesson&kind=failure&limit=20',
    '/api/reports?limit=20&cursor=x',
  ]);
});
