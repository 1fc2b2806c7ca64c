/** The browser's database: what it holds, and how an older one becomes the present one. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Waiting } from '#lib/library/outbox.ts';
import type { Project } from './model.ts';
import type { SavedPosting } from './postings.ts';
import type { Meta } from './rows.ts';
import type { Handover } from './store.ts';

export interface Schema extends DBSchema {
  projects: { key: string; value: Project; indexes: { savedAt: number } };
  handover: { key: 'next'; value: Handover };
  postings: { key: string; value: SavedPosting };
  /** What is known of each project besides itself; of some that are gone, where they went. */
  metas: { key: string; value: Meta };
  /** What the library's server is still to be told; the keys count up. */
  outbox: { key: number; value: Waiting };
  /** The account that worked here last, until it leaves; and the hint of that time. */
  account: { key: 'present'; value: { id: string; hint: string } };
}

const VERSION = 3;

/** Another tab runs an older version of the site and holds the older database open. */
export class DatabaseInUse extends Error {}

let connection: Promise<IDBPDatabase<Schema>> | undefined;

/** The open database. Throws `DatabaseInUse`, or whatever the browser says that refuses storage. */
export function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= open().catch((cause: unknown) => {
    connection = undefined;
    throw cause;
  });
  return connection;
}

function open(): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    openDB<Schema>('legible', VERSION, {
      upgrade(db, before) {
        if (before < 1) {
          db.createObjectStore('projects', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
          db.createObjectStore('handover');
        }
        if (before < 2) db.createObjectStore('postings', { keyPath: 'id' });
        if (before < 3) {
          db.createObjectStore('metas', { keyPath: 'id' });
          db.createObjectStore('outbox', { autoIncrement: true });
          db.createObjectStore('account');
        }
      },
      blocked() {
        reject(new DatabaseInUse());
      },
      blocking(_, __, event) {
        // A newer version in another tab needs the database: it goes first.
        (event.target as IDBDatabase).close();
        connection = undefined;
      },
      terminated() {
        connection = undefined;
      },
    }).then(resolve, reject);
  });
}
