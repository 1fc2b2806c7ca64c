// The administration, for those who run the service.
import { expect, test, type Page } from '@playwright/test';
import { account, id, letter, problem, shard } from './support/answers.ts';
import { LOOKS, looksRight } from './support/looks.ts';

const USERS = [1, 2, 3].map((n) => ({
  id: id(n),
  email: n === 2 ? `${'a'.repeat(60)}@example.org` : `user${n}@example.org`,
  name: n === 2 ? 'Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff' : null,
  role: n === 1 ? 'admin' : 'user',
  plan: 'free',
  created_at: 0,
  last_seen_at: Date.now() - 60_000,
  second_factor: n === 1,
  sessions: n,
  deletion_at: null,
  blocked_at: n === 3 ? 1 : null,
}));

/** Signs somebody in, as far as pages ask. */
async function signIn(page: Page, role: string, more: Record<string, unknown> = {}) {
  await page.route('**/api/v1/account', (route) => route.fulfill({ json: account({ role, ...more }) }));
}

/** Serves the routes of the administration to an administrator; gives what was done. */
async function serve(page: Page) {
  await signIn(page, 'admin');
  const done: string[] = [];
  let letters = [letter(1), letter(2, { replayed_as: id(50) }), letter(3)];
  await page.route('**/api/v1/admin/**', (route) => {
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname.replace('/api/v1/admin', '');
    const search = path === '/accounts/search' && request.method() === 'POST';
    if (request.method() !== 'GET' && !search) done.push(`${request.method()} ${path}`);
    if (search) return route.fulfill({ json: { accounts: USERS, more: false } });
    if (path.endsWith('/block')) return route.fulfill({ json: { ...USERS[1], blocked_at: 1 } });
    if (path === '/audit')
      return route.fulfill({
        json: {
          entries: USERS.map(({ id: account_id }, n) => ({
            id: id(n + 20),
            at: Date.now() - 60_000,
            act: 'role_changed',
            actor: 'staff',
            place: 'Pune, India',
            browser: 'Firefox 140',
            detail: { from: 'user', to: 'support' },
            account_id,
            actor_id: id(1),
          })),
          more: false,
        },
      });
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

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await serve(page);
      await page.goto('/admin');
    });

    test('the queues', async ({ page }) => {
      await expect(page.getByRole('heading', { name: 'Shard 1' })).toBeVisible();
      await looksRight(page, `admin-queues-${colorScheme}-${width}`);
    });

    test('a wish to be confirmed', async ({ page }) => {
      await page.getByRole('button', { name: 'Purge all' }).click();
      await expect(page.getByRole('dialog')).toContainText('This cannot be undone.');
      await looksRight(page, `admin-confirm-${colorScheme}-${width}`);
    });

    test('users, and one of them', async ({ page }) => {
      await page.getByRole('link', { name: 'Users' }).click();
      await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
      await looksRight(page, `admin-users-${colorScheme}-${width}`);
      await page.getByRole('button', { name: /Show a{60}/ }).click();
      await expect(page.getByRole('dialog')).toContainText('Wolfeschlegelsteinhausenbergerdorff');
      await looksRight(page, `admin-user-${colorScheme}-${width}`);
    });

    test('the audit', async ({ page }) => {
      await page.getByRole('link', { name: 'Audit' }).click();
      await expect(page.getByRole('table', { name: 'Audit' })).toBeVisible();
      await looksRight(page, `admin-audit-${colorScheme}-${width}`);
    });

    test('what waits', async ({ page }) => {
      await page.getByRole('tab', { name: 'Waiting' }).click();
      await expect(page.getByRole('table', { name: 'Waiting' })).toBeVisible();
      await looksRight(page, `admin-waiting-${colorScheme}-${width}`);
    });
  });
}

test('is shown to nobody who is signed out, no staff, or without a second factor', async ({ page }) => {
  await page.route('**/api/v1/account', (route) => problem(route, 401, 'sign_in_required'));
  await page.goto('/admin/users');
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    '/sign-in?next=%2Fadmin%2Fusers',
  );
  await page.unrouteAll();
  await signIn(page, 'user');
  await page.reload();
  await expect(page.getByText('This is for those who run the service')).toBeVisible();
  await page.unrouteAll();
  await signIn(page, 'admin');
  await page.route('**/api/v1/admin/**', (route) => problem(route, 403, 'second_factor_required'));
  await page.reload();
  await expect(page.getByRole('link', { name: 'Turn it on' })).toHaveAttribute('href', '/settings/security');
});

for (const [status, code, words] of [
  [429, 'rate_limited', 'Too many attempts'],
  [500, 'internal', 'The server has trouble right now'],
] as const) {
  test(`says ${code}, and goes on by itself`, async ({ page }) => {
    await page.clock.install();
    await serve(page);
    const refuse = '**/api/v1/admin/queues';
    await page.route(refuse, (route) => problem(route, status, code));
    await page.goto('/admin');
    await expect(page.getByText(words)).toBeVisible();
    await page.unroute(refuse);
    await page.clock.runFor(60_000);
    await expect(page.getByRole('heading', { name: 'Shard 0' })).toBeVisible();
  });
}

test('an account is blocked after a word on what happens, and a proof', async ({ page }) => {
  const done = await serve(page);
  let proven = false;
  await page.route('**/block', (route) =>
    proven ? route.fallback() : problem(route, 403, 'step_up_required'),
  );
  await page.route('**/api/v1/auth/step-up', (route) => {
    proven = true;
    return route.fulfill({ status: 204 });
  });
  await page.goto('/admin/users');
  await page.getByRole('button', { name: /Show a{60}/ }).click();
  await page.getByRole('button', { name: 'Block' }).click();
  await expect(page.getByRole('dialog')).toContainText('sessions and tokens end at once');
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
  await page.getByRole('textbox', { name: 'Password' }).fill('made up');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Unblock' })).toBeVisible();
  expect(done).toEqual([`POST /accounts/${id(2)}/block`]);
});

test('letters are replayed and purged, one and all, after a word on what happens', async ({ page }) => {
  const done = await serve(page);
  await page.goto('/admin');
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
