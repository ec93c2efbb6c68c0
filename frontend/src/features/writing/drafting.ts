/** Manuscripts that begin on this device, before the server knows them. */
import { randomId } from '~/api/client';
import type { Fields, Manuscript } from '~/api/desk';
import type { Begun } from '~/app/device';

const MARK = 'new-';

/** An id of this device's own. The part behind the mark is also the key under which the server makes it once. */
export const newId = (): string => MARK + randomId();
export const isNew = (id: string): boolean => id.startsWith(MARK);
export const keyOf = (id: string): string => id.slice(MARK.length);

/** As the server makes it. */
export function blank(id: string, { kind, language }: Begun): Manuscript {
  const fields: Fields = {
    kind,
    language,
    title: '',
    answers: {},
    themes: [],
    claims: [],
    circle: null,
    name: null,
    answered: {},
  };
  return { ...fields, id, revises: null, version: 0, saved: new Date().toISOString() };
}
