/** The day it is in Belgium, as the API writes days. */
export const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Brussels' });

/** The hour and minute it is in Belgium, as the API writes them: 14:02. */
export const clock = (): string =>
  new Date().toLocaleTimeString('en-GB', {
    timeZone: 'Europe/Brussels',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
