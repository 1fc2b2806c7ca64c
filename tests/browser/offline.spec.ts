// The workspace without a network: the line to the server is cut, not merely said to be.
import { expect, test as base, type Page } from '@playwright/test';
import { Line } from './support/line.ts';
import { LOOKS, looksRight } from './support/looks.ts';
import { hasTex, keepsPiece, startOfCommonFiles } from './support/tex.ts';
import { document, WorkspacePage } from './support/workspace.ts';

const test = base.extend<{ line: Line }>({
  line: async ({ baseURL }, use) => {
    const line = new Line(Number(new URL(baseURL ?? '').port));
    await line.join();
    await use(line);
    await line.cut();
  },
});
test.use({ serviceWorkers: 'allow' });

const SOURCE = document('Gardener with twelve years outdoors.');
const JOB = String.raw`\section{Experience}\textbf{Baker}, Elm Ovens \hfill Jan 2020 -- May 2022`;
const TOLD = String.raw`\begin{itemize}\item Developped the bread of the house and the cakes for all of its guests\end{itemize}`;

/** A first visit, until the browser keeps all it needs. */
async function visited(page: Page, line: Line, preview: boolean): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(page);
  await workspace.open(preview, line.origin);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
  return workspace;
}

test('after one visit the workspace opens, scores, checks spelling and keeps work without a network', async ({
  page,
  line,
}) => {
  const workspace = await visited(page, line, false);
  await workspace.replace(SOURCE);
  await expect(page.getByText(/^saved here \d/).first()).toBeVisible();
  await line.cut();

  await page.reload();
  await expect(workspace.editor).toContainText('twelve years');
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  const before = await workspace.overall();
  await workspace.replace(document(`${JOB}${TOLD}`));
  await expect.poll(() => workspace.overall()).not.toBe(before);
  await expect(workspace.findings.filter({ hasText: 'Developped' })).toBeVisible();
  await expect(page.getByText(/^saved here \d/).first()).toBeVisible();
  await page.reload();
  await expect(workspace.editor).toContainText('Developped');

  await line.join();
  await page.reload();
  await expect(workspace.editor).toContainText('Developped');
});

test('the page is typeset without a network too', async ({ page, line }) => {
  test.skip(!hasTex, 'The TeX engine is not built: there is no preview.');
  const workspace = await visited(page, line, true);
  await workspace.replace(SOURCE);
  await workspace.view('Page');
  const layer = page.locator('.textLayer').first();
  await expect(layer).toContainText('twelve years', { timeout: 30_000 });
  await expect(page.getByText(/^saved here \d/).first()).toBeVisible();
  await expect.poll(() => page.evaluate(keepsPiece, startOfCommonFiles())).toBe(true);
  await line.cut();

  await page.reload();
  await expect(layer).toContainText('twelve years', { timeout: 30_000 });
  // Fonts that no page here has used yet.
  await workspace.replace(document(`${JOB}${TOLD}`));
  await expect(layer).toContainText('Developped');
  await expect(layer).toContainText('Experience');
});

test('a page that is not kept says so, and leads to the one that is', async ({ page, line }) => {
  const workspace = await visited(page, line, false);
  await line.cut();
  await page.goto(`${line.origin}/jobs`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page cannot be reached');
  for (const [colorScheme, width] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await looksRight(page, `offline-${colorScheme}-${width}`);
  }
  await page.getByRole('main').getByRole('link', { name: 'Workspace' }).click();
  await expect(workspace.editor).toBeVisible();

  await page.goto(`${line.origin}/jobs`);
  await line.join();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jobs');
});
