/** Calls about what stands under reports: comments, voices, flags, and what is new. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Discussion = contract.Discussion;
export type Comment = contract.CommentView;
export type OwnComment = contract.OwnComment;
export type Voice = contract.VoiceView;
export type CommentChange = contract.CommentChange;
export type Flag = contract.FlagView;
export type News = contract.NoticeView;

export const discussions = {
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
};
