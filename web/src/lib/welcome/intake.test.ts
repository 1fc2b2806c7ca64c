import { describe, expect, it } from 'vitest';
import type { ProjectModule } from '#lib/project/importer.ts';
import type { Reading } from '#lib/scorer/messages.ts';
import { takeFiles, takeText, type Tools } from './intake.ts';

const file = (path: string, content: string | Uint8Array<ArrayBuffer> = 'x') => ({
  path,
  blob: new Blob([content]),
});
const reading: Reading = { kind: 'page', json: '{}' };

/** A module that takes every file; the main files are those that begin a document. */
const module: Partial<ProjectModule> = {
  check: (json) =>
    JSON.stringify({ paths: (JSON.parse(json) as { path: string }[]).map(({ path }) => path) }),
  read_file: (path, bytes) =>
    path.endsWith('.exe')
      ? JSON.stringify({ error: { code: 'kind', message: 'This kind of file is not taken.' } })
      : JSON.stringify({ path, text: new TextDecoder().decode(bytes) }),
  main_candidates: (texts) =>
    JSON.stringify({
      candidates: Object.entries(JSON.parse(texts) as Record<string, string>)
        .filter(([, text]) => text.includes('\\documentclass'))
        .map(([path]) => path),
    }),
};
const tools = (more: Partial<Tools> = {}): Tools => ({
  module: async () => module as ProjectModule,
  read: async () => reading,
  ...more,
});

describe('text', () => {
  it('is a project of one file, cleaned for the scorer, and handed over as it came', () => {
    const intake = takeText('“Led” a team', 'Pasted');
    expect(intake.project.files).toEqual({ 'main.tex': { kind: 'text', text: "``Led'' a team" } });
    expect(intake.project.main).toBe('main.tex');
    expect(intake.handover).toEqual({ kind: 'text', text: '“Led” a team', name: 'Pasted' });
  });
});

describe('files', () => {
  it('of LaTeX are a project, whose likeliest main file is scored', async () => {
    const intake = await takeFiles(
      [file('cv/main.tex', '\\documentclass{article}'), file('cv/skills.tex', 'Rust')],
      tools(),
    );
    expect(intake).toMatchObject({ name: 'cv', project: { main: 'cv/main.tex' }, reading: undefined });
    expect(Object.keys(intake.project.files)).toEqual(['cv/main.tex', 'cv/skills.tex']);
    expect(intake.handover).toMatchObject({ kind: 'files', files: [{}, {}] });
  });

  it('that are a document are read', async () => {
    const intake = await takeFiles([file('My CV.pdf', '%PDF-1.7')], tools());
    expect(intake).toMatchObject({
      name: 'My CV',
      reading,
      project: { document: { kind: 'pdf', name: 'My CV.pdf' } },
    });
  });

  it.each<[string, Parameters<typeof takeFiles>, RegExp]>([
    ['that begin no document', [[file('a.tex', 'Rust')], tools()], /needs a \\documentclass/],
    ['of an old Word', [[file('cv.doc')], tools()], /Save it as \.docx or PDF/],
    ['that are refused', [[file('a.exe'), file('b.tex')], tools()], /This kind of file is not taken/],
    ['that are none', [[], tools()], /needs a \\documentclass/],
    [
      'without a connection',
      [[file('a.tex'), file('b.tex')], tools({ module: () => Promise.reject(new TypeError('fetch')) })],
      /could not be fetched/,
    ],
    [
      'whose reader is not there',
      [
        [file('a.pdf', '%PDF-')],
        tools({ read: () => Promise.reject(Object.assign(new Error('x'), { code: 'not_loaded' })) }),
      ],
      /could not be fetched/,
    ],
    [
      'that the reader refuses',
      [
        [file('a.pdf', '%PDF-')],
        tools({
          read: () => Promise.reject(Object.assign(new Error('It has a password.'), { code: 'locked' })),
        }),
      ],
      /It has a password/,
    ],
    [
      'that are too large',
      [[file('a.pdf', new Uint8Array(20_000_001).fill(37))], tools()],
      /larger than 20 MB/,
    ],
  ])('%s are refused in words', async (_, given, words) => {
    await expect(takeFiles(...given)).rejects.toThrow(words);
  });
});
