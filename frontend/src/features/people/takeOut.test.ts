import { describe, expect, it } from 'vitest';
import { Problem } from '~/api/client';
import { everythingOwn } from './takeOut';

const page = (...ids: string[]) => Promise.resolve({ items: ids.map((id) => ({ id })), next: null });
const gone = () => Promise.reject(new Problem(410, 'gone'));

function server(extra: object = {}) {
  return {
    ownReports: () => page('a', 'b'),
    ownReport: (id: string) =>
      Promise.resolve({ id, answers: { actual: '**' + id }, attachments: id === 'a' ? [{ id: 'f' }] : [] }),
    manuscripts: () => page('c'),
    manuscript: (id: string) => Promise.resolve({ id, title: 'On the desk' }),
    files: () => Promise.resolve([]),
    fileContent: () => Promise.resolve(new Blob(['Hallo'])),
    versions: () => Promise.resolve([{ version: 1 }]),
    ownComments: () => Promise.resolve({ items: [{ id: 'd', text: 'Here too' }], next: null }),
    ...extra,
  } as unknown as Parameters<typeof everythingOwn>[0];
}

describe('everything I wrote', () => {
  it('holds each report and each text on the desk with its earlier versions', async () => {
    const own = await everythingOwn(server());
    expect(own.reports).toEqual([
      { id: 'a', answers: { actual: '**a' }, attachments: [{ id: 'f', content: 'SGFsbG8=' }] },
      { id: 'b', answers: { actual: '**b' }, attachments: [] },
    ]);
    expect(own.desk).toEqual([{ id: 'c', title: 'On the desk', earlier: [{ version: 1 }], attachments: [] }]);
    expect(own.comments).toEqual([{ id: 'd', text: 'Here too' }]);
  });

  it('leaves out what is gone since it was listed, and nothing else that goes wrong', async () => {
    const own = await everythingOwn(server({ ownReport: gone }));
    expect(own.reports).toEqual([]);
    const away = () => Promise.reject(new Problem(503, 'unavailable'));
    await expect(everythingOwn(server({ manuscript: away }))).rejects.toThrow();
  });
});
