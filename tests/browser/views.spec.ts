// Every view of the workspace: axe finds nothing, in both themes at three widths; keys reach everything.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/corpus.ts';
import { document, WorkspacePage } from './support/workspace.ts';

/** Without the T1 encoding accents are drawn apart from their letters: words that differ on the page. */
const LOSSY = document(
  'Zo\\"e M\\"uller\\par zoe@example.org\n\\section{Experience}\n\\textbf{Engineer}, Acme, 2019 -- 2021\n\\begin{itemize}\n\\item Recieved a caf\\\'e prize\n\\end{itemize}',
);
const TEX = { name: 'cv.tex', mimeType: 'text/x-tex', buffer: Buffer.from(LOSSY) };

async function clean(page: Page, where: string, without: string[] = []) {
  const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
  expect(found, where).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  expect(
    await page.evaluate(() => globalThis.document.documentElement.scrollWidth),
    where,
  ).toBeLessThanOrEqual(width);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });

      test('views of the page, with losses and without their source', async ({ page }) => {
        const workspace = new WorkspacePage(page);
        await workspace.open();
        await workspace.pick([TEX]);
        await expect(workspace.editor).toContainText('Recieved');
        await workspace.compile();
        await workspace.phase('done');
        await workspace.view('Machine');
        await page.getByRole('button', { name: 'By rows' }).click();
        await clean(page, 'machine');
        await workspace.view('Difference');
        await expect(page.locator('[data-difference]').first()).toBeVisible();
        await clean(page, 'difference');
        await workspace.edit();
        await expect(page.locator('.cm-lost').first()).toBeVisible();
        await clean(page, 'losses in the source');
        await workspace.editor.click();
        await page.keyboard.press('ControlOrMeta+End');
        await page.keyboard.type('% moved on');
        await workspace.view('Difference');
        await expect(page.getByText('The source has moved on since this PDF was made.')).toBeVisible();
        await clean(page, 'stale difference');
        await workspace.view('Findings');
        await expect(page.getByText('Of the page, before your last changes').first()).toBeAttached();
        await clean(page, 'stale findings');
      });

      test('panels of the score', async ({ page }) => {
        const workspace = new WorkspacePage(page);
        await workspace.open();
        await workspace.compile();
        await workspace.phase('done');
        await workspace.view('What if');
        await expect(page.getByTestId('what-if')).toHaveText(/^\d/);
        await clean(page, 'what if');
        await workspace.view('History');
        await page.getByText('As a table').click();
        await clean(page, 'history');
        await page.getByLabel(/^Trade:/).click();
        await expect(page.getByRole('option', { name: 'Healthcare' })).toBeVisible();
        // A list that floats while it is open stands in no landmark.
        await clean(page, 'trades', ['region']);
        await page.keyboard.press('Escape');
        await workspace.view('Findings');
        await page.keyboard.press('j');
        await page.keyboard.press('i');
        await expect(page.getByRole('dialog')).toBeVisible();
        await clean(page, 'ignore dialog');
        await page.getByRole('button', { name: 'Ignore', exact: true }).click();
        await page.getByText('1 finding ignored').click();
        await clean(page, 'ignored');
      });

      test('a PDF and a Word file', async ({ page }) => {
        const workspace = new WorkspacePage(page);
        await workspace.open();
        for (const [name, sample] of [
          ['cv.pdf', 'tests/api/samples/resume.pdf'],
          ['cv.docx', 'scoring-wasm/docx/tests/samples/resume.docx'],
        ] as const) {
          const buffer = readFileSync(join(root, sample));
          await workspace.pick([{ name, mimeType: 'application/octet-stream', buffer }]);
          await workspace.edit();
          await expect(page.getByRole('textbox', { name: 'Text as it was read' })).toContainText(
            'Maya Lindqvist',
          );
          await clean(page, `${name}: text`);
          await workspace.view('Page');
          await clean(page, `${name}: page`);
          await workspace.view('Findings');
          await clean(page, `${name}: findings`);
        }
      });
    });
  }
}

test('what the page lost is underlined in the source, says so, and stays while one mends it', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(LOSSY);
  await workspace.compile();
  await workspace.phase('done');
  const lost = page.locator('.cm-lost');
  await expect(lost.first()).toBeVisible();
  const count = await lost.count();
  await lost.first().hover();
  await expect(page.locator('.cm-lost-card')).toContainText('A parser reads from the page');
  await workspace.editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('% later');
  await expect(page.getByText('This page is from before your last changes.')).toBeVisible();
  await expect(lost).toHaveCount(count);
  await workspace.replace(document('Plain words only.'));
  await workspace.compile();
  await workspace.phase('done');
  await expect(lost).toHaveCount(0);
});

test('dialogs give the keys back to where they came from', async ({ page }) => {
  await new WorkspacePage(page).open();
  for (const name of ['Help and shortcuts', 'All commands']) {
    const button = page.getByRole('button', { name });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});

test('arrow keys go through the tabs, and each view is next in line', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.compile();
  await workspace.phase('done');
  await page.getByRole('tab', { name: 'Page' }).focus();
  for (const name of ['Machine', 'Difference']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name })).toBeFocused();
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  const active = () =>
    page.evaluate(
      () =>
        globalThis.document.activeElement?.getAttribute('aria-label') ??
        globalThis.document.activeElement?.textContent?.trim(),
    );
  expect(await active()).not.toBe('Machine');
});
