// The browser's TeX engine, as the Worker under test serves it.
import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './corpus.ts';

/** False where the engine could not be built: the product works without, and there is nothing to see. */
export const hasTex = existsSync(join(root, 'build/tex/release/manifest.json'));

/** The paths below `/tex/` that a page and its workers ask for, from now on. */
export function texRequests(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/tex/')) asked.push(pathname);
  });
  return asked;
}

/** Whether the browser keeps the piece of the bundle that begins at `start`; runs in the page. */
export async function keepsPiece(start: number): Promise<boolean> {
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys())
      if (url.endsWith(`bundle.ttb?start=${start}`)) return true;
  return false;
}

/** Where the files begin that are fetched last, for documents to come. */
export function startOfCommonFiles(): number {
  const index = readFileSync(join(root, 'build/tex/release/index.tsv'), 'utf8');
  return Number(/\n#\tarticle-pdftex\n[^\t]+\t(\d+)/.exec(index)?.[1]);
}
