import { asProblem } from '~/api/client';
import type { desk } from '~/api/desk';
import type { discussions } from '~/api/discussions';
import type { library } from '~/api/library';

type Api = Pick<
  typeof desk & typeof discussions & typeof library,
  | 'ownReports'
  | 'ownReport'
  | 'manuscripts'
  | 'manuscript'
  | 'versions'
  | 'files'
  | 'fileContent'
  | 'ownComments'
>;

/** What the signed-in member wrote: one text after the other, for a server is not there to be hurried. */
export async function everythingOwn(from: Api) {
  const own = {
    taken: new Date().toISOString(),
    reports: [] as unknown[],
    desk: [] as unknown[],
    comments: [] as unknown[],
  };
  for (const { id } of (await from.ownReports()).items) {
    const text = await stillThere(from.ownReport(id));
    if (text) own.reports.push({ ...text, attachments: await whole(from, text.attachments) });
  }
  for (const { id } of (await from.manuscripts()).items) {
    const text = await stillThere(from.manuscript(id));
    if (!text) continue;
    const earlier = (await stillThere(from.versions(id))) ?? [];
    const attachments = await whole(from, (await stillThere(from.files(id))) ?? []);
    own.desk.push({ ...text, earlier, attachments });
  }
  own.comments = (await from.ownComments()).items;
  return own;
}

/** Files with their bytes, as Base64: in JSON there is no other way to have them whole. */
async function whole<F extends { id: string }>(from: Api, files: F[]) {
  const all: (F & { content: string })[] = [];
  for (const file of files) {
    const content = await stillThere(from.fileContent(file.id));
    if (content) all.push({ ...file, content: await base64(content) });
  }
  return all;
}

async function base64(content: Blob): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** What was withdrawn or cleared away since it was listed is left out. */
async function stillThere<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.status === 404 || problem.status === 410) return undefined;
    throw thrown;
  }
}
