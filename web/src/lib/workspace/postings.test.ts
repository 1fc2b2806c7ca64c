import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';

/** The state with a host and a database of its own. */
async function setUp(project: Partial<Project> = {}) {
  vi.resetModules();
  const [{ Postings }, { Toasts }, storage] = await Promise.all([
    import('./postings.svelte.ts'),
    import('./toasts.svelte.ts'),
    import('#lib/project/postings.ts'),
  ]);
  let now = 0;
  const host = {
    project: { id: 'p', posting: '', ...project } as Project,
    toasts: new Toasts(),
    asked: 0,
    hold(posting: Partial<Project>, scored: boolean) {
      host.project = { ...host.project, ...posting };
      if (!scored) host.asked += 1;
    },
  };
  const postings = new Postings(host, () => (now += 1));
  await postings.load();
  /** The text area is given a text, and that is scored. */
  const score = async (text: string, title?: string) => {
    postings.edit(text);
    await postings.scored(text, title);
  };
  return { host, postings, score, storage };
}
type Names = { list: { name: string }[] };
const names = ({ list }: Names) => list.map(({ name }) => name);
beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

it('saves a posting once it was scored, by the title that was read', async () => {
  const { host, postings, score, storage } = await setUp();
  postings.edit('Baker wanted');
  expect(postings.list).toEqual([]);
  await score('Baker wanted\nBread', 'Baker');
  expect(names(postings)).toEqual(['Baker']);
  expect(host.project.postingId).toBe(postings.list[0]?.id);
  expect(await storage.readPostings()).toMatchObject([{ name: 'Baker', text: 'Baker wanted\nBread' }]);
});

it('saves one, however many scores come while storage answers', async () => {
  const { postings } = await setUp({ posting: 'Baker' });
  await Promise.all([postings.scored('Baker', null), postings.scored('Baker', null)]);
  expect(postings.list).toHaveLength(1);
});

it('saves the posting of a project from before there were saved ones', async () => {
  const { host, postings } = await setUp({ posting: 'Old posting' });
  await postings.scored('Old posting', null);
  expect(names(postings)).toEqual(['Old posting']);
  expect(host.project.postingId).toBeDefined();
});

it('keeps an edit in the same posting, whose name follows until it was renamed', async () => {
  const { postings, score, storage } = await setUp();
  await score('Baker');
  await score('Baker and cook');
  expect(names(postings)).toEqual(['Baker and cook']);
  postings.rename(postings.list[0]?.id ?? '', '  My   job ');
  await score('Cook');
  await postings.flush();
  expect(await storage.readPostings()).toMatchObject([{ name: 'My job', text: 'Cook' }]);
});

it('begins another where the text was emptied or replaced, and finds the same text again', async () => {
  const { host, postings, score } = await setUp();
  await score('Baker');
  const baker = host.project.postingId;
  await score('');
  await score('Cook');
  postings.begin('Nurse');
  await postings.scored('Nurse', null);
  expect(names(postings)).toEqual(['Nurse', 'Cook', 'Baker']);
  postings.begin('Baker');
  await postings.scored('Baker', null);
  expect(host.project.postingId).toBe(baker);
  expect(postings.list).toHaveLength(3);
});

it('chooses another, with what was changed of its requirements', async () => {
  const { host, postings, score } = await setUp();
  await score('Baker');
  postings.setOwn([{ term: 'Bread', weight: 9 }]);
  const id = host.project.postingId ?? '';
  postings.begin('');
  expect(host.project).toMatchObject({ posting: '', own: undefined });
  postings.choose(id);
  expect(host.project).toMatchObject({ posting: 'Baker', own: [{ term: 'Bread', weight: 9 }] });
});

it('takes over what was changed of a posting’s requirements elsewhere', async () => {
  const { host, postings, score, storage } = await setUp();
  await score('Baker');
  postings.setOwn([{ term: 'Bread', weight: 9 }]);
  const id = host.project.postingId;
  // As a project comes from its account: with the text, and without the name of what this browser saved.
  host.hold({ posting: 'Baker', postingId: undefined, own: [{ term: 'Rye', removed: true }] }, false);
  await postings.scored('Baker', null);
  expect(host.project).toMatchObject({ postingId: id, own: [{ term: 'Rye', removed: true }] });
  await postings.flush();
  expect(await storage.readPostings()).toMatchObject([{ id, own: [{ term: 'Rye', removed: true }] }]);
});

it('remembers where a file came from, and saves others besides', async () => {
  const { host, postings } = await setUp();
  const from = { kind: 'file' as const, name: 'job.html' };
  postings.begin('Baker', from);
  await postings.scored('Baker', null);
  await postings.add('Cook', { kind: 'file', name: 'cook.txt' });
  await postings.add('Cook', from);
  expect(postings.list.map(({ name, from }) => [name, from.name])).toEqual([
    ['Cook', 'cook.txt'],
    ['Baker', 'job.html'],
  ]);
  expect(host.project.posting).toBe('Baker');
});

it('deletes with a way back', async () => {
  const { host, postings, score, storage } = await setUp();
  await score('Baker');
  const id = host.project.postingId ?? '';
  postings.remove(id);
  expect(host.project).toMatchObject({ posting: '', postingId: undefined });
  await expect.poll(() => storage.readPostings()).toEqual([]);
  host.toasts.list.at(-1)?.action?.run();
  await postings.flush();
  expect(host.project).toMatchObject({ posting: 'Baker', postingId: id });
  expect(await storage.readPostings()).toMatchObject([{ id }]);
});

it('says when there is no room, and saves once there is', async () => {
  const { host, postings, score, storage } = await setUp();
  for (let at = 0; at < storage.POSTINGS_MAX; at += 1)
    await score(`Posting ${at}`).then(() => postings.begin());
  await score('One more');
  expect(postings.full).toBe(true);
  expect(host.project).toMatchObject({ posting: 'One more', postingId: undefined });
  postings.remove(postings.list.at(-1)?.id ?? '');
  expect(postings.full).toBe(false);
  await expect.poll(async () => (await storage.readPostings()).length).toBe(storage.POSTINGS_MAX - 1);
  await postings.scored('One more', null);
  expect(host.project.postingId).toBeDefined();
});

it('holds where storage is refused', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new Error('refused');
    },
  });
  const { host, postings, score } = await setUp();
  await score('Baker');
  expect(postings.state).toBe('refused');
  expect(host.project).toMatchObject({ posting: 'Baker', postingId: undefined });
});
