/** The site itself, kept by the browser so that it opens without network: pages and scripts, never an answer of the API. */
import { sharedComputer } from './device';

const WORKER = '/sw.js';
const CACHES = /^vrank-/;

/** After the page is there, so that it takes no bandwidth from it. A new release takes over when the next page is opened. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || sharedComputer.on) return;
  const register = () =>
    navigator.serviceWorker.register(WORKER).then(
      (registration) => registration.waiting?.postMessage('take over'),
      () => undefined,
    );
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}

export async function forgetShell(): Promise<void> {
  try {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) if (CACHES.test(name)) await caches.delete(name);
  } catch {
    // A browser without workers kept nothing.
  }
}
