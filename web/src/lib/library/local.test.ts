import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import type { Meta } from '#lib/project/rows.ts';
import type { Waiting } from './outbox.ts';

const project = (id: string, savedAt = 1): Project => ({
  id,
  name: id,
  files: { 'main.tex': { kind: 'text', text: id } },
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt,
});
const base = {
  name: 'x',
  kind: 'latex',
  main: null,
  engine: 'auto',
  files: {},
  details: { ignored: [], posting: '', own: [] },
} as const;
const synced = { revision: 1, base: { ...base, files: {}, details: { ignored: [], posting: '', own: [] } } };

/** The modules with a database of their own. */
async function afresh() {
  vi.resetModules();
  const [local, rows, store, history] = await Promise.all([
    import('./local.ts'),
    import('#lib/project/rows.ts'),
    import('#lib/project/store.ts'),
    import('#lib/project/history.ts'),
  ]);
  const put = (of: Project, meta: Partial<Meta> = {}) =>
    rows.changeRows([of.id], () => [
      { project: of, meta: { ...rows.freshMeta(of.id), local: 1, sent: 1, ...meta } },
    ]);
  return { ...local, ...rows, ...store, ...history, put };
}

let hint = 'in 1';
beforeEach(() => {
  hint = 'in 1';
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', { getItem: () => hint || null });
});

describe('rows', () => {
  it('are read as they were written, and missing ones are told apart', async () => {
    const { put, readRows } = await afresh();
    await put(project('a'), { account: 'ada', synced });
    const [a, none] = await readRows(['a', 'b']);
    expect(a).toMatchObject({ project: project('a'), meta: { account: 'ada', synced } });
    expect(none).toBeUndefined();
  });

  it('are those of a browser from before as well', async () => {
    const old = await openDB('legible', 2, {
      upgrade(db) {
        db.createObjectStore('projects', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
        db.createObjectStore('handover');
        db.createObjectStore('postings', { keyPath: 'id' });
      },
    });
    await old.put('projects', project('a'));
    old.close();
    const { readRows, localResumes } = await afresh();
    expect((await readRows(['a']))[0]).toMatchObject({ project: project('a'), meta: { local: 0, sent: 0 } });
    expect(await localResumes()).toEqual([
      { id: 'a', name: 'a', kind: 'latex', savedAt: 1, account: null, sent: false, copyOf: null },
    ]);
  });

  it('stay as they are when a decision fails', async () => {
    const { put, changeRows, readRows } = await afresh();
    await put(project('a'));
    const failing = changeRows(['a'], () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await readRows(['a']))[0]?.project).toEqual(project('a'));
  });

  it('without a project keep the way to another', async () => {
    const { put, changeRows, readRows, allRows, freshMeta } = await afresh();
    await put(project('a'));
    await changeRows(['a'], () => [{ meta: { ...freshMeta('a'), moved: { upTo: 1, to: 'b' } } }]);
    expect((await readRows(['a']))[0]).toMatchObject({ project: undefined, meta: { moved: { to: 'b' } } });
    expect(await allRows()).toEqual([]);
  });
});

describe('the ten that are kept', () => {
  it('never cost one that its account lacks', async () => {
    const { put, readRows, allRows } = await afresh();
    await put(project('never sent', 1), { account: 'ada' });
    await put(project('changed since', 2), { account: 'ada', synced, local: 2 });
    await put(project('sent', 3), { account: 'ada', synced });
    await put(project('of nobody', 4));
    for (let at = 10; at < 20; at += 1) await put(project(`p${at}`, at));
    const left = await readRows(['never sent', 'changed since', 'sent', 'of nobody']);
    expect(left.map((row) => row?.project?.id)).toEqual([
      'never sent',
      'changed since',
      undefined,
      undefined,
    ]);
    expect(await allRows()).toHaveLength(12);
  });
});

