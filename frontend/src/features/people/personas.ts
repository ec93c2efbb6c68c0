type Person = { name: string; seat: string; organisation: string };

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Those in whom every word typed occurs somewhere; accents and capitals make no difference. */
export function matching<T extends Person>(people: T[], typed: string): T[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const text = plain(`${person.name} ${person.seat} ${person.organisation}`);
    return words.every((word) => text.includes(word));
  });
}
