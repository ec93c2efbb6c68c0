import type { APIRequestContext } from '@playwright/test';
import { ask } from './helpers';

type Line = { id: string; title: string; version: string; state: string; trains: boolean };

/** The course of the demo world, which whoever asks trains, with its published version. */
export async function trained(request: APIRequestContext): Promise<Line> {
  const { items } = await ask<{ items: Line[] }>(request, 'GET', '/courses');
  const found = items.find(
    (one) => one.title === 'Polarisering in de eerste lijn' && one.state === 'published' && one.trains,
  );
  if (!found) throw new Error('no published course that this person trains');
  return found;
}

/** A day so many days from now, as a date field takes it. */
export const inDays = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

/** Opens an edition on a published version; answers its id. */
export async function opened(request: APIRequestContext, more: object = {}): Promise<string> {
  const { version } = await trained(request);
  const { id } = await ask<{ id: string }>(request, 'POST', '/editions', {
    version,
    language: 'nl',
    halfDays: [
      { day: inDays(7), begins: '09:00', minutes: 180 },
      { day: inDays(28), begins: '13:30', minutes: 180 },
    ],
    place: 'Zaal 3, Kruidtuinlaan 50',
    link: 'https://online.example.org/zaal',
    capacity: 2,
    closes: inDays(5),
    approval: false,
    waiting: 'automatic',
    ...more,
  });
  return id;
}