describe('accounts', () => {
  it('see their own projects and those of nobody; without one, those of nobody', async () => {
    const { put, setPresentAccount, localResumes, readProjects, lastProject, keptProject } = await afresh();
    await put(project('nobody', 1));
    await put(project('ada', 2), { account: 'ada', synced });
    await put(project('bob', 3), { account: 'bob', synced, copyOf: 'x' });
    await setPresentAccount('ada');
    expect((await localResumes()).map(({ id, account, sent }) => [id, account, sent])).toEqual([
      ['ada', 'ada', true],
      ['nobody', null, false],
    ]);
    expect((await lastProject())?.id).toBe('ada');
    expect(await keptProject('bob')).toBeUndefined();
    await setPresentAccount('bob');
    expect((await localResumes())[0]).toMatchObject({ id: 'bob', copyOf: 'x' });
    hint = '';
    expect((await readProjects()).map(({ id }) => id)).toEqual(['nobody']);
    expect((await lastProject())?.id).toBe('nobody');
  });

  it('are in doubt once somebody came or went; then nobody sees the work of another', async () => {
    const { put, setPresentAccount, presentAccount, isAccountInDoubt, localResumes } = await afresh();
    await put(project('ada'), { account: 'ada', synced });
    expect(await isAccountInDoubt()).toBe(false);
    await setPresentAccount('ada');
    expect([await presentAccount(), await isAccountInDoubt()]).toEqual(['ada', false]);
    hint = 'in 2';
    expect([await presentAccount(), await isAccountInDoubt()]).toEqual([undefined, true]);
    expect(await localResumes()).toEqual([]);
    await setPresentAccount('ada');
    expect(await localResumes()).toHaveLength(1);
    hint = '';
    expect([await presentAccount(), await isAccountInDoubt()]).toEqual([undefined, false]);
  });

  it('that leave take what is sent with them; the rest stays hidden until they are back', async () => {
    const { put, leave, setPresentAccount, localResumes, localStore, addToHistory, readHistory } =
      await afresh();
    await put(project('nobody', 1));
    await put(project('sent', 2), { account: 'ada', synced });
    await put(project('unsent', 3), { account: 'ada', synced, local: 2 });
    await put(project('waits', 4), { account: 'ada', synced });
    await localStore.add({
      do: 'version',
      kind: 'compile',
      id: 'waits',
      account: 'ada',
      state: { ...synced.base, files: {} },
    });
    await addToHistory({
      document: 'sent',
      at: 1,
      overall: 1,
      readable: 1,
      findings: 0,
      event: 'change',
      engine: 'x',
    });
    await setPresentAccount('ada');
    expect(await leave()).toEqual(['sent']);
    expect(await readHistory('sent')).toEqual([]);
    expect((await localResumes()).map(({ id }) => id)).toEqual(['nobody']);
    expect(await leave('bob')).toEqual([]);
    expect((await localResumes()).map(({ id }) => id)).toEqual(['nobody']);
    await leave('ada');
    expect((await localResumes()).map(({ id }) => id)).toEqual(['waits', 'unsent', 'nobody']);
  });

  it('lose a project that is removed, with its history and what waits', async () => {
    const { put, removeLocal, localStore, localResumes } = await afresh();
    await put(project('a'), { account: 'ada' });
    const state = { ...synced.base, files: {} };
    await localStore.add({ do: 'version', kind: 'compile', id: 'a', account: 'ada', state });
    await localStore.add({ do: 'version', kind: 'compile', id: 'b', account: 'ada', state });
    await removeLocal('a');
    expect(await localResumes()).toEqual([]);
    expect((await localStore.waiting('ada')).map(({ item }) => item.id)).toEqual(['b']);
  });
});

describe('what waits', () => {
  const version = (text: string, kind: 'compile' | 'conflict' = 'compile'): Waiting => ({
    do: 'version',
    kind,
    id: 'p',
    account: 'ada',
    state: { ...synced.base, files: { 'main.tex': { kind: 'text', text } } },
  });

  it('goes in order, each account’s own, once', async () => {
    const { localStore } = await afresh();
    await localStore.add(version('1'));
    await localStore.add(version('1'));
    await localStore.add({ do: 'remove', id: 'x', account: 'bob' });
    await localStore.add(version('2'));
    const waiting = await localStore.waiting('ada');
    expect(waiting.map(({ item }) => item)).toEqual([version('1'), version('2')]);
    await localStore.done(waiting[0]?.key ?? -1);
    await localStore.readdress('p', 'q');
    expect((await localStore.waiting('ada')).map(({ item }) => item.id)).toEqual(['q']);
  });

  it('is bounded: the oldest compiles go, replaced sides stay', async () => {
    const { localStore } = await afresh();
    await localStore.add(version('side', 'conflict'));
    for (let at = 0; at < 45; at += 1) await localStore.add(version(`${at}`));
    const waiting = (await localStore.waiting('ada')).map(({ item }) => item);
    expect(waiting).toHaveLength(40);
    expect(waiting[0]).toEqual(version('side', 'conflict'));
    expect(waiting.at(-1)).toEqual(version('44'));
  });
});

it('a kept project is brought forward as it is', async () => {
  const { put, bringForward, lastProject } = await afresh();
  await put(project('a', 1));
  await put(project('b', 2));
  expect(await bringForward('a', 3)).toBe(true);
  expect(await bringForward('unknown', 3)).toBe(false);
  expect((await lastProject())?.id).toBe('a');
});
