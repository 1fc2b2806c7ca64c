import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import { aRan } from '#lib/tex/fixtures.ts';
import type { TexDocument } from '#lib/tex/document.ts';
import type { Manager, Shown } from '#lib/tex/manager.ts';
import { headStart, mayStart } from './headStart.ts';
import type { Listen, Tex } from './loadTex.ts';

const project: Pick<Project, 'files' | 'main' | 'engine'> = {
  files: { 'main.tex': { kind: 'text', text: 'x' } },
  main: 'main.tex',
  engine: 'auto',
};
const document: TexDocument = { files: project.files, main: 'main.tex', format: 'pdflatex.fmt' };
const shown: Shown = { document, ran: aRan() };

let managers: { manager: Manager; listen: Listen; told: TexDocument[] }[];
const tex = (choice: ReturnType<Tex['choose']> = 'pdflatex.fmt'): Tex => ({
  chooser: () => '',
  choose: () => choice,
  complaints: () => [],
  start(listen) {
    const told: TexDocument[] = [];
    const manager = { show: (wanted: TexDocument) => told.push(wanted) } as unknown as Manager;
    managers.push({ manager, listen, told });
    return manager;
  },
  ahead: () => undefined,
});
const ear = () => ({ onShown: vi.fn<Listen['onShown']>(), onTrouble: vi.fn<Listen['onTrouble']>() });

let kept: Record<string, string>;

beforeEach(() => {
  managers = [];
  kept = {};
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept[key] ?? null });
});
afterEach(() => vi.unstubAllGlobals());

describe('a head start', () => {
  it('has the engine work on the project at once', async () => {
    await headStart(project, async () => tex());
    expect(managers[0]?.told).toEqual([document]);
  });

  it('hands over what was begun, what has come of it, and what comes later', async () => {
    const started = await headStart(project, async () => tex());
    managers[0]?.listen.onShown(shown);
    const listen = ear();
    expect(started.start(listen)).toBe(managers[0]?.manager);
    expect(listen.onShown).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(listen.onShown.mock.calls).toEqual([[shown]]);
    managers[0]?.listen.onTrouble('offline');
    expect(listen.onTrouble.mock.calls).toEqual([['offline']]);
  });

  it('is taken over once', async () => {
    const started = await headStart(project, async () => tex());
    started.start(ear());
    expect(started.start(ear())).toBe(managers[1]?.manager);
    expect(managers[1]?.told).toEqual([]);
  });

  it('starts nothing for a document that only a compile shows', async () => {
    await headStart(project, async () => tex('lua'));
    expect(managers).toEqual([]);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['a browser that has made a page', { 'legible:page-made': '1' }, true],
    ['a first visit', {}, false],
    ['somebody who wants no live pages', { 'legible:page-made': '1', 'legible:live-preview': '0' }, false],
  ])('is for a browser that will want a page soon: %s', (_who, choices, expected) => {
    kept = choices;
    expect(mayStart(project as Project)).toBe(expected);
  });

  it('is not for a document without source', () => {
    kept = { 'legible:page-made': '1' };
    expect(mayStart({ ...project, document: { name: 'cv.pdf' } } as unknown as Project)).toBe(false);
  });
});
