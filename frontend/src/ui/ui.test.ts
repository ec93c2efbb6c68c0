import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { speak } from '~/i18n/index.svelte';
import Audience from './Audience.svelte';
import Button from './Button.svelte';
import Chips from './Chips.svelte';
import Choices from './Choices.svelte';
import Combobox from './Combobox.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import Marked from './Marked.svelte';
import Tick from './Tick.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

beforeAll(() => speak('en'));

describe('Button', () => {
  it('keeps its name and does nothing while busy', async () => {
    const onclick = vi.fn();
    render(Button, { busy: true, onclick, children: text('Publish') });
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(onclick).not.toHaveBeenCalled();
  });
});

describe('Chips', () => {
  const chips = (labels: string[], remove = () => {}) =>
    labels.map((label) => ({ key: label, label, remove }));
  const removeLabel = (label: string) => `Remove ${label}`;

  it('hand the focus on to the chip that takes the place of one taken away, also when that takes a while', async () => {
    const remove = vi.fn();
    const words = { label: 'Words', removeLabel };
    const { rerender } = render(Chips, { ...words, chips: chips(['a', 'b', 'c'], remove) });
    screen.getByRole('button', { name: 'Remove b' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(remove).toHaveBeenCalledOnce();
    await rerender({ ...words, chips: chips(['a', 'b', 'c']) });
    expect(screen.getByRole('button', { name: 'Remove b' })).toHaveFocus();
    await rerender({ ...words, chips: chips(['a', 'c']) });
    const last = screen.getByRole('button', { name: 'Remove c' });
    expect(last).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await rerender({ ...words, chips: chips(['a']) });
    expect(screen.getByRole('button', { name: 'Remove a' })).toHaveFocus();
  });

  it('leave the focus where it went meanwhile', async () => {
    const words = { label: 'Words', removeLabel };
    const { rerender } = render(Chips, { ...words, chips: chips(['a', 'b']) });
    const field = document.body.appendChild(document.createElement('input'));
    await userEvent.click(screen.getByRole('button', { name: 'Remove a' }));
    field.focus();
    await rerender({ ...words, chips: chips(['b']) });
    expect(field).toHaveFocus();
    field.remove();
  });
});

describe('Choices', () => {
  it('is one question with radio buttons, described by its error', async () => {
    const choices = [
      { value: 'a', label: 'First' },
      { value: 'b', label: 'Second', help: 'More about it' },
    ];
    render(Choices, { name: 'kind', legend: 'Which?', error: 'Choose one', choices, value: null });
    const group = screen.getByRole('group', { name: 'Which?' });
    expect(group).toHaveAccessibleDescription('Choose one');
    const second = within(group).getByRole('radio', { name: 'Second' });
    expect(second).toHaveAccessibleDescription('More about it');
    await userEvent.click(second);
    expect(second).toBeChecked();
  });
});

describe('ErrorSummary', () => {
  it('takes the focus and leads to the field', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.id = 'title';
    field.scrollIntoView = vi.fn();
    render(ErrorSummary, { title: 'Not yet', errors: [{ text: 'Give it a title', field: 'title' }] });
    expect(screen.getByRole('alert')).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'Give it a title' }));
    expect(field).toHaveFocus();
    field.remove();
  });
});

describe('Marked', () => {
  it('never takes a found text for HTML', () => {
    const { container } = render(Marked, {
      fragment: [
        { text: '<img src=x onerror=alert(1)> ', hit: false },
        { text: 'parents', hit: true },
      ],
    });
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('mark')).toHaveTextContent('parents');
  });
});

describe('Audience', () => {
  const readers = {
    everyone: false,
    people: 23,
    organisations: [{ id: 'o', name: 'Ghent', people: 2 }],
    keptOut: [{ who: 'The region', reason: 'funder', why: 'gives grants to members' }],
    superiors: 0,
    custodians: 1,
    later: 'Whoever is admitted later reads it too.',
  };

  it('says how many, who is kept out and why, and what comes later', () => {
    const { container } = render(Audience, { readers, candid: true });
    for (const said of [
      '23 people in 1 organisation',
      'No superiors',
      '1 of them is a custodian',
      'The region: gives grants to members',
      'Whoever is admitted later reads it too.',
    ]) {
      expect(container).toHaveTextContent(said);
    }
  });
});

describe('Combobox', () => {
  const setup = () => {
    const take = vi.fn();
    render(Combobox, {
      id: 'search',
      name: 'q',
      label: 'Search',
      listLabel: 'Suggestions',
      found: '2 suggestions',
      value: '',
      entries: [{ text: 'school' }, { text: 'schools and parents' }],
      take,
      button: text('Go'),
    });
    return { take, input: screen.getByRole('combobox', { name: 'Search' }) };
  };

  it('opens while typing, is walked with the arrows and taken with Enter', async () => {
    const { take, input } = setup();
    expect(input).toHaveAttribute('aria-expanded', 'false');
    await userEvent.type(input, 'sch');
    expect(screen.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { name: 'schools and parents' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(input).toHaveAttribute('aria-activedescendant', 'search-1');
    await userEvent.keyboard('{Enter}');
    expect(take).toHaveBeenCalledWith(1);
    expect(input).toHaveAttribute('aria-expanded', 'false');
  });

  it('leaves the typed text alone when nothing was chosen, and closes at Escape', async () => {
    const { take, input } = setup();
    await userEvent.type(input, 'sch{Escape}');
    expect(input).toHaveAttribute('aria-expanded', 'false');
    expect(input).toHaveValue('sch');
    expect(take).not.toHaveBeenCalled();
  });
});

describe('Tick', () => {
  it('says what it does and what is wrong with it', async () => {
    const onchange = vi.fn();
    render(Tick, { id: 'sure', label: 'I am sure', help: 'Nobody else is told', error: 'Not yet', onchange });
    const box = screen.getByRole('checkbox', { name: 'I am sure' });
    expect(box).toHaveAccessibleDescription('Not yet Nobody else is told');
    expect(box).toBeInvalid();
    await userEvent.click(box);
    expect(onchange).toHaveBeenCalledWith(true);
  });

  it('without help or an error is described by nothing', () => {
    render(Tick, { label: 'I am sure', checked: true });
    const box = screen.getByRole('checkbox', { name: 'I am sure' });
    expect(box).toBeChecked();
    expect(box).not.toHaveAttribute('aria-describedby');
    expect(box).toBeValid();
  });
});
