import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Project, ProjectFile } from '#lib/project/model.ts';
import { freshMeta, isUnsent } from '#lib/project/rows.ts';
import { Contents, WrongContent } from './contents.ts';
import { fetchResume } from './fetching.ts';
import { keepOnly } from './resolve.ts';
import { bodyOf, withFiles } from './sending.ts';
import { contentOf, shapeOf } from './state.ts';
import { OtherAccount, Sync } from './sync.ts';
import { MemoryStore } from './testing/memory.ts';
import { ServerModel } from './testing/server.ts';

const text = (words: string): ProjectFile => ({ kind: 'text', text: words });
const project = (files: Record<string, string>, more: Partial<Project> = {}): Project => ({
  id: 'p',
  name: 'CV',
  files: Object.fromEntries(Object.entries(files).map(([path, words]) => [path, text(words)])),
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt: 1,
  ...more,
});

const server = () => new ServerModel('ada');

/** A browser of the account. */
function browser(remote: ServerModel) {
  const local = new MemoryStore();
  const news: string[][] = [];
  let id = 0;
  const sync = new Sync({
    local,
    remote,
    newId: () => `new${(id += 1)}`,
    now: () => 0,
    copyName: (name) => `${name} (copy)`,
    onChange: (ids) => news.push([...ids]),
  });
  const write = (next: Project) =>
    local.change([next.id], ([row]) => {
      const meta = row?.meta ?? freshMeta(next.id);
      const count = meta.local + 1;
      return [{ project: next, meta: { ...meta, local: count, write: `w${count}`, account: 'ada' } }];
    });
  const row = async (of = 'p') => (await local.rows([of]))[0];
  const texts = async (of = 'p') =>
    Object.fromEntries(
      Object.entries((await row(of))?.project?.files ?? {}).map(([path, file]) => [
        path,
        file.kind === 'text' ? file.text : 'bytes',
      ]),
    );
  return {
    local,
    sync,
    write,
    row,
    texts,
    news,
    send: (pull = false, of = 'p') => sync.one(of, 'ada', pull),
  };
}

describe('two browsers', () => {
  it('have each other’s changes of different files', async () => {
    const remote = server();
    const [a, b] = [browser(remote), browser(remote)];
    await a.write(project({ 'main.tex': '1', 'b.tex': '1' }));
    await a.send();
    await b.sync.fetch('p', 'ada');
    await a.write(project({ 'main.tex': 'a', 'b.tex': '1' }));
    await b.write(project({ 'main.tex': '1', 'b.tex': 'b' }));
    await a.send();
    await b.send();
    await a.send(true);
    const both = { 'main.tex': 'a', 'b.tex': 'b' };
    expect([await a.texts(), await b.texts(), remote.texts('p')]).toEqual([both, both, both]);
    expect((await b.row())?.meta.synced?.revision).toBe(3);
  });

  it('keep both sides of the same file: the later one becomes a resume of its own', async () => {
    const remote = server();
    const [a, b] = [browser(remote), browser(remote)];
    await a.write(project({ 'main.tex': '1' }));
    await a.send();
    await b.sync.fetch('p', 'ada');
    await a.write(project({ 'main.tex': 'a' }));
    await b.write(project({ 'main.tex': 'b' }));
    await a.send();
    await b.send();
    expect(await b.texts()).toEqual({ 'main.tex': 'a' });
    const copy = (await b.local.all()).find(({ meta }) => meta.copyOf === 'p');
    expect(copy).toMatchObject({ project: { name: 'CV (copy)' }, meta: { account: 'ada' } });
    const copyId = copy?.meta.id ?? '';
    expect(b.news.at(-1)).toEqual(['p', copyId]);
    expect((await b.row())?.meta.moved).toEqual({ upTo: 2, to: copyId });
    await b.send(false, copyId);
    expect(remote.resumes.get(copyId)?.resume).toMatchObject({ copy_of: 'p', name: 'CV (copy)' });
    expect(remote.texts('p')).toEqual({ 'main.tex': 'a' });
    await a.sync.fetch(copyId, 'ada');
    expect((await a.row(copyId))?.meta.copyOf).toBe('p');
  });
});

