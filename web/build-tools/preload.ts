/**
 * What the head of the workspace's page gains: its code is imported while the
 * page runs, so the prerendered page does not name it by itself, and the browser
 * would learn of each part only when the one before has arrived. `early.ts` is
 * run at once, so that the scorer need not wait for the app.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

const EARLY = 'src/lib/workspace/early.ts';
const WORKSPACE = 'src/lib/workspace/Workspace.svelte';

/** The elements, one a line; `root` is the folder of the web app. */
export function workspaceHead(root: string): string[] {
  const manifest = JSON.parse(
    readFileSync(path.join(root, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8'),
  ) as Record<string, Chunk>;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const chunkOf = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build's manifest does not know ${name}`);
    return chunk;
  };
  const follow = (name: string) => {
    const chunk = chunkOf(name);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    chunk.css?.forEach((file) => styles.add(file));
    chunk.imports?.forEach(follow);
  };
  follow(EARLY);
  follow(WORKSPACE);
  const assets = '_app/immutable/assets';
  const wasm = readdirSync(path.join(root, 'build', assets)).find((name) =>
    /^typing_bg\..*\.wasm$/.test(name),
  );
  if (!wasm) throw new Error('the build holds no scorer');
  return [
    `<script type="module" async src="/${chunkOf(EARLY).file}"></script>`,
    `<link href="/${assets}/${wasm}" rel="preload" as="fetch" type="application/wasm" crossorigin>`,
    ...[...styles].map((file) => `<link href="/${file}" rel="stylesheet">`),
    ...[...scripts].map((file) => `<link href="/${file}" rel="modulepreload">`),
  ];
}
