/** What writing needs to know before it can begin: kept on the device, so that it can begin without network. */
import { asProblem } from '~/api/client';
import { desk } from '~/api/desk';
import { library } from '~/api/library';
import { people } from '~/api/people';
import { i18n } from '~/i18n/index.svelte';
import { device } from './device';

export const forms = {
  templates: (signal?: AbortSignal) => known('templates', () => desk.templates(signal)),
  themes: (signal?: AbortSignal) => known('themes', () => library.themes(signal)),
  organisations: (signal?: AbortSignal) => known('organisations', () => people.organisations(signal)),

  /** Before anybody needs them: once there is a network, and a device that keeps things. */
  async fetch(): Promise<void> {
    if (await device.recall(name('templates'))) return;
    await Promise.all([forms.templates(), forms.themes(), forms.organisations()]).catch(() => undefined);
  },
};

const name = (what: string) => `${what} ${i18n.language}`;

async function known<T>(what: string, ask: () => Promise<T>): Promise<T> {
  const key = name(what);
  try {
    const answer = await ask();
    void device.remember(key, answer);
    return answer;
  } catch (thrown) {
    const kept = asProblem(thrown).unreachable ? await device.recall<T>(key) : undefined;
    if (kept === undefined) throw thrown;
    return kept;
  }
}
