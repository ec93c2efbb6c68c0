import { expect, test } from '@playwright/test';
import { ask, device, enterAs, heading, saved, signInAs, speaking, unique, type Language } from './helpers';

type Template = { kind: string; label: string; questions: { id: string; label: string; core: boolean }[] };

const ANSWERS = [
  'We wilden de ouders erbij hebben vóór de school het besprak.',
  'Wij belden te laat, en toen had iedereen het al gehoord.',
  'Wij dachten dat de school het zelf zou zeggen.',
  'Eerst de ouders bellen, dan pas de school.',
];

for (const language of ['nl', 'fr'] as Language[]) {
  test(`written on a phone in ${language}, found by a colleague, invisible to the grant officer`, async ({
    page,
    browser,
  }) => {
    const t = speaking(language);
    const title = unique(language === 'nl' ? 'Te laat gebeld' : 'Prévenus trop tard');

    await signInAs(page, language, 'Karim Zerrouki');
    const { items } = await ask<{ items: Template[] }>(
      page.request,
      'GET',
      '/templates',
      undefined,
      language,
    );
    const template = items.find((one) => one.kind === 'failure')!;
    const next = page.getByRole('button', { name: t('common.continue'), exact: true });

    await page.getByRole('link', { name: t('nav.write'), exact: true }).click();
    await page.getByRole('radio', { name: template.label }).check();
    await next.click();
    await page.getByRole('textbox').fill(title);
    await expect(saved(page, t)).toBeVisible();
    await next.click();
    for (const [i, question] of template.questions.filter((one) => one.core).entries()) {
      await expect(heading(page)).toHaveText(question.label);
      await page.getByRole('textbox', { name: question.label }).fill(ANSWERS[i]!);
      await next.click();
    }
    await page.getByRole('button', { name: t('write.skip') }).click();
    await expect(heading(page)).toHaveText(t('write.step.themes'));
    await page.getByRole('checkbox').first().check();
    await next.click();

    // The circle with the fewest readers comes first, and says who they are before anything is chosen for good.
    await expect(heading(page)).toHaveText(t('write.step.circle'));
    await page.getByRole('radio').first().check();
    await expect(page.getByText(t('audience.noSuperiors'))).toBeVisible();
    await expect(page.getByText(t('audience.candid'))).toBeVisible();
    await expect(page.getByText('safe.brussels', { exact: true })).toBeVisible();
    await next.click();
    await page.getByRole('radio', { name: 'Karim Zerrouki, Anderlecht' }).check();
    await next.click();

    await expect(heading(page)).toHaveText(t('check.title'));
    await expect(page.getByText(ANSWERS[1]!)).toBeVisible();
    const circles = await ask<{ items: { id: string; kind: string }[] }>(page.request, 'GET', '/circles');
    const firstLine = circles.items.find((one) => one.kind === 'first-line')!.id;
    const readers = await ask<{ people: number; organisations: unknown[] }>(
      page.request,
      'GET',
      `/circles/${firstLine}/audience`,
    );
    const people = t('audience.people', { n: readers.people });
    const organisations = t('audience.in', { n: readers.organisations.length });
    await page.getByRole('button', { name: t('publish.readers', { people, organisations }) }).click();
    await expect(heading(page)).toHaveText(t('published.title'));
    await page.getByRole('link', { name: t('published.read') }).click();
    await expect(heading(page)).toHaveText(title);
    const address = new URL(page.url()).pathname;

    const nadia = await device(browser, 'nadia');
    await expect(async () => {
      // What was published a moment ago is in the index a moment later.
      await nadia.goto(`/${language}/search`);
      await nadia.getByRole('combobox', { name: t('search.label') }).fill(title);
      await nadia.getByRole('button', { name: t('search.button') }).click();
      await expect(nadia.getByRole('article').getByRole('link', { name: title })).toBeVisible();
    }).toPass({ timeout: 30_000 });
    await nadia.getByRole('article').getByRole('link', { name: title }).click();
    await expect(heading(nadia)).toHaveText(title);
    await expect(nadia.getByText('Karim Zerrouki, Anderlecht')).toBeVisible();
    await expect(nadia.getByText(ANSWERS[3]!)).toBeVisible();
    await expect(nadia.getByRole('article').getByText(t('readers.chatham'))).toBeVisible();
    await nadia.context().close();

    const annemie = await device(browser, 'annemie');
    await annemie.goto(`/${language}/reports`);
    await expect(
      annemie
        .getByRole('listitem')
        .filter({ has: annemie.locator('article') })
        .first(),
    ).toBeVisible();
    await expect(annemie.getByText(title)).toHaveCount(0);
    await annemie.goto(`/${language}/search?q=${encodeURIComponent(title)}`);
    await expect(heading(annemie)).toHaveText(t('search.titleFor', { q: title }));
    await expect(annemie.getByText(/^\d+ (resulta|résultat)/).first()).toBeVisible();
    await expect(annemie.getByRole('article').getByText(title)).toHaveCount(0);
    await annemie.goto(address);
    await expect(heading(annemie)).toHaveText(t('notFound.title'));
    const hidden = await annemie.locator('main').innerText();
    await annemie.goto(`/${language}/reports/00000000-0000-4000-8000-000000000000`);
    await expect(heading(annemie)).toHaveText(t('notFound.title'));
    expect(await annemie.locator('main').innerText()).toBe(hidden);
    await annemie.context().close();
  });
}

test('published without a name, it appears tomorrow and can be withdrawn before anybody reads it', async ({
  page,
}) => {
  const t = speaking('nl');
  const title = unique('Zonder mijn naam');
  await enterAs(page.context(), 'wout');
  const circles = await ask<{ items: { id: string; kind: string }[] }>(page.request, 'GET', '/circles');
  const draft = await ask<{ id: string }>(page.request, 'POST', '/manuscripts', {
    kind: 'failure',
    language: 'nl',
    title,
    answers: { actual: 'Er kwam niemand.' },
    themes: [],
    circle: circles.items.find((one) => one.kind === 'first-line')!.id,
    name: null,
  });

  await page.goto(`/nl/write/${draft.id}/name`);
  await page.getByRole('radio', { name: t('name.organisation.label') }).check();
  await expect(page.getByRole('heading', { name: t('level.not') })).toBeVisible();
  // What would stand there instead is said beforehand.
  await expect(
    page.getByText(/^Nu zouden lezers zien: (Brussel|Brussels Hoofdstedelijk Gewest|België)\.$/),
  ).toBeVisible();
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await expect(page.getByText(t('check.nextMorning'))).toBeVisible();
  await page.getByRole('button', { name: /^Publiceren voor/ }).click();
  await expect(heading(page)).toHaveText(t('published.waiting.title'));
  await expect(page.getByRole('link', { name: t('published.desk') })).toBeVisible();
  await page.reload();
  await expect(heading(page)).toHaveText(t('desk.title'));

  const waiting = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: t('desk.waiting') }) });
  await expect(waiting).toContainText(title);
  await page.goto('/nl/reports');
  await expect(heading(page)).toHaveText(t('reports.title'));
  await expect(page.getByText(title)).toHaveCount(0);

  await page.goto('/nl/desk');
  await page.getByRole('button', { name: t('desk.withdrawNamed', { title }) }).click();
  await page.getByLabel(t('withdraw.reason')).fill('Ik vertel het liever eerst intern.');
  await page.getByRole('button', { name: t('withdraw.confirm') }).click();
  await expect(page.getByText(title)).toHaveCount(0);
});
