/**
 * Every call the interface makes. The shape of what is asked and answered comes from the contract that the server's
 * build writes (`npm run api`): when it changes, every stale caller stops compiling. By hand stands only what the
 * contract cannot say.
 */
import type * as contract from './generated';
import { Problem as Trouble, query, send, upload, type Attempt, type Options, type Upload } from './http';

export { asProblem, Attempt, configure, KnownAttempt, Problem, randomId, type Violation } from './http';

export type Id = string;
export type Me = contract.Me;
export type Option = contract.OptionView;
export type Template = contract.TemplateView;
export type Question = contract.QuestionView;
export type Theme = contract.ThemeView;
export type DeskItem = contract.ManuscriptLine;
export type Finding = contract.GuardFindingView;
export type Circle = contract.CircleLine;
export type CircleDetail = contract.CircleView;
export type CirclePerson = contract.MemberLine;
export type Admission = contract.ProposalLine;
export type Invitation = contract.AdmissionView;
export type FundingTie = contract.FundingTieView;
export type TieConsequence = contract.Consequence;
export type RosterMember = contract.RosterLine;
export type RosterSeat = contract.SeatLine;
export type Act = contract.ActView;
export type Audience = contract.Audience;
export type ReportLine = contract.ReportLine;
export type OwnReport = contract.OwnReport;
export type Published = contract.ReportMade;
export type Report = contract.ReportView;
export type ReportClaim = contract.ClaimView;
export type Addendum = contract.AddendumView;
/** A line of the ledger on the desk. */
export type Claim = contract.DraftClaim;
export type Destination = contract.Destination;
/** A file beside a manuscript, and one beside a report. */
export type DeskFile = contract.DeskAttachment;
export type ReportFile = contract.AttachmentOf;
export type Discussion = contract.Discussion;
export type Comment = contract.CommentView;
export type OwnComment = contract.OwnComment;
export type Voice = contract.VoiceView;
export type CommentChange = contract.CommentChange;
export type Flag = contract.FlagView;
export type News = contract.NoticeView;

export type CircleName = Pick<Circle, 'id' | 'name' | 'kind' | 'candid'>;

/** The contract leaves open what an answer is, because only the template knows, and which name levels there are. */
export type Answer = string | string[];
export type NameLevel = 'named' | 'organisation' | 'confidential' | 'receipt';
type Own<T> = Omit<T, 'answers' | 'name' | 'answered'> & {
  answers: Record<string, Answer>;
  name: NameLevel | null;
  /** By the key of the guard's warning. */
  answered: Record<string, string>;
};
export type Manuscript = Own<contract.ManuscriptView>;
export type Fields = Omit<Manuscript, 'id' | 'version' | 'saved' | 'revises'>;
export type Version = Omit<contract.EarlierView, 'answers'> & Pick<Manuscript, 'answers'>;

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
export type SearchQuestion = Filters & { q: string; sort: string; from: number; limit: number };

type Operation = { url: string; path?: unknown; query?: unknown; body?: unknown };
type Given<O extends Operation> = Omit<Options, 'body'> &
  Pick<O, Extract<keyof O, 'path' | 'query' | 'body'>>;

/** One operation of the contract: its address, what it takes, and what it answers. */
export function call<O extends Operation, Answer>(
  method: string,
  url: O['url'],
  given: Given<O>,
): Promise<Answer> {
  const {
    path = {},
    query: asked = {},
    ...options
  } = given as Options & {
    path?: Record<string, string>;
    query?: Parameters<typeof query>[0];
  };
  const address = url
    .replace(/^\/api/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!));
  return send<Answer>(method, address + query(asked), options);
}

type Signal = AbortSignal | undefined;

/** Where a file is fetched from. */
export const fileAddress = (id: Id): string => `/api/attachments/${encodeURIComponent(id)}/file`;

