/** Calls about who is here: signing in and out, one’s own browsers, data and account. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Me = contract.Me;

export const people = {
  me: (signal?: Signal) =>
    call<contract.GetMeData, contract.GetMeResponse>('GET', '/api/me', { signal, quiet: true }),
  setLanguage: (language: string) =>
    call<contract.ChooseLanguageData, contract.ChooseLanguageResponse>('PUT', '/api/me', {
      body: { language },
    }),
  meetingMails: (signal?: Signal) =>
    call<contract.GetMeetingMailsData, contract.GetMeetingMailsResponse>('GET', '/api/me/meeting-mails', {
      signal,
    }),
  chooseMeetingMails: (wanted: boolean) =>
    call<contract.ChooseMeetingMailsData, contract.ChooseMeetingMailsResponse>(
      'PUT',
      '/api/me/meeting-mails',
      { body: { wanted } },
    ),
  calendars: (signal?: Signal) =>
    call<contract.ListCalendarAddressesData, contract.ListCalendarAddressesResponse>(
      'GET',
      '/api/calendar-addresses',
      { signal },
    ),
  makeCalendar: () =>
    call<contract.AddCalendarAddressData, contract.AddCalendarAddressResponse>(
      'POST',
      '/api/calendar-addresses',
      {},
    ),
  withdrawCalendar: (id: Id) =>
    call<contract.RemoveCalendarAddressData, contract.RemoveCalendarAddressResponse>(
      'DELETE',
      '/api/calendar-addresses/{id}',
      { path: { id } },
    ),
  askForMail: (email: string, language: string, attempt: Attempt) =>
    call<contract.AskSignInData, contract.AskSignInResponse>('POST', '/api/sign-ins', {
      body: { email, language },
      attempt,
      quiet: true,
    }),
  signInAs: (handle: string) =>
    call<contract.AskSignInData, contract.AskSignInResponse>('POST', '/api/sign-ins', {
      body: { as: handle },
      quiet: true,
    }),
  personas: (signal?: Signal) =>
    call<contract.ListDemoPeopleData, contract.ListDemoPeopleResponse>('GET', '/api/sign-ins', { signal }),
  confirmSignIn: (token: string) =>
    call<contract.ConfirmSignInData, contract.ConfirmSignInResponse>('POST', '/api/sign-ins/confirmations', {
      body: { token },
      quiet: true,
    }),
  enterCode: (code: string) =>
    call<contract.RedeemSignInCodeData, contract.RedeemSignInCodeResponse>('POST', '/api/sign-ins/codes', {
      body: { code },
      quiet: true,
    }),
  signOut: () =>
    call<contract.SignOutData, contract.SignOutResponse>('DELETE', '/api/sign-ins/current', { quiet: true }),
  browsers: (signal?: Signal) =>
    call<contract.ListSessionsData, contract.ListSessionsResponse>('GET', '/api/sign-ins/sessions', {
      signal,
    }),
  signOutBrowser: (id: Id) =>
    call<contract.EndSessionData, contract.EndSessionResponse>('DELETE', '/api/sign-ins/sessions/{id}', {
      path: { id },
    }),
  mails: (signal?: Signal) =>
    call<contract.ListMailsData, contract.ListMailsResponse>('GET', '/api/mails', { signal }),
  organisations: (signal?: Signal) =>
    call<contract.ListOrganisationsData, contract.ListOrganisationsResponse>('GET', '/api/organisations', {
      signal,
    }),
  ownData: () => call<contract.GetOwnDataData, contract.GetOwnDataResponse>('GET', '/api/me/data', {}),
  departing: (signal?: Signal) =>
    call<contract.PreviewDeletionData, contract.PreviewDeletionResponse>('GET', '/api/me/deletion', {
      signal,
    }),
  deleteAccount: (email: string, reports: Record<Id, string>) =>
    call<contract.DeleteAccountData, contract.DeleteAccountResponse>('POST', '/api/me/deletion', {
      body: { email, reports },
    }),
};
