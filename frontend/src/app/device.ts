/**
 * What this browser keeps: drafts as a net below the server, keyed to the member; who was signed in and the forms, so that
 * writing can begin without network; and a few choices without personal data. All of it goes at sign-out and after seven
 * days; on a shared computer nothing is kept at all, except that it is one.
 */
import type { DBSchema, IDBPDatabase } from 'idb';

const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

/** What a manuscript was begun with: the same request, whenever it reaches the server, so that it makes one manuscript. */
export type Begun = { kind: string; language: string };
export type Copy = {
  fields: unknown;
  base: unknown;
  version: number;
  at: number;
  begun?: Begun | undefined;
  /** The published report that it takes the place of. */
  revises?: string | null;
};
/** `moved` says under which id the server took in what was begun on this device; then there is no text any more. */
type Row = Partial<Copy> & { at: number; member: string; manuscript: string; moved?: string };
export type Waiting = Copy & { manuscript: string };

interface Drafts extends DBSchema {
  drafts: { key: [string, string]; value: Row };
}

interface Known extends DBSchema {
  known: { key: string; value: { value: unknown; at: number } };
}

/** Opened once, and again after a failure. */
function opening<S extends DBSchema>(name: string, create: (database: IDBPDatabase<S>) => void) {
  let opened: Promise<IDBPDatabase<S>> | undefined;
  return () =>
    (opened ??= import('idb')
      .then(({ openDB }) => openDB<S>(name, 1, { upgrade: create }))
      .catch((failure: unknown) => {
        opened = undefined;
        throw failure;
      }));
}

const drafts = opening<Drafts>('vrank', (database) => {
  database.createObjectStore('drafts', { keyPath: ['member', 'manuscript'] });
});
// A database of its own: adding a store to the other one would wait for every tab that has it open.
const known = opening<Known>('vrank-known', (database) => {
  database.createObjectStore('known');
});

const fresh = (row: { at: number }, now: number) => now - row.at < KEPT_FOR;
const isCopy = (row: Row): row is Row & Copy => row.fields !== undefined;

export const device = {
  /** Resolves to false when the device keeps nothing: shared computer, private window, full disk. */
  async keep(member: string, manuscript: string, copy: Copy): Promise<boolean> {
    if (sharedComputer.on) return false;
    try {
      const database = await drafts();
      // Asked again: the choice may have been made while the database opened.
      if (sharedComputer.on) return false;
      await database.put('drafts', { ...copy, member, manuscript });
      return true;
    } catch {
      return false;
    }
  },

  async kept(member: string, manuscript: string, now = Date.now()): Promise<Copy | undefined> {
    const row = await read(async () => (await drafts()).get('drafts', [member, manuscript]));
    return row && isCopy(row) && fresh(row, now) ? row : undefined;
  },

  /** The server's id of what was begun here as `manuscript`. */
  async movedTo(member: string, manuscript: string): Promise<string | undefined> {
    return (await read(async () => (await drafts()).get('drafts', [member, manuscript])))?.moved;
  },

  /** The server knows the manuscript now, under another id. One transaction, so that the text is never nowhere. */
  async move(member: string, from: string, to: string, now = Date.now()): Promise<void> {
    if (sharedComputer.on) return;
    await read(async () => {
      const store = (await drafts()).transaction('drafts', 'readwrite').store;
      const row = await store.get([member, from]);
      if (row && isCopy(row)) await store.put({ ...row, manuscript: to, begun: undefined });
      await store.put({ member, manuscript: from, moved: to, at: now });
    });
  },

  /** The member's texts that the server does not have yet, the last written first. */
  async waiting(member: string, now = Date.now()): Promise<Waiting[]> {
    const rows = (await read(async () => (await drafts()).getAll('drafts'))) ?? [];
    return rows
      .filter((row): row is Row & Waiting => row.member === member && isCopy(row) && fresh(row, now))
      .sort((a, b) => b.at - a.at);
  },

  async forget(member: string, manuscript: string): Promise<void> {
    await read(async () => (await drafts()).delete('drafts', [member, manuscript]));
  },

  /** Nothing of it stays: not the text, nor that it was begun on this device before the server knew it. */
  async erase(member: string, manuscript: string): Promise<void> {
    await read(async () => {
      const store = (await drafts()).transaction('drafts', 'readwrite').store;
      await store.delete([member, manuscript]);
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (cursor.value.moved === manuscript && cursor.value.member === member) await cursor.delete();
      }
    });
  },

  async forgetAll(): Promise<void> {
    await read(async () => (await drafts()).clear('drafts'));
    await read(async () => (await known()).clear('known'));
  },

  async forgetOld(now = Date.now()): Promise<void> {
    await read(async () => {
      const store = (await drafts()).transaction('drafts', 'readwrite').store;
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (!fresh(cursor.value, now)) await cursor.delete();
      }
    });
    await read(async () => {
      const store = (await known()).transaction('known', 'readwrite').store;
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (!fresh(cursor.value, now)) await cursor.delete();
      }
    });
  },

  /** Keeps an answer of the server for when it cannot be asked; `undefined` forgets it. */
  async remember(name: string, value: unknown, now = Date.now()): Promise<void> {
    if (sharedComputer.on) return;
    await read(async () => {
      const database = await known();
      if (value === undefined) await database.delete('known', name);
      else if (!sharedComputer.on) await database.put('known', { value, at: now }, name);
    });
  },

  async recall<T>(name: string, now = Date.now()): Promise<T | undefined> {
    const row = await read(async () => (await known()).get('known', name));
    return row && fresh(row, now) ? (row.value as T) : undefined;
  },
};

/** Without storage there is nothing to find and nothing to forget. */
async function read<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

const SHARED = 'vrank.shared';
const THEME = 'vrank.theme';

/** "Others use this computer too": nothing that was written or chosen stays here. */
export const sharedComputer = {
  get on(): boolean {
    return stored(SHARED) === 'yes';
  },
  set on(value: boolean) {
    if (value) {
      clear();
      store(SHARED, 'yes');
    } else store(SHARED, null);
  },
};

export type Appearance = 'system' | 'light' | 'dark';

export const appearance = {
  get chosen(): Appearance {
    const value = stored(THEME) ?? document.documentElement.dataset.theme;
    return value === 'light' || value === 'dark' ? value : 'system';
  },
  choose(value: Appearance): void {
    if (!sharedComputer.on) store(THEME, value === 'system' ? null : value);
    if (value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  },
};

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser without storage forgets the choice; nothing else depends on it.
  }
}

function clear(): void {
  try {
    localStorage.clear();
  } catch {
    // Nothing was kept.
  }
}
