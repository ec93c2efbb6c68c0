import { describe, expect, it } from 'vitest';
import { pieces } from './mail';
import { matching } from './personas';

describe('the list of people in the demo', () => {
  const people = [
    { name: 'Inès Carpentier', seat: 'schoolbemiddelaar', organisation: 'Brussel' },
    { name: 'Wout Decraene', seat: 'straathoekwerker', organisation: 'Brussel' },
  ];

  it('is searched by every word, whatever the accents and capitals', () => {
    expect(matching(people, 'INES brussel').map(({ name }) => name)).toEqual(['Inès Carpentier']);
    expect(matching(people, ' ')).toHaveLength(2);
    expect(matching(people, 'gent')).toEqual([]);
  });
});

describe('the text of a mail', () => {
  it('has its links, kept on this host', () => {
    expect(pieces('Klik: http://elsewhere/nl/sign-in/confirm#abc.\nDag', 'http://here')).toEqual([
      { text: 'Klik: ' },
      { text: 'http://elsewhere/nl/sign-in/confirm#abc', href: 'http://here/nl/sign-in/confirm#abc' },
      { text: '.\nDag' },
    ]);
  });
});
