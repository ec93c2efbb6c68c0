import type { APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';

type Violation = { field: string };
export type Texts = Record<string, string>;

const ANSWERS = ['intended', 'actual', 'why', 'next', 'affected', 'early-sign', 'went-well', 'lucky', 'asks'];

/** The fields of a report that take text, in the words of refusals; what comes after publishing stands last. */
export const FIELDS = [
  'title',
  ...ANSWERS.map((id) => `answers.${id}`),
  ...[0, 1].flatMap((line) => [`claims.${line}.text`, `claims.${line}.known`]),
  'note',
  'addendum',
  'comment',
  'edited',
  'reason',
];

/** Texts that were refused instead of kept, by field. */
export const refused: string[] = [];

/**
 * Sends until what is refused was replaced by a harmless word: a field that takes no such text is no way in either.
 * @param shown the field a refusal speaks of, as it is called here
 */
export async function kept<T>(
  texts: Texts,
  send: () => Promise<{ status(): number; text(): Promise<string> }>,
  shown: (field: string) => string = (field) => field,
): Promise<T> {
  for (let tries = 0; tries < 8; tries++) {
    const answer = await send();
    const said = await answer.text();
    if (answer.status() < 300) return (said === '' ? undefined : JSON.parse(said)) as T;
    const fields = ((JSON.parse(said) as { violations?: Violation[] }).violations ?? []).map(({ field }) =>
      shown(field),
    );
    const known = fields.filter((field) => field in texts);
    if (known.length === 0) throw new Error(`${answer.status()} ${said}`);
    for (const field of known) {
      refused.push(`${field}: ${texts[field]}`);
      texts[field] = 'Harmloos gezegd';
    }
  }
  throw new Error(`nothing of it is kept: ${JSON.stringify(texts)}`);
}

function asManuscript(texts: Texts, circle: string) {
  return {
    kind: 'failure',
    language: 'nl',
    title: texts.title,
    answers: Object.fromEntries(ANSWERS.map((id) => [id, texts[`answers.${id}`]])),
    themes: [],
    claims: [0, 1].map((line) => ({
      stage: line === 0 ? 'intended' : 'observed',
      judge: 'owner',
      text: texts[`claims.${line}.text`],
      known: texts[`claims.${line}.known`],
    })),
    circle,
    name: 'named',
  };
}

/** A report with these texts, revised and added to; answers its id. */
export async function report(request: APIRequestContext, circle: string, texts: Texts): Promise<string> {
  const post = (path: string, data: unknown) =>
    request.post(`/api${path}`, { data, headers: { 'Idempotency-Key': randomUUID() } });
  // What the desk keeps may still be stopped at publishing: then it is written anew.
  let written: { id: string; version: number } | undefined;
  const { id } = await kept<{ id: string }>(texts, async () => {
    const draft = await post('/manuscripts', asManuscript(texts, circle));
    if (draft.status() !== 201) return draft;
    written = (await draft.json()) as { id: string; version: number };
    return post('/reports', { manuscript: written.id, version: written.version });
  });
  const desk = (await (await post(`/reports/${id}/manuscript`, {})).json()) as {
    id: string;
    version: number;
  };
  const turned = { ...texts, title: texts['answers.actual']!.slice(0, 190), 'answers.actual': texts.title! };
  const saved = await request.put(`/api/manuscripts/${desk.id}`, {
    data: { ...asManuscript(turned, circle), version: desk.version },
  });
  const { version } = (saved.ok() ? await saved.json() : desk) as { version: number };
  await kept(texts, () =>
    post(`/reports/${id}/revisions`, { manuscript: desk.id, version, note: texts.note }),
  ).catch((problem: unknown) => {
    // a text that the title takes and an answer does not, or the other way round, is only not turned
    if (!String(problem).includes('violations')) throw problem;
  });
  await kept(
    texts,
    () => post(`/reports/${id}/addenda`, { text: texts.addendum }),
    () => 'addendum',
  );
  const comment = await kept<{ id: string }>(
    texts,
    () =>
      post(`/reports/${id}/comments`, {
        kind: 'question',
        name: 'named',
        language: 'nl',
        text: texts.comment,
      }),
    () => 'comment',
  );
  await kept(
    texts,
    () =>
      request.put(`/api/comments/${comment.id}`, {
        data: { version: 1, language: 'nl', text: texts.edited },
      }),
    () => 'edited',
  );
  return id;
}

export const withdrawn = (request: APIRequestContext, id: string, texts: Texts): Promise<unknown> =>
  kept(texts, () => request.post(`/api/reports/${id}/withdrawal`, { data: { reason: texts.reason } }));

/** An organisation, a member and a circle with these names, as an administrator makes them. */
export async function administered(
  request: APIRequestContext,
  names: {
    organisation: string;
    member: string;
    circle: string;
    about: string;
    call: string;
    source: string;
  },
  founder: string,
): Promise<{ circle: string }> {
  const post = (path: string, data: unknown) => request.post(`/api${path}`, { data });
  const texts: Texts = { ...names };
  const made = await kept<{ id: string }>(
    texts,
    () => post('/organisations', { name: texts.organisation, level: 'local', kind: 'body' }),
    () => 'organisation',
  );
  await kept(
    texts,
    () =>
      post('/members', {
        name: texts.member,
        email: `${randomUUID()}@example.org`,
        language: 'nl',
        seat: { organisation: made.id, kind: 'practitioner' },
      }),
    () => 'member',
  );
  const { id } = await kept<{ id: string }>(
    texts,
    () =>
      post('/circles', {
        kind: 'working',
        candid: false,
        superiors: true,
        admits: ['practitioner', 'administrator'],
        names: { nl: texts.circle, fr: texts.circle, en: texts.circle },
        abouts: { nl: texts.about, fr: texts.about, en: texts.about },
        founder,
      }),
    (field) => (field.startsWith('about') ? 'about' : 'circle'),
  );
  await kept(texts, () =>
    post('/funding-ties', {
      funder: made.id,
      funded: made.id,
      call: texts.call,
      from: '2026-01-01',
      source: texts.source,
    }),
  ).catch((problem: unknown) => {
    if (!String(problem).includes('violations')) throw problem; // nobody funds oneself; the words went in all the same
  });
  return { circle: id };
}

/** Searches with these words and names, as many as may be saved; those of before are forgotten. */
export async function saved(request: APIRequestContext, texts: string[]): Promise<number> {
  const path = '/api/saved-searches';
  const { items } = (await (await request.get(path)).json()) as { items: { id: string }[] };
  for (const { id } of items) await request.delete(`${path}/${id}`);
  let kept = 0;
  for (const text of texts.slice(0, 50)) {
    const data = { name: text.slice(0, 80), rhythm: 'daily', q: text.slice(0, 300), filters: {} };
    const answer = await request.post(path, { data });
    if (answer.ok()) kept++;
    else refused.push(`saved: ${text}`);
  }
  return kept;
}
