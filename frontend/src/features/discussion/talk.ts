import type { Comment, OwnComment } from '~/api/discussions';
import { device } from '~/app/device';

export const KINDS = ['experience', 'question', 'suggestion', 'evidence'] as const;
export type Kind = (typeof KINDS)[number];

export type Thread = { comment: Comment; replies: Comment[] };

/** Each comment with what answers it, in the order they came. */
export function threads(comments: Comment[]): Thread[] {
  return comments
    .filter(({ parent }) => !parent)
    .map((comment) => ({ comment, replies: comments.filter(({ parent }) => parent === comment.id) }));
}

/** What one wrote and others do not see yet. */
export function waiting(comments: Comment[], own: OwnComment[]): OwnComment[] {
  return own.filter(({ id }) => !comments.some((comment) => comment.id === id));
}

/** What is being written, by whom and where. */
export type Draft = { text: string; kind: string | null; voice: string | null; language: string };

/** Kept on this device until it is sent, so that nothing typed is lost; not on a shared computer. */
export class Kept {
  readonly #name: string;

  constructor(member: string, where: string) {
    this.#name = `comment ${member} ${where}`;
  }

  read = (): Promise<Draft | undefined> => device.recall<Draft>(this.#name);

  write(draft: Draft): void {
    void device.remember(this.#name, draft.text.trim() ? { ...draft } : undefined);
  }

  forget(): void {
    void device.remember(this.#name, undefined);
  }
}