export const api = {
  me: (signal?: Signal) =>
    call<contract.GetMeData, contract.GetMeResponse>('GET', '/api/me', { signal, quiet: true }),
  setLanguage: (language: string) =>
    call<contract.ChooseLanguageData, contract.ChooseLanguageResponse>('PUT', '/api/me', {
      body: { language },
    }),

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

  templates: (signal?: Signal) =>
    call<contract.ListTemplatesData, contract.ListTemplatesResponse>('GET', '/api/templates', { signal }),
  themes: (signal?: Signal) =>
    call<contract.ListThemesData, contract.ListThemesResponse>('GET', '/api/themes', { signal }),

  manuscripts: (signal?: Signal) =>
    call<contract.ListManuscriptsData, contract.ListManuscriptsResponse>('GET', '/api/manuscripts', {
      signal,
    }),
  manuscript: (id: Id, signal?: Signal) =>
    call<contract.GetManuscriptData, Own<contract.GetManuscriptResponse>>('GET', '/api/manuscripts/{id}', {
      path: { id },
      signal,
    }),
  createManuscript: (body: { kind: string; language: string }, attempt: Attempt, quiet = false) =>
    call<contract.AddManuscriptData, Own<contract.AddManuscriptResponse>>('POST', '/api/manuscripts', {
      body,
      attempt,
      quiet,
    }),
  saveManuscript: (id: Id, body: Fields & { version: number; keep: boolean }, keepalive: boolean) =>
    call<contract.SaveManuscriptData, Own<contract.SaveManuscriptResponse>>('PUT', '/api/manuscripts/{id}', {
      path: { id },
      body,
      keepalive,
      quiet: true,
    }),
  place: (id: Id, signal?: Signal) =>
    call<contract.GetManuscriptPlaceData, contract.GetManuscriptPlaceResponse>(
      'GET',
      '/api/manuscripts/{id}/place',
      { path: { id }, signal },
    ),
  versions: async (id: Id, signal?: Signal) => {
    const page = await call<contract.ListManuscriptVersionsData, contract.ListManuscriptVersionsResponse>(
      'GET',
      '/api/manuscripts/{id}/versions',
      { path: { id }, signal },
    );
    return page.items as Version[];
  },
  deleteManuscript: (id: Id) =>
    call<contract.RemoveManuscriptData, contract.RemoveManuscriptResponse>(
      'DELETE',
      '/api/manuscripts/{id}',
      {
        path: { id },
      },
    ),
  files: async (id: Id, signal?: Signal) => {
    const page = await call<
      contract.ListManuscriptAttachmentsData,
      contract.ListManuscriptAttachmentsResponse
    >('GET', '/api/manuscripts/{id}/attachments', { path: { id }, signal });
    return page.items;
  },
  addFile: (id: Id, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.AddManuscriptAttachmentResponse>(
      `/manuscripts/${encodeURIComponent(id)}/attachments`,
      file,
      attempt,
      options,
    ),
  changeFile: (id: Id, attachment: Id, body: contract.ChangedAttachment) =>
    call<contract.ChangeManuscriptAttachmentData, contract.ChangeManuscriptAttachmentResponse>(
      'PUT',
      '/api/manuscripts/{id}/attachments/{attachment}',
      { path: { id, attachment }, body, keepalive: true },
    ),
  removeFile: (id: Id, attachment: Id) =>
    call<contract.RemoveManuscriptAttachmentData, contract.RemoveManuscriptAttachmentResponse>(
      'DELETE',
      '/api/manuscripts/{id}/attachments/{attachment}',
      { path: { id, attachment } },
    ),
  /** The bytes of a file, for taking it out. */
  async fileContent(id: Id): Promise<Blob> {
    let response: Response;
    try {
      response = await fetch(fileAddress(id), { credentials: 'same-origin' });
    } catch {
      throw new Trouble(0, 'offline');
    }
    if (!response.ok) throw new Trouble(response.status, response.status === 404 ? 'not-found' : 'internal');
    return response.blob();
  },
  checkText: (text: string, language: string, signal?: Signal) =>
    call<contract.CheckTextData, contract.CheckTextResponse>('POST', '/api/guard-checks', {
      body: { text, language },
      quiet: true,
      signal,
    }),
  publish: (manuscript: Id, version: number, attempt: Attempt) =>
    call<contract.PublishReportData, contract.PublishReportResponse>('POST', '/api/reports', {
      body: { manuscript, version },
      attempt,
    }),

  reports: (filters: Partial<Filters>, cursor: string | null, limit: number, signal?: Signal) =>
    call<contract.ListReportsData, contract.ListReportsResponse>('GET', '/api/reports', {
      query: { ...filters, limit, ...(cursor && { cursor }) },
      signal,
    }),
  ownReports: (signal?: Signal) =>
    call<contract.ListOwnReportsData, contract.ListOwnReportsResponse>('GET', '/api/reports/own', { signal }),
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
  organisations: (signal?: Signal) =>
    call<contract.ListOrganisationsData, contract.ListOrganisationsResponse>('GET', '/api/organisations', {
      signal,
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

  discussion: (report: Id, signal?: Signal) =>
    call<contract.ListCommentsData, contract.ListCommentsResponse>('GET', '/api/reports/{id}/comments', {
      path: { id: report },
      signal,
    }),
  voices: (report: Id, language: string, signal?: Signal) =>
    call<contract.ListVoicesData, contract.ListVoicesResponse>('GET', '/api/reports/{id}/voices', {
      path: { id: report },
      query: { language },
      signal,
    }),
  addComment: (report: Id, body: contract.NewComment, attempt: Attempt) =>
    call<contract.AddCommentData, contract.AddCommentResponse>('POST', '/api/reports/{id}/comments', {
      path: { id: report },
      body,
      attempt,
    }),
  editComment: (id: Id, body: contract.NewText) =>
    call<contract.EditCommentData, contract.EditCommentResponse>('PUT', '/api/comments/{id}', {
      path: { id },
      body,
    }),
  withdrawComment: (id: Id) =>
    call<contract.WithdrawCommentData, contract.WithdrawCommentResponse>(
      'POST',
      '/api/comments/{id}/withdrawal',
      { path: { id } },
    ),
  commentChanges: (id: Id, signal?: Signal) =>
    call<contract.ListCommentChangesData, contract.ListCommentChangesResponse>(
      'GET',
      '/api/comments/{id}/changes',
      { path: { id }, signal },
    ),
  ownComments: (signal?: Signal) =>
    call<contract.ListOwnCommentsData, contract.ListOwnCommentsResponse>('GET', '/api/comments/own', {
      signal,
    }),
  /** What stands under this report is no news to the member any more. */
  discussionSeen: (report: Id) =>
    call<contract.ReadDiscussionData, contract.ReadDiscussionResponse>('POST', '/api/reports/{id}/reading', {
      path: { id: report },
      quiet: true,
    }),
  notices: (signal?: Signal) =>
    call<contract.ListNoticesData, contract.ListNoticesResponse>('GET', '/api/notices', { signal }),
  flagReport: (id: Id, body: contract.NewFlag) =>
    call<contract.FlagReportData, contract.FlagReportResponse>('POST', '/api/reports/{id}/flags', {
      path: { id },
      body,
    }),
  flagComment: (id: Id, body: contract.NewFlag) =>
    call<contract.FlagCommentData, contract.FlagCommentResponse>('POST', '/api/comments/{id}/flags', {
      path: { id },
      body,
    }),
  flags: (signal?: Signal) =>
    call<contract.ListFlagsData, contract.ListFlagsResponse>('GET', '/api/flags', { signal }),
  settleFlag: (id: Id, body: contract.NewDecision) =>
    call<contract.SettleFlagData, contract.SettleFlagResponse>('POST', '/api/flags/{id}/decision', {
      path: { id },
      body,
    }),

  search: (question: SearchQuestion, signal?: Signal) =>
    call<contract.SearchItemsData, contract.SearchItemsResponse>('GET', '/api/search', {
      query: question,
      signal,
    }),
  suggestions: (q: string, signal?: Signal) =>
    call<contract.ListSearchSuggestionsData, contract.ListSearchSuggestionsResponse>(
      'GET',
      '/api/search/suggestions',
      { query: { q }, signal },
    ),

  circles: (signal?: Signal) =>
    call<contract.ListCirclesData, contract.ListCirclesResponse>('GET', '/api/circles', {
      signal,
      quiet: true,
    }),
  circle: (id: Id, signal?: Signal) =>
    call<contract.GetCircleData, contract.GetCircleResponse>('GET', '/api/circles/{id}', {
      path: { id },
      signal,
    }),
  audience: (id: Id, signal?: Signal) =>
    call<contract.GetCircleAudienceData, contract.GetCircleAudienceResponse>(
      'GET',
      '/api/circles/{id}/audience',
      { path: { id }, signal },
    ),
  leaveCircle: (id: Id) =>
    call<contract.LeaveCircleData, contract.LeaveCircleResponse>('DELETE', '/api/circles/{id}/membership', {
      path: { id },
    }),
  circleChanges: (id: Id, report: Id, signal?: Signal) =>
    call<contract.ListCircleChangesData, contract.ListCircleChangesResponse>(
      'GET',
      '/api/circles/{id}/changes',
      { path: { id }, ...(report && { query: { report } }), signal },
    ),
  lookAtCircle: (id: Id) =>
    call<contract.LookAtCircleData, contract.LookAtCircleResponse>('POST', '/api/circles/{id}/looks', {
      path: { id },
    }),
  fundingTies: (signal?: Signal) =>
    call<contract.ListFundingTiesData, contract.ListFundingTiesResponse>('GET', '/api/funding-ties', {
      signal,
    }),
  recordFundingTie: (body: contract.NewFundingTie, attempt: Attempt) =>
    call<contract.RecordFundingTieData, contract.RecordFundingTieResponse>('POST', '/api/funding-ties', {
      body,
      attempt,
    }),
  tieConsequences: (id: Id) =>
    call<contract.PreviewFundingTieData, contract.PreviewFundingTieResponse>(
      'GET',
      '/api/funding-ties/{id}/consequences',
      { path: { id } },
    ),
  confirmFundingTie: (id: Id) =>
    call<contract.ConfirmFundingTieData, contract.ConfirmFundingTieResponse>(
      'POST',
      '/api/funding-ties/{id}/confirmation',
      { path: { id } },
    ),
  withdrawFundingTie: (id: Id) =>
    call<contract.WithdrawFundingTieData, contract.WithdrawFundingTieResponse>(
      'DELETE',
      '/api/funding-ties/{id}',
      { path: { id } },
    ),
  endFundingTie: (id: Id, until: string) =>
    call<contract.EndFundingTieData, contract.EndFundingTieResponse>('PUT', '/api/funding-ties/{id}/end', {
      path: { id },
      body: { until },
    }),
  addCircle: (body: contract.NewCircle, attempt: Attempt) =>
    call<contract.AddCircleData, contract.AddCircleResponse>('POST', '/api/circles', { body, attempt }),

  members: (q: string, signal?: Signal) =>
    call<contract.ListMembersData, contract.ListMembersResponse>('GET', '/api/members', {
      query: { q },
      signal,
    }),
  invite: (body: contract.NewMember, attempt: Attempt) =>
    call<contract.AddMemberData, contract.AddMemberResponse>('POST', '/api/members', { body, attempt }),
  addSeat: (id: Id, body: contract.AnotherSeat, attempt: Attempt) =>
    call<contract.AddSeatData, contract.AddSeatResponse>('POST', '/api/members/{id}/seats', {
      path: { id },
      body,
      attempt,
    }),
  endSeat: (id: Id, reason: string) =>
    call<contract.EndSeatData, contract.EndSeatResponse>('DELETE', '/api/members/seats/{id}', {
      path: { id },
      query: { reason },
    }),
  passOnSeat: (id: Id, body: contract.Succession, attempt: Attempt) =>
    call<contract.PassOnSeatData, contract.PassOnSeatResponse>(
      'POST',
      '/api/members/seats/{id}/successions',
      { path: { id }, body, attempt },
    ),
  suspend: (id: Id, reason: string) =>
    call<contract.SuspendMemberData, contract.SuspendMemberResponse>('PUT', '/api/members/{id}/suspension', {
      path: { id },
      body: { reason },
    }),
  liftSuspension: (id: Id, reason: string) =>
    call<contract.LiftSuspensionData, contract.LiftSuspensionResponse>(
      'DELETE',
      '/api/members/{id}/suspension',
      { path: { id }, query: { reason } },
    ),
  acts: (own: boolean, page: number, signal?: Signal) =>
    call<contract.ListActsData, contract.ListActsResponse>('GET', '/api/acts', {
      query: { own, page },
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

  feeds: (signal?: Signal) =>
    call<contract.ListFeedsData, contract.ListFeedsResponse>('GET', '/api/feeds', { signal }),
  makeFeed: (circle: Id) =>
    call<contract.AddFeedData, contract.AddFeedResponse>('POST', '/api/feeds', { body: { circle } }),
  withdrawFeed: (id: Id) =>
    call<contract.RemoveFeedData, contract.RemoveFeedResponse>('DELETE', '/api/feeds/{id}', {
      path: { id },
    }),
  propose: (circle: Id, email: string, attempt: Attempt) =>
    call<contract.ProposeForCircleData, contract.ProposeForCircleResponse>(
      'POST',
      '/api/circles/{id}/admissions',
      { path: { id: circle }, body: { email }, attempt },
    ),
  confirmAdmission: (id: Id, attempt: Attempt) =>
    call<contract.ConfirmAdmissionData, contract.ConfirmAdmissionResponse>(
      'POST',
      '/api/admissions/{id}/confirmation',
      { path: { id }, attempt },
    ),
  acceptAdmission: (id: Id, attempt: Attempt) =>
    call<contract.AcceptAdmissionData, contract.AcceptAdmissionResponse>(
      'POST',
      '/api/admissions/{id}/acceptance',
      { path: { id }, attempt },
    ),
  invitations: (signal?: Signal) =>
    call<contract.ListOwnAdmissionsData, contract.ListOwnAdmissionsResponse>('GET', '/api/admissions', {
      signal,
    }),
};
