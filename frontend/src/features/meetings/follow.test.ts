import { describe, expect, test } from 'vitest';
import type { Minutes } from '~/api/minutes';
import { taken } from './follow.svelte';

const read = {
  layers: [
    {
      circle: { id: 'a' },
      texts: [{ item: 'one', text: 'Oud', html: '<p>Oud</p>', version: 2 }],
      beside: [],
    },
    { circle: { id: 'b' }, texts: [], beside: [] },
  ],
  off: [],
} as unknown as Minutes;
const change = (circle: string, item: string | null, version: number, text: string | null) => ({
  circle,
  item,
  version,
  text,
  html: text && `<p>${text}</p>`,
});

describe('what moved in minutes', () => {
  test('takes its place in its layer, and the rest stays', () => {
    const now = taken(read, [change('a', 'one', 3, 'Nieuw'), change('b', 'two', 1, 'Ook')])!;
    expect(now.layers[0]!.texts).toEqual([{ item: 'one', text: 'Nieuw', html: '<p>Nieuw</p>', version: 3 }]);
    expect(now.layers[1]!.texts.map(({ item }) => item)).toEqual(['two']);
    expect(read.layers[0]!.texts[0]!.text).toBe('Oud');
  });

  test('never puts an older text in the place of a newer one', () => {
    expect(taken(read, [change('a', 'one', 2, 'Laat')])!.layers[0]!.texts[0]!.text).toBe('Oud');
  });

  test('is asked for where it says no text, or is of a layer that is not here', () => {
    expect(taken(read, [change('a', null, 9, null)])).toBeUndefined();
    expect(taken(read, [change('a', 'one', 3, null)])).toBeUndefined();
    expect(taken(read, [change('c', 'one', 3, 'Elders')])).toBeUndefined();
  });
});
