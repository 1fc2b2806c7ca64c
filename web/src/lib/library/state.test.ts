import { describe, expect, it } from 'vitest';
import type { Project, ProjectFile } from '#lib/project/model.ts';
import { contentOf, filled, projectFrom, same, sameFile, shapeOf, shortName, withContent } from './state.ts';

const project: Project = {
  id: 'p',
  name: ' Baker ',
  files: {
    'main.tex': { kind: 'text', text: 'x' },
    'a.png': { kind: 'binary', bytes: new Uint8Array([1, 2]) },
  },
  main: 'main.tex',
  engine: 'xelatex',
  posting: 'bake',
  postingId: 's',
  own: [{ term: 'Rye', removed: true }],
  ignored: [{ code: 'A', quote: 'q', reason: '', at: 1 }],
  profile: 'food',
  market: 'eu' as NonNullable<Project['market']>,
  sample: false,
  savedAt: 1,
};

describe('a project', () => {
  it('comes back as it was, but for the name of a saved posting', () => {
    const back = projectFrom('p', contentOf(project), 1);
    expect(back).toEqual({ ...project, name: 'Baker', postingId: undefined });
  });

  it('with the same state stays as it is, down to its objects', () => {
    const same = withContent(project, contentOf(projectFrom('q', contentOf(project), 9)));
    expect(same).toEqual(project);
    expect(same.files).toBe(project.files);
    expect(same.ignored).toBe(project.ignored);
  });

  it('keeps the objects of the files that did not change', () => {
    const content = contentOf(project);
    const next = withContent(project, {
      ...content,
      files: { ...content.files, 'main.tex': { kind: 'text', text: 'y' } },
    });
    expect(next.files['a.png']).toBe(project.files['a.png']);
    expect(next.files['main.tex']).toEqual({ kind: 'text', text: 'y' });
  });

  it('with another posting leaves the saved one', () => {
    const content = contentOf(project);
    const next = withContent(project, { ...content, details: { ...content.details, posting: 'knead' } });
    expect(next).toMatchObject({ posting: 'knead', postingId: undefined, own: project.own });
  });

  it('loses the weights that the other side gave up', () => {
    const content = contentOf(project);
    const details = { ...content.details };
    delete details.profile;
    expect(withContent(project, { ...content, details })).not.toHaveProperty('profile');
  });

  it('of a document is that document under its name', () => {
    const document = { kind: 'pdf' as const, name: 'cv.pdf', bytes: new Uint8Array([1]) };
    const pdf: Project = { ...project, files: {}, main: '', document };
    const content = contentOf(pdf);
    expect(content).toMatchObject({
      kind: 'pdf',
      main: 'cv.pdf',
      files: { 'cv.pdf': { bytes: document.bytes } },
    });
    expect(withContent(pdf, content).document).toBe(document);
    expect(projectFrom('q', content, 1)).toMatchObject({ files: {}, main: '', document });
  });
});

it('a state has the hashes of its files, and its contents back', async () => {
  const content = contentOf(project);
  const shape = await shapeOf(content);
  expect(shape.files['main.tex']).toBe('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881');
  const contents = new Map<string, ProjectFile>();
  for (const [path, file] of Object.entries(content.files)) contents.set(shape.files[path] ?? '', file);
  expect(filled(shape, contents)).toEqual(content);
  expect(() => filled(shape, new Map())).toThrow('no content');
});

it('names are short, and never nothing', () => {
  expect(shortName('  ')).toBe('–');
  expect(shortName('a\tb\n\nc \u202egnp.exe\u0000')).toBe('a b c gnp.exe');
  expect([...shortName('é'.repeat(130))]).toHaveLength(120);
});

it('what says the same is the same', () => {
  expect(same({ a: 1, b: null }, { b: undefined, a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(sameFile({ kind: 'text', text: 'a' }, { kind: 'text', text: 'a' })).toBe(true);
  expect(sameFile({ kind: 'text', text: 'a' }, project.files['a.png'])).toBe(false);
  expect(sameFile(project.files['a.png'], { kind: 'binary', bytes: new Uint8Array([1, 3]) })).toBe(false);
  expect(sameFile(undefined, { kind: 'text', text: 'a' })).toBe(false);
});
