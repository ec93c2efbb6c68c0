import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '~/api/client';
import type { Meeting } from '~/api/meetings';
import { announcement } from '~/app/announce.svelte';
import { speak, speakOf, t } from '~/i18n/index.svelte';
import GuestPage from './GuestPage.svelte';
import MeetingParts from './MeetingParts.svelte';
import RsvpPage from './RsvpPage.svelte';
import SeriesPage from './SeriesPage.svelte';

const api = vi.hoisted(() => ({}) as Record<string, (...given: never[]) => unknown>);
vi.mock('~/api/meetings', () => ({
  meetings: new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (...given: never[]) =>
          Promise.resolve(name in api ? api[name]!(...given) : { items: [] }),
    },
  ),
}));
vi.mock('~/api/minutes', () => ({ minutes: { published: () => Promise.resolve({ items: [] }) } }));
vi.mock('~/app/session.svelte', () => ({
  session: { change: 0, member: { id: 'm1', seats: [] }, circles: [], holds: () => false },
}));
vi.mock('~/app/device', () => ({
  device: { remember: () => Promise.resolve(), recall: () => Promise.resolve(undefined) },
}));

const circle = { id: 'c1', name: 'Platform', candid: false };
const when = { day: '2026-11-30', begins: '14:00', minutes: 120, place: 'Zaal 3', link: '' };
const meeting = (more: object) =>
  ({
    id: 'v1',
    series: 's1',
    circle,
    languages: ['nl'],
    hosts: false,
    because: '',
    ...when,
    ...more,
  }) as Meeting;
const seat = (id: string, more: object = {}) => ({
  id,
  title: 'Preventie',
  organisation: id,
  name: null,
  mine: false,
  answer: null,
  waiting: null,
  apology: '',
  standIn: '',
  presence: null as string | null,
  ...more,
});

beforeEach(async () => {
  await speak('nl');
  await speakOf('meetings');
  for (const name of Object.keys(api)) delete api[name];
});
afterEach(() => vi.useRealTimers());

describe('who was there, once a meeting is over', () => {
  const seats = [seat('Aalst'), seat('Gent'), seat('Hasselt', { presence: 'present' })];
  beforeEach(() => {
    const now = structuredClone(seats);
    api.attendance = () => ({ items: structuredClone(now), guests: [], places: null, taken: 0, waiting: 0 });
    api.tick = vi.fn((_: string, id: string, presence: string) => {
      now.find((one) => one.id === id)!.presence = presence;
    });
  });
  const open = () =>
    render(MeetingParts, { meeting: meeting({ state: 'held', hosts: true }), changed: () => undefined });
  const rest = () => screen.findByLabelText(t('attendance.rest'));

  test('is said at once of all of whom nothing is noted, and of each otherwise after', async () => {
    open();
    expect(
      within(await rest())
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['', 'aanwezig', 'verontschuldigd', 'afwezig']);
    const send = screen.getByRole('button', { name: t('attendance.restSend') });
    await userEvent.click(send);
    expect(api.tick).not.toHaveBeenCalled();
    await userEvent.selectOptions(await rest(), 'absent');
    await userEvent.click(send);
    await waitFor(() => expect(screen.queryByLabelText(t('attendance.rest'))).toBeNull());
    expect(vi.mocked(api.tick!).mock.calls).toEqual([
      ['v1', 'Aalst', 'absent'],
      ['v1', 'Gent', 'absent'],
    ]);
    expect(announcement.message).toBe('2 functies genoteerd: afwezig.');
    expect(screen.getByRole('heading', { name: t('attendance.title') })).toHaveFocus();
    await userEvent.selectOptions(screen.getByLabelText(t('attendance.presence', { name: 'Gent' })), '');
    await waitFor(async () => expect(await rest()).toBeInTheDocument());
  });

  test('shows what was noted before one of them was refused', async () => {
    const tick = api.tick!;
    api.tick = ((...given: never[]) => {
      if (given[1] === 'Gent') throw new Problem(500, 'internal');
      return tick(...given);
    }) as typeof tick;
    open();
    await userEvent.selectOptions(await rest(), 'excused');
    await userEvent.click(screen.getByRole('button', { name: t('attendance.restSend') }));
    await screen.findByText(t('problem.internal.title'));
    expect(screen.getByLabelText(t('attendance.presence', { name: 'Aalst' }))).toHaveValue('excused');
    expect(screen.getByLabelText(t('attendance.presence', { name: 'Gent' }))).toHaveValue('');
  });

  test('is only for hosts to say', async () => {
    render(MeetingParts, { meeting: meeting({ state: 'held' }), changed: () => undefined });
    await screen.findByText(t('attendance.was.unknown', { n: 2 }));
    expect(screen.queryByLabelText(t('attendance.rest'))).toBeNull();
  });
});

