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

/** A learner who shares an open answer and a role map, and answers the form, with these texts in all of it. */
export async function learns(
  request: APIRequestContext,
  path: string,
  texts: Texts,
  revision: number,
): Promise<void> {
  const put = (exercise: string, reply: object) =>
    request.put(`/api${path}/answers/${exercise}`, { data: { revision, reply, shared: true } });
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
