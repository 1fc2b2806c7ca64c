// Releases of the browser's TeX engine on their way into the local bucket.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeEach, expect, test } from 'vitest';
import { getPlatformProxy } from 'wrangler';

import { ROOT } from './support/api.ts';

const run = promisify(execFile);
const FIRST = '0123456789abcdef';
const SECOND = 'fedcba9876543210';
/** More than goes into one part. */
const BUNDLE = Buffer.alloc(40 << 20, 'bundle');

let folder = '';
const folders: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'legible-tex-'));
  folders.push(folder);
});
afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

function makeRelease(release: string): void {
  const out = join(folder, release);
  mkdirSync(out);
  writeFileSync(join(out, 'bundle.ttb'), BUNDLE);
  for (const name of ['engine.wasm', 'engine.wasm.br', 'engine.wasm.gz']) {
    writeFileSync(join(out, name), `${name} of ${release}`);
  }
  const files = { 'bundle.ttb': { bytes: 40 << 20 }, 'engine.wasm': { bytes: 31, br: 34, gzip: 34 } };
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ release, files }));
}

/** What the script says. */
async function upload(release: string, ...more: string[]): Promise<string> {
  const state = join(folder, 'state');
  const script = join(ROOT, 'scripts/tex-upload.mjs');
  const options = ['--release', join(folder, release), '--persist-to', state, ...more];
  const { stdout } = await run(process.execPath, [script, ...options], { cwd: folder });
  return stdout;
}

async function stored(): Promise<{ sizes: Record<string, number>; current: { release: string } }> {
  const proxy = await getPlatformProxy<{
    TEX: {
      list(): Promise<{ objects: { key: string; size: number }[] }>;
      get(key: string): Promise<{ json(): Promise<{ release: string }> }>;
    };
  }>({
    configPath: join(ROOT, 'wrangler.toml'),
    persist: { path: join(folder, 'state/v3') },
    envFiles: [],
  });
  try {
    const { objects } = await proxy.env.TEX.list();
    const current = await (await proxy.env.TEX.get('current.json')).json();
    return { sizes: Object.fromEntries(objects.map(({ key, size }) => [key, size])), current };
  } finally {
    await proxy.dispose();
  }
}

test('a release is sent once, and the next one takes its place', async () => {
  makeRelease(FIRST);
  expect(await upload(FIRST)).toContain(`${FIRST}/bundle.ttb`);
  const { sizes, current } = await stored();
  expect(Object.keys(sizes).sort()).toEqual(
    [
      `${FIRST}/bundle.ttb`,
      `${FIRST}/engine.wasm`,
      `${FIRST}/engine.wasm.br`,
      `${FIRST}/engine.wasm.gz`,
      `${FIRST}/manifest.json`,
      'current.json',
    ].sort(),
  );
  expect(sizes[`${FIRST}/bundle.ttb`]).toBe(BUNDLE.length);
  expect(current.release).toBe(FIRST);

  expect(await upload(FIRST)).toBe(`Release ${FIRST} is in use\n`);

  makeRelease(SECOND);
  await upload(SECOND);
  const after = await stored();
  expect(after.current.release).toBe(SECOND);
  expect(Object.keys(after.sizes).some((key) => key.startsWith(FIRST))).toBe(false);
});

test('without a release, or without a bucket to send it to, it says what to do', async () => {
  await expect(upload('none')).rejects.toThrow(/There is no release to upload.*tex-bundle release/);
  makeRelease(FIRST);
  await expect(upload(FIRST, '--remote')).rejects.toThrow(/Name --env staging or --env production/);
});
