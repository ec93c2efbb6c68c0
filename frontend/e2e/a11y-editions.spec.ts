import { expect, test } from '@playwright/test';
import { opened, trained } from './editions';
import { ask, device, enterAs, speaking } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

test('an edition as its trainer and its participants see it', async ({ page, context, browser }) => {
  const { request } = context;
  await enterAs(context, 'ruth');
  const course = await trained(request);
  await visit(page, `/nl/courses/${course.id}/editions/new?version=${course.version}`, t('edition.open'));
  await inspect(page, 'a new edition');

  const edition = await opened(request, { capacity: 1 });
  const [first, second] = [await device(browser, 'sabine'), await device(browser, 'hugo')];
  for (const one of [first, second]) await ask(one.request, 'PUT', `/editions/${edition}/enrolment`, {});
  await visit(first, `/nl/editions/${edition}`, /./);
  await expect(first.getByText(t('enrol.state.enrolled'))).toBeVisible();
  await inspect(first, 'an edition in which one has a place');
  await first.getByRole('button', { name: t('enrol.handOver') }).click();
  await inspect(first, 'passing a place on');
  await visit(second, `/nl/editions/${edition}`, /./);
  await expect(second.getByText(t('enrol.state.waiting', { n: 1 }))).toBeVisible();
  await inspect(second, 'an edition for which one waits');
  await visit(page, `/nl/editions/${edition}/desk`, t('roster.desk'));
  await inspect(page, 'the desk of an edition');
  await visit(page, `/nl/editions/${edition}/edit`, t('edition.change'));
  await inspect(page, 'changing an edition');
  await visit(page, '/nl/enrolment-approvals#' + 'A'.repeat(43), t('approval.spent'));
  await inspect(page, 'an approval that is over');
  for (const one of [first, second]) await one.context().close();
});
