import type { APIRequestContext } from '@playwright/test';
import { inDays } from '../editions';
import { kept, type Texts } from './seeds';

/** The fields of an edition that take text, each by the name it has here. */
export const EDITION_FIELDS = ['place', 'day', 'subject', 'text', 'refused', 'cancelled'];

type Who = { trainer: APIRequestContext; learner: APIRequestContext; asker: APIRequestContext };

/** An edition with these texts in everything around it; `asks` whether a superior refuses too. Answers its id. */
export async function edition(
  { trainer, learner, asker }: Who,
  version: string,
  texts: Texts,
  asks: boolean,
): Promise<string> {
  const { id } = await kept<{ id: string }>(
    texts,
    () =>
      trainer.post('/api/editions', {
        data: {
          version,
          language: 'nl',
          halfDays: [{ day: inDays(7), begins: '09:00', minutes: 180, place: texts.day }],
          place: texts.place,
          capacity: 5,
          closes: inDays(5),
          approval: asks,
          waiting: 'automatic',
        },
      }),
    (field) => (field.startsWith('halfDays') ? 'day' : field),
  );
  if (asks) {
    await asker.put(`/api/editions/${id}/enrolment`, { data: { superior: 'overste@example.org' } });
    const { items } = (await (await asker.get('/api/mails')).json()) as { items: { text: string }[] };
    const token = items
      .map(({ text }) => /enrolment-approvals#([\w-]{43})/.exec(text)?.[1])
      .find((found) => found !== undefined);
    await kept(
      texts,
      () =>
        asker.post('/api/enrolment-approvals', {
          data: { token, approves: false, reason: texts.refused },
        }),
      () => 'refused',
    );
  } else {
    await learner.put(`/api/editions/${id}/enrolment`, { data: {} });
  }
  await kept(texts, () =>
    trainer.post(`/api/editions/${id}/messages`, {
      data: { subject: texts.subject, text: texts.text },
    }),
  );
  return id;
}

export const calledOff = (trainer: APIRequestContext, id: string, texts: Texts): Promise<unknown> =>
  kept(
    texts,
    () => trainer.post(`/api/editions/${id}/cancellation`, { data: { reason: texts.cancelled } }),
    () => 'cancelled',
  );
