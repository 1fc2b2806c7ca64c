import { describe, expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import { freshMeta } from '#lib/project/rows.ts';
import { sameProject, Tab, type Outcome } from './tab.ts';
import { MemoryStore } from './testing/memory.ts';

const project = (files: Record<string, string>, more: Partial<Project> = {}): Project => ({
  id: 'p',
  name: 'CV',
  files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, { kind: 'text', text }])),
  main: 'main.tex',
  engine: 'auto',
  posting: '',
  ignored: [],
  sample: false,
  savedAt: 1,
  ...more,
});
const texts = ({ files }: Project) =>
  Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path, file.kind === 'text' ? file.text : '']),
  );

interface Page {
  project: Project;
  tab: Tab;
  /** What others wrote that was shown. */
  shown: Outcome[];
  type: (path: string, text: string) => void;
  open: (id?: string) => Promise<void>;
}

/** A tab of a browser, and what it shows. */
function tabOf(local: MemoryStore, name: string): Page {
  const shown: Outcome[] = [];
  let id = 0;
  const page: Page = {
    project: project({}),
    type(path, text) {
      page.project = { ...page.project, files: { ...page.project.files, [path]: { kind: 'text', text } } };
    },
    async open(of = 'p') {
      const [row] = await local.rows([of]);
      if (!row?.project) throw new Error('nothing to open');
      page.project = row.project;
      page.tab.opened(row.project, row.meta);
    },
    shown,
    tab: new Tab({
      local,
      newId: () => `${name}${(id += 1)}`,
      now: () => 0,
      copyName: (of) => `${of} (${name})`,
      current: () => page.project,
      show: (next, outcome) => {
        page.project = next;
        shown.push(outcome);
      },
    }),
  };
  return page;
}

async function twoTabs(files: Record<string, string>, more: Partial<Project> = {}) {
  const local = new MemoryStore();
  const [a, b] = [tabOf(local, 'a'), tabOf(local, 'b')];
  a.project = project(files, more);
  a.tab.opened(a.project);
  await a.tab.save();
  await b.open();
  return { local, a, b };
}

it('writes what was on show when it was asked, also where another project comes on show at once', async () => {
  const local = new MemoryStore();
  const page = tabOf(local, 'a');
  page.tab.opened(page.project);
  page.type('main.tex', 'the last words');
  const saved = page.tab.save();
  page.project = project({ 'main.tex': 'another' }, { id: 'q' });
  page.tab.opened(page.project);
  await saved;
  await page.tab.save();
  const rows = await local.rows(['p', 'q']);
  expect(rows.map((row) => row?.project && texts(row.project))).toEqual([
    { 'main.tex': 'the last words' },
    { 'main.tex': 'another' },
  ]);
});

