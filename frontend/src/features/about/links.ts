export type Piece = { text: string; href?: string };

/** A text cut where addresses of other sites and of mailboxes stand, so that they can be followed. */
export function withLinks(text: string): Piece[] {
  return text
    .split(/(www\.[\w.-]*\w|[\w.+-]+@[\w.-]*\w)/)
    .filter(Boolean)
    .map((piece) => ({ text: piece, ...leading(piece) }));
}

function leading(piece: string): { href?: string } {
  if (piece.startsWith('www.')) return { href: `https://${piece}` };
  return piece.includes('@') ? { href: `mailto:${piece}` } : {};
}