test('while a meeting runs the hour stands above the own answer', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-30T13:30:00Z'), toFake: ['Date'] });
  api.attendance = () => ({
    items: [seat('Aalst', { mine: true })],
    guests: [],
    places: null,
    taken: 0,
    waiting: 0,
  });
  api.agenda = () => ({
    items: [{ id: 'i1', meeting: 'v1', state: 'planned', title: 'De wijkbus', language: 'nl', minutes: 60 }],
  });
  render(MeetingParts, { meeting: meeting({ state: 'planned' }), changed: () => undefined });
  const own = await screen.findByRole('heading', { name: t('attendance.mine') });
  const clock = await screen.findByRole('timer');
  expect(clock).toHaveTextContent('De wijkbus');
  expect(clock.compareDocumentPosition(own)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getAllByRole('timer')).toHaveLength(1);
});

describe('an item that waits in a series', () => {
  const item = {
    id: 'i1',
    meeting: null,
    state: 'proposed',
    title: 'De wijkbus',
    language: 'nl',
    minutes: 0,
  };
  const series = (more: object) => {
    api.oneSeries = () => ({
      ...when,
      id: 's1',
      circle,
      title: 'Platform',
      about: '',
      languages: ['nl'],
      rule: 'FREQ=MONTHLY;BYDAY=1TU',
      ended: null,
      hosts: true,
      notes: [],
      days: [],
      ...more,
    });
    api.waiting = () => ({
      items: [{ ...item, kind: 'discussion', seat: null, guests: false, because: '' }],
    });
    render(SeriesPage);
  };
  const plan = () => screen.queryByRole('button', { name: new RegExp(`^${t('item.plan')}`) });

  test('can be put on the agenda of the meeting to come', async () => {
    series({ meetings: [{ ...meeting({ state: 'planned' }) }] });
    await screen.findByText('De wijkbus');
    expect(plan()).toBeVisible();
    expect(screen.queryByText(t('series.plansNone'))).toBeNull();
  });

  test('cannot once no meeting comes, and the page says why', async () => {
    series({ ended: '2026-11-01', meetings: [{ ...meeting({ state: 'held' }) }] });
    expect(await screen.findByText(t('series.plansNone'))).toBeVisible();
    expect(plan()).toBeNull();
    expect(screen.getByRole('button', { name: new RegExp(`^${t('item.park')}`) })).toBeVisible();
  });
});

describe('what a mail leads to', () => {
  const page = { ...when, title: 'Platform', language: 'nl', state: 'planned', answer: null, waiting: null };

  test('tells the day of the week, to a member and to a guest', async () => {
    api.rsvp = () => ({ ...page, crowded: false });
    api.guestPage = () => ({ ...page, crowded: false, items: [] });
    const { unmount } = render(RsvpPage);
    expect(await screen.findByText('maandag, 14:00 tot 16:00 · Zaal 3')).toBeVisible();
    unmount();
    render(GuestPage);
    expect(await screen.findByText('maandag, 14:00 tot 16:00 · Zaal 3')).toBeVisible();
  });

  test.each([
    ['nl', /kring .* ziet uw naam, uw organisatie en uw antwoord.*notulen/],
    ['fr', /cercle .* voit votre nom, votre organisation et votre réponse.*procès-verbal/],
    ['en', /circle .* sees your name, your organisation and your answer.*minutes/],
  ] as const)(
    'tells a guest that the circle sees name and answer, and the minutes the name (%s)',
    async (language, said) => {
      await speak(language);
      api.guestPage = () => ({ ...page, crowded: false, items: [] });
      render(GuestPage);
      expect(await screen.findByText(said)).toBeVisible();
    },
  );
});
