/** The languages a report can be written in; the interface itself knows fewer. */
export const TEXT_LANGUAGES = ['nl', 'fr', 'de', 'en'];
