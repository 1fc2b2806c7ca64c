import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from './model.ts';
import { postingName, withSavedPosting, type SavedPosting } from './postings.ts';

const project: Project = {
  id: 'p',
  name: 'p',
  files: {},
  main: 'main.tex',
  engine: 'auto',
  posting: 'as it was',
  ignored: [],
  sample: false,
  savedAt: 1,
};
const saved = (id: string, savedAt = 1): SavedPosting => ({
  id,
  name: id,
  renamed: false,
  text: `text of ${id}`,
  own: [{ term: 'Kafka', removed: true }],
  from: { kind: 'pasted' },
  savedAt,
});

/** The modules with a database of their own. */
async function afresh() {
  vi.resetModules();
  const [store, postings] = await Promise.all([import('./store.ts'), import('./postings.ts')]);
  return { ...store, ...postings };
}

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

/** The database as the first version of the site made it. */
const oldDatabase = () =>
  openDB('legible', 1, {
    upgrade(db) {
      db.createObjectStore('projects', { keyPath: 'id' }).createIndex('savedAt', 'savedAt');
      db.createObjectStore('handover');
    },
  });

describe('the database', () => {
  it('of the first version loses nothing when it becomes the second', async () => {
    const old = await oldDatabase();
    await old.put('projects', project);
    await old.put('handover', { kind: 'text', text: 'x', name: 'y' }, 'next');
    old.close();
    const { lastProject, takeHandover, readPostings } = await afresh();
    expect(await lastProject()).toEqual(project);
    expect(await takeHandover()).toEqual({ kind: 'text', text: 'x', name: 'y' });
    expect(await readPostings()).toEqual([]);
  });

  it('that an older tab holds open is said to be in use, and comes once that tab is closed', async () => {
    const old = await oldDatabase();
    const { lastProject } = await afresh();
    // Of the same round of modules as the store's.
    const { DatabaseInUse } = await import('./database.ts');
    await expect(lastProject()).rejects.toBeInstanceOf(DatabaseInUse);
    old.close();
    await expect.poll(() => lastProject()).toBeUndefined();
  });
});

describe('saved postings', () => {
  it('come the last saved first, are replaced by id and deleted', async () => {
    const { savePosting, readPostings, deletePosting } = await afresh();
    await savePosting(saved('a', 1));
    await savePosting(saved('b', 2));
    await savePosting({ ...saved('a', 3), name: 'again' });
    expect((await readPostings()).map(({ name }) => name)).toEqual(['again', 'b']);
    await deletePosting('a');
    expect((await readPostings()).map(({ name }) => name)).toEqual(['b']);
  });

  it('are two hundred at most; one that is there can still be changed', async () => {
    const { savePosting, readPostings, PostingsFull } = await afresh();
    for (let at = 0; at < 200; at += 1) await savePosting(saved(`p${at}`, at));
    await expect(savePosting(saved('one more'))).rejects.toBeInstanceOf(PostingsFull);
    await savePosting({ ...saved('p7', 999), name: 'changed' });
    const list = await readPostings();
    expect(list).toHaveLength(200);
    expect(list[0]?.name).toBe('changed');
  });

  it('give a project their newest text, and none once they are deleted', async () => {
    const { savePosting, saveProject, lastProject, deletePosting } = await afresh();
    await savePosting(saved('a'));
    await saveProject({ ...project, postingId: 'a' });
    expect(await lastProject()).toMatchObject({ posting: 'text of a', own: saved('a').own });
    await deletePosting('a');
    expect(await lastProject()).toMatchObject({ posting: '', postingId: undefined });
  });
});

it('leaves a project alone that has a posting of its own', () => {
  expect(withSavedPosting(project, undefined)).toBe(project);
});

it.each([
  ['Data Engineer', 'About us\nWe build', 'Data Engineer'],
  [null, '\n\n## Senior  baker\nElm Ovens', 'Senior baker'],
  [undefined, '---\n***\n- Nurse (f/m)', 'Nurse (f/m)'],
  [null, 'x'.repeat(90), `${'x'.repeat(79)}…`],
  [null, ' \n', ''],
])('is called by its title %j or its first line', (title, text, name) => {
  expect(postingName(text, title)).toBe(name);
});
