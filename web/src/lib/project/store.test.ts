import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Project } from './model.ts';
import { lastProject, leaveHandover, readProjects, saveProject, takeHandover } from './store.ts';

const project = (id: string, savedAt: number): Project => ({
  id,
  name: id,
  files: {
    'main.tex': { kind: 'text', text: id },
    'a.png': { kind: 'binary', bytes: new Uint8Array([1, 2]) },
  },
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt,
});

it('has nothing at first', async () => {
  expect(await lastProject()).toBeUndefined();
});

it('gives back the project that was saved last, bytes and all', async () => {
  await saveProject(project('new', 2000));
  await saveProject(project('old', 1000));
  expect(await lastProject()).toEqual(project('new', 2000));
});

it('reads what was ignored before reasons were asked for', async () => {
  const old = { ...project('older', 2500), ignored: ['BUL001:worked: on'] } as unknown as Project;
  await saveProject(old);
  expect((await lastProject())?.ignored).toEqual([
    { code: 'BUL001', quote: 'worked: on', reason: '', at: 0 },
  ]);
});

it('keeps ten projects at most, and the newest of them', async () => {
  for (let at = 1; at <= 12; at += 1) await saveProject(project(`p${at}`, 3000 + at));
  expect((await lastProject())?.id).toBe('p12');
  const ids = (await readProjects()).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 10 }, (_, at) => `p${12 - at}`));
});

it('hands over once', async () => {
  await leaveHandover({ kind: 'text', text: 'x', name: 'Pasted' });
  expect(await takeHandover()).toEqual({ kind: 'text', text: 'x', name: 'Pasted' });
  expect(await takeHandover()).toBeUndefined();
});
