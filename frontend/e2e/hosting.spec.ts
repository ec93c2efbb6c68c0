import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

test.describe.configure({ timeout: 120_000 });

type Id = { id: string };

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`a host sees who was silent and what is late, and puts a lesson with an item (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const { request } = context;
    const platform = await circle(request, 'platform');
    const { id } = await ask<Id>(request, 'POST', '/series', {
      circle: platform.id,
      title: unique('Platform'),
      languages: ['nl', 'fr'],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      begins: '14:00',
      minutes: 120,
      place: 'Zaal 3',
    });
    const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
    const meeting = meetings[0]!.id;
    const title = 'De geruchtenronde op vrijdag, een kwartier';
    await ask(request, 'POST', `/series/${id}/agenda-items`, {
      kind: 'discussion',
      language: 'nl',
      title,
      text: 'Wat doen wij met geruchten in de wijk?',
      minutes: 20,
      meeting,
    });

    await page.goto(`/${language}/series/${id}`);
    await expect(page.getByRole('heading', { name: t('duties.title') })).toBeVisible();
    await expect(page.getByText(t('duties.lateNone'))).toBeVisible();
    await expectAccessible(page);

    await page.goto(`/${language}/meetings/${meeting}`);
    await page.getByRole('button', { name: t('lessons.show') }).click();
    const lessons = page.locator('section', { has: page.locator('#lessons-title') });
    const first = lessons.locator('li').first();
    const lesson = (await first.getByRole('link').textContent())!;
    await expectAccessible(page);
    await first.getByRole('button').click();
    await expect(lessons.getByRole('link', { name: lesson, exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: title }).first().click();
    await expect(page.getByRole('link', { name: lesson, exact: true })).toBeVisible();

    const nadia = await device(browser, 'nadia');
    await nadia.goto(`/${language}/series/${id}`);
    await expect(nadia.getByRole('heading', { name: t('series.meetings') })).toBeVisible();
    await expect(nadia.getByText(t('duties.title'))).toHaveCount(0);
    await nadia.goto(`/${language}/meetings/${meeting}`);
    await expect(nadia.getByRole('link', { name: title })).toBeVisible();
    await expect(nadia.getByText(t('lessons.title'))).toHaveCount(0);

    const { items } = await ask<{ items: Id[] }>(request, 'GET', '/reports?limit=1');
    await page.goto(`/${language}/series/${id}?report=${items[0]!.id}`);
    await page.getByRole('button', { name: `${t('lessons.link')}${t('common.colon')} ${title}` }).click();
    await expect(heading(page)).toContainText(title);
    await expect(page.locator(`a[href$="/reports/${items[0]!.id}"]`)).toBeVisible();

    await nadia.goto(`/${language}`);
    await expect(nadia.getByRole('heading', { name: t('meetings.next') })).toBeVisible();
  });

  test(`a host brings old minutes in, having seen them, and the circle reads and finds them (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const { request } = context;
    const { id } = await ask<Id>(request, 'POST', '/series', {
      circle: (await circle(request, 'platform')).id,
      title: unique('Archief'),
      languages: ['nl', 'fr'],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      begins: '14:00',
      minutes: 120,
      place: 'Zaal 3',
    });
    const word = unique('Zwengelpomp').replace(/ /g, '');
    const mail = [
      'From: Somebody <somebody@example.org>',
      'To: group@example.org',
      'Date: Tue, 05 Mar 2019 18:00:00 +0100',
      `Subject: Verslag ${word}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Wij spraken over het plein.',
      'Bel daarvoor 0470 12 34 56.',
    ].join('\r\n');

    await page.goto(`/${language}/series/${id}`);
    await page.getByRole('link', { name: t('archive.add') }).click();
    await page
      .getByLabel(t('archive.file'))
      .setInputFiles({ name: 'oud.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) });
    await expect(page.getByLabel(t('archive.title'), { exact: true })).toHaveValue(`Verslag ${word}`);
    await expect(page.getByLabel(t('archive.day'))).toHaveValue('2019-03-05');
    const text = page.getByLabel(t('archive.text'), { exact: true });
    await expect(text).toHaveValue(/Wij spraken over het plein/);
    await expect(text).not.toHaveValue(/omebody/);
    await page.getByRole('button', { name: t('archive.confirm') }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await text.fill('Wij spraken over het plein.');
    await page.getByRole('button', { name: t('archive.confirm') }).click();
    await expect(page.getByRole('link', { name: `Verslag ${word}` })).toBeVisible();

    const nadia = await device(browser, 'nadia');
    await nadia.goto(`/${language}/search?q=${word}`);
    await nadia.getByRole('link', { name: `Verslag ${word}` }).click();
    await expect(nadia.getByText('Wij spraken over het plein.')).toBeVisible();
    await expect(nadia.getByRole('button', { name: t('archive.remove') })).toHaveCount(0);
    await expectAccessible(nadia);

    await page.getByRole('link', { name: `Verslag ${word}` }).click();
    await page.getByRole('button', { name: t('archive.remove') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('archive.remove') })
      .click();
    await expect(heading(page)).toContainText('Archief');
    await nadia.reload();
    await expect(nadia.getByText('Wij spraken over het plein.')).toHaveCount(0);
  });
}
