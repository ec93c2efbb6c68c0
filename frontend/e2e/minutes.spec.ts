import { expect, test, type Page } from '@playwright/test';
import { ask, circle, device, enterAs, expectAccessible, heading, speaking, unique } from './helpers';

test.describe.configure({ timeout: 180_000 });

type Id = { id: string };

/** A meeting of the platform with one item, of which candid notes are taken in the circle of the first line. */
async function prepared(page: Page, nadia: Page, title: string) {
  const { request } = page.context();
  const platform = await circle(request, 'platform');
  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: platform.id,
    title,
    languages: ['nl', 'fr'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    // still to come, whatever the hour
    begins: '21:00',
    minutes: 180,
    place: 'Zaal 3',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  const meeting = meetings[0]!.id;
  await ask(request, 'POST', `/series/${id}/agenda-items`, {
    kind: 'discussion',
    language: 'nl',
    title: 'Wie belt er terug',
    minutes: 15,
    meeting,
  });
  const candid = await circle(nadia.request, 'first-line');
  await ask(nadia.request, 'POST', `/series/${id}/notes-circles`, { circle: candid.id });
  return meeting;
}

for (const language of ['nl', 'fr'] as const) {
  const t = speaking(language);
  const taking = (what: string, button: string) => `${what}: ${t(button)}`;
  const field = (page: Page, what: string) =>
    page.getByLabel(`${what}${t('common.colon')} Wie belt er terug`, { exact: true });

  test(`minutes are taken, followed, and published in two layers (${language})`, async ({
    page,
    context,
    browser,
  }) => {
    await enterAs(context, 'leila');
    const nadia = await device(browser, 'nadia');
    const karim = await device(browser, 'karim');
    const meeting = await prepared(page, nadia, unique('Notulen'));
    const outcomes = t('minutes.outcomes');

    await page.goto(`/${language}/meetings/${meeting}`);
    await page.getByRole('link', { name: t('minutes.open') }).click();
    await page.getByRole('button', { name: taking(outcomes, 'minutes.take') }).click();
    await karim.goto(`/${language}/meetings/${meeting}/minutes`);
    await expect(karim.getByText(t('minutes.goOff'), { exact: true })).toBeVisible();

    await field(page, outcomes).fill('Wij bellen binnen de week terug.');
    await expect(karim.getByText('Wij bellen binnen de week terug.')).toBeVisible();
    await expect(page.getByText(t('minutes.save.saved'))).toBeVisible();

    // The candid layer: seen by who reads both, and by nobody else.
    const candid = t('minutes.candid', {
      circle: (await circle(nadia.request, 'first-line', language)).name,
    });
    await nadia.goto(`/${language}/meetings/${meeting}/minutes`);
    await nadia.getByRole('button', { name: taking(candid, 'minutes.take') }).click();
    await field(nadia, candid).fill('Niemand belde, en dat wisten wij.');
    await expect(karim.getByText('Niemand belde, en dat wisten wij.')).toBeVisible();
    await expect(page.getByText(candid)).toHaveCount(0);

    // Without a connection one types on, and nothing is lost.
    await context.setOffline(true);
    await field(page, outcomes).fill('Wij bellen binnen de week terug, ook in de zomer.');
    await expect(page.locator('p', { hasText: t('minutes.save.away') })).toBeVisible();
    await context.setOffline(false);
    await expect(karim.getByText('ook in de zomer', { exact: false })).toBeVisible({ timeout: 60_000 });

    // One key each, of which a telephone is told nothing.
    await expect(page.getByText(t('minutes.keys'))).toBeAttached();
    const desk = page.viewportSize()!;
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByText(t('minutes.keys'))).toBeHidden();
    await page.setViewportSize(desk);
    await field(page, outcomes).focus();
    await page.keyboard.press('F8');
    await page.keyboard.type('Wij proberen het een jaar');
    // What is typed waits for its form while the other one is open, and after leaving the page.
    await page.keyboard.press('F9');
    await expect(page.getByLabel(t('action.text'))).toBeFocused();
    await page.keyboard.press('F8');
    await expect(page.getByLabel(t('decision.text'))).toHaveValue('Wij proberen het een jaar');
    await page.reload();
    await page
      .getByRole('button', { name: `${t('decision.add')}${t('common.colon')} Wie belt er terug` })
      .click();
    await expect(page.getByText(t('unsaved.recalled'))).toBeVisible();
    await expect(page.getByLabel(t('decision.text'))).toHaveValue('Wij proberen het een jaar');
    await page.getByRole('button', { name: t('decision.save') }).click();
    await expect(page.getByText('Wij proberen het een jaar')).toBeVisible();
    await field(page, outcomes).focus();
    await page.keyboard.press('F9');
    await expect(page.getByLabel(t('action.text'))).toBeFocused();
    await page.getByRole('button', { name: t('common.cancel') }).click();

    await karim
      .getByRole('button', { name: `${t('minutes.goOff')}${t('common.colon')} Wie belt er terug` })
      .click();
    await expect(page.locator('p.off')).toBeVisible();
    await expect(field(page, outcomes)).toHaveAttribute('readonly');
    await expectAccessible(page);
    await expectAccessible(karim);

    // A second note-taker takes over; what the first had not saved stands beside.
    await karim.getByRole('button', { name: taking(candid, 'minutes.takeOver') }).click();
    await expect(nadia.getByRole('button', { name: taking(candid, 'minutes.takeOver') })).toBeVisible();

    await page.getByRole('link', { name: t('minutes.check') }).click();
    await expect(heading(page)).toBeVisible();
    await expect(page.getByText('Niemand belde')).toHaveCount(0);
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: /Publi/ }).click();
    // The meeting is still to come: what is noted at it would be missing.
    await expect(page.getByRole('dialog', { name: t('publishMinutes.early') })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('common.cancel') }).click();
    await expect(page).toHaveURL(/publish$/);
    await page.getByRole('button', { name: /Publi/ }).click();
    await page.getByRole('button', { name: t('publishMinutes.earlySend') }).click();
    await expect(page).toHaveURL(/proceedings/);
    await expect(page.getByText('ook in de zomer')).toBeVisible();
    await expect(page.getByText('Wij proberen het een jaar')).toBeVisible();
    await expectAccessible(page);
    // In each language of the meeting, for whoever reads it.
    for (const link of await page.getByRole('link', { name: t('proceedings.pdf') }).all()) {
      const pdf = await page.request.get((await link.getAttribute('href'))!);
      expect(pdf.headers()['content-type']).toContain('application/pdf');
    }
    await expect(page.getByRole('link', { name: t('proceedings.pdf') })).toHaveCount(2);
    for (const [other, words] of [
      ['nl', 'Notulen'],
      ['fr', 'Procès-verbal'],
    ] as const) {
      await karim.goto(page.url().replace(/\/(nl|fr)\//, `/${other}/`));
      await expect(heading(karim)).toContainText(words);
      await expect(heading(karim)).toHaveAttribute('lang', other);
      await expect(karim.getByText('ook in de zomer')).toBeVisible();
    }

    // A correction is an addendum, and what changed shows.
    const document = page.url();
    await page.getByRole('link', { name: t('proceedings.correct') }).click();
    await page
      .getByRole('button', { name: `${t('minutes.goOn')}${t('common.colon')} Wie belt er terug` })
      .click();
    await expect(field(page, outcomes)).not.toHaveAttribute('readonly');
    await field(page, outcomes).fill('Wij bellen binnen de maand terug, ook in de zomer.');
    await expect(page.getByText(t('minutes.save.saved'))).toBeVisible();
    await page.getByRole('link', { name: t('minutes.check') }).click();
    await page.getByLabel(t('publishMinutes.because')).fill('De termijn klopte niet.');
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: /rect|Recht/i }).click();
    await page.getByRole('button', { name: t('publishMinutes.earlySend') }).click();
    await expect(page).toHaveURL(document);
    await expect(page.getByText('De termijn klopte niet.')).toBeVisible();
    await expect(page.locator('del')).toContainText('week');
    await expect(page.locator('ins')).toContainText('maand');
    // What a group agreed with is not taken back, so it is asked first.
    await page.getByRole('button', { name: t('proceedings.approve') }).click();
    await expect(page.getByRole('dialog', { name: t('proceedings.approve') })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: t('common.cancel') }).click();
    await page.reload();
    await page.getByRole('button', { name: t('proceedings.approve') }).click();
    await page.getByRole('button', { name: t('proceedings.approveSend') }).click();
    await expect(page.getByRole('button', { name: t('proceedings.approve') })).toHaveCount(0);
    await expectAccessible(page);

    await karim.goto(`/${language}/meetings/${meeting}`);
    await expect(karim.getByRole('link', { name: /2\d{3}/ }).first()).toBeVisible();
  });
}

