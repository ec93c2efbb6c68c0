// What people wrote elsewhere as the Markdown that Vrank keeps. A file on its own page: nothing here knows of imports.
import Turndown from 'turndown';

const turndown = new Turndown({
  headingStyle: 'atx',
  bulletListMarker: '-',
  emDelimiter: '*',
  codeBlockStyle: 'fenced',
});
turndown.remove(['script', 'style', 'head', 'title', 'iframe', 'object', 'template', 'noscript']);
turndown.addRule('picture', { filter: 'img', replacement: (_, node) => node.getAttribute('alt') ?? '' });

/**
 * HTML; what is no text (scripts, styles, pictures) goes.
 *
 * @param breaks whether line breaks of the source are meant, as in text that only holds a tag here and there
 */
export const fromHtml = (html, { breaks = false } = {}) =>
  turndown
    .turndown(breaks ? html.replace(/\r\n?|\n/g, '<br>') : html)
    .replace(/[ \t]*\n(?:[ \t]*\n)+/g, '\n\n');

const line = (text) =>
  text
    .trimEnd()
    .replace(/^[ \t\u00a0]+/, '') // four spaces would make code of it
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*_`~]/g, (sign, at, all) => (isEmphasis(all, at) ? `\\${sign}` : sign))
    .replace(/\[(?=[^\]]*\][([:])/g, '\\[')
    .replace(/<(?=[a-z!/?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^>/, '\\>')
    .replace(/^([-+*]|\d{1,9}[.)])$/, '\\$1')
    .replace(/^(=+|-{2,}|(?:- ){2,}-?)$/, '\\$1')
    .replace(/^\\(\d{1,9})([.)])$/, '$1\\$2');

/** A sign between letters, or alone between spaces, means itself; elsewhere it could begin something. */
function isEmphasis(text, at) {
  const [before, after] = [text[at - 1] ?? ' ', text[at + 1] ?? ' '];
  if (text[at] === '*' && at === 0 && after === ' ') return false; // an item of a list
  if (text[at] === '_' && /\w/.test(before) && /\w/.test(after)) return false;
  return !(/\s/.test(before) && /\s/.test(after));
}

/**
 * Text as it was typed: its paragraphs and its lists stay, and no sign in it turns into something else.
 *
 * @param breaks whether single line breaks are meant; else they are where some program wrapped
 */
export function fromPlain(text, { breaks = false } = {}) {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u000b\u000c\u2028]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .split(/\n[ \t\u00a0]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(line)
        .join(breaks ? '\\\n' : '\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Items as a list. */
export const listOf = (items) => items.map((item) => `- ${line(item).replace(/\n/g, ' ')}`).join('\n');
