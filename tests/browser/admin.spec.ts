// The queues, for those who run the service.
import { expect, test, type Page } from '@playwright/test';
import { id, letter, problem, shard } from './support/answers.ts';
import { LOOKS, looksRight } from './support/looks.ts';
import { secret } from './support/secrets.ts';
import { document } from './support/workspace.ts';

const TOKEN = 'made-up-token';

/** Serves the routes of the administration; gives what was done, and what was sent with it. */
async function serve(page: Page) {
  const done: string[] = [];
  let letters = [letter(1), letter(2, { replayed_as: id(50) }), letter(3)];
  await page.route('**/api/v1/admin/**', (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname.replace('/api/v1/admin', '');
    if (request.headers().authorization !== `Bearer ${TOKEN}`)
      return problem(route, 401, 'admin_required', 'This needs the token.');
    if (request.method() !== 'GET') done.push(`${request.method()} ${path}`);
    if (path === '/queues')
      return route.fulfill({
        json: {
          shards: [0, 1].map((n) => ({ ...shard(n), dead: letters.filter((one) => one.shard === n).length })),
          retention_hours: 24,
        },
      });
    if (path === '/jobs') {
      const state = url.searchParams.get('state');
      if (state === 'dead') return route.fulfill({ json: { jobs: letters, more: false } });
      const before = url.searchParams.get('before');
      const jobs = [before ? letter(8) : letter(9)].map((one) => ({
        ...one,
        state,
        error: null,
        available_at: Date.now() + 30_000,
        service: 'compile-1',
      }));
      return route.fulfill({ json: { jobs, more: !before } });
    }
    if (request.method() === 'DELETE' && path === '/dead-letters') {
      const count = letters.length;
      letters = [];
      return route.fulfill({ json: { count } });
    }
    if (request.method() === 'DELETE') {
      letters = letters.filter((one) => !path.endsWith(one.id));
      return route.fulfill({ status: 204 });
    }
    if (path === '/dead-letters/replay') return route.fulfill({ json: { count: letters.length } });
    return route.fulfill({ status: 202, json: letter(60) });
  });
  return done;
}

/** What this tab keeps. */
const stored = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

async function enter(page: Page, token = TOKEN) {
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.getByRole('button', { name: 'Continue' }).click();
}

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await serve(page);
      await page.goto('/admin');
    });

    test('the token', async ({ page }) => {
      await expect(page.getByRole('heading', { name: /needs the administrator/ })).toBeVisible();
      await looksRight(page, `admin-token-${colorScheme}-${width}`);
    });

    test('the queues', async ({ page }) => {
      await enter(page);
      await expect(page.getByRole('heading', { name: 'Shard 1' })).toBeVisible();
      await looksRight(page, `admin-queues-${colorScheme}-${width}`);
    });

    test('a wish to be confirmed', async ({ page }) => {
      await enter(page);
      await page.getByRole('button', { name: 'Purge all' }).click();
      await expect(page.getByRole('dialog')).toContainText('This cannot be undone.');
      await looksRight(page, `admin-confirm-${colorScheme}-${width}`);
    });

    test('what waits', async ({ page }) => {
      await enter(page);
      await page.getByRole('tab', { name: 'Waiting' }).click();
      await expect(page.getByRole('table', { name: 'Waiting' })).toBeVisible();
      await looksRight(page, `admin-waiting-${colorScheme}-${width}`);
    });
  });
}

