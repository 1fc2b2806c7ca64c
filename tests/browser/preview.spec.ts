// The page as one types: typeset by the browser's own engine, without a compile.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { hasTex, texRequests } from './support/tex.ts';
import { document, WorkspacePage } from './support/workspace.ts';

const BODY = [
  'Gardener with twelve years outdoors.',
  '',
  '\\begin{itemize}',
  '\\item Planted nineteen thousand saplings along rivers.',
  '\\end{itemize}',
  '\\newpage',
  'The second page is about orchards.',
  '',
  'Most efficient in five fields.',
].join('\n');
const SOURCE = document(BODY);
/** The body begins on line 4 of the document. */
const SAPLINGS = 7;

test.skip(!hasTex, 'The TeX engine is not built: there is no preview.');

const note = (page: Page) => page.locator('[data-preview-note]');
const layer = (page: Page, at = 0) => page.locator('.textLayer').nth(at);
const mark = (page: Page) => page.locator('[data-page-mark]');

/** A workspace with two pages on show that nobody compiled. Gives what was asked of `/tex/`. */
async function opened(page: Page) {
  const asked = texRequests(page);
  const workspace = new WorkspacePage(page);
  await workspace.open(true);
  await workspace.replace(SOURCE);
  await workspace.view('Page');
  await expect(layer(page, 1)).toContainText('orchards', { timeout: 30_000 });
  return { workspace, asked };
}

/** Puts the cursor at the end of a line of the source. */
async function endOf(workspace: WorkspacePage, words: string) {
  await workspace.edit();
  await workspace.editor.getByText(words).first().click();
  await workspace.page.keyboard.press('End');
}

test('the page follows what is typed; nothing is compiled, and after the first visit nothing is fetched', async ({
  page,
}) => {
  const compiles: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/compiles')) compiles.push(request.url());
  });
  const { workspace, asked } = await opened(page);
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  await expect(mark(page)).toHaveText('Preview');
  await endOf(workspace, 'twelve years');
  await page.keyboard.type(' Knows her soil.');
  await expect(layer(page)).toContainText('Knows her soil.');

  // A change of the preamble is no different.
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('\\renewcommand{\\labelitemi}{Tree:}');
  await expect(layer(page)).toContainText('Tree:');

  await expect(page.getByText(/^saved here \d/).first()).toBeVisible();
  asked.length = 0;
  await page.reload();
  await expect(layer(page)).toContainText('Knows her soil.');
  expect(asked).toEqual(['/tex/current']);
  expect(compiles).toEqual([]);
});

test('only the page that changed is drawn again, and the place one reads stays', async ({ page }) => {
  const { workspace } = await opened(page);
  const view = page.locator('[data-page-view]');
  await view.evaluate((element) => {
    element.scrollTop = 137;
    for (const sheet of element.querySelectorAll<HTMLElement>('.pdf-page')) sheet.dataset.seen = 'yes';
  });
  await endOf(workspace, 'about orchards');
  await page.keyboard.type(' And bees.');
  await expect(layer(page, 1)).toContainText('And bees.');
  await expect(page.locator('.pdf-page').nth(0)).toHaveAttribute('data-seen', 'yes');
  await expect(page.locator('.pdf-page').nth(1)).not.toHaveAttribute('data-seen', 'yes');
  expect(await view.evaluate((element) => element.scrollTop)).toBe(137);
});

test('an error keeps the last good page, and is told when typing pauses', async ({ page }) => {
  const { workspace } = await opened(page);
  await endOf(workspace, 'twelve years');
  await page.keyboard.type(' \\textbff');
  await expect(note(page)).toContainText('\\textbff is not a command.');
  await expect(layer(page)).toContainText('twelve years');
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
  for (let n = 0; n < 9; n += 1) await page.keyboard.press('Backspace');
  await expect(note(page)).toHaveCount(0);
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
});

test('a document that never ends is stopped, and typing goes on meanwhile', async ({ page }) => {
  const { workspace } = await opened(page);
  await endOf(workspace, 'twelve years');
  await page.keyboard.insertText('\\def\\x{\\x}\\x');
  await page.keyboard.type(' typed meanwhile');
  await expect(workspace.editor).toContainText('typed meanwhile');
  await expect(note(page)).toContainText('took too long', { timeout: 20_000 });
  await page.keyboard.press('ControlOrMeta+z');
  await workspace.replace(SOURCE.replace('orchards', 'meadows'));
  await expect(layer(page, 1)).toContainText('meadows', { timeout: 20_000 });
  await expect(note(page)).toHaveCount(0);
});

