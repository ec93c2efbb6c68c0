/** Calls about the box: sending into it, the custodians' side of it, and slips. Fetched with the pages that need them. */
import { send, type Attempt } from './http';

type Signal = AbortSignal | undefined;

export type BoxLevel = 'confidential' | 'receipt';
export type Custodian = {
  member: string;
  name: string;
  organisation: string;
  fingerprint: string | null;
  state: 'none' | 'waiting' | 'ready';
};
export type Sending = { received: string; answerBy: string };
export type Key = { state: 'none' | 'waiting' | 'ready'; unlocked: boolean; fingerprint: string | null };
export type BoxState =
  | 'received'
  | 'asked'
  | 'answered'
  | 'proposed'
  | 'changes-asked'
  | 'consented'
  | 'published'
  | 'closed'
  | 'withdrawn';
export type BoxLine = {
  id: string;
  month: string;
  answerBy: string;
  overdue: boolean;
  level: BoxLevel;
  state: BoxState;
  circle: { id: string; name: string };
  title: string;
  kind: string;
  kindLabel: string;
  language: string;
};
export type BoxFinding = { kind: string; severity: string; start: number; end: number };
export type BoxAnswer = {
  id: string;
  question: string;
  /** In words; `value` is what was given. */
  text: string;
  value: unknown;
  /** Whether it was written, not chosen. */
  written: boolean;
};
export type Piece = { text: string; change: string };
/** Where something happened, as far as it is said; nothing at all means Belgium. */
export type Context = {
  municipality: string | null;
  region: string | null;
  setting: string | null;
  targetGroup: string | null;
  language: string | null;
  size: string | null;
  features: string[];
};
export type Wording = {
  context: Context;
  words: string;
  municipalities: number;
  practitioners: number;
  fits: boolean;
};
export type Verdict = {
  wanted: Wording;
  shown: Wording;
  coarser: Wording[];
  network: number;
  languagePoints: boolean;
};
type Choice = { id: string; label: string };
export type ContextChoices = Record<'regions' | 'sizes' | 'features' | 'settings' | 'targetGroups', Choice[]>;
export type BoxProposal = {
  number: number;
  title: string;
  answers: BoxAnswer[];
  circle: { id: string; name: string };
  context: Context;
  shown: string;
  pseudonym: string;
  note: string;
  differences: { answer: string; label: string; pieces: Piece[] }[];
};
export type BoxThread = {
  thread: BoxLine;
  original: { title: string; answers: BoxAnswer[] };
  proposal: BoxProposal | null;
  messages: { from: 'custodian' | 'author'; month: string; text: string }[];
  findings: Record<string, BoxFinding[]>;
  openings: { month: string; custodian: string; reason: string }[];
  identity: 'sealed' | 'destroyed' | 'none';
  waitForFive: boolean;
};
export type NewProposal = {
  title: string;
  answers: Record<string, unknown>;
  circle: string;
  context: Context;
  note: string;
  /** Keys of the guard's warnings that the custodian answered. */
  answered: string[];
};
export type Identity = { name: string; seat: string; organisation: string };

export const box = {
  custodians: (signal?: Signal) => send<{ items: Custodian[] }>('GET', '/custodians', { signal }),
  newPhrase: (language: string, signal?: Signal) =>
    send<{ phrase: string }>('POST', '/receipts', { body: { language }, signal }),
  handIn: (
    manuscript: string,
    body: { version: number; level: BoxLevel; phrase: string; waitForFive: boolean },
    attempt: Attempt,
  ) => send<Sending>('POST', `/manuscripts/${manuscript}/confidential-sending`, { body, attempt }),

  key: (signal?: Signal) => send<Key>('GET', '/custodian-key', { signal }),
  makeKey: (passphrase: string, attempt: Attempt) =>
    send<Key>('POST', '/custodian-key', { body: { passphrase }, attempt }),
  unlock: (passphrase: string) => send<Key>('POST', '/custodian-key/unlocking', { body: { passphrase } }),
  lock: () => send<void>('DELETE', '/custodian-key/unlocking'),
  giveAccess: (member: string, attempt: Attempt) =>
    send<void>('POST', `/custodians/${member}/access`, { attempt }),

  threads: (signal?: Signal) => send<{ items: BoxLine[] }>('GET', '/box', { signal }),
  thread: (id: string, signal?: Signal) => send<BoxThread>('GET', `/box/${id}`, { signal }),
  say: (id: string, text: string, attempt: Attempt) =>
    send<BoxThread>('POST', `/box/${id}/messages`, { body: { text }, attempt }),
  propose: (id: string, body: NewProposal) => send<BoxThread>('PUT', `/box/${id}/proposal`, { body }),
  openIdentity: (id: string, reason: string, attempt: Attempt) =>
    send<Identity>('POST', `/box/${id}/identity-openings`, { body: { reason }, attempt }),
  close: (id: string, reason: string, attempt: Attempt) =>
    send<BoxThread>('POST', `/box/${id}/closing`, { body: { reason }, attempt }),

  contexts: (signal?: Signal) => send<ContextChoices>('GET', '/contexts', { signal }),
  checkContext: (circle: string, wanted: Context, signal?: Signal) =>
    send<Verdict>('POST', '/contexts/checks', { body: { circle, wanted }, signal }),

  makeSlips: (circle: string, count: number, attempt: Attempt) =>
    send<{ codes: string[]; until: string }>('POST', '/slips', { body: { circle, count }, attempt }),
};
