import type { APIRequestContext } from '@playwright/test';
import { kept, type Texts } from './seeds';

/** The fields of a learner that take text, each by the name it has here. */
export const LEARNING_FIELDS = [
  'open',
  'roles.pusher',
  'roles.joiner',
  'roles.silent',
  'roles.bridge-builder',
  'roles.scapegoat',
  'service',
  'feedback',
];

/** What number the next answer to each exercise builds on: one that changes nothing gets none. */
const revisions = new Map<string, number>();

/** A learner who shares an open answer and a role map, and answers the form, with these texts in all of it. */
export async function learns(request: APIRequestContext, path: string, texts: Texts): Promise<void> {
  const put = async (exercise: string, reply: object) => {
    const name = `${path}/answers/${exercise}`;
    const revision = revisions.get(name) ?? 0;
    const answer = await request.put(`/api${name}`, { data: { revision, reply, shared: true } });
    if (answer.ok()) revisions.set(name, ((await answer.json()) as { revision: number }).revision);
    return answer;
  };
  const roles = () =>
    Object.fromEntries(
      LEARNING_FIELDS.filter((field) => field.startsWith('roles.')).map((field) => [
        field.slice('roles.'.length),
        texts[field],
      ]),
    );
  await kept(
    texts,
    () => put('backing/my-request', { text: texts.open }),
    () => 'open',
  );
  await kept(texts, () => put('own-case/my-map', { roles: roles(), service: texts.service }));
}

/** Answers the form, once. */
export async function says(request: APIRequestContext, path: string, texts: Texts): Promise<void> {
  await kept(
    texts,
    () =>
      request.post(`/api${path}/feedback`, {
        data: { moment: 'form', marks: [3, 3, 3, 3], text: texts.feedback },
      }),
    () => 'feedback',
  );
}
