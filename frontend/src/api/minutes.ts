/** Calls about minutes: taking them, following them, and what was published of them. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';

export type Minutes = contract.MinutesView;
export type MinuteLayer = contract.MinuteLayer;
export type MinuteText = contract.MinuteText;
export type OtherText = contract.OtherText;
export type Change = contract.Change;
export type ProceedingLine = contract.ProceedingLine;
export type ProceedingDraft = contract.ProceedingDraft;
export type Proceeding = contract.ProceedingView;

export const minutes = {
  of: (id: Id, signal?: Signal) =>
    call<contract.GetMinutesData, contract.GetMinutesResponse>('GET', '/api/meetings/{id}/minutes', {
      path: { id },
      signal,
    }),
  take: (id: Id, circle: Id) =>
    call<contract.TakeMinutesData, contract.TakeMinutesResponse>(
      'POST',
      '/api/meetings/{id}/minutes/{circle}/taker',
      { path: { id, circle } },
    ),
  /** With `leaving` the request outlives the page. */
  save: (path: { id: Id; circle: Id; item: Id }, version: number, text: string, leaving: boolean) =>
    call<contract.SaveMinuteData, contract.SaveMinuteResponse>(
      'PUT',
      '/api/meetings/{id}/minutes/{circle}/texts/{item}',
      { path, body: { version, text }, keepalive: leaving },
    ),
  versions: (path: { id: Id; circle: Id; item: Id }, signal?: Signal) =>
    call<contract.ListMinuteVersionsData, contract.ListMinuteVersionsResponse>(
      'GET',
      '/api/meetings/{id}/minutes/{circle}/texts/{item}/versions',
      { path, signal },
    ),
  settle: (path: { id: Id; circle: Id; text: Id }) =>
    call<contract.SettleMinuteData, contract.SettleMinuteResponse>(
      'DELETE',
      '/api/meetings/{id}/minutes/{circle}/beside/{text}',
      { path },
    ),
  offRecord: (id: Id, item: Id, off: boolean) =>
    call<contract.GoOffRecordData, contract.GoOffRecordResponse>(
      'PUT',
      '/api/meetings/{id}/minutes/off-record/{item}',
      { path: { id, item }, body: { off } },
    ),
  /** Says when something moved, and what, where that is known; and whether the line holds. Answers how to hang up. */
  follow(id: Id, moved: (changes?: Change[]) => void, holds: (so: boolean) => void): () => void {
    let line: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const call = () => {
      line = new EventSource(`/api/meetings/${encodeURIComponent(id)}/minutes/changes`);
      line.onopen = () => holds(true);
      line.addEventListener('minutes', ({ data }: MessageEvent<string>) =>
        moved((JSON.parse(data) as contract.MinutesMoved).changes),
      );
      line.onerror = () => {
        holds(false);
        // Refused, not cut: the browser gives up, and whoever may read again hears of it a little later.
        if (line.readyState === EventSource.CLOSED) {
          moved();
          again = setTimeout(call, 15_000);
        }
      };
    };
    call();
    return () => {
      clearTimeout(again);
      line.close();
    };
  },

  published: (meeting: Id, signal?: Signal) =>
    call<contract.ListProceedingsData, contract.ListProceedingsResponse>(
      'GET',
      '/api/meetings/{id}/proceedings',
      { path: { id: meeting }, signal },
    ),
  publish: (meeting: Id, body: contract.NewProceeding, attempt: Attempt) =>
    call<contract.PublishProceedingsData, contract.PublishProceedingsResponse>(
      'POST',
      '/api/meetings/{id}/proceedings',
      { path: { id: meeting }, body, attempt },
    ),
  document: (id: Id, number: number | undefined, signal?: Signal) =>
    call<contract.GetProceedingsData, contract.GetProceedingsResponse>('GET', '/api/proceedings/{id}', {
      path: { id },
      query: number === undefined ? {} : { number },
      signal,
    }),
  pdf: (id: Id, language: string): string =>
    `/api/proceedings/${encodeURIComponent(id)}/pdf?language=${encodeURIComponent(language)}`,
  approve: (id: Id) =>
    call<contract.ApproveProceedingsData, contract.ApproveProceedingsResponse>(
      'PUT',
      '/api/proceedings/{id}/approval',
      { path: { id } },
    ),
};
