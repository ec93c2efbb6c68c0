import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, speaking, unique } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

type Id = { id: string };

test('minutes as they are taken, read over and published', async ({ page, context, browser }) => {
  const { request } = context;
  await enterAs(context, 'leila');
  const platform = await circle(request, 'platform');
  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: platform.id,
    title: unique('Platform met notulen'),
    languages: ['nl'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    // still to come, whatever the hour
    begins: '21:00',
    minutes: 180,
    place: 'Zaal 3',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  const meeting = meetings[0]!.id;
  const item = await ask<Id>(request, 'POST', `/series/${id}/agenda-items`, {
    kind: 'discussion',
    language: 'nl',
    title: 'Terugbellen na een melding die lang bleef liggen',
    minutes: 15,
    meeting,
  });
  const nadia = await device(browser, 'nadia');
  const candid = await circle(nadia.request, 'first-line');
  await ask(nadia.request, 'POST', `/series/${id}/notes-circles`, { circle: candid.id });
  const layer = `/meetings/${meeting}/minutes/${platform.id}`;
  await ask(request, 'POST', `${layer}/taker`, {});
  const text = (version: number, words: string) =>
    request.fetch(`/api${layer}/texts/${item.id}`, { method: 'PUT', data: { version, text: words } });
  await text(0, 'Youssef Benali wordt **binnen de week** gebeld.');
  await text(7, 'Een tekst die te laat kwam.');
  await visit(page, `/nl/meetings/${meeting}/minutes`, /Notulen/);
  await expect(page.getByText(t('minutes.beside'))).toBeVisible();
  await page.locator('summary').first().click();
  await inspect(page, 'taking minutes, with a text that came too late');
  await page.getByRole('button', { name: new RegExp(`^${t('minutes.goOff')}`) }).click();
  await expect(page.getByText(t('minutes.off'))).toBeVisible();
  await inspect(page, 'off the record');
  await visit(nadia, `/nl/meetings/${meeting}/minutes`, /Notulen/);
  await inspect(nadia, 'following two layers');

  await visit(page, `/nl/meetings/${meeting}/publish`, /Nakijken/);
  await page.getByRole('button', { name: /Publiceren/ }).click();
  await expect(page.getByText(t('publishMinutes.unread'))).toBeVisible();
  await inspect(page, 'reading over, with a question of the guard');
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: /Publiceren/ }).click();
  await inspect(page, 'asking whether to publish before the meeting is over');
  await page.getByRole('button', { name: t('publishMinutes.earlySend') }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'what was asked was not answered');
});
