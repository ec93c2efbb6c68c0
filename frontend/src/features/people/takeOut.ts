import { asProblem, type api } from '~/api/client';

type Api = Pick<typeof api, 'ownReports' | 'ownReport' | 'manuscripts' | 'manuscript' | 'versions'>;

/** What the signed-in member wrote: one text after the other, for a server is not there to be hurried. */
export async function everythingOwn(from: Api) {
  const own = { taken: new Date().toISOString(), reports: [] as unknown[], desk: [] as unknown[] };
  for (const { id } of (await from.ownReports()).items) {
    const text = await stillThere(from.ownReport(id));
    if (text) own.reports.push(text);
  }
  for (const { id } of (await from.manuscripts()).items) {
    const text = await stillThere(from.manuscript(id));
    if (text) own.desk.push({ ...text, earlier: (await stillThere(from.versions(id))) ?? [] });
  }
  return own;
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
