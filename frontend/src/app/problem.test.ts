import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '~/api/client';
import { speak, t } from '~/i18n/index.svelte';
import ProblemNotice from './ProblemNotice.svelte';

beforeAll(() => speak('en'));

const offline = (unsent: boolean) => Object.assign(new Problem(0, 'offline'), { unsent });

describe('a notice without a network', () => {
  it('promises to try again only what is read, and does so', async () => {
    const retry = vi.fn();
    render(ProblemNotice, { problem: offline(false), retry });
    expect(screen.getByText(t('problem.offline.text'))).toBeVisible();
    await fireEvent(window, new Event('online'));
    expect(retry).toHaveBeenCalledOnce();
  });

  it('says of an action that nothing was sent, and when pressing again helps', async () => {
    const retry = vi.fn();
    const { rerender } = render(ProblemNotice, { problem: offline(true), retry });
    expect(screen.queryByText(t('problem.offline.text'))).toBeNull();
    expect(screen.getByText(t('problem.offline.unsent'))).toBeVisible();
    expect(screen.getByText(t('problem.offline.stays'))).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    await fireEvent(window, new Event('online'));
    expect(retry).not.toHaveBeenCalled();
    expect(screen.queryByText(t('problem.offline.unsent'))).toBeNull();
    expect(screen.getByText(t('problem.online.unsent'))).toBeVisible();
    await rerender({ problem: offline(true) });
    expect(screen.getByText(t('problem.offline.unsent'))).toBeVisible();
  });

  it('promises nothing where nobody tries again', async () => {
    render(ProblemNotice, { problem: offline(false) });
    expect(screen.getByText(t('problem.offline.ask'))).toBeVisible();
    await fireEvent(window, new Event('online'));
    expect(screen.getByText(t('problem.online.title'))).toBeVisible();
  });
});
