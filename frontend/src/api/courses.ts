/** Calls about courses, their versions and what trainers write in them. */
import { call, type Attempt, type Id, type Signal } from './client';
import type * as contract from './generated';
import { upload, type Upload } from './http';

export type CourseList = contract.CourseList;
export type Course = contract.CourseView;
export type Version = contract.VersionView;
export type CourseModule = contract.ModuleView;
export type ReadModule = contract.GetCourseModuleResponse;
export type Draft = contract.DraftView;
export type SolvedExercise = contract.SolvedExercise;
export type SolvedExercises = contract.SolvedExercises;
export type ModuleFile = contract.ModuleFileLink;
export type DraftFile = contract.DraftFile;

const moduleOf = (id: Id, module: string) =>
  `/course-versions/${encodeURIComponent(id)}/modules/${encodeURIComponent(module)}`;

/** Where a file beside the text of a module is fetched from. */
export const moduleFileAddress = (id: Id, module: string, name: string): string =>
  `/api${moduleOf(id, module)}/files/${encodeURIComponent(name)}`;

export const courses = {
  list: (signal?: Signal) =>
    call<contract.ListCoursesData, contract.ListCoursesResponse>('GET', '/api/courses', { signal }),
  one: (id: Id, signal?: Signal) =>
    call<contract.GetCourseData, contract.GetCourseResponse>('GET', '/api/courses/{id}', {
      path: { id },
      signal,
    }),
  templates: (signal?: Signal) =>
    call<contract.ListCourseTemplatesData, contract.ListCourseTemplatesResponse>(
      'GET',
      '/api/course-templates',
      { signal },
    ),
  begin: (body: contract.NewCourse, attempt: Attempt) =>
    call<contract.BeginCourseData, contract.BeginCourseResponse>('POST', '/api/courses', { body, attempt }),
  bring: (circle: Id, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.ImportCourseResponse>(
      `/circles/${encodeURIComponent(circle)}/courses`,
      file,
      attempt,
      options,
    ),
  next: (id: Id) =>
    call<contract.BeginVersionData, contract.BeginVersionResponse>('POST', '/api/courses/{id}/versions', {
      path: { id },
    }),
  withdraw: (id: Id, because: string) =>
    call<contract.WithdrawCourseData, contract.WithdrawCourseResponse>(
      'POST',
      '/api/courses/{id}/withdrawal',
      { path: { id }, body: { because } },
    ),
  version: (id: Id, signal?: Signal) =>
    call<contract.GetCourseVersionData, contract.GetCourseVersionResponse>(
      'GET',
      '/api/course-versions/{id}',
      { path: { id }, signal },
    ),
  module: (id: Id, module: string, language: string | null, signal?: Signal) =>
    call<contract.GetCourseModuleData, contract.GetCourseModuleResponse>(
      'GET',
      '/api/course-versions/{id}/modules/{module}',
      { path: { id, module }, query: language ? { language } : {}, signal },
    ),
  /** Where the folder of a version is fetched from, as a ZIP file. */
  folder: (id: Id) => `/api/course-versions/${encodeURIComponent(id)}/folder`,
  differences: (id: Id, since: Id, signal?: Signal) =>
    call<contract.CompareCourseVersionsData, contract.CompareCourseVersionsResponse>(
      'GET',
      '/api/course-versions/{id}/differences',
      { path: { id }, query: { since }, signal },
    ),
};

/** What trainers do with a version that is not published. */
export const drafts = {
  get: (id: Id, signal?: Signal) =>
    call<contract.GetCourseDraftData, contract.GetCourseDraftResponse>(
      'GET',
      '/api/course-versions/{id}/draft',
      { path: { id }, signal },
    ),
  file: (id: Id, path: string, signal?: Signal) =>
    call<contract.GetCourseFileData, contract.GetCourseFileResponse>(
      'GET',
      '/api/course-versions/{id}/file',
      {
        path: { id },
        query: { path },
        signal,
      },
    ),
  write: (id: Id, body: contract.WrittenFile) =>
    call<contract.WriteCourseFileData, contract.WriteCourseFileResponse>(
      'PUT',
      '/api/course-versions/{id}/file',
      { path: { id }, body },
    ),
  outline: (id: Id, body: contract.WrittenOutline) =>
    call<contract.WriteCourseOutlineData, contract.WriteCourseOutlineResponse>(
      'PUT',
      '/api/course-versions/{id}/outline',
      { path: { id }, body },
    ),
  order: (id: Id, body: contract.ModuleOrder) =>
    call<contract.OrderModulesData, contract.OrderModulesResponse>(
      'PUT',
      '/api/course-versions/{id}/module-order',
      { path: { id }, body },
    ),
  /** The exercises of a module, or the vignettes of the course where no module is named. */
  solutions: (id: Id, module: string | null, signal?: Signal) =>
    module
      ? call<contract.ListSolvedExercisesData, contract.ListSolvedExercisesResponse>(
          'GET',
          '/api/course-versions/{id}/modules/{module}/solutions',
          { path: { id, module }, signal },
        )
      : call<contract.ListSolvedVignettesData, contract.ListSolvedVignettesResponse>(
          'GET',
          '/api/course-versions/{id}/vignettes',
          { path: { id }, signal },
        ),
  solve: (id: Id, module: string | null, key: string, body: contract.WrittenExercise) =>
    module
      ? call<contract.WriteSolvedExerciseData, contract.WriteSolvedExerciseResponse>(
          'PUT',
          '/api/course-versions/{id}/modules/{module}/solutions/{exercise}',
          { path: { id, module, exercise: key }, body },
        )
      : call<contract.WriteVignetteData, contract.WriteVignetteResponse>(
          'PUT',
          '/api/course-versions/{id}/vignettes/{vignette}',
          { path: { id, vignette: key }, body },
        ),
  removeSolution: (id: Id, module: string | null, key: string, revision: number) =>
    module
      ? call<contract.RemoveSolvedExerciseData, contract.RemoveSolvedExerciseResponse>(
          'DELETE',
          '/api/course-versions/{id}/modules/{module}/solutions/{exercise}',
          { path: { id, module, exercise: key }, query: { revision } },
        )
      : call<contract.RemoveVignetteData, contract.RemoveVignetteResponse>(
          'DELETE',
          '/api/course-versions/{id}/vignettes/{vignette}',
          { path: { id, vignette: key }, query: { revision } },
        ),
  addModule: (id: Id, body: contract.NewModule) =>
    call<contract.AddModuleData, contract.AddModuleResponse>('POST', '/api/course-versions/{id}/modules', {
      path: { id },
      body,
    }),
  removeModule: (id: Id, module: string, revision: number) =>
    call<contract.RemoveModuleData, contract.RemoveModuleResponse>(
      'DELETE',
      '/api/course-versions/{id}/modules/{module}',
      { path: { id, module }, query: { revision } },
    ),
  addFile: (id: Id, module: string, revision: number, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.AddModuleFileResponse>(
      `${moduleOf(id, module)}/files?revision=${revision}`,
      file,
      attempt,
      options,
    ),
  addPictures: (id: Id, module: string, revision: number, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.AddModulePicturesResponse>(
      `${moduleOf(id, module)}/pictures?revision=${revision}`,
      file,
      attempt,
      options,
    ),
  changeFile: (id: Id, module: string, name: string, body: contract.WordedFile) =>
    call<contract.ChangeModuleFileData, contract.ChangeModuleFileResponse>(
      'PUT',
      '/api/course-versions/{id}/modules/{module}/files/{name}',
      { path: { id, module, name }, body },
    ),
  removeFile: (id: Id, module: string, name: string, revision: number) =>
    call<contract.RemoveModuleFileData, contract.RemoveModuleFileResponse>(
      'DELETE',
      '/api/course-versions/{id}/modules/{module}/files/{name}',
      { path: { id, module, name }, query: { revision } },
    ),
  preview: (id: Id, text: string) =>
    call<contract.PreviewCourseTextData, contract.PreviewCourseTextResponse>(
      'POST',
      '/api/course-versions/{id}/previews',
      { path: { id }, body: { text } },
    ),
  read: (id: Id, file: File, attempt: Attempt, options: Upload) =>
    upload<contract.ReadCourseFileResponse>(
      `/course-versions/${encodeURIComponent(id)}/readings`,
      file,
      attempt,
      options,
    ),
  state: (id: Id, body: contract.CourseState) =>
    call<contract.SetCourseStateData, contract.SetCourseStateResponse>(
      'PUT',
      '/api/course-versions/{id}/state',
      { path: { id }, body },
    ),
  discard: (id: Id, revision: number) =>
    call<contract.DiscardCourseDraftData, contract.DiscardCourseDraftResponse>(
      'DELETE',
      '/api/course-versions/{id}',
      { path: { id }, query: { revision } },
    ),
};