describe('two tabs', () => {
  it('have both their changes when those are of different files', async () => {
    const { a, b } = await twoTabs({ 'main.tex': '1', 'b.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('b.tex', 'b');
    await b.tab.save();
    expect(texts(b.project)).toEqual({ 'main.tex': 'a', 'b.tex': 'b' });
    await a.tab.follow();
    expect(texts(a.project)).toEqual({ 'main.tex': 'a', 'b.tex': 'b' });
    expect(a.shown).toHaveLength(1);
  });

  it('keep both sides of one file: the later tab goes on with a copy, and the record stays', async () => {
    const { local, a, b } = await twoTabs({ 'main.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('main.tex', 'b');
    const outcome = await b.tab.save();
    expect(outcome).toMatchObject({ from: 'p', meta: { copyOf: 'p' }, project: { name: 'CV (b)' } });
    expect(b.project.id).toBe(outcome.project.id);
    expect(texts(b.project)).toEqual({ 'main.tex': 'b' });
    const [record] = await local.rows(['p']);
    expect(record?.project && texts(record.project)).toEqual({ 'main.tex': 'a' });
    b.type('main.tex', 'b and on');
    await b.tab.save();
    expect(await local.all()).toHaveLength(2);
  });

  it('follow each other with what is typed in its place', async () => {
    const { a, b } = await twoTabs({ 'main.tex': '1', 'b.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('b.tex', 'not saved yet');
    await b.tab.follow();
    expect(texts(b.project)).toEqual({ 'main.tex': 'a', 'b.tex': 'not saved yet' });
    expect(await b.tab.follow()).toBeUndefined();
  });

  it('leave what cannot be brought together to the next save', async () => {
    const { a, b } = await twoTabs({ 'main.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('main.tex', 'b');
    expect(await b.tab.follow()).toBeUndefined();
    expect(texts(b.project)).toEqual({ 'main.tex': 'b' });
    expect((await b.tab.save()).from).toBe('p');
  });
});

describe('what is typed while a save runs', () => {
  it('stays, with what others wrote of other files', async () => {
    const { a, b } = await twoTabs({ 'main.tex': '1', 'b.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('b.tex', 'b');
    const saving = b.tab.save();
    await vi.waitFor(() => Promise.resolve());
    b.type('b.tex', 'b and on');
    await saving;
    expect(texts(b.project)).toEqual({ 'main.tex': 'a', 'b.tex': 'b and on' });
  });

  it('becomes a copy at the next save when others wrote the same file', async () => {
    const { local, a, b } = await twoTabs({ 'main.tex': '1', 'b.tex': '1' });
    a.type('main.tex', 'a');
    await a.tab.save();
    b.type('b.tex', 'b');
    const real = local.change.bind(local);
    vi.spyOn(local, 'change').mockImplementationOnce(async (...words) => {
      await real(...words);
      b.type('main.tex', 'typed meanwhile');
    });
    await b.tab.save();
    expect(texts(b.project)).toEqual({ 'main.tex': 'typed meanwhile', 'b.tex': 'b' });
    expect((await b.tab.save()).meta).toMatchObject({ copyOf: 'p', undecided: true });
    const [record] = await local.rows(['p']);
    expect(record?.project && texts(record.project)).toEqual({ 'main.tex': 'a', 'b.tex': 'b' });
  });
});

describe('a project that went elsewhere', () => {
  it('is followed there by whoever has seen it before', async () => {
    const { local, b } = await twoTabs({ 'main.tex': '1' });
    await local.change(['p', 'q'], ([row]) => [
      {
        project: project({ 'main.tex': '1' }, { id: 'q' }),
        meta: { ...freshMeta('q'), local: 1, write: 'q' },
      },
      { meta: { ...(row?.meta ?? freshMeta('p')), moved: { upTo: 1, to: 'q' } } },
    ]);
    b.type('main.tex', '1 and on');
    expect(await b.tab.save()).toMatchObject({ from: 'p', project: { id: 'q' } });
    const [row] = await local.rows(['q']);
    expect(row?.project && texts(row.project)).toEqual({ 'main.tex': '1 and on' });
    expect(await local.all()).toHaveLength(1);
  });

  it('that was removed comes back with the next change, and what was known of it', async () => {
    const { local, b } = await twoTabs({ 'main.tex': '1' });
    await local.change(['p'], () => [{ remove: 'p' }]);
    expect(await b.tab.follow()).toBeUndefined();
    b.type('main.tex', '2');
    await b.tab.save();
    expect((await local.rows(['p']))[0]).toMatchObject({ meta: { local: 2 } });
  });
});

describe('whose it is', () => {
  it('is told when it is first written, but for the untouched sample', async () => {
    const local = new MemoryStore();
    const a = tabOf(local, 'a');
    a.tab.owner = 'ada';
    a.project = project({ 'main.tex': '1' }, { sample: true });
    a.tab.opened(a.project);
    expect((await a.tab.save()).meta.account).toBeUndefined();
    a.project = { ...a.project, sample: false };
    expect((await a.tab.save()).meta.account).toBe('ada');
    a.tab.owner = 'bob';
    expect((await a.tab.save()).meta.account).toBe('ada');
  });
});

it('a project that this tab never opened is never written over another', async () => {
  const { local } = await twoTabs({ 'main.tex': '1' });
  const c = tabOf(local, 'c');
  c.project = project({ 'main.tex': 'from nowhere' });
  expect((await c.tab.save()).meta.copyOf).toBe('p');
});

it('projects are the same by what they say', () => {
  expect(sameProject(project({ a: '1' }), project({ a: '1' }, { savedAt: 9 }))).toBe(true);
  expect(sameProject(project({ a: '1' }), project({ a: '1', b: '' }))).toBe(false);
  expect(sameProject(project({ a: '1' }), project({ a: '1' }, { engine: 'xelatex' }))).toBe(false);
});
