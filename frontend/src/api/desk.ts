/** Calls about what lies on the desk: texts in work, their versions and files, the guard, and publishing. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';
import { upload, type Upload } from './http';

export type Option = contract.OptionView;
export type Template = contract.TemplateView;
export type Question = contract.QuestionView;
export type DeskItem = contract.ManuscriptLine;
export type Finding = contract.GuardFindingView;
/** A line of the ledger on the desk. */
export type Claim = contract.DraftClaim;
/** A file beside a manuscript. */
export type DeskFile = contract.DeskAttachment;
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

export const desk = {
  templates: (signal?: Signal) =>
    call<contract.ListTemplatesData, contract.ListTemplatesResponse>('GET', '/api/templates', { signal }),
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
};