test('the token is asked for, held by this tab alone, and forgotten', async ({ page, context }) => {
  await serve(page);
  await page.goto('/admin');
  await enter(page, 'wrong');
  await expect(page.getByText('The server does not take this token.')).toBeVisible();
  expect(await stored(page)).not.toContain('wrong');
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Shard 0' })).toBeVisible();
  expect(await stored(page)).toContain(TOKEN);
  expect(page.url()).not.toContain(TOKEN);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(TOKEN);
  expect(JSON.stringify(await context.cookies())).not.toContain(TOKEN);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Shard 0' })).toBeVisible();
  await page.getByRole('button', { name: 'Forget the token' }).click();
  await expect(page.getByLabel('Token', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue('');
  expect(await stored(page)).not.toContain(TOKEN);
});

for (const [status, code, words] of [
  [503, 'not_configured', 'Set the secret ADMIN_TOKEN'],
  [429, 'rate_limited', 'Too many requests'],
  [500, 'internal', 'The server has trouble right now'],
] as const) {
  test(`says ${code}`, async ({ page }) => {
    await page.route('**/api/v1/admin/**', (route) => problem(route, status, code));
    await page.goto('/admin');
    await enter(page);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByLabel('Token', { exact: true })).toBeVisible();
  });
}

test('letters are replayed and purged, one and all, after a word on what happens', async ({ page }) => {
  const done = await serve(page);
  await page.goto('/admin');
  await enter(page);
  const rows = page.getByRole('table', { name: 'Dead letters' }).getByRole('rowheader');
  await expect(rows).toHaveCount(3);
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: `Replay ${id(1)}` }).click();
  await expect(dialog).toContainText('A new job of the same owner');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(done).toEqual([]);
  await page.getByRole('button', { name: `Replay ${id(1)}` }).click();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('1 dead letter replayed.')).toBeVisible();

  await page.getByRole('button', { name: `Purge ${id(2)}` }).click();
  await dialog.getByRole('button', { name: 'Purge' }).click();
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: 'Replay all' }).click();
  await expect(dialog).toContainText('Replay all 2 dead letters?');
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('2 dead letters replayed.')).toBeVisible();

  await page.getByRole('button', { name: 'Purge all' }).click();
  await dialog.getByRole('button', { name: 'Purge' }).click();
  await expect(page.getByText(/^No dead letters\./)).toBeVisible();
  expect(done).toEqual([
    `POST /shards/1/dead-letters/${id(1)}/replay`,
    `DELETE /shards/0/dead-letters/${id(2)}`,
    'POST /dead-letters/replay',
    'DELETE /dead-letters',
  ]);
});

test('refreshes by itself until paused, and pages on', async ({ page }) => {
  await page.clock.install();
  await serve(page);
  let asked = 0;
  page.on('request', (request) => request.url().endsWith('/admin/queues') && (asked += 1));
  await page.goto('/admin');
  await enter(page);
  await expect(page.getByRole('heading', { name: 'Shard 0' })).toBeVisible();
  await page.clock.runFor(5000);
  await expect.poll(() => asked).toBe(2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(60_000);
  expect(asked).toBe(2);
  await page.getByRole('tab', { name: 'Running' }).click();
  const table = page.getByRole('table', { name: 'Running' });
  await expect(table).toContainText('compile-1');
  await page.getByRole('button', { name: 'Show older ones' }).click();
  await expect(table.getByRole('rowheader')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Show older ones' })).toHaveCount(0);
});

test('is kept out of search engines, and nothing links to it', async ({ page }) => {
  await page.goto('/admin');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  for (const path of ['/', '/status', '/jobs']) {
    await page.goto(path);
    await expect(page.locator('a[href^="/admin"]')).toHaveCount(0);
  }
});

test('with the real token the real queue is shown: what runs, by whom, and nothing of its content', async ({
  page,
}) => {
  await page.goto('/privacy');
  const running = await page.evaluate(async (text) => {
    await fetch('/api/v1/devices', { method: 'POST' });
    const response = await fetch('/api/v1/compiles', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ files: { 'secret-name.tex': { text } }, main: 'secret-name.tex' }),
    });
    return ((await response.json()) as { id: string }).id;
  }, document('\\loop\\iftrue\\repeat'));
  await page.goto('/admin');
  await enter(page, 'certainly not the token');
  await expect(page.getByText('The server does not take this token.')).toBeVisible();
  await enter(page, secret('ADMIN_TOKEN'));
  await expect(page.getByRole('heading', { name: 'Shard 0' })).toBeVisible();
  await expect(page.getByText(/^No dead letters/)).toBeVisible();
  await page.getByRole('tab', { name: 'Running' }).click();
  const table = page.getByRole('table', { name: 'Running' });
  await expect(table).toContainText(running);
  expect(await page.content()).not.toContain('secret-name');
  await page.evaluate((id) => fetch(`/api/v1/jobs/${id}/cancel`, { method: 'POST' }), running);
  await expect(page.getByText('Nothing runs.')).toBeVisible();
});
