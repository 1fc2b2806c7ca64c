/** The last projects, kept in the browser. Nothing here leaves the device. */
import { database } from './database.ts';
import type { Ignored, Project } from './model.ts';
import { withSavedPosting } from './postings.ts';

/** What the landing page hands over: text that was typed or pasted, or files that were dropped. */
export type Handover =
  { kind: 'text'; text: string; name: string } | { kind: 'files'; files: { path: string; blob: Blob }[] };

/** How many replaced projects are kept, so that a replacement can be undone. */
const KEPT = 10;

/** Keeps the project; the oldest ones beyond the newest ten go. */
export async function saveProject(project: Project): Promise<void> {
  const db = await database();
  const change = db.transaction('projects', 'readwrite');
  await change.store.put(project);
  const keys = await change.store.index('savedAt').getAllKeys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => change.store.delete(key)));
  await change.done;
}

/** The project that was saved last, if any, with its posting as it is saved now. */
export async function lastProject(): Promise<Project | undefined> {
  const read = (await database()).transaction(['projects', 'postings']);
  const cursor = await read.objectStore('projects').index('savedAt').openCursor(null, 'prev');
  if (!cursor) return undefined;
  const project = { ...cursor.value, ignored: cursor.value.ignored.map(ignoredOf) };
  const { postingId } = project;
  return withSavedPosting(
    project,
    postingId === undefined ? undefined : await read.objectStore('postings').get(postingId),
  );
}

/** The projects that are kept, the one saved last first. */
export async function readProjects(): Promise<Project[]> {
  const all = await (await database()).getAllFromIndex('projects', 'savedAt');
  return all.reverse().map((project) => ({ ...project, ignored: project.ignored.map(ignoredOf) }));
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
