/** Scores of a document over time, kept in the browser. What leaves it is for the library to say (`lib/library`). */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** The score of one document at one moment. */
export interface HistoryPoint {
  /** The project's id. */
  document: string;
  /** Milliseconds since the epoch. */
  at: number;
  overall: number;
  readable: number;
  /** Only with a posting. */
  fits?: number;
  findings: number;
  /** What made the point: a pause after a change, or a compile. */
  event: 'change' | 'compile';
  /** Version of the scorer and id of the weights: points of different ones cannot be compared. */
  engine: string;
  /** Its account's server has it. */
  sent?: boolean;
}

interface Schema extends DBSchema {
  points: { key: [string, number]; value: HistoryPoint };
}

/** Points kept of one document; beyond them the oldest go. */
export const POINTS_MAX = 500;

let connection: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  connection ??= openDB<Schema>('legible-history', 1, {
    upgrade(db) {
      db.createObjectStore('points', { keyPath: ['document', 'at'] });
    },
    blocking(_, __, event) {
      // Another version, or whoever clears the site's data, needs it: they go first.
      (event.target as IDBDatabase).close();
      connection = undefined;
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

const of = (document: string) => IDBKeyRange.bound([document, 0], [document, Infinity]);

/** All points of a document, oldest first. */
export async function readHistory(document: string): Promise<HistoryPoint[]> {
  return (await database()).getAll('points', of(document));
}

/** Keeps a point; the oldest ones beyond [`POINTS_MAX`] go. */
export async function addToHistory(point: HistoryPoint): Promise<void> {
  const change = (await database()).transaction('points', 'readwrite');
  await change.store.put(point);
  const keys = await change.store.getAllKeys(of(point.document));
  await Promise.all(
    keys.slice(0, Math.max(0, keys.length - POINTS_MAX)).map((key) => change.store.delete(key)),
  );
  await change.done;
}

/** The points of a document that its account's server lacks, oldest first. */
export async function unsentHistory(document: string): Promise<HistoryPoint[]> {
  return (await readHistory(document)).filter(({ sent }) => !sent);
}

/** Adds points that the server has, and notes that it has them; true when some are new here. */
export async function mergeHistory(document: string, points: readonly HistoryPoint[]): Promise<boolean> {
  const change = (await database()).transaction('points', 'readwrite');
  let isNews = false;
  for (const point of points) {
    const known = await change.store.get([document, point.at]);
    isNews ||= known === undefined;
    void change.store.put({ ...point, ...known, document, sent: true });
  }
  const keys = await change.store.getAllKeys(of(document));
  for (const key of keys.slice(0, Math.max(0, keys.length - POINTS_MAX))) void change.store.delete(key);
  await change.done;
  return isNews;
}

/** Gives the history of a document to another one, whose server has none of it yet. */
export async function copyHistory(from: string, to: string): Promise<void> {
  const points = await readHistory(from);
  const change = (await database()).transaction('points', 'readwrite');
  for (const point of points) void change.store.put({ ...point, document: to, sent: false });
  await change.done;
}

/** Forgets the history of a document. */
export async function clearHistory(document: string): Promise<void> {
  await (await database()).delete('points', of(document));
}
