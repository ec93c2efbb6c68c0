/** Calls about circles: who reads there, who comes in, and feeds. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Circle = contract.CircleLine;
export type CircleDetail = contract.CircleView;
export type CirclePerson = contract.MemberLine;
export type Admission = contract.ProposalLine;
export type Invitation = contract.AdmissionView;
export type Audience = contract.Audience;
export type CircleName = Pick<Circle, 'id' | 'name' | 'kind' | 'candid'>;

export const circles = {
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
