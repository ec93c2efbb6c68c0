import { describe, expect, it } from 'vitest';
import type { Comment, OwnComment } from '~/api/discussions';
import { threads, waiting } from './talk';

const comment = (id: string, parent: string | null = null) => ({ id, parent }) as unknown as Comment;

describe('a discussion', () => {
  it('has its answers under what they answer, in the order they came', () => {
    const all = threads([comment('a'), comment('b'), comment('c', 'a'), comment('d', 'a')]);
    expect(all.map(({ comment: { id }, replies }) => [id, ...replies.map((reply) => reply.id)])).toEqual([
      ['a', 'c', 'd'],
      ['b'],
    ]);
  });

  it('keeps apart what others do not see yet', () => {
    const own = [{ id: 'a' }, { id: 'z' }] as unknown as OwnComment[];
    expect(waiting([comment('a')], own).map(({ id }) => id)).toEqual(['z']);
  });
});
