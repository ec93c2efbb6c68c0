import type { APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { PHOTO } from '../files';
import { ask, circle } from '../helpers';
import { kept, type Texts } from './seeds';

/** The fields of what is told in confidence, and of what is said about it, each by the name it has here. */
export const BOX_FIELDS = [
  'title',
  'actual',
  'why',
  'claim',
  'asked',
  'reply',
  'proposal.title',
  'proposal.actual',
  'note',
  'changes',
  'opening',
];

/** The fields of a file; of the first one `file.title.1`, and so on. */
export const FILE_FIELDS = ['file.title', 'file.alt'];

export type Thread = { id: string; phrase: string; pages: string[] };

/** A report told in confidence with these texts, and the only one in the box that is not known yet; a custodian asks and proposes, its author answers. */
export async function thread(
  author: APIRequestContext,
  custodian: APIRequestContext,
  texts: Texts,
  { files, known }: { files: number; known: Set<string> },
): Promise<Thread> {
  const phrase = await handedIn(author, texts, files);
  const id = (await threads(custodian)).map((one) => one.id).find((one) => !known.has(one))!;
  known.add(id);
  const say = (action: string, more: Texts = {}) =>
    custodian
      .post(`/intake/nl/receipt/${action}`, { form: { phrase, ...more }, headers: { Accept: 'text/html' } })
      .then((answer) => answer.text());

  await kept(
    texts,
    () => custodian.post(`/api/box/${id}/messages`, { data: { text: texts.asked } }),
    () => 'asked',
  );
  const pages = [await say('reply', { text: texts.reply! })];
  const { original } = await ask<{ original: { answers: { id: string }[] } }>(custodian, 'GET', `/box/${id}`);
  const answers = Object.fromEntries(original.answers.map((one) => [one.id, 'Harmloos']));
  await kept(
    texts,
    () =>
      custodian.put(`/api/box/${id}/proposal`, {
        data: {
          title: texts['proposal.title'],
          answers: { ...answers, actual: texts['proposal.actual'] },
          themes: [],
          claims: [],
          note: texts.note,
          files: Array.from({ length: files }, (_, i) => ({
            number: i + 1,
            title: texts[`file.title.${i + 1}`],
            alt: texts[`file.alt.${i + 1}`],
          })),
        },
      }),
    (field) =>
      ({ title: 'proposal.title', 'answers.actual': 'proposal.actual' })[field] ??
      field.replace(/^files\.(\d+)\.(\w+)$/, 'file.$2.$1'),
  );
  pages.push(await say('changes', { text: texts.changes! }));
  await kept(
    texts,
    () => custodian.post(`/api/box/${id}/identity-openings`, { data: { reason: texts.opening } }),
    () => 'opening',
  );
  pages.push(await say('open'));
  return { id, phrase, pages };
}

export const threads = async (custodian: APIRequestContext): Promise<{ id: string }[]> =>
  (await ask<{ items: { id: string }[] }>(custodian, 'GET', '/box')).items;

async function handedIn(author: APIRequestContext, texts: Texts, files: number): Promise<string> {
  const lies = (await circle(author, 'first-line')).id;
  const manuscript = () => ({
    kind: 'failure',
    language: 'nl',
    title: texts.title,
    answers: { actual: texts.actual, why: texts.why },
    themes: [],
    claims: [{ stage: 'observed', judge: 'owner', text: texts.claim, known: '' }],
    circle: lies,
    name: 'confidential',
  });
  const { id, version } = await kept<{ id: string; version: number }>(
    texts,
    () =>
      author.post('/api/manuscripts', { data: manuscript(), headers: { 'Idempotency-Key': randomUUID() } }),
    (field) => (field.startsWith('claims') ? 'claim' : field.replace('answers.', '')),
  );
  for (let number = 1; number <= files; number++) {
    const [title, alt] = [`file.title.${number}`, `file.alt.${number}`];
    const added = await author.post(`/api/manuscripts/${id}/attachments`, {
      multipart: { file: { name: texts[title]!.slice(0, 60), mimeType: 'image/jpeg', buffer: PHOTO } },
    });
    const { id: attachment } = (await added.json()) as { id: string };
    await kept(
      texts,
      () =>
        author.put(`/api/manuscripts/${id}/attachments/${attachment}`, {
          data: { title: texts[title], alt: texts[alt] },
        }),
      (field) => `file.${field}.${number}`,
    );
  }
  const { phrase } = await ask<{ phrase: string }>(author, 'POST', '/receipts', { language: 'nl' });
  await ask(author, 'POST', `/manuscripts/${id}/confidential-sending`, {
    version,
    level: 'confidential',
    phrase,
    waitForFive: false,
  });
  return phrase;
}
