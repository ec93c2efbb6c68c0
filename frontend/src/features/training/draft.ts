import { courses, drafts, type Draft } from '~/api/courses';

/** The version of a course that is being worked on; undefined where there is none, or none for the asker. */
export async function draftOf(course: string, signal: AbortSignal): Promise<Draft | undefined> {
  const { inWork } = await courses.one(course, signal);
  return inWork ? drafts.get(inWork, signal) : undefined;
}
