/** The languages of the interface. Each has its words beside this file and its own page in the build. */
export const LANGUAGES = ['nl', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages a report can be written in; the interface itself knows fewer. */
export const TEXT_LANGUAGES = ['nl', 'fr', 'de', 'en'] as const;
