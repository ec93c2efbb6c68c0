import { expect, it } from 'vitest';
import { withLinks } from './links';

it('makes links of addresses and leaves the rest of the sentence alone', () => {
  expect(withLinks('Ga naar www.unia.be.')).toEqual([
    { text: 'Ga naar ' },
    { text: 'www.unia.be', href: 'https://www.unia.be' },
    { text: '.' },
  ]);
  expect(withLinks('Schrijf naar hulp@vrank.example.')).toEqual([
    { text: 'Schrijf naar ' },
    { text: 'hulp@vrank.example', href: 'mailto:hulp@vrank.example' },
    { text: '.' },
  ]);
  expect(withLinks('Geen adres.')).toEqual([{ text: 'Geen adres.' }]);
});
