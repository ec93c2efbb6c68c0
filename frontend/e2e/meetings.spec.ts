import { expect, test } from '@playwright/test';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

test.describe.configure({ timeout: 120_000 });

type Id = { id: string };

const now = (format: Intl.DateTimeFormatOptions, days = 0, locale = 'sv-SE') =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Brussels', ...format }).format(
    Date.now() + days * 86_400_000,
  );

/** Moves a meeting to so many days from now. */
async function move(request: Parameters<typeof ask>[0], meeting: string, days: number, begins: string) {
  const planned = await ask<Record<string, unknown>>(request, 'GET', `/meetings/${meeting}`);
  const { minutes, languages, place, link, version } = planned;
  const changed = { day: now({}, days), begins, minutes, languages, place, link, version };
  await ask(request, 'PUT', `/meetings/${meeting}`, changed);
}

/** A series of the platform, made by its host; answers it with its planned meeting. */
async function prepared(request: Parameters<typeof ask>[0], title: string) {
  const platform = await circle(request, 'platform');
  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: platform.id,
    title,
    languages: ['nl', 'fr'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    begins: '14:00',
    minutes: 120,
    place: 'Zaal 3',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  return { series: id, meeting: meetings[0]!.id };
}

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);
  const of = (what: string) => `${t(what)}${t('common.colon')} Wie belt er terug`;

  test(`a host prepares a meeting, a member proposes, an action comes back (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const title = unique('Platform');
    await page.goto(`/${language}/series/new`);
    await page.getByLabel(t('series.title')).fill(title);
    const platform = await circle(context.request, 'platform', language);
    await page.getByLabel(platform.name, { exact: true }).check();
    await page.getByRole('button', { name: t('series.makeButton') }).click();
    await expect(heading(page)).toContainText(title);
    await expect(page.getByText(`${t('series.place.1')} ${t('series.weekday.TU')}`)).toBeVisible();
    const series = page.url().split('/').pop()!;

    const nadia = await device(browser, 'nadia');
    await nadia.goto(`/${language}/series/${series}`);
    await nadia.getByRole('button', { name: t('item.propose') }).click();
    await nadia.getByLabel(t('item.title')).fill('Wie belt er terug');
    await nadia.getByRole('button', { name: t('item.send'), exact: true }).click();
    await expect(nadia.getByRole('link', { name: 'Wie belt er terug' })).toBeVisible();

    await page.reload();
    await page.getByRole('button', { name: of('item.plan') }).click();
    await page
      .locator('section', { has: page.locator('#series-meetings') })
      .getByRole('link')
      .first()
      .click();
    // The link stands on the page that is left as well.
    await expect(page).toHaveURL(/\/meetings\//);
    await expect(page.getByRole('link', { name: 'Wie belt er terug' })).toBeVisible();
    const meeting = page.url();
    await expectAccessible(page);

    // What is proposed from the meeting waits with the series, and says so.
    await nadia.goto(meeting);
    await nadia.getByRole('button', { name: t('item.propose') }).click();
    await nadia.getByLabel(t('item.title')).fill('Wat na de zomer');
    await nadia.getByRole('button', { name: t('item.send'), exact: true }).click();
    await expect(nadia.getByText(t('agenda.sent'))).toBeVisible();
    await expect(nadia.getByRole('link', { name: t('agenda.proposed', { n: 1 }) })).toBeVisible();
    await nadia.getByLabel(t('attendance.answer.online')).first().check();
    await expect(nadia.locator('summary', { hasText: t('attendance.group.online', { n: 1 }) })).toBeVisible();

    await page.getByRole('link', { name: 'Wie belt er terug' }).click();
    await page.getByRole('button', { name: t('decision.add') }).click();
    await page.getByLabel(t('decision.text')).fill('Wij bellen binnen de week');
    await page.getByRole('button', { name: t('decision.save') }).click();
    await expect(page.getByText('Wij bellen binnen de week')).toBeVisible();
    await page.getByRole('button', { name: t('action.add') }).click();
    await page.getByLabel(t('action.text')).fill('Een lijst maken');
    const nadias = page.getByLabel(t('action.seat')).locator('option', { hasText: 'Nadia' });
    await page.getByLabel(t('action.seat')).selectOption((await nadias.first().getAttribute('value'))!);
    await page.getByLabel(t('action.untilLabel')).fill(now({}));
    await page.getByRole('button', { name: t('action.save') }).click();
    await expect(page.getByText('Een lijst maken')).toBeVisible();
    await expectAccessible(page);

    await page.goto(meeting);
    await page.getByRole('button', { name: of('item.close') }).click();
    await expect(page.getByRole('heading', { name: t('agenda.closed') })).toBeVisible();
    await page.getByRole('button', { name: t('meeting.close'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('meeting.close') })
      .click();
    await expect(page.getByText(t('meeting.state.held'), { exact: true })).toBeVisible();

    // Late by the next meeting, the action has brought its item back.
    await page.goto(`/${language}/series/${series}`);
    await page
      .locator('section', { has: page.locator('#series-meetings') })
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByRole('link', { name: 'Wie belt er terug' })).toBeVisible();
    await nadia.goto(`/${language}/meetings`);
    await nadia
      .locator('li', { hasText: 'Een lijst maken' })
      .first()
      .getByRole('button', { name: new RegExp(`^${t('action.done')}`) })
      .click();
    await expect(nadia.locator('li', { hasText: 'Een lijst maken' })).toHaveCount(0);
    await nadia.goto(`/${language}/series/${series}/register?state=done`);
    await expect(nadia.getByText('Een lijst maken')).toBeVisible();
    await expectAccessible(nadia);

    // The register shows what holds; a host says that a decision no longer does.
    await page.goto(`/${language}/series/${series}/register`);
    await expect(page.getByText('Wij bellen binnen de week')).toBeVisible();
    await page.getByRole('button', { name: new RegExp(`^${t('decision.replace')}`) }).click();
    await expect(page.getByText('Wij bellen binnen de week')).toHaveCount(0);
    await page.getByLabel(t('register.show')).last().selectOption('replaced');
    await expect(page).toHaveURL(/decided=replaced/);
    await expect(page.getByText('Wij bellen binnen de week')).toBeVisible();
    await expectAccessible(page);
  });
}

test('a host lays an item for another seat, and looks among what the meetings agreed', async ({
  page,
  context,
}) => {
  const t = speaking('nl');
  await enterAs(context, 'leila');
  const { series, meeting } = await prepared(context.request, unique('Van wie'));
  await page.goto(`/nl/meetings/${meeting}`);
  await page.getByRole('button', { name: t('item.add') }).click();
  await page.getByLabel(t('item.title')).fill('De wijkbus');
  const seats = page.getByLabel(t('item.seat'));
  const option = seats.locator('option', { hasText: 'Nadia' }).first();
  const [seat, words] = [await option.getAttribute('value'), await option.textContent()];
  await seats.selectOption(seat!);
  await expectAccessible(page);
  await page
    .getByRole('button', { name: t('item.add'), exact: true })
    .last()
    .click();
  await page.getByRole('link', { name: 'De wijkbus' }).click();
  await expect(page).toHaveURL(/agenda-items/);
  await expect(page.getByText(words!.split(', ')[0]!).first()).toBeVisible();
  const item = page.url().split('/').pop()!;
  const { items } = await ask<{ items: { id: string; mine: boolean; name: string | null }[] }>(
    context.request,
    'GET',
    `/meetings/${meeting}/attendance`,
  );
  const own = items.find(({ mine }) => mine)!.id;
  for (const [text, whose] of [
    ['De straat vraagt het na', seat],
    ['De gastheer vraagt het na', own],
  ])
    await ask(context.request, 'POST', `/agenda-items/${item}/actions`, {
      language: 'nl',
      text,
      seat: whose,
      until: '2090-01-01',
    });
  await page.goto(`/nl/series/${series}/register`);
  await expect(page.getByText('De gastheer vraagt het na')).toBeVisible();
  await page.getByLabel(t('register.seat')).selectOption(seat!);
  await expect(page.getByText('De gastheer vraagt het na')).toHaveCount(0);
  await expect(page.getByText('De straat vraagt het na')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t('register.seat'))).toHaveValue(seat!);
  await expect(page.getByText('De gastheer vraagt het na')).toHaveCount(0);
});

test('a host orders the agenda from the keyboard, and whoever is in the room types the code', async ({
  page,
  context,
  browser,
}) => {
  const t = speaking('nl');
  await enterAs(context, 'leila');
  const { series, meeting } = await prepared(context.request, unique('Volgorde'));
  for (const title of ['Eerst', 'Daarna'])
    await ask(context.request, 'POST', `/series/${series}/agenda-items`, {
      kind: 'discussion',
      language: 'nl',
      title,
      minutes: 10,
      meeting,
    });
  await page.goto(`/nl/meetings/${meeting}`);
  const titles = page.locator('section', { has: page.locator('#agenda-title') }).locator('a.title');
  await expect(titles).toHaveText(['Eerst', 'Daarna']);
  await page.getByRole('button', { name: t('item.down', { title: 'Eerst' }) }).focus();
  await page.keyboard.press('Enter');
  await expect(titles).toHaveText(['Daarna', 'Eerst']);

  // Nobody is in the room before the day of the meeting.
  const karim = await device(browser, 'karim');
  await move(context.request, meeting, 2, '14:00');
  const date = now({ day: 'numeric', month: 'long', year: 'numeric' }, 2, 'nl-BE');
  await karim.goto(`/nl/meetings/${meeting}`);
  await expect(karim.getByText(t('checkIn.later', { date }))).toBeVisible();
  await expect(karim.getByText(t('checkIn.title'))).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(t('attendance.codeLater', { date }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('attendance.showCode') })).toHaveCount(0);
  await move(context.request, meeting, 0, '14:00');
  await page.reload();
  await page.getByRole('button', { name: t('attendance.showCode') }).click();
  const code = await page.locator('p.code').innerText();

  await karim.reload();
  await karim.getByText(t('checkIn.title')).click();
  await karim.getByLabel(t('checkIn.code')).fill(code);
  await karim.getByRole('button', { name: t('checkIn.send'), exact: true }).click();
  await expect(karim.getByText(t('checkIn.present')).first()).toBeVisible();
  await expectAccessible(karim);
});

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);

  test(`of a cancelled meeting one reads who had said what (${language})`, async ({ page, context }) => {
    await enterAs(context, 'leila');
    const { meeting } = await prepared(context.request, unique('Geannuleerd'));
    const attendance = `/meetings/${meeting}/attendance`;
    const { items } = await ask<{ items: Id[] }>(context.request, 'GET', attendance);
    for (const [at, answer] of ['there', 'there', 'online', 'not'].entries())
      await ask(context.request, 'PUT', `${attendance}/${items[at]!.id}`, { answer });
    await ask(context.request, 'POST', `/meetings/${meeting}/cancellation`, { reason: 'Staking' });
    await page.goto(`/${language}/meetings/${meeting}`);
    await expect(page.getByText(t('attendance.cancelled'))).toBeVisible();
    for (const [group, n] of Object.entries({ there: 2, online: 1, not: 1 })) {
      await expect(page.locator('summary', { hasText: t(`attendance.said.${group}`, { n }) })).toBeVisible();
      await expect(page.locator('summary', { hasText: t(`attendance.group.${group}`, { n }) })).toHaveCount(
        0,
      );
    }
    await expectAccessible(page);
  });
}

test('a meeting that runs is held against its plan', async ({ page, context }) => {
  const t = speaking('nl');
  await enterAs(context, 'leila');
  const { series, meeting } = await prepared(context.request, unique('Klok'));
  await ask(context.request, 'POST', `/series/${series}/agenda-items`, {
    kind: 'discussion',
    language: 'nl',
    title: 'De wijkbus',
    minutes: 110,
    meeting,
  });
  await page.goto(`/nl/meetings/${meeting}`);
  await expect(page.getByRole('link', { name: 'De wijkbus' })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await move(context.request, meeting, 0, `${now({ hour: '2-digit' })}:00`);
  await page.reload();
  await expect(page.getByRole('timer')).toContainText(`${t('clock.now')}: De wijkbus`);
  await expect(page.getByRole('timer')).toContainText(/\d+ van 120 minuten/);
  await page.goto(`/nl/meetings/${meeting}/minutes`);
  await expect(page.getByRole('timer')).toContainText('De wijkbus');
  await expect(page.getByText(t('clock.now'), { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('who does not read the circle finds no meeting', async ({ page, context, browser }) => {
  await enterAs(context, 'leila');
  const { series, meeting } = await prepared(context.request, unique('Verborgen'));
  await page.goto(`/nl/series/${series}`);
  const annemie = await device(browser, 'annemie');
  for (const path of [`series/${series}`, `meetings/${meeting}`]) {
    await annemie.goto(`/nl/${path}`);
    await expect(annemie.getByText('Zaal 3')).toHaveCount(0);
    await expect(annemie.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
