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

/** What somebody tells in confidence; in `texts` what is refused is replaced. */
export type Telling = { author: APIRequestContext; texts: Texts; files: number };

/**
 * Reports told in confidence, those in the box that are not known yet; about each a custodian asks and proposes, its author answers. They
 * come together since a custodian's list opens every thread there is.
 */
export async function tell(
  tellings: Telling[],
  custodian: APIRequestContext,
  known: Set<string>,
): Promise<Thread[]> {
  const handed: { telling: Telling; phrase: string }[] = [];
  for (const telling of tellings)
    handed.push({ telling, phrase: await handedIn(telling.author, telling.texts, telling.files) });
  const fresh = (await threads(custodian)).filter(({ id }) => !known.has(id));
  const take = (at: number) => (at < 0 ? undefined : fresh.splice(at, 1)[0]);
  const exact = handed.map(({ telling }) =>
    take(fresh.findIndex(({ title }) => title === telling.texts.title)),
  );
  const told: Thread[] = [];
  for (const [i, { telling, phrase }] of handed.entries()) {
    // one whose title was written otherwise is one of those that are left
    const { id } = (exact[i] ?? take(0))!;
    known.add(id);
    told.push(await talk(id, phrase, custodian, telling));
  }
  return told;
}

async function talk(
  id: string,
  phrase: string,
  custodian: APIRequestContext,
  { texts, files }: Telling,
): Promise<Thread> {
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
  const { original } = await ask<{ original: { answers: { id: string }[]; files: unknown[] } }>(
    custodian,
    'GET',
    `/box/${id}`,
  );
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
          files: Array.from({ length: Math.min(files, original.files.length) }, (_, i) => ({
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
  pages.push(await say('open'));
  pages.push(await say('changes', { text: texts.changes! }));
  await kept(
    texts,
    () => custodian.post(`/api/box/${id}/identity-openings`, { data: { reason: texts.opening } }),
    () => 'opening',
  );
  pages.push(await say('open'));
  return { id, phrase, pages };
}

type Line = { id: string; title: string };

export const threads = async (custodian: APIRequestContext): Promise<Line[]> =>
  (await ask<{ items: Line[] }>(custodian, 'GET', '/box')).items;

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
