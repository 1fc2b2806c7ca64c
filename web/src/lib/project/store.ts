/** The last projects, kept in the browser. What leaves it is for the library to say (`lib/library`). */
import { database } from './database.ts';
import type { Project } from './model.ts';
import { withSavedPosting } from './postings.ts';
import {
  allRows,
  changeRows,
  freshMeta,
  isVisible,
  presentAccount,
  readable,
  readRows,
  type Meta,
} from './rows.ts';

/**
 * What another page hands over: text that was typed or pasted, or files that were dropped; and the posting that
 * they are to be held against, where there is one.
 */
export type Handover = (
  { kind: 'text'; text: string; name: string } | { kind: 'files'; files: { path: string; blob: Blob }[] }
) & { posting?: string };

/** A project with its posting as it is saved now, and what is known of it. */
export interface KeptProject {
  project: Project;
  meta: Meta;
}

/** Keeps the project, over whatever is kept under its id; the oldest ones beyond the newest ten go. */
export function saveProject(project: Project): Promise<void> {
  return changeRows([project.id], ([row]) => {
    const meta = row?.meta ?? freshMeta(project.id);
    return [{ project, meta: { ...meta, local: meta.local + 1, write: crypto.randomUUID() } }];
  });
}

/** Makes a kept project the last one, as it is; false when there is none. */
export async function bringForward(id: string, now: number): Promise<boolean> {
  let found = false;
  await changeRows([id], ([row]) => {
    if (!row?.project) return [];
    found = true;
    return [{ ...row, project: { ...row.project, savedAt: now } }];
  });
  return found;
}

/** The last project on show, if any; given an id, that one. */
export async function keptProject(id?: string): Promise<KeptProject | undefined> {
  const account = await presentAccount();
  const found = id === undefined ? await lastRow(account) : (await readRows([id]))[0];
  if (!found?.project || !isVisible(found.meta, account)) return undefined;
  const { project, meta } = found;
  const { postingId } = project;
  const posting = postingId === undefined ? undefined : await (await database()).get('postings', postingId);
  return { project: withSavedPosting(project, posting), meta };
}

/** The project that was saved last, if any, with its posting as it is saved now. */
export async function lastProject(): Promise<Project | undefined> {
  return (await keptProject())?.project;
}

/** The projects that are kept and on show, the one saved last first. */
export async function readProjects(): Promise<Project[]> {
  const [rows, account] = await Promise.all([allRows(), presentAccount()]);
  return rows.filter(({ meta }) => isVisible(meta, account)).map(({ project }) => project);
}

async function lastRow(account: string | undefined) {
  const read = (await database()).transaction(['projects', 'metas']);
  const metas = read.objectStore('metas');
  let cursor = await read.objectStore('projects').index('savedAt').openCursor(null, 'prev');
  while (cursor) {
    const meta = await metas.get(cursor.value.id);
    if (isVisible(meta, account))
      return { project: readable(cursor.value), meta: meta ?? freshMeta(cursor.value.id) };
    cursor = await cursor.continue();
  }
  return undefined;
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
