import type { APIRequestContext } from '@playwright/test';
import { PHOTO } from '../files';
import { kept, type Texts } from './seeds';

/** The fields of a meeting and its minutes that take text, each by the name it has here. */
export const MEETING_FIELDS = [
  'series.title',
  'series.about',
  'series.place',
  'item.title',
  'item.text',
  'file.title',
  'file.alt',
  'minute',
  'decision.text',
  'decision.reasons',
  'action',
  'guest.name',
  'guest.from',
  'apology',
  'stand-in',
  'parked',
  'addendum',
  'old.title',
  'old.text',
  'cancelled',
];

export type Held = { series: string; meeting: string; item: string; proceedings: string; old: string };

const inside =
  (part: string) =>
  (field: string): string =>
    `${part}.${field}`;
const always = (name: string) => (): string => name;

/** A meeting with these texts in everything around it, published and added to, and older minutes beside it. */
export async function gathering(request: APIRequestContext, circle: string, texts: Texts): Promise<Held> {
  const post = (path: string, data: unknown) => request.post(`/api${path}`, { data });
  const put = (path: string, data: unknown) => request.put(`/api${path}`, { data });
  const { id: series } = await kept<{ id: string }>(
    texts,
    () =>
      post('/series', {
        circle,
        title: texts['series.title'],
        about: texts['series.about'],
        place: texts['series.place'],
        languages: ['nl'],
        rule: 'FREQ=MONTHLY;BYDAY=1TU',
        begins: '14:00',
        minutes: 120,
      }),
    inside('series'),
  );
  const { meetings } = (await (await request.get(`/api/series/${series}`)).json()) as {
    meetings: { id: string }[];
  };
  const meeting = meetings[0]!.id;
  const propose = (place: object) =>
    kept<{ id: string }>(
      texts,
      () =>
        post(`/series/${series}/agenda-items`, {
          kind: 'discussion',
          language: 'nl',
          title: texts['item.title'],
          text: texts['item.text'],
          minutes: 10,
          ...place,
        }),
      inside('item'),
    );
  const { id: item } = await propose({ meeting });
  await around(request, meeting, item, texts);
  await described(request, item, texts);

  const { id: other } = await propose({});
  const whole = (await (await request.get(`/api/agenda-items/${other}`)).json()) as {
    item: { version: number };
  };
  await kept(
    texts,
    () =>
      put(`/agenda-items/${other}/state`, {
        version: whole.item.version,
        state: 'parked',
        because: texts.parked,
      }),
    (field) => (field === 'because' ? 'parked' : field),
  );

  const write = (text: string) => minute(request, { meeting, circle, item }, text);
  await kept(texts, () => write(texts.minute!), always('minute'));
  const proceedings = await publish(request, { meeting, circle }, texts, 'minute', write);
  await write('Bij nader inzien');
  await publish(request, { meeting, circle }, texts, 'addendum', () => write('Bij nader inzien'));

  const { id: old } = await kept<{ id: string }>(
    texts,
    () =>
      post(`/series/${series}/old-minutes`, {
        day: '2021-03-02',
        language: 'nl',
        title: texts['old.title'],
        text: texts['old.text'],
      }),
    inside('old'),
  );
  return { series, meeting, item, proceedings, old };
}

/** Who is there, and what is decided and done. */
async function around(request: APIRequestContext, meeting: string, item: string, texts: Texts) {
  const post = (path: string, data: unknown) => request.post(`/api${path}`, { data });
  await kept(
    texts,
    () =>
      post(`/agenda-items/${item}/decisions`, {
        language: 'nl',
        text: texts['decision.text'],
        reasons: texts['decision.reasons'],
      }),
    inside('decision'),
  );
  const { items } = (await (await request.get(`/api/meetings/${meeting}/attendance`)).json()) as {
    items: { id: string; mine: boolean }[];
  };
  const seat = items.find((one) => one.mine)!.id;
  await kept(
    texts,
    () =>
      post(`/agenda-items/${item}/actions`, {
        language: 'nl',
        text: texts.action,
        seat,
        until: '2099-01-01',
      }),
    always('action'),
  );
  await kept(
    texts,
    () => post(`/meetings/${meeting}/guests`, { name: texts['guest.name'], from: texts['guest.from'] }),
    inside('guest'),
  );
  await kept(
    texts,
    () =>
      request.put(`/api/meetings/${meeting}/attendance/${seat}`, {
        data: { answer: 'not', apology: texts.apology, standIn: texts['stand-in'] },
      }),
    (field) => (field === 'standIn' ? 'stand-in' : field),
  );
}

/** A picture on an item. */
async function described(request: APIRequestContext, item: string, texts: Texts) {
  const files = `/api/agenda-items/${item}/files`;
  const added = await request.post(files, {
    multipart: { file: { name: 'file', mimeType: 'image/jpeg', buffer: PHOTO } },
  });
  const { id } = (await added.json()) as { id: string };
  await kept(
    texts,
    () => request.put(`${files}/${id}`, { data: { title: texts['file.title'], alt: texts['file.alt'] } }),
    inside('file'),
  );
}

type Place = { meeting: string; circle: string };

async function minute(
  request: APIRequestContext,
  { meeting, circle, item }: Place & { item: string },
  text: string,
) {
  const layer = `/api/meetings/${meeting}/minutes/${circle}`;
  await request.post(`${layer}/taker`, { data: {} });
  const late = await request.put(`${layer}/texts/${item}`, { data: { version: 9999, text } });
  if (late.status() !== 409) return late;
  const { version } = ((await late.json()) as { current: { version: number } }).current;
  return request.put(`${layer}/texts/${item}`, { data: { version, text } });
}

/** What may be noted may still be stopped at publishing: then it is written anew. */
async function publish(
  request: APIRequestContext,
  { meeting, circle }: Place,
  texts: Texts,
  field: string,
  write: (text: string) => Promise<unknown>,
): Promise<string> {
  const path = `/api/meetings/${meeting}/proceedings`;
  const { id } = await kept<{ id: string }>(
    texts,
    async () => {
      await write(texts[field]!);
      const { drafts } = (await (await request.get(path)).json()) as {
        drafts: { seen: string; circle: { id: string } }[];
      };
      const seen = drafts.find((one) => one.circle.id === circle)?.seen;
      return request.post(path, { data: { circle, seen, because: texts.addendum } });
    },
    (asked) => (asked === 'because' ? 'addendum' : 'minute'),
  );
  return id;
}

export const cancelled = (request: APIRequestContext, meeting: string, texts: Texts): Promise<unknown> =>
  kept(
    texts,
    () => request.post(`/api/meetings/${meeting}/cancellation`, { data: { reason: texts.cancelled } }),
    () => 'cancelled',
  );
