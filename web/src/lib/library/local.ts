/** The library in the browser's database. */
import { database } from '#lib/project/database.ts';
import {
  allRows,
  changeRows,
  isUnsent,
  isVisible,
  presentAccount,
  readRows,
  setPresentAccount,
} from '#lib/project/rows.ts';
import { clearHistory } from '#lib/project/history.ts';
import type { ResumeKind } from './contract.ts';
import { WAITING_MAX, type Waiting } from './outbox.ts';
import { same, sameFile } from './state.ts';
import type { LocalStore } from './stores.ts';

/** A project in this browser. */
export interface LocalResume {
  id: string;
  name: string;
  kind: ResumeKind;
  savedAt: number;
  /** The account it belongs to. */
  account: string | null;
  /** Whether its account's server has all of it; never true without an account. */
  sent: boolean;
  /** The project it was copied from. */
  copyOf: string | null;
}

/** The projects in this browser that are on show, the one saved last first. */
export async function localResumes(): Promise<LocalResume[]> {
  const [rows, account] = await Promise.all([allRows(), presentAccount()]);
  return rows
    .filter(({ meta }) => isVisible(meta, account))
    .map(({ project, meta }) => ({
      id: project.id,
      name: project.name,
      kind: project.document?.kind ?? 'latex',
      savedAt: project.savedAt,
      account: meta.account ?? null,
      sent: meta.account !== undefined && !isUnsent(meta),
      copyOf: meta.copyOf ?? null,
    }));
}

/** Removes a project from this browser, with its history and what of it waits to be sent. */
export async function removeLocal(id: string): Promise<void> {
  await changeRows([id], () => [{ remove: id }]);
  const change = (await database()).transaction('outbox', 'readwrite');
  for (let cursor = await change.store.openCursor(); cursor; cursor = await cursor.continue())
    if (cursor.value.do === 'version' && cursor.value.id === id) void cursor.delete();
  await change.done;
  await clearHistory(id);
}

/**
 * Whoever worked here is gone, or `account` has come: what others left and their server has goes from this
 * browser, what it lacks stays, hidden. Gives the ids that went.
 */
export function leave(account?: string): Promise<string[]> {
  const left = leaving.then(() => goneWithout(account));
  leaving = left.catch(() => undefined);
  return left;
}

/** Who goes and who comes, in that order: whoever asked last is the one who is here. */
let leaving: Promise<unknown> = Promise.resolve();

async function goneWithout(account: string | undefined): Promise<string[]> {
  const waiting = await (await database()).getAll('outbox');
  const rows = (await allRows()).filter(({ meta }) => !isVisible(meta, account));
  const gone = rows.filter(
    ({ meta }) => !isUnsent(meta) && !waiting.some((item) => item.do === 'version' && item.id === meta.id),
  );
  for (const { project } of gone) await removeLocal(project.id);
  await setPresentAccount(account);
  return gone.map(({ project }) => project.id);
}

/** The database as the engine sees it. */
export const localStore: LocalStore = {
  rows: readRows,
  all: allRows,
  change: changeRows,
  async waiting(account) {
    const read = (await database()).transaction('outbox');
    const [keys, items] = await Promise.all([read.store.getAllKeys(), read.store.getAll()]);
    return items
      .map((item, at) => ({ key: keys[at] ?? -1, item }))
      .filter(({ item }) => item.account === account);
  },
  async add(item) {
    const change = (await database()).transaction('outbox', 'readwrite');
    const [keys, items] = await Promise.all([change.store.getAllKeys(), change.store.getAll()]);
    const alike = items.flatMap((other, at) =>
      other.do === 'version' && other.id === item.id ? [{ key: keys[at] ?? -1, other }] : [],
    );
    if (!isRepeated(item, alike.at(-1)?.other)) {
      void change.store.add(item);
      const old = alike.filter(({ other }) => other.kind === 'compile');
      for (const { key } of old.slice(0, Math.max(0, alike.length + 1 - WAITING_MAX)))
        void change.store.delete(key);
    }
    await change.done;
  },
  async done(key) {
    await (await database()).delete('outbox', key);
  },
  async readdress(from, to) {
    const change = (await database()).transaction('outbox', 'readwrite');
    for (let cursor = await change.store.openCursor(); cursor; cursor = await cursor.continue())
      if (cursor.value.do === 'version' && cursor.value.id === from)
        await cursor.update({ ...cursor.value, id: to });
    await change.done;
  },
};

/** Whether the newest version that waits holds the same already. */
function isRepeated(item: Waiting, newest: Waiting | undefined): boolean {
  if (item.do !== 'version' || newest?.do !== 'version') return false;
  const [paths, before] = [Object.keys(item.state.files), newest.state.files];
  return (
    newest.kind === item.kind &&
    paths.length === Object.keys(before).length &&
    paths.every((path) => sameFile(item.state.files[path], before[path])) &&
    same({ ...item.state, files: null }, { ...newest.state, files: null })
  );
}
