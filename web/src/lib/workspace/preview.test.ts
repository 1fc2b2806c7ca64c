import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '#lib/project/model.ts';
import type { Manager, Shown, Trouble } from '#lib/tex/manager.ts';
import type { TexDocument } from '#lib/tex/document.ts';
import { aRan } from '#lib/tex/fixtures.ts';
import type { Ran } from '#lib/tex/protocol.ts';
import type { Tex } from './loadTex.ts';
import { Preview } from './preview.svelte.ts';

const text = (content: string) => ({ kind: 'text' as const, text: content });
const source = (body: string) => `\\documentclass{a}\n\\begin{document}\n${body}\n\\end{document}`;

let project: Project;
let told: TexDocument[];
let show: (shown: Shown) => void;
let trouble: (trouble: Trouble) => void;
let chosen: ReturnType<typeof vi.fn<Tex['choose']>>;
const onPage = vi.fn();
const onRest = vi.fn();
const ahead = vi.fn<Tex['ahead']>();

const settled = async () => {
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
};

function preview(begun?: (tex: Tex) => Tex): Preview {
  const manager = {
    show: (document: TexDocument) => told.push(document),
    forget: () => undefined,
    sleep: () => undefined,
    close: () => undefined,
  } as unknown as Manager;
  const tex: Tex = {
    chooser: () => '',
    choose: chosen,
    complaints: () => [
      { level: 'error', kind: 'preview', message: 'No.', excerpt: '', file: 'main.tex', line: 3 },
    ],
    start(listen) {
      show = listen.onShown;
      trouble = listen.onTrouble;
      return manager;
    },
    ahead,
  };
  const host = { project: () => project, onPage, onRest, onComplaints: () => undefined };
  return new Preview(
    host,
    begun && Promise.resolve(begun(tex)),
    async () => tex,
    (run) => run(),
  );
}

const shown = (more: Partial<Ran> = {}): Shown => ({
  document: { main: 'main.tex', files: project.files, format: 'pdflatex.fmt' },
  ran: aRan(more),
});
function type(body: string) {
  project = { ...project, files: { ...project.files, 'main.tex': text(source(body)) } };
}

beforeEach(() => {
  vi.useFakeTimers();
  onPage.mockReset();
  onRest.mockReset();
  ahead.mockReset();
  told = [];
  chosen = vi.fn<Tex['choose']>(() => 'pdflatex.fmt');
  project = {
    id: 'p',
    name: 'Test',
    files: { 'main.tex': text(source('a')) },
    main: 'main.tex',
    engine: 'auto',
    posting: '',
    ignored: [],
    sample: false,
    savedAt: 0,
  };
});

describe('the preview', () => {
  it('takes over an engine that has begun', async () => {
    const begun = vi.fn<Tex['start']>();
    const pages = preview((tex) => ({ ...tex, start: (listen) => (begun(listen), tex.start(listen)) }));
    pages.changed();
    await settled();
    expect(begun).toHaveBeenCalledTimes(1);
    show(shown());
    expect(pages.page).toBeDefined();
  });

  it('begins anew where what had begun failed', async () => {
    const pages = new Preview(
      { project: () => project, onPage, onRest, onComplaints: () => undefined },
      Promise.reject(new Error('no line')),
      () => new Promise(() => undefined),
      (run) => run(),
    );
    pages.changed();
    await settled();
    expect(pages.trouble).toBe('offline');
    expect(pages.starting).toBe(false);
    pages.changed();
    await settled();
    expect(pages.starting).toBe(true);
  });

  it('ends what has begun on a project that gives way to another', async () => {
    const close = vi.fn();
    const begun = vi.fn<Tex['start']>(() => ({ close }) as unknown as Manager);
    const pages = preview((tex) => ({ ...tex, start: begun }));
    pages.forget();
    pages.changed();
    await settled();
    expect(close).toHaveBeenCalledTimes(1);
    expect(told).toHaveLength(1);
    show(shown());
    expect(pages.page).toBeDefined();
  });

  it('shows what is typed, and asks which engine only when something beside the body changes', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    type('b');
    pages.changed();
    await settled();
    expect(told).toHaveLength(2);
    expect(chosen).toHaveBeenCalledTimes(1);
    project = { ...project, engine: 'xelatex' };
    pages.changed();
    await settled();
    expect(chosen).toHaveBeenCalledTimes(2);
  });

  it('complains of the newest text when an older complaint came in late', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    const early = shown({ outcome: 'errors' });
    type('b');
    pages.changed();
    await settled();
    show(early);
    show(shown({ outcome: 'errors' }));
    vi.advanceTimersByTime(5000);
    expect(pages.diagnostics).toHaveLength(1);
  });

  it('keeps the last good page, and complains once typing has paused', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    show(shown());
    const good = pages.page;
    type('\\x');
    pages.changed();
    await settled();
    show(shown({ outcome: 'errors', pdf: new Uint8Array([2]) }));
    expect(pages.page).toBe(good);
    expect(pages.note).toBeUndefined();
    vi.advanceTimersByTime(900);
    expect(pages.note).toBe('The page waits. main.tex, line 3: No.');
    show(shown());
    expect(pages.note).toBeUndefined();
    expect(pages.page).not.toBe(good);
  });

  it('does not complain of what was mended meanwhile', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    show(shown({ outcome: 'errors' }));
    vi.advanceTimersByTime(500);
    type('mended');
    pages.changed();
    await settled();
    vi.advanceTimersByTime(2_000);
    expect(pages.diagnostics).toEqual([]);
  });

  it('reads the page when typing pauses, and when it is the last pass', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    show(shown({ settled: false }));
    vi.advanceTimersByTime(2_000);
    expect(onRest).not.toHaveBeenCalled();
    show(shown());
    vi.advanceTimersByTime(700);
    expect(onRest).toHaveBeenCalledTimes(1);
    expect(onPage).toHaveBeenCalledTimes(2);
  });

  it('asks once for what the next lines may want, when the first page is at rest', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    expect(pages.calm).toBe(false);
    show(shown());
    expect(pages.calm).toBe(true);
    expect(ahead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(700);
    show(shown());
    vi.advanceTimersByTime(700);
    expect(ahead.mock.calls.map(([, format]) => format)).toEqual(['pdflatex.fmt']);
  });

  it('says why a document waits for a compile, also when only its body asks for that', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    chosen.mockReturnValue('lua');
    show(shown({ outcome: 'errors' }));
    await settled();
    expect(pages.unfit).toBe('lua');
    expect(pages.note).toContain('Lua');
  });

  it('says nothing where there is no engine, and does not ask again', async () => {
    const pages = preview();
    pages.changed();
    await settled();
    trouble('not_available');
    expect([pages.note, pages.starting]).toEqual([undefined, false]);
    type('b');
    pages.changed();
    await settled();
    expect(told).toHaveLength(1);
  });

  it('does nothing when it is turned off', async () => {
    const pages = preview();
    pages.setLive(false);
    pages.changed();
    await settled();
    expect(told).toHaveLength(0);
    pages.setLive(true);
    await settled();
    expect(told).toHaveLength(1);
  });
});
