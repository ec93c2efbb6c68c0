export type Piece = { text: string; href?: string };

/** A text cut where addresses of other sites stand, so that they can be followed. */
export function withLinks(text: string): Piece[] {
  return text
    .split(/(www\.[\w.-]*\w)/)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('www.') ? { text: piece, href: `https://${piece}` } : { text: piece }));
}
