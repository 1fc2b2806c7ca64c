// The dashboard of jobs: what ran and runs, why it failed, cancel, retry, open.
import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { everything, failed, id, job, problem, running, serveJobs } from './support/answers.ts';
import { LOOKS, looksRight } from './support/looks.ts';
import { document, WorkspacePage } from './support/workspace.ts';

const row = (page: Page, n: number) => page.locator(`[data-job="${id(n)}"]`);
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

test.describe('with answers made up', () => {
  for (const [colorScheme, width] of LOOKS) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

      test('what runs', async ({ page }) => {
        await serveJobs(page, everything());
        await page.goto('/jobs');
        await expect(tab(page, /^Active 3/)).toBeVisible();
        await expect(row(page, 99)).toContainText(/tried again in \d+ seconds/);
        await expect(row(page, 98)).toContainText('Compiling, pass 1, page 2');
        await row(page, 98).locator('[data-toggle]').click();
        await looksRight(page, `jobs-active-${colorScheme}-${width}`);
      });

      test('what has finished', async ({ page }) => {
        await serveJobs(page, everything());
        await page.goto('/jobs');
        await tab(page, /^Finished 3/).click();
        await row(page, 90).locator('[data-toggle]').click();
        await expect(row(page, 90)).toContainText('Where the time went');
        await looksRight(page, `jobs-finished-${colorScheme}-${width}`);
      });

      test('what has failed', async ({ page }) => {
        await serveJobs(page, everything());
        await page.goto('/jobs');
        await tab(page, /^Failed 3/).click();
        await row(page, 79).locator('[data-toggle]').click();
        await expect(row(page, 79)).toContainText('1 error, 1 warning');
        await expect(row(page, 79)).toContainText('\\textbff is not a command.');
        await looksRight(page, `jobs-failed-${colorScheme}-${width}`);
      });

      test('nothing, without a device', async ({ page }) => {
        await page.goto('/jobs');
        await expect(page.getByRole('heading', { name: 'No jobs yet' })).toBeVisible();
        await looksRight(page, `jobs-empty-${colorScheme}-${width}`);
      });
    });
  }

  test('more than a hundred jobs are paged by tab', async ({ page }) => {
    const all = Array.from({ length: 130 }, (_, n) => job(130 - n));
    const asked = await serveJobs(page, (query) => {
      if (query.get('state') === 'active' || query.get('state') === 'failed')
        return { jobs: [], more: false };
      const before = query.get('before');
      const rest = before ? all.filter((one) => one.id < before) : all;
      return { jobs: rest.slice(0, 100), more: rest.length > 100 };
    });
    await page.goto('/jobs');
    await expect(tab(page, /^Finished 100\+/)).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Show older jobs' }).click();
    await expect(tab(page, /^Finished 130$/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show older jobs' })).toHaveCount(0);
    expect(asked.at(-1)).toContain(`before=${id(31)}`);
  });

  test('filters by main file and engine, and clears them', async ({ page }) => {
    await serveJobs(page, [job(3), job(2, { main: 'letters/cover.tex', engine: 'xelatex' })]);
    await page.goto('/jobs');
    const rows = page.locator('[data-job]');
    await expect(rows).toHaveCount(2);
    await page.getByRole('searchbox', { name: 'Main file' }).fill('COVER');
    await expect(rows).toHaveCount(1);
    await page.getByLabel('Engine: All engines').click();
    await page.getByRole('option', { name: 'LuaLaTeX' }).click();
    await expect(page.getByText('No job fits the filters')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(rows).toHaveCount(2);
  });

  test('the keys move, open, cancel and retry, and are listed under ?', async ({ page }) => {
    let list = [running(3), running(2, { main: 'cv.tex' }), failed(1)];
    await serveJobs(page, () => ({ jobs: list, more: false }));
    const posted: string[] = [];
    await page.route('**/api/v1/jobs/*/*', (route) => {
      const [of, verb] = new URL(route.request().url()).pathname.split('/').slice(-2);
      posted.push(`${of}/${verb}`);
      const answer =
        verb === 'cancel'
          ? running(2, { main: 'cv.tex', state: 'cancelled', revision: 9 })
          : job(4, { state: 'pending', retry_of: id(1), result: null });
      list = [answer, ...list.filter((one) => one.id !== answer.id)];
      return route.fulfill({ json: answer });
    });
    await page.goto('/jobs');
    await expect(row(page, 3)).toBeVisible();
    await page.locator('body').press('j');
    await page.keyboard.press('j');
    await expect(row(page, 2).locator('[data-toggle]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Details of cv.tex' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(tab(page, /^Failed 2/)).toBeVisible();
    await tab(page, /^Failed/).click();
    await row(page, 1).locator('[data-toggle]').focus();
    await page.keyboard.press('r');
    await expect(page.getByText('main.tex runs again.')).toBeVisible();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(row(page, 4)).toContainText('Retry of 01a20409');
    expect(posted).toEqual([`${id(2)}/cancel`, `${id(1)}/retry`]);
    await page.locator('body').press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toContainText('Cancel it');
  });

  test('a cancel that the server refuses is taken back, with its reason', async ({ page }) => {
    await serveJobs(page, [running(3)]);
    await page.route(`**/api/v1/jobs/${id(3)}/cancel`, (route) =>
      problem(route, 409, 'job_final', 'The job has ended already.'),
    );
    await page.route(`**/api/v1/jobs/${id(3)}`, (route) => route.fulfill({ json: job(3, { revision: 9 }) }));
    await page.route('**/api/v1/devices', (route) => route.fulfill({ json: {} }));
    await page.goto('/jobs');
    await page.getByRole('button', { name: 'Cancel: main.tex' }).click();
    await expect(page.getByText('The job has ended already.')).toBeVisible();
    await expect(tab(page, /^Finished 1/)).toBeVisible();
  });

  test('says when the server has trouble, and goes on when it has none', async ({ page }) => {
    let broken = true;
    await serveJobs(page, [job(1)]);
    await page.route(
      (url) => url.pathname === '/api/v1/jobs',
      (route) => (broken ? problem(route, 503, 'unavailable') : route.fallback()),
    );
    await page.goto('/jobs');
    await expect(page.getByRole('alert')).toContainText('The jobs could not be fetched');
    await looksRight(page, 'jobs-failed-to-load');
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(row(page, 1)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('keeps its list without a network, and says so', async ({ page, context }) => {
    await serveJobs(page, [job(1)]);
    await page.goto('/jobs');
    await expect(row(page, 1)).toBeVisible();
    await context.setOffline(true);
    await expect(page.locator('[data-connection=offline]')).toBeVisible();
    await expect(row(page, 1)).toBeVisible();
    await context.setOffline(false);
    await expect(page.locator('[data-connection=offline]')).toHaveCount(0);
  });

  test('shows its outline while the jobs are on their way', async ({ page }) => {
    await serveJobs(page, [job(1)]);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route(
      (url) => url.pathname === '/api/v1/jobs',
      async (route) => {
        await asked;
        await route.fallback();
      },
    );
    await page.goto('/jobs');
    await expect(page.getByText('Fetching the jobs…')).toBeAttached();
    answer();
    await expect(row(page, 1)).toBeVisible();
  });
});

/** A document that does not end by itself. */
const ENDLESS = document('\\loop\\iftrue\\repeat');

/** Asks for a compile as the page's own device. */
const submit = (page: Page, files: Record<string, string>, main: string) =>
  page.evaluate(
    async ([texts, mainFile]) => {
      await fetch('/api/v1/devices', { method: 'POST' });
      const response = await fetch('/api/v1/compiles', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          files: Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, { text }])),
          main: mainFile,
          engine: 'pdflatex',
        }),
      });
      return ((await response.json()) as { id: string }).id;
    },
    [files, main] as const,
  );