describe('an answer that is lost', () => {
  it('costs nothing, also when somebody typed on before the next try', async () => {
    const remote = server();
    const a = browser(remote);
    await a.write(project({ 'main.tex': '1' }));
    const real = remote.create.bind(remote);
    const create = vi.spyOn(remote, 'create');
    create.mockImplementationOnce(async (...words) => {
      await real(...words);
      throw new ApiError({ status: 0, code: 'offline', title: '' });
    });
    await expect(a.send()).rejects.toMatchObject({ problem: { code: 'offline' } });
    await a.write(project({ 'main.tex': '1 and on' }));
    await a.send();
    expect(remote.texts('p')).toEqual({ 'main.tex': '1 and on' });
    expect(await a.local.all()).toHaveLength(1);
    expect((await a.row())?.meta).toMatchObject({ sending: [], sent: 2, synced: { revision: 2 } });
  });
});

describe('a resume that was deleted elsewhere', () => {
  it('goes on under another id when it was changed, with what waits for it', async () => {
    const remote = server();
    const a = browser(remote);
    await a.write(project({ 'main.tex': '1' }));
    await a.send();
    await remote.remove('p');
    await a.write(project({ 'main.tex': '2' }));
    const state = contentOf(project({ 'main.tex': '2' }));
    await a.local.add({ do: 'version', kind: 'compile', id: 'p', account: 'ada', state });
    await a.send();
    expect((await a.row())?.project).toBeUndefined();
    const to = (await a.row())?.meta.moved?.to ?? '';
    expect(await a.texts(to)).toEqual({ 'main.tex': '2' });
    expect((await a.local.waiting('ada'))[0]?.item.id).toBe(to);
    await a.send(false, to);
    expect(remote.texts(to)).toEqual({ 'main.tex': '2' });
  });

  it('leaves this browser too when nothing of it is new', async () => {
    const remote = server();
    const a = browser(remote);
    await a.write(project({ 'main.tex': '1' }));
    await a.send();
    await remote.remove('p');
    await a.send(true);
    expect(await a.row()).toBeUndefined();
  });

  it('is not taken for deleted when somebody else is signed in', async () => {
    const remote = server();
    const a = browser(remote);
    await a.write(project({ 'main.tex': '1' }));
    await a.send();
    await remote.remove('p');
    remote.who = 'bob';
    await expect(a.send(true)).rejects.toBeInstanceOf(OtherAccount);
    await a.write(project({ 'main.tex': '2' }));
    await expect(a.send()).rejects.toBeInstanceOf(OtherAccount);
    expect(await a.texts()).toEqual({ 'main.tex': '2' });
  });
});

it('what is not the account’s is left alone', async () => {
  const remote = server();
  const a = browser(remote);
  await a.write(project({ 'main.tex': '1' }));
  await a.sync.one('p', 'bob', true);
  await a.sync.one('unknown', 'ada', true);
  expect(remote.resumes.size).toBe(0);
  expect(isUnsent((await a.row())?.meta ?? freshMeta('p'))).toBe(true);
});

