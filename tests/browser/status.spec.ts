// The health of the service, as anybody may see it.
import { expect, test, type Page } from '@playwright/test';
import { health, problem } from './support/answers.ts';
import { LOOKS, looksRight } from './support/looks.ts';

const verdict = (page: Page) => page.locator('[data-verdict]');
const check = (page: Page, name: string) => page.locator(`[data-check="${name}"]`);
const serve = (page: Page, answer: () => unknown) =>
  page.route('**/api/v1/health', (route) => route.fulfill({ json: answer() }));

const broken = () =>
  health({
    status: 'degraded',
    checks: {
      ...health().checks,
      compile: { ok: false, latency_ms: 3000, detail: 'no answer in time' },
    },
  });

for (const [colorScheme, width] of LOOKS) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test('well', async ({ page }) => {
      await serve(page, () => health());
      await page.goto('/status');
      await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
      await expect(check(page, 'd1')).toContainText('Database');
      await expect(page.getByRole('table', { name: 'Compile services' })).toContainText('Being tried again');
      await looksRight(page, `status-ok-${colorScheme}-${width}`);
    });

    test('broken in part', async ({ page }) => {
      await serve(page, broken);
      await page.goto('/status');
      await expect(verdict(page)).toHaveAttribute('data-verdict', 'degraded');
      await expect(verdict(page)).toContainText('Compile service does not answer right now.');
      await expect(check(page, 'compile')).toContainText('no answer in time');
      await looksRight(page, `status-degraded-${colorScheme}-${width}`);
    });

    test('gone after it was well', async ({ page }) => {
      await page.clock.install();
      await serve(page, () => health());
      await page.goto('/status');
      await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
      await page.route('**/api/v1/health', (route) => route.abort());
      await page.clock.runFor(15_000);
      await expect(verdict(page)).toHaveAttribute('data-verdict', 'unreachable');
      await expect(page.getByText('What stands below is from the last answer.')).toBeVisible();
      await expect(page.getByRole('img', { name: /^2 checks, of which 1 / })).toBeVisible();
      await looksRight(page, `status-unreachable-${colorScheme}-${width}`);
    });
  });
}

test('asks less often while nothing answers, and not while hidden', async ({ page }) => {
  await page.clock.install();
  // The pause after a failure is drawn by chance. A short one would leave the clock that is wound
  // on below enough time to give the second question up before the network has seen it.
  await page.addInitScript(() => (Math.random = () => 0.9));
  let asked = 0;
  await page.route('**/api/v1/health', (route) => {
    asked += 1;
    return problem(route, 503, 'unavailable');
  });
  await page.goto('/status');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'unreachable');
  await page.clock.runFor(14_000);
  expect(asked).toBe(1);
  await page.clock.runFor(16_000);
  await expect.poll(() => asked).toBe(2);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.runFor(600_000);
  expect(asked).toBe(2);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: false });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => asked).toBe(3);
});

test('says that it is you who is offline', async ({ page, context }) => {
  await serve(page, () => health());
  await page.goto('/status');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
  await context.setOffline(true);
  await expect(verdict(page)).toContainText('You are offline');
  await context.setOffline(false);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok');
});

test('the real service is well, and is asked again by hand', async ({ page }) => {
  await page.goto('/status');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'ok', { timeout: 30_000 });
  for (const name of ['compile', 'queue', 'd1', 'r2', 'kv'])
    await expect(check(page, name)).toContainText('Answers');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('img', { name: /^2 checks, of which 2 / })).toBeVisible();
});

test('the footer leads here', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Status' }).click();
  await page.waitForURL('**/status');
});
