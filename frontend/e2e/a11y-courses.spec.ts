import { expect, test } from '@playwright/test';
import { ask, circle, enterAs, speaking, unique } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

type Id = { id: string };

test('courses as they are read', async ({ page, context }) => {
  await enterAs(context, 'nadia');
  await visit(page, '/nl/courses', /Cursussen/);
  await inspect(page, 'the list of courses');
  const { items } = await ask<{ items: (Id & { title: string })[] }>(context.request, 'GET', '/courses');
  const course = items.find((one) => one.title === 'Polarisering in de eerste lijn')!.id;
  await visit(page, `/nl/courses/${course}`, /Polarisering/);
  await inspect(page, 'a course');
  await visit(page, `/nl/courses/${course}/modules/roles`, /rollen/i);
  await inspect(page, 'a module');
  await visit(page, '/nl/courses/new', /Cursus|cursus/);
  await inspect(page, 'beginning a course, for who does not train');
});

test('a course as it is written', async ({ page, context }) => {
  const { request } = context;
  await enterAs(context, 'amina');
  await visit(page, '/nl/courses/new', /cursus/i);
  await page.getByLabel(t('course.fromNothing')).check();
  await page.getByRole('button', { name: t('course.beginButton') }).click();
  await inspect(page, 'beginning a course without what is needed');
  const network = await circle(request, 'network');
  const { id } = await ask<Id>(request, 'POST', '/courses', {
    circle: network.id,
    title: unique('Te bekijken'),
    language: 'nl',
  });
  const { inWork } = await ask<{ inWork: string }>(request, 'GET', `/courses/${id}`);
  await ask(request, 'POST', `/course-versions/${inWork}/modules`, {
    revision: 1,
    key: 'begin',
    title: 'Een begin',
    language: 'nl',
    text: 'Mohamed Vandevelde sprak ons aan.',
  });
  await visit(page, `/nl/courses/${id}/edit`, /Versie 1/);
  await inspect(page, 'a draft with what is missing');
  await page.getByRole('button', { name: t('editor.ask') }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'a review asked for, with a question of the guard');
  await page.getByRole('button', { name: t('editor.remove') }).click();
  await inspect(page, 'a module to be taken away');
  await visit(page, `/nl/courses/${id}/edit/outline`, /cursus/);
  await inspect(page, 'the outline');
  await visit(page, `/nl/courses/${id}/edit/add`, /module/);
  await inspect(page, 'a module to be added');
  const exercise = `/nl/courses/${id}/edit/modules/begin/exercise`;
  for (const kind of ['single', 'sorting', 'scenario', 'open']) {
    await visit(page, exercise, /oefening/);
    await page.getByLabel(t(`solved.kind.${kind}`)).check();
    await page.getByRole('button', { name: t('editor.save') }).click();
    await expect(page.getByText(t('solved.wrong.missing')).first()).toBeVisible();
    await inspect(page, `an exercise without what is needed: ${kind}`);
  }
  await visit(page, `/nl/courses/${id}/edit/vignette`, /situatie/);
  await inspect(page, 'a situation to be added');
  await visit(page, `/nl/courses/${id}/edit/modules/begin`, /Een begin/);
  await page.getByLabel(t('editor.moduleFile')).fill('title: [\n');
  await page
    .getByRole('button', { name: t('editor.save') })
    .last()
    .click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'a module with an error in its file');
});
