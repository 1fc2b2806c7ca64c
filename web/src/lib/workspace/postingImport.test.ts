import { expect, it, vi } from 'vitest';
import { PostingImport } from './postingImport.svelte.ts';
import type { Postings } from './postings.svelte.ts';
import { Toasts } from './toasts.svelte.ts';

const file = (path: string) => ({ path, blob: new Blob([path]) });

function setUp(load?: () => Promise<never>) {
  const postings = { begin: vi.fn(), add: vi.fn() };
  const readFile = async (name: string) => {
    if (name.endsWith('.png')) throw Object.assign(new Error(), { code: 'kind' });
    if (name === 'odd') throw new TypeError('a mistake of ours');
    return { text: `text of ${name}`, from: { kind: 'file' as const, name } };
  };
  const toasts = new Toasts();
  const taking = new PostingImport(
    postings as unknown as Postings,
    toasts,
    load ?? (() => Promise.resolve(readFile)),
  );
  return { postings, taking, toasts };
}

it('holds the resume against the first file and saves the others', async () => {
  const { postings, taking, toasts } = setUp();
  const reading = taking.take([file('folder/a.txt'), file('b.txt')]);
  expect(taking.busy).toBe(true);
  await reading;
  expect(taking.busy).toBe(false);
  expect(postings.begin.mock.calls).toEqual([['text of a.txt', { kind: 'file', name: 'a.txt' }]]);
  expect(postings.add.mock.calls).toEqual([['text of b.txt', { kind: 'file', name: 'b.txt' }]]);
  expect(toasts.list.map(({ text }) => text)).toEqual(['“a.txt” is read as the job posting.']);
});

it.each([
  ['a.png', /^“a\.png”: Postings are read from/],
  ['odd', /^“odd”: Our reader stopped/],
])('says why %s is no posting, and changes nothing', async (name, problem) => {
  const { postings, taking } = setUp();
  await taking.take([file(name)]);
  expect(taking.problem).toMatch(problem);
  expect(postings.begin).not.toHaveBeenCalled();
  await taking.take([file('a.txt')]);
  expect(taking.problem).toBeUndefined();
});

it('says when the part that reads files does not come', async () => {
  const { taking } = setUp(() => Promise.reject(new TypeError('offline')));
  await taking.take([file('a.txt')]);
  expect(taking.problem).toMatch(/could not be loaded/);
  expect(taking.busy).toBe(false);
});

it('reads twenty files at most, and says so', async () => {
  const { postings, taking } = setUp();
  await taking.take(Array.from({ length: 25 }, (_, at) => file(`${at}.txt`)));
  expect(postings.add).toHaveBeenCalledTimes(19);
  expect(taking.problem).toMatch(/first 20/);
});
