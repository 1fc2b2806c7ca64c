import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { keptFiles, writeKeptFiles } from './offline.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A build as small as one can be. */
function build(code = 'keep(self.__WB_MANIFEST)'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'legible-build-'));
  folders.push(folder);
  const files = {
    'index.html': 'start',
    'workspace.html': 'work',
    'library.html': 'shelf',
    'offline.html': 'none',
    'jobs.html': 'jobs',
    'theme.js': '1',
    'icon.svg': '<svg/>',
    'dictionaries/en/index.aff': 'a',
    'dictionaries/en/index.dic': 'd',
    'dictionaries/en-gb/index.aff': 'a',
    'dictionaries/en-gb/index.dic': 'd',
    'dictionaries/nl/index.dic': 'n',
    '_app/immutable/chunks/b.js': 'b',
    '_app/immutable/assets/a.wasm': 'w',
    'service-worker.js': code,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

test("pages, code and English's dictionaries are kept; what names its content needs no digest", () => {
  const kept = keptFiles(build());
  expect(kept.map(({ url }) => url)).toEqual([
    '/',
    '/workspace',
    '/library',
    '/offline',
    '/theme.js',
    '/icon.svg',
    '/dictionaries/en/index.aff',
    '/dictionaries/en/index.dic',
    '/dictionaries/en-gb/index.aff',
    '/dictionaries/en-gb/index.dic',
    '/_app/immutable/assets/a.wasm',
    '/_app/immutable/chunks/b.js',
  ]);
  for (const { url, revision } of kept)
    if (url.startsWith('/_app/')) expect(revision).toBeNull();
    else expect(revision).toMatch(/^[0-9a-f]{16}$/);
});

test('another page is another digest', () => {
  const folder = build();
  const digest = () => keptFiles(folder).find(({ url }) => url === '/workspace')?.revision;
  const before = digest();
  writeFileSync(path.join(folder, 'workspace.html'), 'work!');
  expect(digest()).not.toBe(before);
});

test('the list stands in the built worker', () => {
  const folder = build();
  expect(writeKeptFiles(folder)).toBe(12);
  const code = readFileSync(path.join(folder, 'service-worker.js'), 'utf8');
  expect(JSON.parse(code.replace(/^keep\(|\)$/g, ''))).toEqual(keptFiles(folder));
});

test.each(['keep()', 'keep(self.__WB_MANIFEST, self.__WB_MANIFEST)'])(
  'a worker that asks for the list elsewhere than once is refused: %s',
  (code) => {
    expect(() => writeKeptFiles(build(code))).toThrow('should name self.__WB_MANIFEST once');
  },
);