test('from an agenda too it is asked first whether the group agreed with minutes', async ({
  page,
  context,
  browser,
}) => {
  const t = speaking('nl');
  await enterAs(context, 'leila');
  const { request } = context;
  const nadia = await device(browser, 'nadia');
  const held = await prepared(page, nadia, unique('Goedkeuren'));
  const { id: platform } = await circle(request, 'platform');
  const { items } = await ask<{ items: Id[] }>(request, 'GET', `/meetings/${held}/agenda-items`);
  const layer = `/meetings/${held}/minutes/${platform}`;
  await ask(request, 'POST', `${layer}/taker`, {});
  await ask(request, 'PUT', `${layer}/texts/${items[0]!.id}`, { version: 0, text: 'Wij bellen terug.' });
  const { series } = await ask<{ series: string }>(request, 'POST', `/meetings/${held}/closing`, {});
  const proceedings = `/meetings/${held}/proceedings`;
  const { drafts } = await ask<{ drafts: { seen: string }[] }>(request, 'GET', proceedings);
  await ask(request, 'POST', proceedings, { circle: platform, seen: drafts[0]!.seen, answered: [] });
  const { meetings } = await ask<{ meetings: (Id & { state: string })[] }>(
    request,
    'GET',
    `/series/${series}`,
  );
  const next = meetings.find(({ state }) => state === 'planned')!.id;

  for (const path of [`meetings/${next}/minutes`, `meetings/${next}`]) {
    await page.goto(`/nl/${path}`);
    await page.getByRole('button', { name: new RegExp(`^${t('item.approve')}`) }).click();
    await expect(page.getByRole('dialog', { name: t('proceedings.approve') })).toBeVisible();
    await page.getByRole('button', { name: t('common.cancel'), exact: true }).click();
    await expect(page.getByRole('heading', { name: t('agenda.closed') })).toHaveCount(0);
  }
  await page.getByRole('button', { name: new RegExp(`^${t('item.approve')}`) }).click();
  await page.getByRole('button', { name: t('proceedings.approveSend') }).click();
  await expect(page.getByRole('heading', { name: t('agenda.closed') })).toBeVisible();
  await page.goto(`/nl/meetings/${held}`);
  await page.getByRole('link', { name: t('minutes.published').split('{date}')[0]! }).click();
  await expect(page.getByText(t('proceedings.approved').split('{date}')[0]!)).toBeVisible();
});

test('who does not read the circle finds no minutes', async ({ page, context, browser }) => {
  const t = speaking('nl');
  await enterAs(context, 'leila');
  const nadia = await device(browser, 'nadia');
  const meeting = await prepared(page, nadia, unique('Verborgen'));
  const annemie = await device(browser, 'annemie');
  await annemie.goto(`/nl/meetings/${meeting}/minutes`);
  await expect(annemie.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(annemie.getByText(t('minutes.outcomes'))).toHaveCount(0);
});
