import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AgendaItem, Meeting } from '~/api/meetings';
import type { Resource } from '~/app/resource.svelte';
import { speak, speakOf, t } from '~/i18n/index.svelte';
import Agenda from './Agenda.svelte';
import ItemFromReport from './ItemFromReport.svelte';

const world = vi.hoisted(() => ({ report: undefined as unknown, kept: undefined as unknown }));
vi.mock('~/api/library', () => ({
  library: { report: () => (world.report ? Promise.resolve(world.report) : Promise.reject(new Error())) },
}));
vi.mock('~/api/meetings', () => ({
  meetings: { waiting: () => Promise.resolve({ items: [] }) },
}));
vi.mock('~/app/session.svelte', () => ({
  session: { change: 0, member: { id: 'm1' }, circles: [{ id: 'all', kind: 'public' }] },
}));
vi.mock('~/app/device', () => ({
  device: { remember: () => Promise.resolve(), recall: () => Promise.resolve(world.kept) },
}));

const circle = { id: 'platform', name: 'Platform', candid: false };
const report = (from: Partial<typeof circle>) => ({
  id: 'r1',
  title: 'Le banc de la place',
  language: 'fr',
  circle: { ...circle, ...from },
});

async function open(about: unknown, languages = ['nl', 'fr']) {
  world.report = about;
  render(ItemFromReport, {
    series: 's1',
    circle,
    languages,
    report: 'r1',
    hosts: false,
    done: () => undefined,
    close: () => undefined,
  });
  return screen.findByLabelText(t('item.title'));
}
const language = () => screen.getByLabelText(t('item.language'));

beforeEach(async () => {
  await speak('nl');
  await speakOf('meetings');
  world.kept = undefined;
});

test.each([
  ['of the circle of the series', {}],
  ['that everybody reads', { id: 'all' }],
])('an item takes over the title of a report %s, in its language', async (_, from) => {
  const title = await open(report(from));
  expect(title).toHaveValue('Le banc de la place');
  expect(title).not.toHaveAccessibleDescription();
  expect(title).toHaveAttribute('lang', 'fr');
  expect(language()).toHaveValue('fr');
});

test.each([
  ['of another circle', report({ id: 'peers' })],
  ['of a candid circle', report({ id: 'peers', candid: true })],
  ['of the candid circle that meets', report({ candid: true })],
  ['that one does not read', undefined],
])(
  'an item does not hand on the title of a report %s, and says who reads what is typed',
  async (_, about) => {
    const title = await open(about);
    expect(title).toHaveValue('');
    expect(title).toHaveAccessibleDescription(t('item.titleReaders', { circle: 'Platform' }));
    expect(language()).toHaveValue('nl');
  },
);

test('a title that is typed is in a language of the series', async () => {
  await open(report({ id: 'peers' }), ['fr']);
  expect(language()).toHaveValue('fr');
});

test('from a meeting too one is told who sees the reference to the report', async () => {
  world.report = report({ id: 'peers' });
  const meeting = { id: 'm1', series: 's1', circle, languages: ['nl'], state: 'planned', hosts: false };
  const agenda = { data: { items: [] } } as unknown as Resource<{ items: AgendaItem[] }>;
  render(Agenda, { meeting: meeting as unknown as Meeting, agenda, report: 'r1' });
  expect(await screen.findByText(t('item.fromReport'))).toBeVisible();
  expect(await screen.findByLabelText(t('item.title'))).toHaveValue('');
});

test('what was typed for an item before comes back as just that, also where another language stood there then', async () => {
  const fields = { title: 'De bank', text: '', minutes: 15, language: 'nl', seat: '' };
  world.kept = { typed: { fields, kind: 'discussion' }, base: 'another' };
  const title = await open(report({ id: 'peers' }));
  expect(await screen.findByText(t('unsaved.recalled'))).toBeVisible();
  expect(title).toHaveValue('De bank');
  expect(screen.queryByText(t('item.changedMeanwhile'))).toBeNull();
});
