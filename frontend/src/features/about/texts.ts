import type { Language } from '~/i18n/index.svelte';

export type TextName = 'help' | 'privacy' | 'accessibility';
export type Text = {
  title: string;
  lead: string;
  /** `contact` is said where the installation has an address to write to, at `{contact}`. */
  sections: { heading: string; paragraphs: (string | string[])[]; contact?: string }[];
};
export type Texts = Record<TextName, Text>;

const loaders: Record<Language, () => Promise<{ default: Texts }>> = {
  nl: () => import('~/i18n/pages/nl.json'),
  fr: () => import('~/i18n/pages/fr.json'),
  en: () => import('~/i18n/pages/en.json'),
};

export const texts = (language: Language): Promise<Texts> =>
  loaders[language]().then((loaded) => loaded.default);
