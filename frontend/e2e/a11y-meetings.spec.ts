import { expect, test } from '@playwright/test';
import { PHOTO } from './files';
import { ask, circle, device, enterAs, heading, speaking, unique } from './helpers';
import { inspect, visit } from './inspecting';

const t = speaking('nl');

test.describe.configure({ timeout: 300_000 });

type Id = { id: string };

test('what a host prepares and runs', async ({ page, context, browser }) => {
  const { request } = context;
  await enterAs(context, 'leila');
  await visit(page, '/nl/series/new', t('series.make'));
  await inspect(page, 'a new series');
  await page.getByRole('button', { name: t('series.makeButton') }).click();
  await expect(page.getByText(t('series.titleMissing'))).toBeVisible();
  await inspect(page, 'a new series that lacks something');

  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: (await circle(request, 'platform')).id,
    title: unique('Platform met een lange naam over polarisering en radicalisering'),
    about: 'Negentien gemeenten en hun gasten.',
    languages: ['nl', 'fr'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    begins: '14:00',
    minutes: 120,
    place: 'Zaal 3',
    link: 'https://online.example.org/platform',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  const meeting = meetings[0]!.id;
  await visit(page, `/nl/meetings/${meeting}`, /Platform/);
  await expect(page.getByText(t('agenda.none'))).toBeVisible();
  await inspect(page, 'a meeting without an agenda');
  // The code on the screen is for the day itself.
  const { begins, minutes, languages, place, link, version } = await ask<Record<string, unknown>>(
    request,
    'GET',
    `/meetings/${meeting}`,
  );
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date());
  const moved = { day, begins, minutes, languages, place, link, version };
  await ask(request, 'PUT', `/meetings/${meeting}`, moved);

  const item = (title: string) => ({
    kind: 'discussion',
    language: 'nl',
    title,
    text: 'Waarom **nu**?',
    minutes: 90,
  });
  const first = await ask<Id>(request, 'POST', `/series/${id}/agenda-items`, {
    ...item('Terugbellen na een melding'),
    meeting,
  });
  await ask(request, 'POST', `/series/${id}/agenda-items`, { ...item('Wie doet wat in de zomer'), meeting });
  const nadia = await device(browser, 'nadia');
  await ask(nadia.request, 'POST', `/series/${id}/agenda-items`, item('Een voorstel uit Brussel'));
  await ask(request, 'POST', `/agenda-items/${first.id}/decisions`, {
    language: 'nl',
    text: 'Wij bellen binnen de week terug',
    reasons: 'Wie meldt, wil weten of het aankwam.',
    review: '2030-01-15',
  });
  const { items } = await ask<{ items: (Id & { name: string | null })[] }>(
    request,
    'GET',
    `/meetings/${meeting}/attendance`,
  );
  await ask(request, 'POST', `/agenda-items/${first.id}/actions`, {
    language: 'nl',
    text: 'Een lijst maken van wie terugbelt',
    seat: items.find(({ name }) => name !== null)!.id,
    until: '2030-01-15',
  });
  await page.reload();
  await expect(page.getByText(/180/)).toBeVisible();
  await inspect(page, 'a meeting as its host sees it');
  await page.getByRole('button', { name: `${t('item.merge')}: Terugbellen na een melding` }).click();
  await page.getByRole('button', { name: t('attendance.showCode') }).click();
  await page.getByRole('button', { name: t('item.add') }).click();
  await inspect(page, 'a meeting with everything open');
  for (const name of ['meeting.change', 'meeting.close', 'meeting.cancel']) {
    await page.getByRole('button', { name: t(name), exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await inspect(page, name);
    await page.keyboard.press('Escape');
  }
  await visit(page, `/nl/series/${id}`, /Platform/);
  await page.locator('summary').click();
  await inspect(page, 'a series as its host sees it');
  await visit(page, `/nl/series/${id}/edit`, t('series.change'));
  await inspect(page, 'changing a series');
  const files = `/api/agenda-items/${first.id}/files`;
  for (const file of [
    { name: 'file', mimeType: 'image/jpeg', buffer: PHOTO },
    { name: 'file', mimeType: 'text/plain', buffer: Buffer.from('Een nota') },
  ])
    expect((await request.post(files, { multipart: { file } })).status()).toBe(201);
  await visit(page, `/nl/agenda-items/${first.id}`, 'Terugbellen na een melding');
  await expect(page.getByLabel(t('files.alt'))).toBeVisible();
  await expect(page.getByText('Een lijst maken van wie terugbelt')).toBeVisible();
  await inspect(page, 'an item');
  await page.getByRole('button', { name: t('decision.add') }).click();
  await inspect(page, 'writing down a decision');
  // the photo without words has its own above
  await page
    .getByRole('button', { name: t('common.cancel') })
    .last()
    .click();
  await page.getByRole('button', { name: t('action.add') }).click();
  await inspect(page, 'writing down an action');
  await visit(page, `/nl/series/${id}/register`, /Platform/);
  await inspect(page, 'the register');
  await page.getByLabel(t('register.show')).first().selectOption('dropped');
  await expect(page.getByText(t('register.noActions'))).toBeVisible();
  await inspect(page, 'an empty register');

  await visit(nadia, `/nl/meetings/${meeting}`, /Platform/);
  await nadia.getByLabel(t('attendance.answer.not')).first().check();
  await nadia.getByText(t('checkIn.title')).first().click();
  await inspect(nadia, 'a meeting as a member sees it');
  await visit(nadia, `/nl/series/${id}`, /Platform/);
  await nadia.getByRole('button', { name: t('item.propose') }).click();
  await inspect(nadia, 'proposing an item');
  await visit(nadia, '/nl/meetings', t('meetings.title'));
  await inspect(nadia, 'meetings to come');
  await expect(heading(nadia)).toBeVisible();
});

test('answering from a mail', async ({ page, context, browser }) => {
  const { request } = context;
  await enterAs(context, 'leila');
  const title = unique('Uitnodiging voor wie deze week niet kan');
  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: (await circle(request, 'platform')).id,
    title,
    languages: ['nl'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    begins: '14:00',
    minutes: 120,
    place: 'Zaal 3, aan de kant van het stadspark',
    link: 'https://online.example.org/platform',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  await ask(request, 'POST', `/meetings/${meetings[0]!.id}/invitations`);
  const sofie = await device(browser, 'sofie');
  const { items } = await ask<{ items: { subject: string; text: string }[] }>(sofie.request, 'GET', '/mails');
  const mail = items.find(({ subject }) => subject.includes(title))!;
  await visit(page, new RegExp(/\/nl\/rsvp#\S+\.not/).exec(mail.text)![0], new RegExp(title));
  await inspect(page, 'an invitation');
  await page.getByRole('button', { name: t('rsvp.send') }).click();
  await expect(page.getByText(t('rsvp.sentText'))).toBeVisible();
  await inspect(page, 'an invitation that is answered');
  await ask(request, 'POST', `/meetings/${meetings[0]!.id}/cancellation`, { reason: 'Ziek' });
  await page.reload();
  await expect(page.getByText(t('meeting.state.cancelled'))).toBeVisible();
  await inspect(page, 'an invitation to what is cancelled');
  await visit(page, '/nl/rsvp', t('rsvp.spent.title'));
  await inspect(page, 'a link that opens nothing');
  await visit(page, '/nl/unsubscribe/nothing', t('unsubscribe.title'));
  await inspect(page, 'refusing mail about meetings');
  await page.getByRole('button', { name: t('unsubscribe.send') }).click();
  await expect(heading(page)).toHaveText(t('unsubscribe.spent.title'));
  await inspect(page, 'a link that refuses nothing');
});

test('what a guest sees', async ({ page, context }) => {
  const { request } = context;
  await enterAs(context, 'leila');
  const title = unique('Overleg met gasten over wie deze zomer wat doet');
  const { id } = await ask<Id>(request, 'POST', '/series', {
    circle: (await circle(request, 'platform')).id,
    title,
    languages: ['nl'],
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    begins: '14:00',
    minutes: 120,
    place: 'Zaal 3, aan de kant van het stadspark',
    link: 'https://online.example.org/platform',
  });
  const { meetings } = await ask<{ meetings: Id[] }>(request, 'GET', `/series/${id}`);
  const meeting = meetings[0]!.id;
  const item = await ask<Id>(request, 'POST', `/series/${id}/agenda-items`, {
    kind: 'discussion',
    language: 'nl',
    title: 'Wat het onderzoek zegt over terugbellen na een melding',
    minutes: 20,
    meeting,
  });
  await ask(request, 'PUT', `/agenda-items/${item.id}/guests`, { shown: true });
  await ask(request, 'POST', `/meetings/${meeting}/guests`, { name: 'Wie binnenliep', from: 'Buurthuis' });
  await ask(request, 'POST', `/meetings/${meeting}/guests`, {
    name: 'Odile Vandenhaute',
    from: 'Een scholengemeenschap',
    email: 'gast@example.org',
    language: 'nl',
  });
  const { items } = await ask<{ items: (Id & { mine: boolean })[] }>(
    request,
    'GET',
    `/meetings/${meeting}/attendance`,
  );
  const own = items.find(({ mine }) => mine)!.id;
  await ask(request, 'PUT', `/meetings/${meeting}/places`, { places: 1 });
  await ask(request, 'PUT', `/meetings/${meeting}/attendance/${own}`, { answer: 'there' });
  await visit(page, `/nl/meetings/${meeting}`, new RegExp(title));
  await expect(page.locator('#attendance-title ~ details').first()).toBeVisible();
  await page.locator('#attendance-title ~ details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await page.getByLabel(t('guest.email')).fill('nog@example.org');
  await inspect(page, 'attendance with everything open');

  const mails = await ask<{ items: { subject: string; text: string }[] }>(request, 'GET', '/mails');
  const mail = mails.items.find(({ subject }) => subject.includes(title))!;
  await visit(page, new RegExp(/\/nl\/guests#\S+/).exec(mail.text)![0], new RegExp(title));
  await inspect(page, 'a full room as a guest sees it');
  await page.getByLabel(t('attendance.answer.there'), { exact: true }).check();
  await page.getByRole('button', { name: t('rsvp.send') }).click();
  await expect(page.getByText(t('room.waiting', { n: 1 })).last()).toBeVisible();
  await inspect(page, 'a guest who waits');
  await page.getByRole('button', { name: t('guest.erase') }).click();
  await inspect(page, 'erasing an address');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('guest.erase') })
    .click();
  await expect(page.getByText(t('guest.erasedText'))).toBeVisible();
  await inspect(page, 'an erased address');
});

test('what visitors see of meetings', async ({ page }) => {
  await visit(page, '/nl/meetings', t('meetings.title'));
  await inspect(page, 'meetings need a member');
});