test('a double click on the preview goes to the source', async ({ page }) => {
  const { workspace } = await opened(page);
  await expect(async () => {
    await layer(page).getByText('Planted').dblclick();
    await expect(page.getByText(new RegExp(`Ln ${SAPLINGS}, Col `))).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(workspace.editor).toBeFocused();
});

test('machines read the preview as they would read the compiled page', async ({ page }) => {
  const { workspace } = await opened(page);
  await workspace.view('Machine');
  await expect(page.getByRole('tabpanel').filter({ hasText: 'saplings' }).first()).toBeVisible();
  // Letters that the font joins are letters still.
  await expect(page.getByRole('tabpanel').filter({ hasText: 'efficient' }).first()).toBeVisible();
  await expect(workspace.findings.filter({ hasText: 'Ligatures' })).toHaveCount(0);
});

test('compiling in this browser only sends nothing, and works without a network', async ({
  page,
  context,
}) => {
  const { workspace } = await opened(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && !request.url().endsWith('/faults')) sent.push(request.url());
  });
  await page.getByRole('button', { name: /How this page is made/ }).click();
  await page.getByRole('menuitem', { name: 'Compile in this browser only' }).click();
  // `setOffline` would stop downloads from memory as well.
  await context.route('**', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: /^Compile/ }).click();
  await workspace.phase('done');
  await expect(mark(page)).toHaveText('Compiled just now');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  expect(sent).toEqual([]);
  await context.unroute('**');

  await endOf(workspace, 'twelve years');
  await page.keyboard.type(' Again.');
  await expect(layer(page)).toContainText('Again.');
  await expect(mark(page)).toHaveText('Preview');
});

test('the page of a project that is opened takes the place of the last one', async ({ page }) => {
  const { workspace } = await opened(page);
  for (const words of ['Weaver of baskets', 'Keeper of bees']) {
    await workspace.pick([{ name: 'cv.tex', mimeType: 'text/x-tex', buffer: Buffer.from(document(words)) }]);
    await expect(layer(page)).toContainText(words);
    await expect(page.getByText(/^\d+ %$/)).toBeVisible();
  }
});

test('a compile in this browser can be cancelled: its worker ends, and the next one works', async ({
  page,
}) => {
  const { workspace } = await opened(page);
  await page.getByRole('button', { name: /How this page is made/ }).click();
  await page.getByRole('menuitem', { name: 'Turn the live preview off' }).click();
  await page.getByRole('button', { name: /How this page is made/ }).click();
  await page.getByRole('menuitem', { name: 'Compile in this browser only' }).click();
  await workspace.replace(document('\\def\\x{\\x}\\x'));
  await workspace.compile();
  await workspace.phase('running');
  // Others may start at any time: what spells, what reads pages.
  const running = page.workers();
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await workspace.phase('cancelled');
  await expect.poll(() => running.filter((worker) => !page.workers().includes(worker))).toHaveLength(1);
  await workspace.replace(SOURCE.replace('orchards', 'meadows'));
  await workspace.compile();
  await workspace.phase('done');
  await expect(layer(page, 1)).toContainText('meadows');
});

test('documents that run Lua wait for a compile, and say so', async ({ page }) => {
  const { workspace } = await opened(page);
  await workspace.replace(SOURCE.replace('\\newpage', '\\directlua{tex.print("x")}'));
  await expect(note(page)).toContainText('runs Lua code');
});

test('the live preview can be turned off', async ({ page }) => {
  const { workspace } = await opened(page);
  await page.getByRole('button', { name: /How this page is made/ }).click();
  await page.getByRole('menuitem', { name: 'Turn the live preview off' }).click();
  await endOf(workspace, 'twelve years');
  await page.keyboard.type(' Unseen.');
  await page.reload();
  await expect(page.getByText('No page yet')).toBeVisible();
});

test('without isolation the page follows all the same', async ({ page }) => {
  await page.route('**/workspace', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  const { workspace } = await opened(page);
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(false);
  await endOf(workspace, 'twelve years');
  await page.keyboard.type(' Plainly.');
  await expect(layer(page)).toContainText('Plainly.', { timeout: 20_000 });
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    test.describe(`${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });

      test('the preview and what it says are accessible', async ({ page }) => {
        const { workspace } = await opened(page);
        await endOf(workspace, 'twelve years');
        await page.keyboard.type(' \\textbff');
        await workspace.view('Page');
        await expect(note(page)).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
        const wide = await page.evaluate(() => globalThis.document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      });
    });
  }
}
