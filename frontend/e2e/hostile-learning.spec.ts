import { expect, test } from '@playwright/test';
import { classroom } from './classroom';
import { device, enterAs } from './helpers';
import { learns, LEARNING_FIELDS, says } from './hostile/classes';
import { rendered } from './hostile/judges';
import { payloads } from './hostile/payloads';
import { FULL, known, OURS, PATIENCE, watch, writeDown } from './hostile/watching';

test.use({ trace: 'off', screenshot: 'off' });

const rounds = FULL ? payloads.length : Math.ceil(payloads.length / LEARNING_FIELDS.length);
const textsOf = (first: number): Record<string, string> =>
  Object.fromEntries(LEARNING_FIELDS.map((field, i) => [field, payloads[(first + i) % payloads.length]!]));

test('whatever a learner writes, nothing of it runs and nothing of it becomes part of a page', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const watched = await watch(context);
  const learners = ['nadia', 'karim', 'wout', 'samira', 'elif'];
  const room = await classroom(browser, learners);
  await enterAs(context, 'ruth');
  const page = await context.newPage();
  const nadia = (await device(browser, 'nadia')).request;
  const pages = [`/nl/editions/${room.edition}/certificates`, `/nl/editions/${room.edition}/effects`];
  await learns(
    nadia,
    room.path,
    Object.fromEntries(LEARNING_FIELDS.map((field) => [field, 'Gewoon gezegd'])),
  );
  const usual = new Set([...rendered, ...OURS]);
  for (const path of pages) (await known(page, path)).forEach((word) => usual.add(word));
  const strange: string[] = [];
  for (let round = 0; round < rounds; round++) {
    await learns(nadia, room.path, textsOf(round * (FULL ? 1 : LEARNING_FIELDS.length)));
    if (FULL || round % 6 === 0) {
      const found = await known(page, pages[0]!);
      strange.push(...found.filter((word) => !usual.has(word)).map((word) => `${round}: ${word}`));
    }
  }
  for (const [i, learner] of learners.entries())
    await says((await device(browser, learner)).request, room.path, textsOf(i * 7));
  strange.push(
    ...(await known(page, pages[1]!)).filter((word) => /@on|script$|iframe/.test(word) && !usual.has(word)),
  );
  await context.close();
  writeDown('learning', watched, {
    payloads: payloads.length,
    fields: LEARNING_FIELDS.length,
    texts: rounds * LEARNING_FIELDS.length,
    strange: strange.length,
  });
  expect(strange.slice(0, 20)).toEqual([]);
  expect(watched.executed).toEqual([]);
  expect(watched.violations.slice(0, 20)).toEqual([]);
});
