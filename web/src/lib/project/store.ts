/** The last projects, kept in the browser. Nothing here leaves the device. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Ignored, Project } from './model.ts';

/** What the landing page hands over: text that was typed or pasted, or files that were dropped. */
export type Handover =
  { kind: 'text'; text: string; name: string } | { kind: 'files'; files: { path: string; blob: Blob }[] };

interface Schema extends DBSchema {
  projects: { key: string; value: Project; indexes: { savedAt: number } };
  handover: { key: 'next'; value: Handover };
}

/** How many replaced projects are kept, so that a replacement can be undone. */
const KEPT = 10;

let connection: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= openDB<Schema>('legible', 1, {
    upgrade(db) {
      db.createObjectStore('projects', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
      db.createObjectStore('handover');
    },
    terminated() {
      connection = undefined;
    },
  }).catch((cause: unknown) => {
    connection = undefined;
    throw cause;
  });
  return connection;
}

/** Keeps the project; the oldest ones beyond the newest ten go. */
export async function saveProject(project: Project): Promise<void> {
  const db = await database();
  const change = db.transaction('projects', 'readwrite');
  await change.store.put(project);
  const keys = await change.store.index('savedAt').getAllKeys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => change.store.delete(key)));
  await change.done;
}

/** The project that was saved last, if any. */
export async function lastProject(): Promise<Project | undefined> {
  const db = await database();
  const cursor = await db.transaction('projects').store.index('savedAt').openCursor(null, 'prev');
  return cursor ? { ...cursor.value, ignored: cursor.value.ignored.map(ignoredOf) } : undefined;
}

/** Before reasons were asked for, an ignored finding was the string `CODE:words`. */
function ignoredOf(kept: Ignored | string): Ignored {
  if (typeof kept !== 'string') return kept;
  const colon = kept.indexOf(':');
  return { code: kept.slice(0, colon), quote: kept.slice(colon + 1), reason: '', at: 0 };
}

/** Leaves something for the workspace to pick up. */
export async function leaveHandover(handover: Handover): Promise<void> {
  await (await database()).put('handover', handover, 'next');
}

/** Picks up, once, what the landing page left. */
export async function takeHandover(): Promise<Handover | undefined> {
  const db = await database();
  const change = db.transaction('handover', 'readwrite');
  const value = await change.store.get('next');
  await change.store.delete('next');
  await change.done;
  return value;
}
