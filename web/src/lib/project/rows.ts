/** Projects in the browser's database, each with what is known of it: its account, and what the server has of it. */
import { HINT_KEY, readHint } from '#lib/account/hint.ts';
import type { Shape } from '#lib/library/state.ts';
import { database } from './database.ts';
import type { Ignored, Project } from './model.ts';

export interface Meta {
  /** The project's id. */
  id: string;
  /** Counts the writes of its content in this browser. */
  local: number;
  /** Tells the last write from any other of that number, should the project have been away in between. */
  write: string;
  /** The account it belongs to. */
  account?: string | undefined;
  /** The project it was copied from. */
  copyOf?: string | undefined;
  /** It was copied since two sides could not be brought together, and nobody has said yet what is to become of them. */
  undecided?: boolean | undefined;
  /** What the server had when both sides were last brought together. */
  synced?: { revision: number; base: Shape } | undefined;
  /** The write whose content `synced.base` is; other writes are to be sent. */
  sent: number;
  /** States that were sent since, and never answered. */
  sending: Shape[];
  /** Whoever has seen the writes up to `upTo` goes on with another project. */
  moved?: { upTo: number; to: string } | undefined;
}

/** A project, and what is known of it. `project` is missing where only its way to another is left. */
export interface Row {
  project?: Project | undefined;
  meta: Meta;
}

/** What becomes of a row: another one, or nothing. */
export type Change = Row | { remove: string };

/** What is known of a project that nothing is known of. */
export const freshMeta = (id: string): Meta => ({ id, local: 0, write: '', sent: 0, sending: [] });

/** Whether nothing was written since. */
export const isUnwritten = (meta: Meta, since: Meta): boolean =>
  meta.local === since.local && meta.write === since.write;

/** Whether the account's server lacks what stands here. */
export const isUnsent = ({ account, local, sent, synced }: Meta): boolean =>
  account !== undefined && (synced === undefined || local !== sent);

/** How many projects are kept, so that a replacement can be undone. */
const KEPT = 10;

/** The rows of some ids, in their order. */
export async function readRows(ids: readonly string[]): Promise<(Row | undefined)[]> {
  const read = (await database()).transaction(['projects', 'metas']);
  return Promise.all(
    ids.map(async (id) =>
      rowOf(id, await read.objectStore('projects').get(id), await read.objectStore('metas').get(id)),
    ),
  );
}

/** All rows that have a project, the one saved last first. */
export async function allRows(): Promise<(Row & { project: Project })[]> {
  const read = (await database()).transaction(['projects', 'metas']);
  const [projects, metas] = await Promise.all([
    read.objectStore('projects').index('savedAt').getAll(),
    read.objectStore('metas').getAll(),
  ]);
  const known = new Map(metas.map((meta) => [meta.id, meta]));
  return projects.reverse().map((project) => ({
    project: readable(project),
    meta: known.get(project.id) ?? freshMeta(project.id),
  }));
}

/** Decides about rows by what they are, and writes the decision; nobody writes in between. */
export async function changeRows(
  ids: readonly string[],
  decide: (rows: (Row | undefined)[]) => readonly Change[],
): Promise<void> {
  const change = (await database()).transaction(['projects', 'metas'], 'readwrite');
  const [projects, metas] = [change.objectStore('projects'), change.objectStore('metas')];
  const rows = await Promise.all(
    ids.map(async (id) => rowOf(id, await projects.get(id), await metas.get(id))),
  );
  let fresh: string | undefined;
  try {
    for (const next of decide(rows)) {
      if ('remove' in next) {
        void projects.delete(next.remove);
        void metas.delete(next.remove);
        continue;
      }
      const { project, meta } = next;
      void metas.put(meta);
      if (project) void projects.put(project);
      else void projects.delete(meta.id);
      if (project && !rows.some((row) => row?.project?.id === project.id)) fresh = project.id;
    }
  } catch (cause) {
    change.abort();
    await change.done.catch(() => undefined);
    throw cause;
  }
  await change.done;
  if (fresh !== undefined) await prune(fresh);
}

/** Removes the oldest projects beyond the newest ten; never `present`, and none that its account lacks. */
async function prune(present: string): Promise<void> {
  const change = (await database()).transaction(['projects', 'metas'], 'readwrite');
  const [projects, metas] = [change.objectStore('projects'), change.objectStore('metas')];
  const ids = await projects.index('savedAt').getAllKeys();
  for (const id of ids.slice(0, Math.max(0, ids.length - KEPT))) {
    const meta = await metas.get(id);
    if (id === present || (meta && isUnsent(meta))) continue;
    void projects.delete(id);
    void metas.delete(id);
  }
  await change.done;
}

/** Written anew whenever somebody comes or goes (`account/hint.ts`), so that no two people share one. */
function hintNow(): string {
  try {
    return localStorage.getItem(HINT_KEY) ?? '';
  } catch {
    return '';
  }
}

/** The account that worked here last, until this browser has let go of what is its own. */
export async function lastAccount(): Promise<string | undefined> {
  return (await (await database()).get('account', 'present'))?.id;
}

/** The account whose projects are on show: the one that worked here last, unless somebody left since. */
export async function presentAccount(): Promise<string | undefined> {
  const last = await (await database()).get('account', 'present');
  return readHint() !== 'out' && last?.hint === hintNow() ? last.id : undefined;
}

/** Whether somebody is signed in of whom only the server can say that it is who worked here last. */
export async function isAccountInDoubt(): Promise<boolean> {
  if (readHint() === 'out') return false;
  const last = await (await database()).get('account', 'present');
  return last !== undefined && last.hint !== hintNow();
}

/** Notes whose projects are on show; nobody's but those without an account when left out. */
export async function setPresentAccount(account: string | undefined): Promise<void> {
  const db = await database();
  if (account === undefined) await db.delete('account', 'present');
  else await db.put('account', { id: account, hint: hintNow() }, 'present');
}

/** Whether a project is on show while `account` works here. */
export const isVisible = (meta: Meta | undefined, account: string | undefined): boolean =>
  meta?.account === undefined || meta.account === account;

function rowOf(id: string, project: Project | undefined, meta: Meta | undefined): Row | undefined {
  if (!project && !meta) return undefined;
  return { project: project && readable(project), meta: meta ?? freshMeta(id) };
}

/** A project as it may have been written by an older version of the site. */
export function readable(project: Project): Project {
  return { ...project, ignored: project.ignored.map(ignoredOf) };
}

/** Before reasons were asked for, an ignored finding was the string `CODE:words`. */
function ignoredOf(kept: Ignored | string): Ignored {
  if (typeof kept !== 'string') return kept;
  const colon = kept.indexOf(':');
  return { code: kept.slice(0, colon), quote: kept.slice(colon + 1), reason: '', at: 0 };
}
