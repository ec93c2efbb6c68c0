/** Calls about learning: exercises, progress, certificates, and what came of an edition. */
import { call, type Id, type Signal } from './client';
import type * as contract from './generated';

export type ExerciseForm = contract.ExerciseForm;
export type ExerciseAnswer = contract.ExerciseAnswer;
export type ExerciseView = contract.ExerciseView;
export type ModuleExercises = contract.ModuleExercises;
export type Reply = contract.Reply;
export type Outcome = contract.ExerciseOutcome;
export type Progress = contract.LearningProgress;
export type SharedAnswer = contract.SharedAnswer;
export type OwnCertificate = contract.OwnCertificate;
export type CertificateView = contract.CertificateView;
export type CertificateLine = contract.CertificateLine;
export type OwnCertificateLine = contract.OwnCertificateLine;
export type FormEffects = contract.FormEffects;
export type VignetteEffects = contract.VignetteEffects;

type Place = { id: Id; module: string; exercise: string };

export const learning = {
  ofEdition: (id: Id, module: string, signal?: Signal) =>
    call<contract.ListEditionExercisesData, contract.ListEditionExercisesResponse>(
      'GET',
      '/api/editions/{id}/modules/{module}/exercises',
      { path: { id, module }, signal },
    ),
  ofVersion: (id: Id, module: string, signal?: Signal) =>
    call<contract.ListVersionExercisesData, contract.ListVersionExercisesResponse>(
      'GET',
      '/api/course-versions/{id}/modules/{module}/exercises',
      { path: { id, module }, signal },
    ),
  /** The same sent twice is one answer. */
  answer: (path: Place, body: contract.NewExerciseAnswer, leaving = false) =>
    call<contract.AnswerExerciseData, contract.AnswerExerciseResponse>(
      'PUT',
      '/api/editions/{id}/answers/{module}/{exercise}',
      { path, body, keepalive: leaving },
    ),
  attempt: (path: Place, body: contract.NewExerciseAnswer) =>
    call<contract.TryExerciseData, contract.TryExerciseResponse>(
      'POST',
      '/api/course-versions/{id}/tries/{module}/{exercise}',
      { path, body },
    ),
  mark: (id: Id, module: string, done: boolean) =>
    call<contract.MarkModuleData, contract.MarkModuleResponse>(
      'PUT',
      '/api/editions/{id}/modules/{module}/done',
      { path: { id, module }, body: { done } },
    ),
  progress: (id: Id, signal?: Signal) =>
    call<contract.GetLearningProgressData, contract.GetLearningProgressResponse>(
      'GET',
      '/api/editions/{id}/progress',
      { path: { id }, signal },
    ),
  shared: (id: Id, signal?: Signal) =>
    call<contract.ListSharedAnswersData, contract.ListSharedAnswersResponse>(
      'GET',
      '/api/editions/{id}/shared-answers',
      { path: { id }, signal },
    ),

  feedback: (id: Id, body: contract.NewFeedback) =>
    call<contract.GiveFeedbackData, contract.GiveFeedbackResponse>('POST', '/api/editions/{id}/feedback', {
      path: { id },
      body,
    }),
  vignettes: (id: Id, signal?: Signal) =>
    call<contract.ListVignettesData, contract.ListVignettesResponse>('GET', '/api/editions/{id}/vignettes', {
      path: { id },
      signal,
    }),
  sixWeeks: (id: Id, body: contract.SixWeeksAnswer) =>
    call<contract.AnswerSixWeeksData, contract.AnswerSixWeeksResponse>(
      'POST',
      '/api/editions/{id}/six-weeks',
      { path: { id }, body },
    ),
  effects: (id: Id, signal?: Signal) =>
    call<contract.GetEffectsData, contract.GetEffectsResponse>('GET', '/api/editions/{id}/effects', {
      path: { id },
      signal,
    }),
};

export const certificates = {
  of: (id: Id, signal?: Signal) =>
    call<contract.ListCertificatesData, contract.ListCertificatesResponse>(
      'GET',
      '/api/editions/{id}/certificates',
      { path: { id }, signal },
    ),
  /** To these enrolments, or to all who completed the edition. */
  issue: (id: Id, enrolments: Id[] | null) =>
    call<contract.IssueCertificatesData, contract.IssueCertificatesResponse>(
      'POST',
      '/api/editions/{id}/certificates',
      { path: { id }, body: { enrolments } },
    ),
  own: (id: Id, signal?: Signal) =>
    call<contract.GetOwnCertificateData, contract.GetOwnCertificateResponse>(
      'GET',
      '/api/editions/{id}/certificates/own',
      { path: { id }, signal },
    ),
  /** All that the member has, whichever circles they read. */
  all: (signal?: Signal) =>
    call<contract.ListOwnCertificatesData, contract.ListOwnCertificatesResponse>(
      'GET',
      '/api/me/certificates',
      { signal },
    ),
  replace: (id: Id, certificate: Id) =>
    call<contract.ReplaceCertificateData, contract.ReplaceCertificateResponse>(
      'POST',
      '/api/editions/{id}/certificates/{certificate}/replacements',
      { path: { id, certificate } },
    ),
  revoke: (id: Id, certificate: Id, because: string) =>
    call<contract.RevokeCertificateData, contract.RevokeCertificateResponse>(
      'PUT',
      '/api/editions/{id}/certificates/{certificate}/revocation',
      { path: { id, certificate }, body: { because } },
    ),
  find: (code: string, signal?: Signal) =>
    call<contract.GetCertificateData, contract.GetCertificateResponse>('GET', '/api/certificates/{code}', {
      path: { code },
      signal,
    }),
  pdf: (code: string): string => `/api/certificates/${encodeURIComponent(code)}/pdf`,
};
