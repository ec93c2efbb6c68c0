/** Calls about who funds whom. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type FundingTie = contract.FundingTieView;
export type TieConsequence = contract.Consequence;

export const funding = {
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
};