test.describe('with the real service', () => {
  test('a compile of the workspace is there, with its times, log and page, and can be retried', async ({
    page,
    context,
  }) => {
    const workspace = new WorkspacePage(page);
    await workspace.open();
    // Its own source: what another test has compiled is answered without an engine, and takes no time.
    await workspace.replace(document(`Ada, ${randomUUID()}.`));
    await workspace.compile();
    await workspace.phase('done');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder('Type a command').fill('Your jobs');
    const [jobs] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
    const rows = jobs.locator('[data-job]');
    await expect(rows).toHaveCount(1);
    await expect(jobs.locator('[data-connection=live]')).toBeVisible();
    await rows.first().locator('[data-toggle]').click();
    await expect(jobs.getByRole('img', { name: /^Where the time went/ })).toBeVisible();
    const pdf = await rows
      .first()
      .getByRole('link', { name: /^Open PDF/ })
      .getAttribute('href');
    const answer = await context.request.get(pdf ?? '');
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await jobs.getByRole('button', { name: 'Log' }).click();
    await expect(jobs.getByRole('dialog')).toContainText('This is pdfTeX');
    await jobs.keyboard.press('Escape');
    await rows
      .first()
      .getByRole('button', { name: /^Retry/ })
      .click();
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(/Retry of/);
    await expect(rows.first()).toContainText('Finished');
    // The project is still kept in this browser: there is a way back to it.
    await rows.first().locator('[data-toggle]').click();
    await expect(rows.first().getByRole('img', { name: /^Score \d/ })).toBeVisible();
    await expect(rows.first()).toContainText('read from the source and its page');
    await rows.first().getByRole('button', { name: 'Open in the workspace' }).click();
    await jobs.waitForURL('**/workspace');
    await expect(new WorkspacePage(jobs).editor).toContainText('Ada');
  });

  test('a job of another tab appears by itself, runs, and is cancelled', async ({ page, context }) => {
    await page.goto('/jobs');
    await submit(page, { 'first.tex': document('First.') }, 'first.tex');
    await page.reload();
    await expect(page.locator('[data-connection=live]')).toBeVisible();
    const other = await context.newPage();
    await other.goto('/privacy');
    const endless = await submit(other, { 'endless.tex': ENDLESS }, 'endless.tex');
    await tab(page, /^Active 1/).click();
    const running = page.locator(`[data-job="${endless}"]`);
    await expect(running).toContainText('endless.tex');
    await expect(running).toContainText('Running');
    await running.getByRole('button', { name: /^Cancel/ }).click();
    await expect(tab(page, /^Active 0/)).toBeVisible();
    await tab(page, /^Failed 1/).click();
    await expect(running).toContainText('Cancelled');
  });

  test('a failed job says what TeX complained of first', async ({ page }) => {
    await page.goto('/jobs');
    const broken = await submit(page, { 'broken.tex': document('\\nosuchcommand') }, 'broken.tex');
    await page.goto('/privacy');
    await page.goto(`/jobs#${broken}`);
    await tab(page, /^Failed 1/).click();
    const details = page.getByRole('region', { name: 'Details of broken.tex' });
    await expect(details).toContainText('1 error');
    await expect(details).toContainText(/broken\.tex:\d+/);
  });
});

test('asks for no device, and opens no feed, where there is none', async ({ page, context }) => {
  const sent: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && sent.push(request.method()));
  page.on('websocket', () => sent.push('websocket'));
  await page.goto('/jobs', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { name: 'No jobs yet' })).toBeVisible();
  expect(sent).toEqual(['GET']);
  expect(await context.cookies()).toEqual([]);
});
