/** The day it is in Belgium, as the API writes days. */
export const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Brussels' });
