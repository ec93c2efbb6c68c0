import { expect, test } from '@playwright/test';
import { classroom, enrol, studies } from './classroom';
import { ask, enterAs, speaking } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 600_000 });

test('exercises, progress, forms and certificates', async ({ page, context, browser }) => {
  const room = await classroom(browser, ['nadia']);
  await enterAs(context, 'nadia');
  const { request } = context;
  const module = (key: string) => `/nl/editions/${room.edition}/modules/${key}`;
  await visit(page, module('roles'), /rollen|Oefeningen/i);
  await inspect(page, 'exercises before they are answered');
  await page
    .getByRole('button', { name: t('exercise.answer') })
    .first()
    .click();
  await expect(page.getByText(t('sort.choose'), { exact: true }).first()).toBeVisible();
  await inspect(page, 'statements without a role');
  await studies(room.path, request);
  for (const key of ['roles', 'choices', 'own-case', 'backing']) {
    await visit(page, module(key), /./);
    await inspect(page, `exercises that were answered: ${key}`);
  }
  await visit(page, `/nl/editions/${room.edition}/progress`, new RegExp(t('progress.title')));
  await inspect(page, 'progress');
  await visit(
    page,
    `/nl/editions/${room.edition}/feedback/form`,
    new RegExp(t('feedback.form').slice(0, 10)),
  );
  await page.getByRole('button', { name: t('feedback.send') }).click();
  await inspect(page, 'a form without answers');
  await visit(
    page,
    `/nl/editions/${room.edition}/feedback/before`,
    new RegExp(t('feedback.before').slice(0, 10)),
  );
  await expect(page.getByRole('heading', { name: t('feedback.deeds') })).toBeVisible();
  await page.getByRole('button', { name: t('feedback.send') }).click();
  await inspect(page, 'situations without answers');
  await visit(page, `/nl/editions/${room.edition}/six-weeks`, new RegExp(t('weeks.title')));
  await inspect(page, 'six weeks later');

  for (const learner of ['karim', 'wout', 'samira', 'elif', 'laurence']) {
    const other = await enrol(browser, room.path, learner);
    await ask(other, 'POST', `${room.path}/feedback`, {
      moment: 'form',
      marks: [4, 5, 3, 4],
      text: 'Meer tijd voor het gesprek als het heet is.',
    });
    await ask(other, 'POST', `${room.path}/feedback`, {
      moment: 'before',
      marks: [2, 2, 3, 2, 1],
      chosen: [0, 1, 3, learner === 'wout' ? 2 : 0],
    });
  }
  await ask(request, 'PUT', `${room.path}/answers/backing/my-request`, {
    revision: 1,
    reply: { text: 'Dinsdag twee uur vrij.' },
    shared: true,
  });
  await enterAs(context, 'ruth');
  await visit(page, `/nl/editions/${room.edition}/effects`, new RegExp(t('effects.title')));
  await expect(page.getByText(t('effects.of', { n: 5 })).first()).toBeVisible();
  await expect(page.getByText(t('effects.average', { n: '0', most: '3' })).first()).toBeVisible();
  await inspect(page, 'what came of it');
  await visit(page, `/nl/editions/${room.edition}/certificates`, new RegExp(t('certificates.title')));
  await expect(page.getByText('Dinsdag twee uur vrij.')).toBeVisible();
  await inspect(page, 'who completed it, and what was shared');
  await visit(page, `/nl/certificates/${'A'.repeat(43)}`, new RegExp(t('certificate.title')));
  await expect(page.getByText(t('certificate.unknown'))).toBeVisible();
  await inspect(page, 'a code of nothing');
});
