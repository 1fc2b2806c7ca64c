// The key, the page: live states, the drawn PDF, errors with their line, cancel, download.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';

test('a key compiles the sample: states over a socket, a drawn page, selectable text, a named download', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  const sockets: string[] = [];
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    sockets.push(socket.url());
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString()));
  });
  await workspace.open();
  await workspace.compile();
  await workspace.phase('done');
  await expect(workspace.status).toContainText(/Compiled in [\d.]+ s/);
  expect(sockets.some((url) => url.includes('/api/v1/live'))).toBe(true);
  expect(frames.some((frame) => frame.includes('"state":"processing"'))).toBe(true);
  expect(frames.some((frame) => frame.includes('"state":"completed"'))).toBe(true);

  const pages = page.getByRole('region', { name: 'Pages of the PDF' });
  await expect(pages.locator('canvas').first()).toBeVisible();
  await expect(pages.locator('.textLayer').first()).toContainText('Ada');

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^Ada.*\.pdf$/);
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the same source again is answered at once', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document(`Compiled twice, ${Date.now()}.`));
  await workspace.compile();
  await workspace.phase('done');
  await workspace.compile();
  await expect(workspace.status).toContainText('Unchanged');
});

test('an error marks its line, explains itself with a hint, keeps the last good page and shows the log', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('Fine.'));
  await workspace.compile();
  await workspace.phase('done');
  const canvas = page.getByRole('region', { name: 'Pages of the PDF' }).locator('canvas').first();
  await expect(canvas).toBeVisible();

  await workspace.replace('\\documentclass{article}\n\\begin{document}\nFine.\n\\usepakage{x}\n');
  await workspace.compile();
  await workspace.phase('failed');
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems).toContainText('\\usepakage');
  await problems.getByRole('button', { name: 'main.tex:4' }).first().click();
  await expect(page.getByText(/Ln 4, Col \d+/)).toBeVisible();
  await expect(page.locator('.cm-lint-marker-error').first()).toBeVisible();
  await expect(canvas).toBeVisible();

  await problems.getByRole('button', { name: 'Full log' }).click();
  await expect(page.getByRole('dialog')).toContainText('This is pdfTeX');
});

test('recompiling keeps the scroll position', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  const long = (word: string) =>
    document(Array.from({ length: 60 }, () => `${word}\\par\\vspace{2em}`).join('\n'));
  await workspace.replace(long('First'));
  await workspace.compile();
  await workspace.phase('done');
  const pages = page.getByRole('region', { name: 'Pages of the PDF' });
  await expect(pages.locator('.textLayer').first()).toContainText('First');
  await pages.evaluate((element) => {
    element.scrollTop = 900;
  });
  await workspace.replace(long('Second'));
  await workspace.compile();
  await expect(pages.locator('.textLayer', { hasText: 'Second' }).first()).toBeAttached();
  expect(await pages.evaluate((element) => element.scrollTop)).toBeCloseTo(900, -1);
});

test('cancel stops an endless document, and the next compile works', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document(`\\loop\\iftrue\\repeat ${Date.now()}`));
  await workspace.compile();
  await workspace.phase('running');
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await workspace.phase('cancelled');
  await workspace.replace(document('After the storm.'));
  await workspace.compile();
  await workspace.phase('done');
});

test('zoom and pages have buttons', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('One\\newpage Two'));
  await workspace.compile();
  await workspace.phase('done');
  const toolbar = page.getByRole('toolbar', { name: 'Page' });
  await expect(toolbar).toContainText('Page 1 of 2');
  const percent = async () => Number(/(\d+) %/.exec((await toolbar.textContent()) ?? '')?.[1]);
  await expect.poll(percent).toBeGreaterThan(0);
  const before = await percent();
  await toolbar.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(percent).toBeGreaterThan(before);
  await toolbar.getByRole('button', { name: 'Next page' }).click();
  await expect(toolbar).toContainText('Page 2 of 2');
});

test('the page of another project is drawn in the place of the last one', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.view('Page');
  for (const words of ['Weaver of baskets', 'Keeper of bees']) {
    await workspace.pick([{ name: 'cv.tex', mimeType: 'text/x-tex', buffer: Buffer.from(document(words)) }]);
    await expect(page.getByText('No page yet')).toBeVisible();
    await workspace.compile();
    await workspace.phase('done');
    await expect(page.locator('.textLayer')).toContainText(words);
  }
});

test('a server that cannot be reached is said in words, and nothing is lost', async ({ page, context }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('Kept.'));
  await context.setOffline(true);
  await workspace.compile();
  await expect(page.getByText('The server cannot be reached.').first()).toBeVisible();
  await expect(workspace.editor).toContainText('Kept.');
  await context.setOffline(false);
  await workspace.compile();
  await workspace.phase('done');
});
