// The browser's TeX engine, as the Worker under test serves it.
import type { Page } from '@playwright/test';
import { existsSync } from 'node:fs';
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
