export type Piece = { text: string; href?: string };

/** A mail's text cut where addresses stand. Addresses of this site lead to the page in this very server. */
export function pieces(text: string, origin: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)) {
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: match[0], href: own(match[0], origin) });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** Behind a proxy the mail may name another host: in the outbox its links stay on this one. */
function own(address: string, origin: string): string {
  const url = new URL(address);
  return /^\/(nl|fr|en)\//.test(url.pathname) ? origin + url.pathname + url.search + url.hash : address;
}
