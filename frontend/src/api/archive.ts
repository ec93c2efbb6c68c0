/** Calls about minutes from before a series met here. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';
import { upload, type Upload } from './http';

export type OldMinutesReading = contract.OldMinutesReading;

export const archive = {
  of: (series: Id, signal?: Signal) =>
    call<contract.ListOldMinutesData, contract.ListOldMinutesResponse>(
      'GET',
      '/api/series/{id}/old-minutes',
      { path: { id: series }, signal },
    ),
  read: (series: Id, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.ReadOldMinutesResponse>(
      `/series/${encodeURIComponent(series)}/old-minutes/readings`,
      file,
      attempt,
      options,
    ),
  add: (series: Id, body: contract.NewOldMinutes, attempt: Attempt) =>
    call<contract.AddOldMinutesData, contract.AddOldMinutesResponse>('POST', '/api/series/{id}/old-minutes', {
      path: { id: series },
      body,
      attempt,
    }),
  one: (id: Id, signal?: Signal) =>
    call<contract.GetOldMinutesData, contract.GetOldMinutesResponse>('GET', '/api/old-minutes/{id}', {
      path: { id },
      signal,
    }),
  remove: (id: Id) =>
    call<contract.RemoveOldMinutesData, contract.RemoveOldMinutesResponse>(
      'DELETE',
      '/api/old-minutes/{id}',
      {
        path: { id },
      },
    ),
};
