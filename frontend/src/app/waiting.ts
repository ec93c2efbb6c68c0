/** What this device still has to send, for pages outside writing. */
import { device, type Waiting } from './device';
import { session } from './session.svelte';

let sending: Promise<void> | undefined;

/** Sends what was written without network, as soon as there is one; what is shown is then fetched again. */
export function sendWaiting(): Promise<void> {
  sending ??= sendAll().finally(() => (sending = undefined));
  return sending;
}

async function sendAll(): Promise<void> {
  const member = session.member?.id;
  if (!member || session.away || !(await device.waiting(member)).length) return;
  const { sendWaiting: send } = await import('~/features/writing/editors');
  if (await send(member)) session.changed();
}

export async function stillWaiting(): Promise<Waiting[]> {
  return session.member ? device.waiting(session.member.id) : [];
}
