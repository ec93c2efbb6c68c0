/** Calls about the box: sending into it, the custodians' side of it, and slips. Fetched with the pages that need them. */
import { call, type Attempt, type Signal } from './client';
import type * as contract from './generated';

type Items<T extends { items: unknown[] }> = T['items'][number];

/** By hand stands what the contract leaves open: which levels, states and kinds of identity there are, and what an answer is. */
export type BoxLevel = 'confidential' | 'receipt';
export type BoxState =
  'received' | 'asked' | 'answered' | 'proposed' | 'changes-asked' | 'consented' | 'published' | 'closed';
type Stated<T> = Omit<T, 'state' | 'level'> & { state: BoxState; level: BoxLevel };

export type Custodian = Items<contract.ListCustodiansResponse>;
export type Key = contract.GetCustodianKeyResponse;
export type BoxLine = Stated<Items<contract.ListBoxResponse>>;
export type BoxThread = Omit<contract.GetBoxResponse, 'thread' | 'identity' | 'messages' | 'proposal'> & {
  thread: BoxLine;
  identity: 'sealed' | 'destroyed' | 'none';
  messages: (Omit<contract.GetBoxResponse['messages'][number], 'from'> & { from: 'custodian' | 'author' })[];
  proposal: BoxProposal | null;
};
export type BoxProposal = NonNullable<contract.GetBoxResponse['proposal']>;
/** A line of the ledger. */
export type BoxClaim = contract.Claim;
export type BoxFinding = contract.GetBoxResponse['findings'][string][number];
/** A file that came along, as text or as a picture; and one that goes along, with the words that readers see. */
export type BoxFile = contract.GetBoxResponse['original']['files'][number];
export type ChosenFile = BoxProposal['files'][number];
export type Identity = contract.OpenBoxIdentityResponse;
/** Where something happened, as far as it is said; nothing at all means Belgium. Its language is always that of the text. */
export type Context = Omit<contract.Context, 'language'>;
export type NewProposal = {
  title: string;
  answers: Record<string, unknown>;
  themes: string[];
  claims: BoxClaim[];
  files: ChosenFile[];
  circle: string;
  context: Context;
  note: string;
  /** Keys of the guard's warnings that the custodian answered. */
  answered: string[];
};

export const boxFileAddress = (thread: string, number: number): string =>
  `/api/box/${encodeURIComponent(thread)}/files/${number}`;

export const box = {
  custodians: (signal?: Signal) =>
    call<contract.ListCustodiansData, contract.ListCustodiansResponse>('GET', '/api/custodians', { signal }),
  newPhrase: (language: string, signal?: Signal) =>
    call<contract.AddReceiptData, contract.AddReceiptResponse>('POST', '/api/receipts', {
      body: { language },
      signal,
    }),
  handIn: (
    manuscript: string,
    body: { version: number; level: BoxLevel; phrase: string; waitForFive: boolean },
    attempt: Attempt,
  ) =>
    call<contract.SendConfidentiallyData, contract.SendConfidentiallyResponse>(
      'POST',
      '/api/manuscripts/{id}/confidential-sending',
      { path: { id: manuscript }, body, attempt },
    ),

  key: (signal?: Signal) => call<contract.GetCustodianKeyData, Key>('GET', '/api/custodian-key', { signal }),
  makeKey: (passphrase: string, attempt: Attempt) =>
    call<contract.AddCustodianKeyData, Key>('POST', '/api/custodian-key', { body: { passphrase }, attempt }),
  /** What only this key opened is shut then, until somebody gives access to the next one. */
  giveUpKey: () => call<contract.RemoveCustodianKeyData, void>('DELETE', '/api/custodian-key', {}),
  unlock: (passphrase: string) =>
    call<contract.UnlockCustodianKeyData, Key>('POST', '/api/custodian-key/unlocking', {
      body: { passphrase },
    }),
  lock: () => call<contract.LockCustodianKeyData, void>('DELETE', '/api/custodian-key/unlocking', {}),
  giveAccess: (member: string, attempt: Attempt) =>
    call<contract.GiveCustodianAccessData, contract.GiveCustodianAccessResponse>(
      'POST',
      '/api/custodians/{member}/access',
      { path: { member }, attempt },
    ),

  threads: (signal?: Signal) =>
    call<contract.ListBoxData, { items: BoxLine[] }>('GET', '/api/box', { signal }),
  thread: (id: string, signal?: Signal) =>
    call<contract.GetBoxData, BoxThread>('GET', '/api/box/{id}', { path: { id }, signal }),
  say: (id: string, text: string, attempt: Attempt) =>
    call<contract.AddBoxMessageData, BoxThread>('POST', '/api/box/{id}/messages', {
      path: { id },
      body: { text },
      attempt,
    }),
  propose: (id: string, body: NewProposal) =>
    call<contract.ProposeBoxData, BoxThread>('PUT', '/api/box/{id}/proposal', {
      path: { id },
      body,
    }),
  openIdentity: (id: string, reason: string, attempt: Attempt) =>
    call<contract.OpenBoxIdentityData, Identity>('POST', '/api/box/{id}/identity-openings', {
      path: { id },
      body: { reason },
      attempt,
    }),
  close: (id: string, reason: string, attempt: Attempt) =>
    call<contract.CloseBoxData, BoxThread>('POST', '/api/box/{id}/closing', {
      path: { id },
      body: { reason },
      attempt,
    }),

  contexts: (signal?: Signal) =>
    call<contract.ListContextsData, contract.ListContextsResponse>('GET', '/api/contexts', { signal }),
  checkContext: (circle: string, wanted: contract.Context, signal?: Signal) =>
    call<contract.CheckContextData, contract.CheckContextResponse>('POST', '/api/contexts/checks', {
      body: { circle, wanted },
      signal,
    }),

  makeSlips: (circle: string, count: number, attempt: Attempt) =>
    call<contract.AddSlipsData, contract.AddSlipsResponse>('POST', '/api/slips', {
      body: { circle, count },
      attempt,
    }),
};
