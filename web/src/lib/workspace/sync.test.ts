import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import type { Project } from '#lib/project/model.ts';
import type { PageMap, Words } from '#lib/synctex/map.ts';
import { Sync } from './sync.svelte.ts';

const BOX = { page: 1, x: 10, y: 20, width: 30, height: 9 };
const BEFORE = 'one\ntwo\nthree\nfour';

/** A map in which each line has a box at its own height; `two` was written on line 2 whatever TeX says. */
function fakeModule(said: { line: number }) {
  const map = {
    toSource: (page: number) => (page === 1 ? { file: 'main.tex', line: said.line, exact: true } : undefined),
    toPage: (file: string, line: number) =>
      file === 'main.tex' ? { line, places: [{ ...BOX, y: line }] } : undefined,
    close: () => undefined,
  };
  return {
    PageMap: { read: async () => map as unknown as PageMap },
    findWords: (_: string, __: number, { word }: Words) =>
      word === 'two' ? { line: 2, column: 1 } : undefined,
  } as unknown as typeof import('#lib/synctex/map.ts');
}

const project = (text: string): Project => ({
  id: 'p',
  name: 'Test',
  files: { 'main.tex': { kind: 'text', text } },
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt: 0,
});

async function setUp({ fails }: { fails?: number } = {}) {
  const said = { line: 3 };
  const went: unknown[] = [];
  const told: string[] = [];
  const host = {
    project: project(BEFORE),
    active: 'main.tex',
    cursor: { line: 2, column: 1 },
    api: {
      synctex: async () => {
        if (fails !== undefined) throw new ApiError({ status: fails, code: 'x', title: 'x' });
        return new Uint8Array();
      },
    },
    goToLine: (...place: unknown[]) => went.push(place),
    showPage: vi.fn(),
    say: (message: string) => told.push(message),
  };
  const sync = new Sync(host, async () => fakeModule(said));
  const compiled = () => sync.take('j', host.project.files);
  return { sync, host, said, went, told, compiled };
}

const point = (word = '', page = 1) => ({
  page,
  x: 1,
  y: 1,
  words: word ? { before: '', word, after: '' } : undefined,
});

describe('from the page to the source', () => {
  it('a place leads to the line that set it', async () => {
    const { sync, went, compiled } = await setUp();
    await compiled();
    sync.toSource(point());
    expect(went).toEqual([['main.tex', 3, undefined]]);
  });

  it('the word that was pointed at tells line and column better', async () => {
    const { sync, went, compiled } = await setUp();
    await compiled();
    sync.toSource(point('two'));
    expect(went).toEqual([['main.tex', 2, 1]]);
  });

  it('lines are followed through edits since, and what is gone is told as near', async () => {
    const { sync, host, went, told, compiled } = await setUp();
    await compiled();
    host.project = project(`new\nnew\n${BEFORE}`);
    sync.toSource(point());
    host.project = project('one\nfour');
    sync.toSource(point());
    expect(went).toEqual([
      ['main.tex', 5, undefined],
      ['main.tex', 2, undefined],
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('moved on');
  });

  it('a column is not given for a line that says something else by now', async () => {
    const { sync, host, went, compiled } = await setUp();
    await compiled();
    host.project = project(BEFORE.replace('two', 'tow'));
    sync.toSource(point('two'));
    expect(went).toEqual([['main.tex', 2, undefined]]);
  });

  it('an empty place and a file that is gone are told', async () => {
    const { sync, host, went, told, compiled } = await setUp();
    await compiled();
    sync.toSource(undefined);
    sync.toSource(point('', 2));
    host.project = { ...host.project, files: {} };
    sync.toSource(point());
    expect(went).toEqual([]);
    expect(told).toHaveLength(3);
    expect(told[2]).toContain('main.tex');
  });
});

describe('from the source to the page', () => {
  it('the cursor’s line is shown where it stood when it was compiled', async () => {
    const { sync, host, compiled } = await setUp();
    await compiled();
    host.project = project(`new\n${BEFORE}`);
    sync.cursorToPage();
    expect(sync.flash).toEqual({ places: [{ ...BOX, y: 1 }], reveal: true });
    expect(host.showPage).toHaveBeenCalled();
  });

  it('a file that set nothing is told', async () => {
    const { sync, host, told, compiled } = await setUp();
    await compiled();
    host.active = 'other.tex';
    sync.cursorToPage();
    expect(sync.flash).toBeUndefined();
    expect(told).toHaveLength(1);
  });

  it('a page that follows shows each line once, without taking the keys', async () => {
    vi.useFakeTimers();
    const { sync, host, compiled } = await setUp();
    await compiled();
    sync.cursorMoved();
    vi.runAllTimers();
    expect(sync.flash).toBeUndefined();
    sync.toggleFollowing();
    vi.runAllTimers();
    expect(sync.flash).toEqual({ places: [{ ...BOX, y: 2 }], reveal: false });
    sync.flash = undefined;
    host.cursor = { line: 2, column: 3 };
    sync.cursorMoved();
    vi.runAllTimers();
    expect(sync.flash).toBeUndefined();
    expect(host.showPage).not.toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('without a map', () => {
  it.each([
    [404, 'absent', 'turns SyncTeX off'],
    [503, 'failed', 'could not be fetched'],
  ])('an answer of %i is told as %s', async (fails, state, words) => {
    const { sync, went, told, compiled } = await setUp({ fails });
    await compiled();
    expect(sync.state).toBe(state);
    sync.toSource(point());
    sync.cursorToPage();
    expect([went, sync.flash]).toEqual([[], undefined]);
    expect(told).toEqual([expect.stringContaining(words), expect.stringContaining(words)]);
  });

  it('there is a reason before the first compile and after another project came', async () => {
    const { sync, compiled } = await setUp();
    expect(sync.reason).toContain('Compile first');
    await compiled();
    expect(sync.reason).toBeUndefined();
    sync.clear();
    expect(sync.reason).toContain('Compile first');
  });
});

it('a finding is shown by its own places, else by its line; one about the whole has no button', async () => {
  const { sync, compiled } = await setUp();
  await compiled();
  const finding = { spans: [], boxes: [BOX] };
  const card = (more: object) => ({ finding, quote: '', place: undefined, ...more }) as never;
  sync.ofCard(card({}))?.show();
  expect(sync.flash?.places).toEqual([BOX]);
  const place = { file: 'main.tex', line: 4 };
  sync.ofCard(card({ finding: { spans: [] }, place }))?.show();
  expect(sync.flash?.places).toEqual([{ ...BOX, y: 4 }]);
  expect(sync.ofCard(card({ finding: { spans: [] } }))).toBeUndefined();
});
