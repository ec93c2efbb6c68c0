/** Calls about editions of courses, taking part in them, and their trainers' desk. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Edition = contract.EditionView;
export type EditionLine = contract.EditionLine;
export type HalfDay = contract.HalfDayView;
export type RosterLine = contract.EditionRosterLine;
export type Approval = contract.ApprovalView;
export type NewEdition = contract.NewEdition;
export type EnrolmentLine = contract.EnrolmentLine;

export const editions = {
  of: (course: Id, signal?: Signal) =>
    call<contract.ListEditionsData, contract.ListEditionsResponse>('GET', '/api/courses/{course}/editions', {
      path: { course },
      signal,
    }),
  open: (body: contract.NewEdition, attempt: Attempt) =>
    call<contract.OpenEditionData, contract.OpenEditionResponse>('POST', '/api/editions', { body, attempt }),
  one: (id: Id, signal?: Signal) =>
    call<contract.GetEditionData, contract.GetEditionResponse>('GET', '/api/editions/{id}', {
      path: { id },
      signal,
    }),
  change: (id: Id, body: contract.ChangedEdition) =>
    call<contract.ChangeEditionData, contract.ChangeEditionResponse>('PUT', '/api/editions/{id}', {
      path: { id },
      body,
    }),
  cancel: (id: Id, reason: string) =>
    call<contract.CancelEditionData, contract.CancelEditionResponse>(
      'POST',
      '/api/editions/{id}/cancellation',
      { path: { id }, body: { reason } },
    ),
  close: (id: Id) =>
    call<contract.CloseEditionData, contract.CloseEditionResponse>('POST', '/api/editions/{id}/closing', {
      path: { id },
    }),

  own: (signal?: Signal) =>
    call<contract.ListOwnEnrolmentsData, contract.ListOwnEnrolmentsResponse>('GET', '/api/me/enrolments', {
      signal,
    }),
  enrol: (id: Id, body: contract.NewEnrolment) =>
    call<contract.EnrolInEditionData, contract.EnrolInEditionResponse>(
      'PUT',
      '/api/editions/{id}/enrolment',
      {
        path: { id },
        body,
      },
    ),
  giveUp: (id: Id) =>
    call<contract.CancelEnrolmentData, contract.CancelEnrolmentResponse>(
      'DELETE',
      '/api/editions/{id}/enrolment',
      { path: { id } },
    ),
  confirm: (id: Id) =>
    call<contract.ConfirmEnrolmentData, contract.ConfirmEnrolmentResponse>(
      'POST',
      '/api/editions/{id}/enrolment/confirmation',
      { path: { id } },
    ),
  handOver: (id: Id) =>
    call<contract.OfferSwapData, contract.OfferSwapResponse>('POST', '/api/editions/{id}/swaps', {
      path: { id },
    }),
  takeOver: (id: Id, token: string) =>
    call<contract.AcceptSwapData, contract.AcceptSwapResponse>(
      'POST',
      '/api/editions/{id}/swaps/acceptance',
      { path: { id }, body: { token } },
    ),

  approval: (token: string) =>
    call<contract.ReadApprovalData, contract.ReadApprovalResponse>(
      'POST',
      '/api/enrolment-approvals/readings',
      { body: { token } },
    ),
  answerApproval: (token: string, approves: boolean, reason: string) =>
    call<contract.AnswerApprovalData, contract.AnswerApprovalResponse>('POST', '/api/enrolment-approvals', {
      body: { token, approves, reason },
    }),

  roster: (id: Id, signal?: Signal) =>
    call<contract.ListRosterData, contract.ListRosterResponse>('GET', '/api/editions/{id}/roster', {
      path: { id },
      signal,
    }),
  tick: (id: Id, enrolment: Id, halfDay: Id, presence: string | null) =>
    call<contract.TickHalfDayData, contract.TickHalfDayResponse>(
      'PUT',
      '/api/editions/{id}/roster/{enrolment}/half-days/{day}',
      { path: { id, enrolment, day: halfDay }, body: { presence } },
    ),
  remove: (id: Id, enrolment: Id) =>
    call<contract.RemoveFromRosterData, contract.RemoveFromRosterResponse>(
      'DELETE',
      '/api/editions/{id}/roster/{enrolment}',
      { path: { id, enrolment } },
    ),
  offer: (id: Id) =>
    call<contract.OfferPlaceData, contract.OfferPlaceResponse>('POST', '/api/editions/{id}/offers', {
      path: { id },
    }),
  tell: (id: Id, body: contract.NewEditionMessage) =>
    call<contract.TellParticipantsData, contract.TellParticipantsResponse>(
      'POST',
      '/api/editions/{id}/messages',
      { path: { id }, body },
    ),
  bringIn: (id: Id, text: string) =>
    call<contract.ImportRosterData, contract.ImportRosterResponse>(
      'POST',
      '/api/editions/{id}/roster/imports',
      { path: { id }, body: { text } },
    ),
};
