/** What this device still has to send, for pages outside writing. */
import { device, type Waiting } from './device';
import { session } from './session.svelte';

/** Sends what was written without network, as soon as there is one; what is shown is then fetched again. */
export async function sendWaiting(): Promise<void> {
  const member = session.member?.id;
  if (!member || session.away || !(await device.waiting(member)).length) return;
  const { sendWaiting: send } = await import('~/features/writing/editors');
  if (await send(member)) session.changed();
}

export async function stillWaiting(): Promise<Waiting[]> {
  return session.member ? device.waiting(session.member.id) : [];
}
