// The live feed as a person meets it: what falls back to what, other tabs, the tab's title.
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { document as article, WorkspacePage } from './support/workspace.ts';

const connection = (page: Page) => page.locator('[data-connection]');
const becomes = (page: Page, state: string, timeout = 20_000) =>
  expect(connection(page)).toHaveAttribute('data-connection', state, { timeout });

/** As on a network that lets no WebSocket through. */
async function blockSockets(page: Page): Promise<void> {
  await page.routeWebSocket(/\/api\/v1\/live/, (socket) => socket.close({ code: 1011 }));
}

/** Paths of the live feed that were asked for, without their query. */
function asked(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/v1/live/')) paths.push(pathname.replace('/api/v1/live/', ''));
  });
  return paths;
}

let compiles = 0;
async function compileAnew(workspace: WorkspacePage): Promise<void> {
  compiles += 1;
  await workspace.replace(article(`Never compiled before: ${Date.now()} ${compiles}.`));
  await workspace.compile();
  await workspace.phase('done');
}

test('over a socket: live, in a word that explains itself', async ({ page }) => {
  const paths = asked(page);
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await expect(connection(page)).toHaveCount(0);
  await compileAnew(workspace);
  await becomes(page, 'live');
  await expect(connection(page)).toContainText('Live');
  await connection(page).focus();
  await expect(page.getByText('Changes of your compiles arrive as they happen.')).toBeVisible();
  expect(paths).toEqual([]);
});

test('without sockets: live over a stream of events', async ({ page }) => {
  const paths = asked(page);
  await blockSockets(page);
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await compileAnew(workspace);
  await becomes(page, 'live');
  expect(paths).toEqual(['events']);
  await compileAnew(workspace);
});

test('without either: by asking, which is called slow', async ({ page }) => {
  const paths = asked(page);
  await blockSockets(page);
  await page.route('**/api/v1/live/events*', (route) => route.abort());
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await compileAnew(workspace);
  await becomes(page, 'slow');
  await expect(connection(page)).toContainText('Slow');
  const asking = page.waitForResponse((response) => response.url().includes('/live/poll'));
  await compileAnew(workspace);
  await asking;
  expect(paths).toContain('poll');
  expect(paths.indexOf('poll')).toBeGreaterThan(paths.indexOf('events'));
});

test('a stream that a proxy holds back is left for polls', async ({ page }) => {
  await blockSockets(page);
  // Never answered, as by a proxy that waits for the end.
  await page.route('**/api/v1/live/events*', () => undefined);
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await compileAnew(workspace);
  await becomes(page, 'slow', 50_000);
});

test('offline and back: it says so, and goes on where it was', async ({ page, context }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await compileAnew(workspace);
  await becomes(page, 'live');
  await context.setOffline(true);
  await becomes(page, 'offline');
  await expect(connection(page)).toContainText('Offline');
  const socket = page.waitForEvent('websocket');
  await context.setOffline(false);
  expect((await socket).url()).toMatch(/\/live\?after=\d+$/);
  await becomes(page, 'live');
  await compileAnew(workspace);
});

/** A second tab of the same browser. */
async function secondTab(context: BrowserContext): Promise<WorkspacePage> {
  const workspace = new WorkspacePage(await context.newPage());
  await workspace.open();
  return workspace;
}

test('a tab tells of what another tab compiled, and not of its own', async ({ page, context }) => {
  const one = new WorkspacePage(page);
  await one.open();
  await compileAnew(one);
  // There is a device by now: the next tab follows without being asked.
  const other = await secondTab(context);
  await becomes(other.page, 'live');
  await compileAnew(one);
  const messages = (of: WorkspacePage) => of.page.getByRole('status', { name: 'Messages' });
  await expect(messages(other)).toContainText('was compiled in another tab');
  await expect(messages(one)).not.toContainText('another tab');

  await one.replace('\\documentclass{article}\n\\begin{document}\n\\nosuchcommand\n\\end{document}\n');
  await one.compile();
  await one.phase('failed');
  await expect(messages(other)).toContainText('could not be compiled');
  const opened = context.waitForEvent('page');
  await messages(other).getByRole('button', { name: 'Show' }).last().click();
  await expect.poll(async () => new URL((await opened).url()).pathname).toBe('/jobs');
});

test('a tab that was open before there was a device follows as soon as there is one', async ({
  page,
  context,
}) => {
  const one = new WorkspacePage(page);
  await one.open();
  const other = await secondTab(context);
  await expect(connection(other.page)).toHaveCount(0);
  await page.bringToFront();
  await compileAnew(one);
  await becomes(other.page, 'live');
});

test('the title tells how a compile ends while nobody looks', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await expect(page).toHaveTitle('Workspace — Legible');
  const look = (state: 'visible' | 'hidden') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  // Answered when it is told to, so that the title is seen while it runs.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/v1/compiles', async (route) => {
    await held;
    await route.continue();
  });
  await workspace.replace(article(`A title, ${Date.now()}.`));
  await workspace.compile();
  await look('hidden');
  await expect(page).toHaveTitle('Compiling… — Legible');
  release();
  await expect(page).toHaveTitle('Compiled — Legible', { timeout: 40_000 });
  await look('visible');
  await expect(page).toHaveTitle('Workspace — Legible');

  await workspace.replace('\\documentclass{article}\n\\begin{document}\n\\nosuchcommand\n\\end{document}\n');
  await workspace.compile();
  await look('hidden');
  await expect(page).toHaveTitle('Compile failed — Legible', { timeout: 40_000 });
});
