import type { APIRequestContext } from '@playwright/test';
import { kept, type Texts } from './seeds';

/** The fields of a course that take text, each by the name it has here. */
export const COURSE_FIELDS = [
  'title',
  'audience',
  'aims',
  'prerequisites',
  'concepts',
  'licence',
  'module.title',
  'module.text',
  'module.yml',
  'video',
  'option',
  'step',
  'effect',
  'deed',
  'note',
  'because',
];

export type Taught = { course: string; version: string };

const MODULE = 'modules/hostile/module.yml';
const named = (names: Record<string, string>) => (field: string) => names[field.split(':')[0]!] ?? field;

/** A course with these texts in everything it says; it waits for its review, so that its note is to be read. */
export async function taught(request: APIRequestContext, circle: string, texts: Texts): Promise<Taught> {
  const ask = async <T>(path: string) => (await (await request.get(`/api${path}`)).json()) as T;
  const { id: course } = await kept<{ id: string }>(texts, () =>
    request.post('/api/courses', { data: { circle, title: texts.title, language: 'nl' } }),
  );
  const { inWork: version } = await ask<{ inWork: string }>(`/courses/${course}`);
  const path = `/course-versions/${version}`;
  const revision = async () => (await ask<{ revision: number }>(`${path}/draft`)).revision;
  const words = (field: string) => ({ nl: texts[field]! });
  await kept(
    texts,
    async () =>
      request.put(`/api${path}/outline`, {
        data: {
          revision: await revision(),
          languages: ['nl'],
          title: words('title'),
          audience: words('audience'),
          aims: [words('aims')],
          hours: 1,
          prerequisites: words('prerequisites'),
          concepts: [words('concepts')],
          licence: texts.licence!.slice(0, 60),
        },
      }),
    named({ 'course.yml': 'title' }),
  );
  await kept(
    texts,
    async () =>
      request.post(`/api${path}/modules`, {
        data: {
          revision: await revision(),
          key: 'hostile',
          language: 'nl',
          title: texts['module.title'],
          text: texts['module.text'],
        },
      }),
    named({
      title: 'module.title',
      text: 'module.text',
      [MODULE]: 'module.title',
      'modules/hostile/text.nl.md': 'module.text',
    }),
  );
  // What is typed into the file itself is mostly refused; then the harmless word stands there.
  await kept(
    texts,
    async () =>
      request.put(`/api${path}/file`, {
        data: { revision: await revision(), path: 'README.md', text: texts['module.yml'] },
      }),
    named({ 'README.md': 'module.yml', text: 'module.yml' }),
  );
  const quoted = (field: string) => JSON.stringify(texts[field]);
  await kept(
    texts,
    async () =>
      request.put(`/api${path}/file`, {
        data: {
          revision: await revision(),
          path: MODULE,
          text: [
            `title: {nl: ${quoted('module.title')}}`,
            'minutes: 5',
            'videos:',
            `  - {url: "https://video.example.org/1", title: ${quoted('video')}, captions: true}`,
            'exercises:',
            '  - key: one',
            '    kind: single',
            `    question: {nl: ${quoted('option')}}`,
            '    options:',
            `      - {text: {nl: ${quoted('option')}}, right: true}`,
            `      - {text: {nl: ${quoted('option')}}, right: false}`,
          ].join('\n'),
        },
      }),
    named({ [MODULE]: 'video' }),
  ).catch(async () => {
    // A text that no file of YAML can hold.
    texts.video = texts.option = 'Harmloos';
  });
  // What a form types into the files.
  await kept(
    texts,
    async () => {
      const [step, effect] = [words('step'), words('effect')];
      return request.put(`/api${path}/modules/hostile/solutions/two`, {
        data: {
          revision: await revision(),
          exercise: {
            kind: 'scenario',
            question: step,
            start: 'a',
            nodes: [
              { id: 'a', text: step, choices: [{ text: effect, next: 'b', explanation: effect }] },
              { id: 'b', text: step },
            ],
          },
        },
      });
    },
    (field) => (!field.startsWith(MODULE) ? field : texts.step === 'Harmloos' ? 'effect' : 'step'),
  );
  await kept(
    texts,
    async () => {
      const deed = words('deed');
      return request.put(`/api${path}/vignettes/gate`, {
        data: {
          revision: await revision(),
          exercise: {
            kind: 'vignette',
            question: deed,
            options: [
              { text: deed, score: 3 },
              { text: deed, score: 0 },
            ],
          },
        },
      });
    },
    named({ 'course.yml': 'deed' }),
  );
  return { course, version };
}

/** Withdraws a course with the text of its reason. */
export async function withdrawn(request: APIRequestContext, course: string, texts: Texts): Promise<void> {
  await kept(texts, () =>
    request.post(`/api/courses/${course}/withdrawal`, { data: { because: texts.because } }),
  );
}
