/** Calls about what was published: reading, revising, moving and withdrawing reports, and searching. */
import { call, Problem, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Theme = contract.ThemeView;
export type ReportLine = contract.ReportLine;
export type OwnReport = contract.OwnReport;
export type Published = contract.ReportMade;
export type Report = contract.ReportView;
export type ReportClaim = contract.ClaimView;
export type Addendum = contract.AddendumView;
export type Destination = contract.Destination;
/** A file beside a report. */
export type ReportFile = contract.AttachmentOf;
/** The names are those of the filters of the list and of search. */
export type Filters = Record<
  | 'kind'
  | 'setting'
  | 'theme'
  | 'target-group'
  | 'prevention-level'
  | 'evidence'
  | 'year'
  | 'place'
  | 'language'
  | 'circle',
  string[]
>;
export type Hit = contract.Hit;
export type Facet = contract.Facet;
export type Suggestion = contract.Suggestion;
export type Term = contract.TermView;
/** `without` names words that it must not be widened with. */
export type SearchQuestion = Filters & {
  q: string;
  without?: string[];
  sort: string;
  from: number;
  limit: number;
};

/** Where a file is fetched from. */
export const fileAddress = (id: Id): string => `/api/attachments/${encodeURIComponent(id)}/file`;

export const library = {
  themes: (signal?: Signal) =>
    call<contract.ListThemesData, contract.ListThemesResponse>('GET', '/api/themes', { signal }),
  terms: (signal?: Signal) =>
    call<contract.ListTermsData, contract.ListTermsResponse>('GET', '/api/terms', { signal }),
  /** The bytes of a file, for taking it out. */
  async fileContent(id: Id): Promise<Blob> {
    let response: Response;
    try {
      response = await fetch(fileAddress(id), { credentials: 'same-origin' });
    } catch {
      throw new Problem(0, 'offline');
    }
    if (!response.ok) throw new Problem(response.status, response.status === 404 ? 'not-found' : 'internal');
    return response.blob();
  },
  reports: (filters: Partial<Filters>, cursor: string | null, limit: number, signal?: Signal) =>
    call<contract.ListReportsData, contract.ListReportsResponse>('GET', '/api/reports', {
      query: { ...filters, limit, ...(cursor && { cursor }) },
      signal,
    }),
  ownReports: (signal?: Signal) =>
    call<contract.ListOwnReportsData, contract.ListOwnReportsResponse>('GET', '/api/reports/own', { signal }),
  /** The courses that take a report as a case. */
  coursesOf: (id: Id, signal?: Signal) =>
    call<contract.ListCoursesOfReportData, contract.ListCoursesOfReportResponse>(
      'GET',
      '/api/reports/{id}/courses',
      { path: { id }, signal },
    ),
  /** Courses that take reports of one's own. */
  ownInCourses: (signal?: Signal) =>
    call<contract.ListOwnReportsInCoursesData, contract.ListOwnReportsInCoursesResponse>(
      'GET',
      '/api/courses/own-reports',
      { signal },
    ),
  ownReport: (id: Id, signal?: Signal) =>
    call<contract.GetOwnReportData, contract.GetOwnReportResponse>('GET', '/api/reports/own/{id}', {
      path: { id },
      signal,
    }),
  report: (id: Id, signal?: Signal) =>
    call<contract.GetReportData, contract.GetReportResponse>('GET', '/api/reports/{id}', {
      path: { id },
      signal,
    }),
  /** Lays a report of one's own on the desk to be revised, or answers what lies there for it already. */
  openReport: (id: Id) =>
    call<contract.OpenReportData, contract.OpenReportResponse>('POST', '/api/reports/{id}/manuscript', {
      path: { id },
    }),
  revise: (id: Id, body: contract.NewRevision, attempt: Attempt) =>
    call<contract.ReviseReportData, contract.ReviseReportResponse>('POST', '/api/reports/{id}/revisions', {
      path: { id },
      body,
      attempt,
    }),
  takeBackRevision: (id: Id) =>
    call<contract.TakeBackRevisionData, contract.TakeBackRevisionResponse>(
      'DELETE',
      '/api/reports/{id}/revisions/coming',
      { path: { id } },
    ),
  revisions: (id: Id, signal?: Signal) =>
    call<contract.ListRevisionsData, contract.ListRevisionsResponse>('GET', '/api/reports/{id}/revisions', {
      path: { id },
      signal,
    }),
  addAddendum: (id: Id, body: contract.NewAddendum, attempt: Attempt) =>
    call<contract.AddAddendumData, contract.AddAddendumResponse>('POST', '/api/reports/{id}/addenda', {
      path: { id },
      body,
      attempt,
    }),
  removeAddendum: (id: Id, addendum: Id) =>
    call<contract.RemoveAddendumData, contract.RemoveAddendumResponse>(
      'DELETE',
      '/api/reports/{id}/addenda/{addendum}',
      { path: { id, addendum } },
    ),
  moves: (id: Id, signal?: Signal) =>
    call<contract.ListMovesData, contract.ListMovesResponse>('GET', '/api/reports/{id}/moves', {
      path: { id },
      signal,
    }),
  move: (id: Id, body: contract.NewMove) =>
    call<contract.MoveReportData, contract.MoveReportResponse>('POST', '/api/reports/{id}/moves', {
      path: { id },
      body,
    }),
  withdraw: (id: Id, body: contract.NewWithdrawal, attempt: Attempt) =>
    call<contract.WithdrawReportData, contract.WithdrawReportResponse>(
      'POST',
      '/api/reports/{id}/withdrawal',
      {
        path: { id },
        body,
        attempt,
      },
    ),
  search: (question: SearchQuestion, signal?: Signal) =>
    call<contract.SearchItemsData, contract.SearchItemsResponse>('GET', '/api/search', {
      query: question,
      signal,
    }),
  /** At most three reports like one of these, or like a text in the making. */
  similar: (to: { id: Id } | { text: string; language: string }, signal?: Signal) =>
    call<contract.ListSimilarItemsData, contract.ListSimilarItemsResponse>('GET', '/api/search/similar', {
      query: to,
      signal,
    }),
  suggestions: (q: string, signal?: Signal) =>
    call<contract.ListSearchSuggestionsData, contract.ListSearchSuggestionsResponse>(
      'GET',
      '/api/search/suggestions',
      { query: { q }, signal },
    ),
};