describe('files', () => {
  it('travel inside the request when they are small text, else on their own when they are missing', async () => {
    const remote = server();
    const put = vi.spyOn(remote, 'putFile');
    const a = browser(remote);
    const bytes = new Uint8Array([0, 1, 2]);
    const files = {
      'main.tex': text('x'),
      'big.tex': text('y'.repeat(70_000)),
      'a.png': { kind: 'binary' as const, bytes },
    };
    await a.write({ ...project({}), files });
    await a.send();
    expect(put).toHaveBeenCalledTimes(2);
    await a.write({ ...project({}), files: { ...files, 'main.tex': text('z') } });
    await a.send();
    expect(put).toHaveBeenCalledTimes(2);
    const b = browser(remote);
    const progress: string[] = [];
    expect(
      await fetchResume('p', 'ada', (done, all) => progress.push(`${done}/${all}`), b.local, remote),
    ).toBe('done');
    expect((await b.row())?.project?.files).toEqual({ ...files, 'main.tex': text('z') });
    expect(progress).toEqual(['0/3', '1/3', '2/3', '3/3']);
  });

  it('that the server has are named alone', async () => {
    const content = contentOf(project({ 'main.tex': 'x' }));
    const shape = await shapeOf(content);
    const sha256 = shape.files['main.tex'] ?? '';
    expect(bodyOf(content, shape, new Set()).files).toEqual({ 'main.tex': { text: 'x' } });
    expect(bodyOf(content, shape, new Set([sha256])).files).toEqual({ 'main.tex': { sha256 } });
  });

  it('that stay missing are given up', async () => {
    const missing = new ApiError({ status: 409, code: 'files_missing', title: '', missing: ['ab'] });
    const run = vi.fn(() => Promise.reject(missing));
    await expect(withFiles(server(), contentOf(project({})), run)).rejects.toBe(missing);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('are fetched at most six at once, none twice, and none that a project here has', async () => {
    const remote = server();
    const a = browser(remote);
    await a.write(
      project(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.tex`, `text ${at % 10}`]))),
    );
    await a.send();
    const b = browser(remote);
    await b.write(project({ 'main.tex': 'text 3' }, { id: 'other' }));
    let [open, most] = [0, 0];
    const real = remote.file.bind(remote);
    const file = vi.spyOn(remote, 'file').mockImplementation(async (hash) => {
      most = Math.max(most, (open += 1));
      const bytes = await real(hash);
      open -= 1;
      return bytes;
    });
    await b.sync.fetch('p', 'ada');
    expect(file).toHaveBeenCalledTimes(9);
    expect(most).toBe(6);
  });

  it('that are not what was asked for are refused; marks before a text are kept', async () => {
    const remote = server();
    const contents = new Contents(new MemoryStore(), remote);
    remote.files.set('ab', new Uint8Array([1]));
    await expect(contents.of(['ab'])).rejects.toBeInstanceOf(WrongContent);
    const bytes = new TextEncoder().encode('\ufeffx');
    const shape = await shapeOf({ ...contentOf(project({})), files: { a: { kind: 'binary', bytes } } });
    const hash = shape.files['a'] ?? '';
    remote.files.set(hash, bytes);
    expect((await contents.of([hash])).get(hash)).toEqual({ kind: 'binary', bytes });
  });

  it('that cannot be had end opening with a reason', async () => {
    const remote = server();
    const open = () => fetchResume('p', 'ada', () => undefined, new MemoryStore(), remote);
    expect(await open()).toBe('gone');
    remote.who = undefined;
    expect(await open()).toBe('signIn');
    vi.spyOn(remote, 'resume').mockRejectedValue(new ApiError({ status: 503, code: 'x', title: '' }));
    expect(await open()).toBe('failed');
  });
});

describe('“keep only this one”', () => {
  async function parted(account: string | undefined) {
    const local = new MemoryStore();
    const meta = { ...freshMeta('p'), local: 3, write: 'w', account };
    const sent = await shapeOf(contentOf(project({})));
    await local.change(['p'], () => [
      { project: project({ 'main.tex': 'theirs' }), meta },
      {
        project: project({ 'main.tex': 'mine' }, { id: 'c', name: 'CV (copy)' }),
        meta: {
          ...freshMeta('c'),
          local: 1,
          write: 'c',
          account,
          copyOf: 'p',
          sending: [sent],
        },
      },
    ]);
    return { local, resolved: await keepOnly(local, 'c', () => 'next') };
  }

  it('puts this side over the other, which waits to become a version, and the copy goes', async () => {
    const { local, resolved } = await parted('ada');
    expect(resolved).toMatchObject({
      project: { id: 'p', name: 'CV', files: { 'main.tex': text('mine') } },
      meta: { local: 4 },
    });
    expect((await local.waiting('ada')).map(({ item }) => [item.do, item.id])).toEqual([
      ['version', 'p'],
      ['remove', 'c'],
    ]);
    const [copy] = await local.rows(['c']);
    expect(copy).toMatchObject({ project: undefined, meta: { moved: { upTo: 1, to: 'p' } } });
  });

  it('gives the way back where no account keeps the other side', async () => {
    const { local, resolved } = await parted(undefined);
    expect(resolved?.before.files).toEqual({ 'main.tex': text('theirs') });
    expect(await local.waiting('ada')).toEqual([]);
  });

  it('does nothing without the other side', async () => {
    expect(await keepOnly(new MemoryStore(), 'c', () => 'x')).toBeUndefined();
  });
});
