/**
 * What this browser keeps: drafts as a net below the server, keyed to the member, and a few choices without
 * personal data. Drafts go at sign-out and after seven days; on a shared computer none are kept at all.
 */
import type { DBSchema, IDBPDatabase } from 'idb';

const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

export type Copy = { fields: unknown; base: unknown; version: number; at: number };
type Row = Copy & { member: string; manuscript: string };

interface Schema extends DBSchema {
  drafts: { key: [string, string]; value: Row };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function drafts(): Promise<IDBPDatabase<Schema>> {
  opened ??= import('idb')
    .then(({ openDB }) =>
      openDB<Schema>('vrank', 1, {
        upgrade: (database) => {
          database.createObjectStore('drafts', { keyPath: ['member', 'manuscript'] });
        },
      }),
    )
    .catch((failure: unknown) => {
      opened = undefined;
      throw failure;
    });
  return opened;
}

export const device = {
  /** Resolves to false when the device keeps nothing: shared computer, private window, full disk. */
  async keep(member: string, manuscript: string, copy: Copy): Promise<boolean> {
    if (sharedComputer.on) return false;
    try {
      await (await drafts()).put('drafts', { ...copy, member, manuscript });
      return true;
    } catch {
      return false;
    }
  },

  async kept(member: string, manuscript: string, now = Date.now()): Promise<Copy | undefined> {
    try {
      const copy = await (await drafts()).get('drafts', [member, manuscript]);
      return copy && now - copy.at < KEPT_FOR ? copy : undefined;
    } catch {
      return undefined;
    }
  },

  async forget(member: string, manuscript: string): Promise<void> {
    await quietly(async () => (await drafts()).delete('drafts', [member, manuscript]));
  },

  async forgetAll(): Promise<void> {
    await quietly(async () => (await drafts()).clear('drafts'));
  },

  async forgetOld(now = Date.now()): Promise<void> {
    await quietly(async () => {
      const store = (await drafts()).transaction('drafts', 'readwrite').store;
      for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
        if (now - cursor.value.at >= KEPT_FOR) await cursor.delete();
      }
    });
  },
};

async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch {
    // Without storage there is nothing to forget.
  }
}

function flag(name: string) {
  return {
    get on(): boolean {
      return read(name) === 'yes';
    },
    set on(value: boolean) {
      write(name, value ? 'yes' : null);
    },
  };
}

/** "Others use this computer too": nothing that was written stays here. */
export const sharedComputer = flag('vrank.shared');

export type Appearance = 'system' | 'light' | 'dark';

export const appearance = {
  get chosen(): Appearance {
    const value = read('vrank.theme');
    return value === 'light' || value === 'dark' ? value : 'system';
  },
  choose(value: Appearance): void {
    write('vrank.theme', value === 'system' ? null : value);
    if (value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  },
};

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // A browser without storage forgets the choice; nothing else depends on it.
  }
}
