// Compiles without an account, as the workspace shows them. The server's own counting is tested with its API.
import { expect, test, type Page } from '@playwright/test';
import { problem } from './support/answers.ts';
import { LOOKS, looksRight } from './support/looks.ts';
import { WorkspacePage } from './support/workspace.ts';

const meter = (page: Page) => page.getByTestId('compiles-left');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** The server says that so many are used; gives what to change that by. */
async function counted(page: Page, used: number, more: Record<string, unknown> = {}) {
  const compiles = { limit: 3, used, period: 'once', renews_at: null, not_before: null, ...more };
  await page.route('**/api/v1/usage', (route) =>
    route.fulfill({ json: { plan: compiles.period === 'month' ? 'free' : 'anonymous', compiles } }),
  );
  return compiles;
}

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

    test('compiles that are left, and the pause after one', async ({ page }) => {
      await counted(page, 1, { not_before: Date.now() + 50_000 });
      const workspace = new WorkspacePage(page);
      await workspace.open();
      await expect(meter(page)).toHaveCount(0);
      await workspace.compile();
      await workspace.phase('done');
      await workspace.edit();
      await expect(meter(page).filter({ visible: true })).toHaveText('2 of 3 compiles left');
      await expect(button(page, /^Wait \d+ s/)).toBeVisible();
      await looksRight(page, `trial-left-${colorScheme}-${width}`);
    });

    test('none that are left', async ({ page }) => {
      await counted(page, 3);
      await page.route('**/api/v1/compiles', (route) => problem(route, 402, 'compiles_spent'));
      const workspace = new WorkspacePage(page);
      await workspace.open();
      await workspace.compile();
      await expect(page.getByRole('dialog')).toContainText('Your free compiles are used');
      await looksRight(page, `trial-spent-${colorScheme}-${width}`);
    });
  });
}

test('the pause counts down on the button, and says so when asked for more', async ({ page }) => {
  // A pause that no slow machine outlasts, and a clock that the test moves past it.
  await page.clock.install();
  await counted(page, 1);
  let asked = 0;
  await page.route('**/api/v1/compiles', (route) => {
    asked += 1;
    return route.fulfill({
      status: 429,
      headers: { 'retry-after': '50' },
      contentType: 'application/problem+json',
      json: { status: 429, code: 'cool_down', title: 'The last compile was a short time ago' },
    });
  });
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.compile();
  await expect(button(page, /^Wait \d+ s/)).toBeVisible();
  await expect(page.getByText('there is a pause between two compiles')).toBeVisible();
  await workspace.compile();
  await expect(page.getByText(/The next compile can begin in \d+ s\./)).toBeVisible();
  expect(asked).toBe(1);
  await page.clock.fastForward(51_000);
  await expect(button(page, /^Wait/)).toHaveCount(0);
  await workspace.compile();
  await expect.poll(() => asked).toBe(2);
});

test('at the limit an account is offered, and what was written is still there afterwards', async ({
  page,
}) => {
  await counted(page, 3);
  await page.route('**/api/v1/compiles', (route) => problem(route, 402, 'compiles_spent'));
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace('\\documentclass{article}\\begin{document}Written before\\end{document}');
  await workspace.compile();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/workspace');
  await page.goto('/workspace');
  await expect(workspace.editor).toContainText('Written before');
});

test('visits are counted once, and none of a browser that a program drives', async ({ page }) => {
  const steps: string[] = [];
  await page.route('**/api/v1/funnel', (route) => {
    steps.push((route.request().postDataJSON() as { step: string }).step);
    return route.continue();
  });
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(steps).toEqual([]);
  await page.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
  await page.goto('/');
  await expect.poll(() => steps).toEqual(['seen']);
  const workspace = new WorkspacePage(page);
  await workspace.open();
  expect(steps).toEqual(['seen']);
  await workspace.replace('\\documentclass{article}\\begin{document}Own\\end{document}');
  await expect.poll(() => steps).toEqual(['seen', 'scored']);
  await expect(page.getByText(/^saved here \d/).first()).toBeVisible();
  await page.reload();
  await expect(workspace.editor).toContainText('Own');
  expect(steps).toEqual(['seen', 'scored']);
});
