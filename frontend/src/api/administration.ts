/** Calls of administrators: members, their seats, circles and the log. Fetched with the pages that need them. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type RosterMember = contract.RosterLine;
export type RosterSeat = contract.SeatLine;
export type Act = contract.ActView;

export const administration = {
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
};
