import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '~/api/client';
import { speak, speakOf, t } from '~/i18n/index.svelte';
import type { Entered } from './SeriesForm.svelte';
import SeriesForm from './SeriesForm.svelte';

const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('~/app/session.svelte', () => ({ session: { change: 0, member: { id: 'm1' }, circles: [] } }));
vi.mock('~/app/device', () => ({
  device: {
    remember: (name: string, value: unknown) => Promise.resolve(kept.set(name, structuredClone(value))),
    recall: (name: string) => Promise.resolve(kept.get(name)),
  },
}));

const circles = [{ id: 'c1', name: 'Platform', candid: false }];
const open = (send: (entered: Entered) => Promise<void> = () => Promise.resolve()) =>
  render(SeriesForm, { circles, send });
const starts = () => screen.getByLabelText(t('series.starts'));

beforeEach(async () => {
  await speak('nl');
  await speakOf('meetings');
  kept.clear();
  vi.useFakeTimers({ now: new Date('2026-11-30T14:30:00Z'), toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

test('a series starts tomorrow where its hour is past in Belgium today, and follows the hour until a day is chosen', async () => {
  open();
  expect(starts()).toHaveValue('2026-12-01');
  const begins = screen.getByLabelText(t('series.begins'));
  await userEvent.clear(begins);
  await userEvent.type(begins, '16:00');
  expect(starts()).toHaveValue('2026-11-30');
  await userEvent.clear(starts());
  await userEvent.type(starts(), '2027-01-05');
  await userEvent.clear(begins);
  await userEvent.type(begins, '09:00');
  expect(starts()).toHaveValue('2027-01-05');
});

test('the day it starts is sent and kept on this device like the rest', async () => {
  const send = vi.fn((_: Entered) => Promise.resolve());
  const { unmount } = open(send);
  await userEvent.type(screen.getByLabelText(t('series.title')), 'Platform');
  await userEvent.clear(starts());
  await userEvent.type(starts(), '2027-01-05');
  unmount();
  open(send);
  await waitFor(() => expect(starts()).toHaveValue('2027-01-05'));
  await userEvent.click(screen.getByRole('button', { name: t('series.makeButton') }));
  expect(send.mock.calls[0]![0].starts).toBe('2027-01-05');
});

test('who chooses no day sends the first that can be one, and reads at the field what the server says of it', async () => {
  const problem = new Problem(400, 'invalid', {
    violations: [{ field: 'starts', message: 'Een dag tussen 1900 en 2100' }],
  });
  const send = vi.fn((_: Entered) => Promise.reject(problem));
  open(send);
  await userEvent.type(screen.getByLabelText(t('series.title')), 'Platform');
  await userEvent.click(screen.getByRole('button', { name: t('series.makeButton') }));
  expect(send.mock.calls[0]![0].starts).toBe('2026-12-01');
  await waitFor(() => expect(starts()).toHaveAccessibleDescription(/tussen 1900 en 2100/));
  expect(starts()).toHaveAttribute('aria-invalid', 'true');
});
