// Findings: narrowed down, ignored with a reason that survives, summed up, kept over time, taken away as a file.
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';

const count = async (page: Page) =>
  Number(/\d+/.exec((await page.getByRole('tab', { name: /^Findings \d/ }).textContent()) ?? '')?.[0]);

test.beforeEach(async ({ page }) => {
  await new WorkspacePage(page).open();
});

test('filters and search narrow the list down', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await page.getByRole('searchbox', { name: 'Search findings' }).fill('JavaScript');
  await expect(workspace.findings).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search findings' }).fill('no such words');
  await page.getByRole('button', { name: 'Show all findings' }).click();
  await page.getByRole('button', { name: 'Fixable' }).click();
  await expect(workspace.findings.first().getByRole('button', { name: /^Fix:/ })).toBeVisible();
});

test('an ignored finding keeps its reason over a reload, and the number goes on counting it', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  const before = { score: await workspace.overall(), count: await count(page) };
  await page.keyboard.press('j');
  await page.keyboard.press('i');
  await page.getByRole('textbox', { name: 'Why (optional)' }).fill('House style');
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page)).toBe(before.count - 1);
  expect(await workspace.overall()).toBe(before.score);
  await expect(page.getByText(/^saved/).first()).toBeVisible();
  await page.reload();
  await page.getByText('1 finding ignored').click();
  await expect(page.getByText('Why: House style')).toBeVisible();
  await page.getByRole('button', { name: /^Restore:/ }).click();
  await expect.poll(() => count(page)).toBe(before.count);
});

test('a reason can be typed at once, ignoring can be undone, and the keys go back to the list', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  const before = await count(page);
  const first = workspace.findings.first();
  await first.getByRole('button').first().click();
  await first.getByRole('button', { name: 'Ignore…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Why (optional)' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button', { name: 'Ignore…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ours, on purpose');
  await page.keyboard.press('Enter');
  await expect.poll(() => count(page)).toBe(before - 1);
  // The finding is gone: the list goes on with the next one.
  await expect(first.getByRole('button').first()).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => count(page)).toBe(before);
});

test('the what-if list runs up an exact total, and mending a fixable one brings it', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await page.getByRole('tab', { name: 'What if' }).click();
  const then = page.getByTestId('what-if');
  await expect(then).toHaveText(/^\d/);
  const all = Number(await then.textContent());
  expect(all).toBeGreaterThan(await workspace.overall());
  await page.getByRole('button', { name: 'Untick all' }).click();
  await expect.poll(async () => Number(await then.textContent())).toBe(await workspace.overall());
});

test('trade and country come from the scorer and change the score', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  const before = await workspace.overall();
  await page.getByLabel(/^Trade:/).click();
  await page.getByRole('option', { name: /graduate/i }).click();
  await expect.poll(() => workspace.overall()).not.toBe(before);
  await page.getByLabel(/^Country:/).click();
  await page.getByRole('option', { name: 'Germany' }).click();
  await expect(page.getByLabel('Country: Germany')).toBeVisible();
});

test('the score is kept over time, survives a reload, and can be cleared', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.compile();
  await workspace.phase('done');
  await page.getByRole('tab', { name: 'History' }).click();
  const chart = page.getByRole('slider', { name: /Score over time/ });
  await page.getByText('As a table').click();
  await expect(page.getByRole('cell', { name: 'Compile' })).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(chart).toBeVisible();
  await page.getByText('As a table').click();
  await expect(page.getByRole('cell', { name: 'Compile' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear history' }).click();
  await expect(page.getByText('No history yet')).toBeVisible();
});

test('the report is a file in three forms, made here', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  for (const [name, begins] of [
    ['JSON', '{'],
    ['Markdown', '# Resume report: Ada Sample'],
    ['PDF', '%PDF-'],
  ] as const) {
    await page.getByRole('button', { name: 'Export report' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: `Report as ${name}` }).click();
    const path = await (await download).path();
    expect(readFileSync(path).subarray(0, begins.length).toString()).toBe(begins);
  }
  expect(sent).toEqual([]);
});

test('at 390 px nothing scrolls sideways, with a long name and hundreds of places', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const workspace = new WorkspacePage(page);
  const bullets = Array.from({ length: 150 }, (_, at) => `\\item Worked on Javascript ${at}, I did`).join(
    '\n',
  );
  await page.getByRole('button', { name: 'Edit' }).click();
  await workspace.replace(
    document(
      `Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maximiliana\n\\section{Experience}\n\\begin{itemize}\n${bullets}\n\\end{itemize}`,
    ),
  );
  await page.getByRole('button', { name: /^Score/ }).click();
  await expect(workspace.findings.first()).toBeVisible();
  for (const tab of [/^Findings/, 'What if', 'History']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
  }
});
