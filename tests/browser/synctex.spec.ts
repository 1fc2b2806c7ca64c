// From the page to the source and back, with real compiles.
import { expect, type Page, test } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';

const BODY = [
  'Gardener with twelve years outdoors.',
  '',
  '\\begin{itemize}',
  '\\item Planted nineteen thousand saplings along rivers.',
  '\\item Responsible for everything that grows,',
  'even during droughts.',
  '\\end{itemize}',
].join('\n');
// The body begins on line 4 of the document.
const [SAPLINGS, DROUGHTS] = [7, 9];

async function compiled(page: Page): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document(BODY));
  const map = page.waitForResponse((response) => response.url().endsWith('/synctex'));
  await workspace.compile();
  await workspace.phase('done');
  expect((await map).status()).toBe(200);
  await expect(page.locator('.textLayer').first()).toContainText('droughts');
  return workspace;
}

/** Where a word stands in the window. */
async function wordAt(page: Page, word: string) {
  const box = await page.locator('.pdf-page').evaluateAll((pages, wanted) => {
    for (const sheet of pages) {
      const walker = globalThis.document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        const range = globalThis.document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
    }
    return undefined;
  }, word);
  expect(box, `“${word}” is on the page`).toBeDefined();
  return box as { x: number; y: number; width: number; height: number };
}

/** The first flash covers the middle of the word. */
async function expectFlashOn(page: Page, word: string) {
  const flash = page.locator('.pdf-flash').first();
  await expect(flash).toBeVisible();
  const [frame, box] = [await flash.boundingBox(), await wordAt(page, word)];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  expect(frame).not.toBeNull();
  if (!frame) return;
  expect(x).toBeGreaterThan(frame.x - 3);
  expect(x).toBeLessThan(frame.x + frame.width + 3);
  expect(y).toBeGreaterThan(frame.y - 4);
  expect(y).toBeLessThan(frame.y + frame.height + 4);
}

const doubleClick = async (page: Page, word: string) => {
  const { x, y, width, height } = await wordAt(page, word);
  await page.mouse.dblclick(x + width / 2, y + height / 2);
};

test('a double click on a word goes to its line, also after the source has moved on', async ({ page }) => {
  const workspace = await compiled(page);
  await doubleClick(page, 'saplings');
  await expect(page.getByText(new RegExp(`Ln ${SAPLINGS}, Col `))).toBeVisible();
  await expect(workspace.editor).toBeFocused();
  await expect(page.locator('.cm-chosen')).toContainText('Planted nineteen thousand saplings');
  await doubleClick(page, 'droughts');
  await expect(page.getByText(new RegExp(`Ln ${DROUGHTS}, Col `))).toBeVisible();

  await workspace.editor.press('ControlOrMeta+Home');
  await page.keyboard.insertText('% A comment\n% and another\n');
  // The line that says that the page is of an earlier source moves the page down: what was aimed at is elsewhere.
  await expect(async () => {
    await doubleClick(page, 'saplings');
    await expect(page.getByText(new RegExp(`Ln ${SAPLINGS + 2}, Col `))).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('keys show the cursor’s line on the page, and lead back', async ({ page }) => {
  const workspace = await compiled(page);
  await doubleClick(page, 'saplings');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expectFlashOn(page, 'nineteen');
  await expect(page.getByRole('region', { name: 'Pages of the PDF' })).toBeFocused();
  await expect(page.locator('.pdf-flash')).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(workspace.editor).toBeFocused();
});

test('a finding is shown on the page; before a compile its button says why it cannot be', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  // The sample writes “Javascript”.
  const card = page.locator('[data-finding]').filter({ hasText: 'is written “JavaScript”' });
  await card.getByRole('button').first().click();
  const show = card.getByRole('button', { name: 'Show on the page' });
  await expect(show).toBeDisabled();
  await expect(show).toHaveAttribute('title', /Compile first/);

  await workspace.compile();
  await workspace.phase('done');
  await expect(page.locator('.textLayer').first()).toContainText('Javascript');
  await expect(show).toBeEnabled();
  await show.click();
  await expectFlashOn(page, 'Javascript');
});

test('on a phone the page and the source come to the front in turn', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await compiled(page);
  await doubleClick(page, 'saplings');
  await expect(page.getByRole('textbox', { name: 'LaTeX source' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expectFlashOn(page, 'saplings');
});
