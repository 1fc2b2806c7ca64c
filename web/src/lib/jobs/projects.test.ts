import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sampleProject } from '#lib/project/sample.ts';
import { lastProject, saveProject } from '#lib/project/store.ts';
import { keptProjects, makeNext } from './projects.ts';

it('a kept project becomes the one that the workspace opens next', async () => {
  const [older, newer] = [sampleProject('Older', 1), sampleProject('Newer', 2)];
  await saveProject(older);
  await saveProject(newer);
  expect([...(await keptProjects())].sort()).toEqual([older.id, newer.id].sort());
  expect((await lastProject())?.id).toBe(newer.id);
  expect(await makeNext(older.id, 3)).toBe(true);
  expect((await lastProject())?.id).toBe(older.id);
});

it('one that is no longer kept is not made up', async () => {
  expect(await makeNext('gone', 4)).toBe(false);
});
