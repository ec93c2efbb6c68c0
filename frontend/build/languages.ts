import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { LANGUAGES, type Language } from '../src/i18n/languages.ts';
import { worker } from './worker.ts';

/**
 * One index.html per interface language, so that the first bytes already carry the right `lang`, title,
 * description and header. All share the hashed files in /assets. The dictionary and the font are named in
 * the head, because the browser would otherwise learn of them only after the first script.
 */
export { LANGUAGES } from '../src/i18n/languages.ts';

const here = (path: string) => new URL(path, import.meta.url);
const text = (path: string) => readFileSync(here(path), 'utf8');

const escape = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Fills `%lang%` and `%some.key%` in a page. An unknown key stops the build. */
export function fill(html: string, language: Language, dictionary: Record<string, unknown>): string {
  return html.replaceAll(/%([a-z][\w.]*)%/gi, (_, key: string) => {
    if (key === 'lang') return language;
    const value = dictionary[key];
    if (typeof value !== 'string') throw new Error(`index.html asks for ${key}, missing in ${language}.json`);
    return escape(value);
  });
}

const dictionary = (language: Language) =>
  JSON.parse(text(`../src/i18n/${language}.json`)) as Record<string, unknown>;

export function languages(): Plugin {
  return {
    name: 'vrank-languages',
    enforce: 'post',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { server, originalUrl }) {
        if (!server) return html;
        const first = originalUrl?.split('/')[1];
        const language = LANGUAGES.find((known) => known === first) ?? 'nl';
        return fill(html, language, dictionary(language)).replace(
          '<!--head-->',
          '<script src="/build/theme.js"></script>',
        );
      },
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('Vite wrote no index.html');
        delete bundle['index.html'];

        const theme = text('./theme.js').replaceAll(/^\s*\/\/.*\n/gm, '');
        const themeFile = `assets/theme-${createHash('sha256').update(theme).digest('base64url').slice(0, 8)}.js`;
        this.emitFile({ type: 'asset', fileName: themeFile, source: theme });

        const pages: Record<string, string> = {};
        const files = Object.values(bundle);
        const font = files.find((file) => file.fileName.endsWith('.woff2'))?.fileName;
        for (const language of LANGUAGES) {
          const words = files.find(
            (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/i18n/${language}.json`),
          )?.fileName;
          if (!font || !words) throw new Error('The font or a dictionary is missing from the bundle');
          const head = [
            `<script src="/${themeFile}"></script>`,
            `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${font}" />`,
            `<link rel="modulepreload" crossorigin href="/${words}" />`,
          ].join('\n    ');
          const source = fill(String(page.source), language, dictionary(language)).replace(
            '<!--head-->',
            head,
          );
          this.emitFile({ type: 'asset', fileName: `${language}/index.html`, source });
          pages[language] = source;
        }
        const assets = [themeFile, ...Object.keys(bundle).filter((name) => name.startsWith('assets/'))];
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker(pages, [...new Set(assets)]) });
      },
    },
  };
}
