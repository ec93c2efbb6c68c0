/** Calls about series, meetings, agendas, attendance, decisions and actions. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';
import { upload, type Upload } from './http';

export type SeriesList = contract.SeriesList;
export type Series = contract.SeriesView;
export type MeetingLine = contract.MeetingLine;
export type Meeting = contract.MeetingView;
export type AgendaItem = contract.AgendaItemView;
/** A file on an agenda item. */
export type ItemFile = contract.AgendaFileView;
export type AgendaStep = contract.StepView;
export type Attendance = contract.AttendanceView;
export type AttendanceLine = contract.AttendanceLine;
export type Guest = contract.GuestLine;
export type GuestPage = contract.GuestView;
export type Rsvp = contract.RsvpView;
export type Decision = contract.DecisionView;
export type Action = contract.ActionView;
export type Lesson = contract.Lesson;

type Registered = { state?: string; meeting?: Id; item?: Id };

export const itemFileAddress = (item: Id, file: Id): string =>
  `/api/agenda-items/${encodeURIComponent(item)}/files/${encodeURIComponent(file)}/content`;

export const meetings = {
  series: (signal?: Signal) =>
    call<contract.ListSeriesData, contract.ListSeriesResponse>('GET', '/api/series', { signal }),
  addSeries: (body: contract.NewSeries, attempt: Attempt) =>
    call<contract.AddSeriesData, contract.AddSeriesResponse>('POST', '/api/series', { body, attempt }),
  oneSeries: (id: Id, signal?: Signal) =>
    call<contract.GetSeriesData, contract.GetSeriesResponse>('GET', '/api/series/{id}', {
      path: { id },
      signal,
    }),
  changeSeries: (id: Id, body: contract.ChangedSeries) =>
    call<contract.ChangeSeriesData, contract.ChangeSeriesResponse>('PUT', '/api/series/{id}', {
      path: { id },
      body,
    }),
  chooseDay: (id: Id, day: string, leftOut: boolean) =>
    call<contract.ChooseSeriesDayData, contract.ChooseSeriesDayResponse>('PUT', '/api/series/{id}/days', {
      path: { id },
      body: { day, leftOut },
    }),
  takeNotes: (id: Id, circle: Id) =>
    call<contract.AddNotesCircleData, contract.AddNotesCircleResponse>(
      'POST',
      '/api/series/{id}/notes-circles',
      { path: { id }, body: { circle } },
    ),
  takeNoNotes: (id: Id, circle: Id) =>
    call<contract.RemoveNotesCircleData, contract.RemoveNotesCircleResponse>(
      'DELETE',
      '/api/series/{id}/notes-circles/{circle}',
      { path: { id, circle } },
    ),
  coming: (signal?: Signal) =>
    call<contract.ListMeetingsData, contract.ListMeetingsResponse>('GET', '/api/meetings', { signal }),
  meeting: (id: Id, signal?: Signal) =>
    call<contract.GetMeetingData, contract.GetMeetingResponse>('GET', '/api/meetings/{id}', {
      path: { id },
      signal,
    }),
  changeMeeting: (id: Id, body: contract.ChangedMeeting) =>
    call<contract.ChangeMeetingData, contract.ChangeMeetingResponse>('PUT', '/api/meetings/{id}', {
      path: { id },
      body,
    }),
  closeMeeting: (id: Id) =>
    call<contract.CloseMeetingData, contract.CloseMeetingResponse>('POST', '/api/meetings/{id}/closing', {
      path: { id },
    }),
  cancelMeeting: (id: Id, reason: string) =>
    call<contract.CancelMeetingData, contract.CancelMeetingResponse>(
      'POST',
      '/api/meetings/{id}/cancellation',
      { path: { id }, body: { reason } },
    ),

  attendance: (id: Id, signal?: Signal) =>
    call<contract.ListAttendanceData, contract.ListAttendanceResponse>(
      'GET',
      '/api/meetings/{id}/attendance',
      { path: { id }, signal },
    ),
  answer: (id: Id, seat: Id, body: contract.InvitationAnswer) =>
    call<contract.AnswerInvitationData, contract.AnswerInvitationResponse>(
      'PUT',
      '/api/meetings/{id}/attendance/{seat}',
      { path: { id, seat }, body },
    ),
  tick: (id: Id, seat: Id, presence: string | null) =>
    call<contract.TickPresenceData, contract.TickPresenceResponse>(
      'PUT',
      '/api/meetings/{id}/attendance/{seat}/presence',
      { path: { id, seat }, body: { presence } },
    ),
  code: (id: Id) =>
    call<contract.ShowMeetingCodeData, contract.ShowMeetingCodeResponse>('POST', '/api/meetings/{id}/code', {
      path: { id },
    }),
  checkIn: (id: Id, body: contract.CheckIn) =>
    call<contract.CheckInData, contract.CheckInResponse>('POST', '/api/meetings/{id}/check-ins', {
      path: { id },
      body,
    }),
  addGuest: (id: Id, body: contract.NewGuest, attempt: Attempt) =>
    call<contract.AddGuestData, contract.AddGuestResponse>('POST', '/api/meetings/{id}/guests', {
      path: { id },
      body,
      attempt,
    }),
  removeGuest: (id: Id, guest: Id) =>
    call<contract.RemoveGuestData, contract.RemoveGuestResponse>(
      'DELETE',
      '/api/meetings/{id}/guests/{guest}',
      { path: { id, guest } },
    ),

  tickGuest: (id: Id, guest: Id, presence: string | null) =>
    call<contract.TickGuestData, contract.TickGuestResponse>(
      'PUT',
      '/api/meetings/{id}/guests/{guest}/presence',
      { path: { id, guest }, body: { presence } },
    ),
  setPlaces: (id: Id, places: number | null) =>
    call<contract.SetPlacesData, contract.SetPlacesResponse>('PUT', '/api/meetings/{id}/places', {
      path: { id },
      body: { places },
    }),
  guestPage: (token: string) =>
    call<contract.ReadGuestLinkData, contract.ReadGuestLinkResponse>('POST', '/api/guests/readings', {
      body: { token },
      quiet: true,
    }),
  answerAsGuest: (token: string, answer: string | null) =>
    call<contract.AnswerAsGuestData, contract.AnswerAsGuestResponse>('POST', '/api/guests', {
      body: { token, answer },
      quiet: true,
    }),
  forgetGuest: (token: string) =>
    call<contract.ForgetGuestData, contract.ForgetGuestResponse>('POST', '/api/guests/erasures', {
      body: { token },
      quiet: true,
    }),

  invitations: (id: Id, signal?: Signal) =>
    call<contract.CountInvitationsData, contract.CountInvitationsResponse>(
      'GET',
      '/api/meetings/{id}/invitations',
      { path: { id }, signal },
    ),
  invite: (id: Id) =>
    call<contract.InviteToMeetingData, contract.InviteToMeetingResponse>(
      'POST',
      '/api/meetings/{id}/invitations',
      { path: { id } },
    ),
  rsvp: (token: string) =>
    call<contract.ReadRsvpData, contract.ReadRsvpResponse>('POST', '/api/rsvps/readings', {
      body: { token },
      quiet: true,
    }),
  answerRsvp: (token: string, answer: string | null) =>
    call<contract.AnswerRsvpData, contract.AnswerRsvpResponse>('POST', '/api/rsvps', {
      body: { token, answer },
      quiet: true,
    }),
  unsubscribe: (token: string) =>
    call<contract.RefuseMeetingMailsData, contract.RefuseMeetingMailsResponse>(
      'POST',
      '/api/unsubscriptions',
      {
        body: { token },
        quiet: true,
      },
    ),

  agenda: (meeting: Id, signal?: Signal) =>
    call<contract.ListAgendaData, contract.ListAgendaResponse>('GET', '/api/meetings/{id}/agenda-items', {
      path: { id: meeting },
      signal,
    }),
  waiting: (series: Id, signal?: Signal) =>
    call<contract.ListWaitingItemsData, contract.ListWaitingItemsResponse>(
      'GET',
      '/api/series/{id}/agenda-items',
      { path: { id: series }, signal },
    ),
  propose: (series: Id, body: contract.NewAgendaItem, attempt: Attempt) =>
    call<contract.ProposeAgendaItemData, contract.ProposeAgendaItemResponse>(
      'POST',
      '/api/series/{id}/agenda-items',
      { path: { id: series }, body, attempt },
    ),
  item: (id: Id, signal?: Signal) =>
    call<contract.GetAgendaItemData, contract.GetAgendaItemResponse>('GET', '/api/agenda-items/{id}', {
      path: { id },
      signal,
    }),
  /** `answered`: keys of the guard's warnings about what the file says. */
  addFile: (item: Id, answered: string[], file: File, attempt: Attempt, options: Upload) =>
    upload<contract.AddAgendaFileResponse>(
      `/agenda-items/${encodeURIComponent(item)}/files?${new URLSearchParams(answered.map((key) => ['answered', key]))}`,
      file,
      attempt,
      options,
    ),
  changeFile: (item: Id, file: Id, body: contract.ChangedAgendaFile) =>
    call<contract.ChangeAgendaFileData, contract.ChangeAgendaFileResponse>(
      'PUT',
      '/api/agenda-items/{id}/files/{file}',
      { path: { id: item, file }, body },
    ),
  removeFile: (item: Id, file: Id) =>
    call<contract.RemoveAgendaFileData, contract.RemoveAgendaFileResponse>(
      'DELETE',
      '/api/agenda-items/{id}/files/{file}',
      { path: { id: item, file } },
    ),
  changeItem: (id: Id, body: contract.ChangedAgendaItem) =>
    call<contract.ChangeAgendaItemData, contract.ChangeAgendaItemResponse>('PUT', '/api/agenda-items/{id}', {
      path: { id },
      body,
    }),
  placeItem: (id: Id, body: contract.AgendaState) =>
    call<contract.PlaceAgendaItemData, contract.PlaceAgendaItemResponse>(
      'PUT',
      '/api/agenda-items/{id}/state',
      { path: { id }, body },
    ),
  showToGuests: (item: Id, shown: boolean) =>
    call<contract.ShowAgendaItemToGuestsData, contract.ShowAgendaItemToGuestsResponse>(
      'PUT',
      '/api/agenda-items/{id}/guests',
      { path: { id: item }, body: { shown } },
    ),
  order: (meeting: Id, items: Id[]) =>
    call<contract.OrderAgendaData, contract.OrderAgendaResponse>('PUT', '/api/meetings/{id}/agenda-order', {
      path: { id: meeting },
      body: { items },
    }),
  linkReport: (item: Id, report: Id) =>
    call<contract.LinkReportData, contract.LinkReportResponse>('POST', '/api/agenda-items/{id}/reports', {
      path: { id: item },
      body: { report },
    }),
  lessons: (meeting: Id, signal?: Signal) =>
    call<contract.ListLessonsData, contract.ListLessonsResponse>('GET', '/api/meetings/{id}/lessons', {
      path: { id: meeting },
      signal,
    }),
  earlier: (item: Id, signal?: Signal) =>
    call<contract.ListEarlierItemsData, contract.ListEarlierItemsResponse>(
      'GET',
      '/api/agenda-items/{id}/earlier-items',
      { path: { id: item }, signal },
    ),
  silent: (series: Id, signal?: Signal) =>
    call<contract.ListSilentMunicipalitiesData, contract.ListSilentMunicipalitiesResponse>(
      'GET',
      '/api/series/{id}/silent-municipalities',
      { path: { id: series }, signal },
    ),

  decisions: (series: Id, query: Registered, signal?: Signal) =>
    call<contract.ListDecisionsData, contract.ListDecisionsResponse>('GET', '/api/series/{id}/decisions', {
      path: { id: series },
      query,
      signal,
    }),
  decide: (item: Id, body: contract.NewMeetingDecision, attempt: Attempt) =>
    call<contract.AddDecisionData, contract.AddDecisionResponse>('POST', '/api/agenda-items/{id}/decisions', {
      path: { id: item },
      body,
      attempt,
    }),
  changeDecision: (id: Id, body: contract.ChangedDecision) =>
    call<contract.ChangeDecisionData, contract.ChangeDecisionResponse>('PUT', '/api/decisions/{id}', {
      path: { id },
      body,
    }),
  actions: (series: Id, query: Registered & { seat?: Id }, signal?: Signal) =>
    call<contract.ListActionsData, contract.ListActionsResponse>('GET', '/api/series/{id}/actions', {
      path: { id: series },
      query,
      signal,
    }),
  ownActions: (signal?: Signal) =>
    call<contract.ListOwnActionsData, contract.ListOwnActionsResponse>('GET', '/api/actions/own', { signal }),
  promise: (item: Id, body: contract.NewAction, attempt: Attempt) =>
    call<contract.AddActionData, contract.AddActionResponse>('POST', '/api/agenda-items/{id}/actions', {
      path: { id: item },
      body,
      attempt,
    }),
  settle: (id: Id, version: number, state: string) =>
    call<contract.SettleActionData, contract.SettleActionResponse>('PUT', '/api/actions/{id}/state', {
      path: { id },
      body: { version, state },
    }),
};
