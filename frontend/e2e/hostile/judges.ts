import { JSDOM } from 'jsdom';

/** Reads without a window behind each document, so that nothing is fetched, styled or run. */
const parser = new new JSDOM('').window.DOMParser();
const read = (html: string): Document => parser.parseFromString(html, 'text/html');

/** What the server's Markdown may come out as, said here once more: nothing of the program under test is asked. */
const RENDERED = new Set(
  ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'h2', 'h3', 'h4', 'code', 'pre', 'a'].concat([
    'a@href',
    'a@rel',
  ]),
);
const ATOM = new Set([
  ...['feed', 'id', 'title', 'updated', 'link', 'author', 'name', 'entry', 'category'],
  ...['feed@xmlns', 'feed@xml:lang', 'title@xml:lang', 'link@rel', 'link@type', 'link@href'],
  ...['category@term', 'category@label'],
]);
const HARMLESS = /^(https?:|mailto:|[/#?.]|$)/i;
const LEADING = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'srcset', 'poster', 'ping'];

/** Every kind of element there is, `element@attribute` for each of its attributes, and what leads to somewhere odd. */
export function words(elements: Iterable<Element>): Set<string> {
  const found = new Set<string>();
  for (const element of elements) {
    const name = element.localName;
    found.add(name);
    for (const { name: attribute, value } of element.attributes) {
      found.add(`${name}@${attribute}`);
      if (LEADING.includes(attribute) && !HARMLESS.test(value)) found.add(`${name}@${attribute}=${value}`);
    }
  }
  return found;
}

const beyond = (found: Set<string>, known: Set<string>): string[] =>
  [...found].filter((word) => !known.has(word));

/** What in rendered text is more than Markdown may become. */
export function strangeInHtml(html: string): string[] {
  const document = read(`<!doctype html><body>${html}`);
  const beside = document.head.children.length > 0 ? ['something in the head'] : [];
  return [...beside, ...beyond(words(document.body.querySelectorAll('*')), RENDERED)];
}

/** What in a feed is more than a feed has; throws when it is no XML. */
export function strangeInAtom(xml: string): string[] {
  const { document } = new JSDOM(xml, { contentType: 'application/xml' }).window;
  return beyond(words(document.querySelectorAll('*')), ATOM);
}

/** What a page of the server has that another does not. */
export function strangeInPage(html: string, known: Set<string>): string[] {
  return beyond(wordsOfPage(html), known);
}

export const wordsOfPage = (html: string): Set<string> => words(read(html).querySelectorAll('*'));

/** The same in a page that is open in a browser; runs there, so it stands alone. */
export function wordsHere(): string[] {
  const found = new Set<string>();
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    found.add(name);
    for (const { name: attribute, value } of element.attributes) {
      found.add(`${name}@${attribute}`);
      if (/^(href|src|action|formaction|data|xlink:href|srcset|poster|ping)$/.test(attribute)) {
        if (!/^(https?:|mailto:|[/#?.]|$)/i.test(value)) found.add(`${name}@${attribute}=${value}`);
      }
    }
  }
  return [...found];
}

/** Reads each text as this browser does, twice, and into the living page: gives what of it is beyond Markdown. */
export function strangeHere([texts, known]: [string[], string[]]): string[] {
  const allowed = new Set(known);
  const strange: string[] = [];
  const place = document.createElement('div');
  document.body.append(place);
  for (const text of texts) {
    const once = document.createElement('template');
    once.innerHTML = text;
    const twice = document.createElement('template');
    twice.innerHTML = once.innerHTML;
    place.innerHTML = text;
    for (const root of [once.content, twice.content, place]) {
      for (const element of root.querySelectorAll('*')) {
        const all = [
          element.localName,
          ...[...element.attributes].map((a) => `${element.localName}@${a.name}`),
        ];
        const odd = all.filter((word) => !allowed.has(word));
        if (element instanceof HTMLAnchorElement && !/^https?:$/.test(element.protocol)) {
          odd.push(`leads to ${element.protocol}`);
        }
        if (odd.length > 0) strange.push(`${odd.join(' ')} in ${text}`);
      }
    }
  }
  return strange;
}

export const rendered = [...RENDERED];
