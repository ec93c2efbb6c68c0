/** The kinds of seats, in the order in which they are offered. */
export const SEATS = [
  'practitioner',
  'host',
  'trainer',
  'expert',
  'policy-officer',
  'grant-officer',
  'custodian',
  'administrator',
] as const;
export type Seat = (typeof SEATS)[number];
