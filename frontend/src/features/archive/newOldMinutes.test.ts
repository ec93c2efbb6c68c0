import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { speak, speakOf, t } from '~/i18n/index.svelte';
import NewOldMinutesPage from './NewOldMinutesPage.svelte';

const world = vi.hoisted(() => ({
  kept: undefined as unknown,
  readings: [] as { title: string; text: string }[],
}));
vi.mock('~/api/archive', () => ({
  archive: {
    read: () =>
      Promise.resolve({ day: '2019-03-05', language: 'nl', whole: true, ...world.readings.shift()! }),
  },
}));
vi.mock('~/api/meetings', () => ({
  meetings: {
    oneSeries: () =>
      Promise.resolve({ id: 's1', hosts: true, languages: ['nl'], circle: { name: 'Platform' } }),
  },
}));
vi.mock('~/app/session.svelte', () => ({ session: { change: 0, member: { id: 'm1' }, circles: [] } }));
vi.mock('~/app/device', () => ({
  device: { remember: () => Promise.resolve(), recall: () => Promise.resolve(world.kept) },
}));

const title = () => screen.getByLabelText(t('archive.title'));
const text = () => screen.getByLabelText(t('archive.text'));
const choose = async () =>
  userEvent.upload(await screen.findByLabelText(t('archive.file')), new File(['x'], 'oud.txt'));
const answer = async (words: string) =>
  userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: words }));

beforeEach(async () => {
  // jsdom has none of its own.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
  await speak('nl');
  await speakOf('meetings');
  world.kept = undefined;
  world.readings = [
    { title: 'Eerste', text: 'Van de eerste' },
    { title: 'Tweede', text: 'Van de tweede' },
  ];
});

test('a second file comes in the place of what was put right only when the host says so', async () => {
  render(NewOldMinutesPage);
  await choose();
  await waitFor(() => expect(title()).toHaveValue('Eerste'));
  await userEvent.clear(text());
  await userEvent.type(text(), 'Verbeterd');
  await choose();
  await answer(t('common.cancel'));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(title()).toHaveValue('Eerste');
  expect(text()).toHaveValue('Verbeterd');
  world.readings = [{ title: 'Derde', text: 'Van de derde' }];
  await choose();
  await answer(t('archive.replace'));
  expect(title()).toHaveValue('Derde');
  expect(text()).toHaveValue('Van de derde');
});

test('a second file comes at once in the place of one that nobody touched', async () => {
  render(NewOldMinutesPage);
  await choose();
  await waitFor(() => expect(title()).toHaveValue('Eerste'));
  await choose();
  await waitFor(() => expect(title()).toHaveValue('Tweede'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what a file says was not typed earlier on this device', async () => {
  const fields = { title: 'Van gisteren', day: '', language: 'nl', text: 'Getypt' };
  world.kept = { typed: { read: { whole: true }, fields }, base: '' };
  render(NewOldMinutesPage);
  await screen.findByText(t('unsaved.recalled'));
  await choose();
  await answer(t('archive.replace'));
  expect(title()).toHaveValue('Eerste');
  expect(screen.queryByText(t('unsaved.recalled'))).toBeNull();
});
