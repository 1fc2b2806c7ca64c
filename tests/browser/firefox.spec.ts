// The main flows in Firefox: its JavaScript and WebAssembly, its storage, its service worker, its shadow DOM.
import { expect } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasFirefox, test } from './support/firefox.ts';
import { hasTex, keepsPiece, startOfCommonFiles } from './support/tex.ts';
import { document } from './support/workspace.ts';

test.skip(!hasFirefox, 'Firefox is not installed.');

const SOURCE = document('Gardener with twelve years outdoors.');
const JOB = String.raw`\section{Experience}\textbf{Baker}, Elm Ovens \hfill Jan 2020 -- May 2022`;
const TOLD = String.raw`\begin{itemize}\item Developped the bread of the house and the cakes for all of its guests\end{itemize}`;

test('scores what is typed, mends a slip with one click, and takes it back', async ({ firefox }) => {
  await firefox.open();
  const before = await firefox.score();
  await firefox.replace(document(`${JOB}${TOLD}`));
  await expect.poll(() => firefox.score()).not.toBe(before);
  await firefox.click('[data-finding] button', 'Write “Developed”');
  await firefox.says('.cm-content', 'Developed the bread');
  await firefox.press('Control', 'z');
  await firefox.says('.cm-content', 'Developped the bread');
});

test('the landing page leads to the workspace, which alone is isolated', async ({ firefox }) => {
  const isolated = () => firefox.page.evaluate(() => globalThis.crossOriginIsolated);
  await firefox.goto('/');
  expect(await isolated()).toBe(false);
  await Promise.all([firefox.page.waitForNavigation(), firefox.page.locator('a[href="/workspace"]').click()]);
  await expect.poll(() => firefox.score()).toBeGreaterThan(0);
  expect(await isolated()).toBe(true);
});

test('a project of several files opens from a zip, and is there after a reload', async ({ firefox }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'legible-firefox-'));
  try {
    const file = path.join(folder, 'resume.zip');
    const files = {
      'cv.tex': strToU8(document('\\input{part}')),
      'part.tex': strToU8('Beekeeper by the sea'),
    };
    writeFileSync(file, zipSync(files));
    await firefox.open();
    const picker = await firefox.page.waitForSelector('[data-testid="file-picker"]');
    await (picker as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(file);
    await firefox.says('.cm-content', '\\input{part}');
    await firefox.says('nav[aria-label="Files"]', 'part.tex');
    await firefox.says('*', /^saved here \d/);
    await firefox.page.reload();
    await firefox.says('.cm-content', '\\input{part}');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a posting is read, and what the resume lacks is named', async ({ firefox }) => {
  await firefox.open();
  await firefox.replace(document('\\section{Skills}\nPython, SQL'));
  await firefox.click('[role="tab"]', 'Match');
  await firefox.page
    .locator('textarea')
    .fill('Senior baker\n\nMust have\n- Three years of experience with Python\n- Haskell');
  await firefox.says('[role="row"], tr', /Haskell.*Missing/s);
  await firefox.says('[role="row"], tr', /Python/);
});

test('compiles with the service, shows the page, and goes from a word to its line', async ({ firefox }) => {
  const { page } = firefox;
  await firefox.open();
  await firefox.replace(document(`First words.\n\n${'Filler.\n\n'.repeat(9)}Last words by the river.`));
  await firefox.press('Control', 'Enter');
  await page.waitForSelector('[data-phase="done"]', { timeout: 40_000 });
  await firefox.says('[data-page-mark]', 'Compiled');
  await firefox.says('.textLayer', 'by the river');
  // What leads to the source comes behind the page, which may be drawn once more meanwhile.
  await expect(async () => {
    const words = await page.waitForSelector(
      '::-p-xpath(//*[@class="textLayer"]//*[contains(text(), "river")])',
    );
    await words?.click({ count: 2 });
    await firefox.says('.cm-activeLine', 'by the river');
  }).toPass({ timeout: 45_000 });
});

test.describe('with the TeX engine', () => {
  test.skip(!hasTex, 'The TeX engine is not built: there is no preview.');

  test('the page follows what is typed, and a runaway does not stop typing', async ({ firefox }) => {
    await firefox.open();
    await firefox.replace(SOURCE);
    await firefox.says('.textLayer', 'twelve years', 40_000);
    await firefox.says('[data-page-mark]', 'Preview');
    await firefox.replace(document('Beekeeper on the coast.'));
    await firefox.says('.textLayer', 'Beekeeper');

    await firefox.replace(document('\\def\\x{\\x}\\x'));
    await firefox.page.keyboard.type(' typed meanwhile');
    await firefox.says('.cm-content', 'typed meanwhile');
    await firefox.says('[data-preview-note]', 'took too long', 40_000);
    await firefox.says('.textLayer', 'Beekeeper');
    await firefox.replace(SOURCE);
    await firefox.says('.textLayer', 'twelve years', 40_000);
  });

  test('after one visit it opens, scores and sets the page without a network', async ({ firefox, line }) => {
    await firefox.open();
    await firefox.replace(SOURCE);
    await firefox.says('.textLayer', 'twelve years', 40_000);
    await firefox.says('*', /^saved here \d/);
    await firefox.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active?.state === 'activated') return;
      await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
    });
    await expect.poll(() => firefox.page.evaluate(keepsPiece, startOfCommonFiles())).toBe(true);
    await line.cut();
    await firefox.page.reload();
    await firefox.says('.textLayer', 'twelve years', 40_000);
    const before = await firefox.score();
    await firefox.replace(document(`${JOB}${TOLD}`));
    await firefox.says('.textLayer', 'Developped');
    await expect.poll(() => firefox.score()).not.toBe(before);
  });
});
