// Weights that are tried out, as the workspace and the settings show them. What the server keeps of it is tested
// with its API.
import { expect, test, type Page } from '@playwright/test';
import { LOOKS, looksRight } from './support/looks.ts';
import { address, register } from './support/people.ts';
import { WorkspacePage } from './support/workspace.ts';

const RUNNING = {
  id: 'design-or-software',
  arms: [
    { profile: 'design', weight: 1 },
    { profile: 'software', weight: 1 },
  ],
};
const TITLES = /Design and media|Software and IT/;
const trade = (page: Page) => page.getByRole('combobox', { name: /^Trade/ }).filter({ visible: true });
const usual = (page: Page) =>
  page.getByRole('button', { name: 'Use the usual ones' }).filter({ visible: true });

/** Where there is no column for it, the score is a view of its own. */
async function showScore(page: Page): Promise<void> {
  const views = page.getByRole('navigation', { name: 'Views' });
  if (await views.isVisible()) await views.getByRole('button', { name: /^Score/ }).click();
}

/** The service tries weights out. */
async function running(page: Page): Promise<void> {
  const asEver = (await (await page.request.get('/api/v1/config')).json()) as Record<string, unknown>;
  await page.route('**/api/v1/config', (route) =>
    route.fulfill({ json: { ...asEver, experiment: RUNNING } }),
  );
}

/** Opens the workspace as somebody who has compiled here before; what runs is known when it is there. */
async function openKnown(page: Page): Promise<WorkspacePage> {
  await page.addInitScript(() => localStorage.setItem('legible:device', '1'));
  const workspace = new WorkspacePage(page);
  const asked = page.waitForResponse('**/api/v1/config');
  await workspace.open();
  await asked;
  await expect.poll(() => page.evaluate(() => localStorage.getItem('legible:experiment'))).not.toBeNull();
  return workspace;
}

test('strangers are scored as ever, and nobody is asked for it', async ({ page }) => {
  await running(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.edit();
  await expect(trade(page)).toHaveText('Any trade');
  // What waits until the page has nothing better to do would have had its turn before this.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 3000 })));
  expect(asked).not.toContain('/api/v1/config');
});

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test('whoever takes part sees it, and may leave', async ({ page }) => {
      await running(page);
      const workspace = await openKnown(page);
      // The page that is open keeps its weights: no score moves by itself.
      await showScore(page);
      await expect(trade(page)).toHaveText('Any trade');
      await workspace.open();
      await showScore(page);
      await expect(trade(page)).toHaveText(TITLES);
      await expect(usual(page)).toBeVisible();
      await looksRight(page, `experiment-${colorScheme}-${width}`);
      await usual(page).click();
      await expect(trade(page)).toHaveText('Any trade');
      await expect(usual(page)).toHaveCount(0);
      await workspace.open();
      await showScore(page);
      await expect(trade(page)).toHaveText('Any trade');
    });
  });
}

test('an account has the same weights on another device, and leaves in its settings', async ({ page }) => {
  await running(page);
  const held: { arm: string | null } = { arm: 'design' };
  await page.route(`**/api/v1/account/experiments/${RUNNING.id}`, (route) => {
    const { arm } = route.request().postDataJSON() as { arm: string | null };
    if (arm === null) held.arm = null;
    return route.fulfill({ json: { experiment: RUNNING.id, arm: held.arm, assigned_at: Date.now() } });
  });
  await page.route('**/api/v1/account/experiments', (route) =>
    route.fulfill({
      json: { assignments: [{ experiment: RUNNING.id, arm: held.arm, assigned_at: Date.now() }] },
    }),
  );
  await register(page, address('experiment'));
  // As the pages that lead to an account leave it: the browser remembers that somebody is signed in.
  await page.evaluate(() => localStorage.setItem('legible:account', 'in'));
  const workspace = await openKnown(page);
  // What the account says may come after what this browser said before somebody was signed in.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('legible:experiment')))
    .toContain('"arm":"design"');
  await workspace.open();
  await expect(trade(page)).toHaveText('Design and media');
  await page.goto('/settings/privacy');
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByText(/^Left on/)).toBeVisible();
  await workspace.open();
  await expect(trade(page)).toHaveText('Any trade');
});
