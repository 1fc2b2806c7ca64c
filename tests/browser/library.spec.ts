// The library on the real server: what is typed is in the account, on the next device, and in old versions; of two
// changes at once both are kept.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { looksRight, LOOKS } from './support/looks.ts';
import { address, ask, linkTo, PASSWORD, register } from './support/people.ts';
import { WorkspacePage } from './support/workspace.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const standing = (page: Page) => page.locator('[data-standing]').first();
const source = (text: string) =>
  `\\documentclass{article}\n\\begin{document}\nAda Sample\n\n${text}\n\\end{document}\n`;

/** Waits until the account has what is on show. */
const sent = (page: Page) =>
  expect(standing(page)).toHaveAttribute('data-standing', 'sent', { timeout: 30_000 });

/** Another device, where the same person signs in. */
async function elsewhere(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/privacy');
  await ask(page, 'POST', '/auth/sign-in', { email, password: PASSWORD });
  await know(page);
  return page;
}

/** Goes to a page of a person whom the server knows, as one who signed in here before. */
async function know(page: Page) {
  await page.goto('/settings/profile');
  await expect(page.getByRole('heading', { name: 'Name', exact: true })).toBeVisible();
}

test('what is typed is on the next device, and comes back from old versions', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const email = address('ada');
  await register(page, email);
  await know(page);
  const here = new WorkspacePage(page);
  await here.open();
  await here.replace(source('First words'));
  await sent(page);
  await expect(page).toHaveURL(/\?resume=[\w-]+$/);

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere(context, email);
  await test.step('the library has it on another device, and opens it', async () => {
    await other.goto('/library');
    const row = other.getByRole('listitem').filter({ has: other.getByRole('link') });
    await expect(row).toHaveCount(1);
    await other.route('**/tex/current', (route) => route.fulfill({ status: 404 }));
    await row.getByRole('link').click();
    await expect(other.getByRole('textbox', { name: 'LaTeX source' })).toContainText('First words');
  });

  await test.step('a compile keeps a version', async () => {
    await here.compile();
    await here.phase('done');
    await sent(page);
    const id = new URL(page.url()).searchParams.get('resume') ?? '';
    await expect
      .poll(
        async () =>
          ((await ask(page, 'GET', `/resumes/${id}/versions`)) as { versions: unknown[] }).versions.length,
      )
      .toBe(1);
    await here.replace(source('Other words'));
    await sent(page);
  });

  await test.step('the version is compared and brought back', async () => {
    await other.goto('/library');
    await button(other, /^More for/).click();
    await other.getByRole('menuitem', { name: 'Versions' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('button', { name: /Compiled/ }).click();
    await expect(dialog.getByText('First words')).toBeVisible();
    await expect(dialog.getByText('Other words')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore this version' }).click();
    await expect(other.getByText(/has its old version again/)).toBeVisible();
  });

  await test.step('this device follows when it is looked at again', async () => {
    await page.reload();
    await expect(here.editor).toContainText('First words');
  });
  await context.close();
});

test('of two changes at once, both are kept', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  const email = address('eva');
  await register(page, email);
  await know(page);
  const here = new WorkspacePage(page);
  await here.open();
  await here.replace(source('The beginning'));
  await sent(page);
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere(context, email);
  await other.route('**/tex/current', (route) => route.fulfill({ status: 404 }));
  await other.goto(page.url());
  const there = new WorkspacePage(other);
  await expect(there.editor).toContainText('The beginning');
  await sent(other);

  await context.setOffline(true);
  await there.replace(source('Written on a train'));
  await expect(standing(other)).toHaveAttribute('data-standing', 'offline', { timeout: 30_000 });
  await here.replace(source('Written at a desk'));
  await sent(page);
  await context.setOffline(false);
  const banner = other.getByRole('alert').filter({ hasText: 'was changed elsewhere' });
  await expect(banner).toBeVisible({ timeout: 30_000 });
  await expect(there.editor).toContainText('Written on a train');

  await banner.getByRole('button', { name: 'Compare' }).click();
  const dialog = other.getByRole('dialog');
  await expect(dialog.getByText('Written on a train')).toBeVisible();
  await expect(dialog.getByText('Written at a desk')).toBeVisible();
  await other.keyboard.press('Escape');

  await expect
    .poll(async () => ((await ask(page, 'GET', '/resumes')) as { resumes: unknown[] }).resumes.length)
    .toBe(2);
  await page.goto('/library');
  await expect(page.locator('[data-open]')).toHaveCount(2);
  await expect(page.getByText('both were changed at the same time')).toBeVisible();

  await banner.getByRole('button', { name: 'Keep only this one' }).click();
  await expect(banner).toBeHidden();
  await sent(other);
  await page.reload();
  await expect(page.locator('[data-open]')).toHaveCount(1);
  await page.locator('[data-open]').click();
  await expect(here.editor).toContainText('Written on a train');
  await context.close();
});

test('resumes are found, renamed, copied, deleted and brought back, by keys alone', async ({ page }) => {
  test.setTimeout(180_000);
  await register(page, address('uma'));
  await know(page);
  for (const name of ['Für Zürich', 'For Pune', 'Academic'])
    await page.evaluate(
      async ([id, body]) => {
        const headers = { 'content-type': 'application/json', 'if-none-match': '*' };
        await fetch(`/api/v1/resumes/${id ?? ''}`, { method: 'PUT', headers, body: body ?? '' });
      },
      [
        name.replace(/\W/g, '-'),
        JSON.stringify({ name, main: 'main.tex', files: { 'main.tex': { text: source(name) } } }),
      ],
    );
  await page.goto('/library');
  const rows = page.locator('[data-open]');
  await expect(rows).toHaveText(['Academic', 'For Pune', 'Für Zürich']);
  await page.keyboard.press('/');
  await page.keyboard.type('zürich');
  await expect(rows).toHaveText(['Für Zürich']);
  await page.keyboard.press('Escape');
  await rows.filter({ hasText: 'For Pune' }).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('For Pune and Mumbai');
  await page.keyboard.press('Enter');
  await expect(rows.filter({ hasText: 'For Pune and Mumbai' })).toBeVisible();
  await button(page, 'More for Academic').click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(rows.filter({ hasText: 'Academic (copy)' })).toBeVisible();
  await rows.filter({ hasText: 'Academic (copy)' }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('“Academic (copy)” is deleted.')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(rows.filter({ hasText: 'Academic (copy)' })).toBeVisible();
  await rows.filter({ hasText: 'Academic (copy)' }).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('tab', { name: 'Deleted' }).click();
  await button(page, 'Bring back Academic (copy)').click();
  await page.getByRole('tab', { name: /^Resumes/ }).click();
  await expect(rows).toHaveCount(4);

  // For good, after a question; the focus stays on the list.
  const deletedList = page.getByRole('list', { name: 'Deleted resumes' }).getByRole('listitem');
  for (const left of [3, 2]) {
    await rows.first().focus();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(left);
  }
  await page.getByRole('tab', { name: 'Deleted' }).click();
  await expect(deletedList).toHaveCount(2);
  await button(page, /^Delete .* for good$/)
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Nothing brings them back');
  await page.keyboard.press('Escape');
  await expect(deletedList).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).press('Enter');
  await expect(deletedList).toHaveCount(1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('ul')?.ariaLabel))
    .toBe('Deleted resumes');
  await button(page, 'Empty').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete all for good' }).press('Enter');
  await expect(page.getByText('Nothing is deleted')).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(2);
  await page.getByRole('tab', { name: 'Deleted' }).click();
  await expect(page.getByText('Nothing is deleted')).toBeVisible();
});

test('the work in hand comes along into a new account, by way of the first steps', async ({ page }) => {
  test.setTimeout(180_000);
  const email = address('noa');
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(source('Begun without an account'));
  await expect(standing(page)).toHaveAttribute('data-standing', 'saved');
  await page.goto('/sign-up', { waitUntil: 'networkidle' });
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(email);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await page.goto(await linkTo(page, email));
  await expect(page.getByRole('heading', { name: 'Your account is ready' })).toBeVisible();
  await page.goto('/workspace');
  await expect(workspace.editor).toContainText('Begun without an account');
  await expect(page.getByText('Saved to your account.').first()).toBeVisible({ timeout: 30_000 });
  await page.goto('/library');
  await expect(page.locator('[data-open]')).toHaveCount(1);
});

test('three first steps lead from nothing to a score', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/welcome');
  await button(page, 'Take our sample').click();
  await expect(page.getByRole('heading', { name: 'Which job do you want?' })).toBeVisible();
  await button(page, 'Take a sample posting').click();
  await button(page, 'Go on').click();
  await expect(page.getByRole('heading', { name: 'What a machine reads' })).toBeVisible();
  await expect(page.getByText(/readable by machines/)).toBeVisible({ timeout: 30_000 });
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Which job do you want?' })).toBeVisible();
  await page.goForward();
  await page
    .getByRole('link', { name: 'Open in the workspace' })
    .or(button(page, 'Open in the workspace'))
    .click();
  await expect(new WorkspacePage(page).editor).toContainText('documentclass');
});

test('everything can be taken along as one file', async ({ page }) => {
  test.setTimeout(120_000);
  await register(page, address('zoe'));
  await page.goto('/settings/privacy');
  await button(page, 'Export everything').click();
  await expect(page.getByText(/^Your export is ready/)).toBeVisible({ timeout: 60_000 });
  const downloading = page.waitForEvent('download');
  await button(page, 'Download').click();
  expect((await downloading).suggestedFilename()).toBe('Legible-export.zip');
});

for (const [theme, width] of LOOKS) {
  test(`library, versions, first steps and export look right, ${theme}, ${width} px`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/library');
    await expect(page.getByText('Keep your resumes in an account')).toBeVisible();
    await looksRight(page, `library-signed-out-${theme}-${width}`);
    await register(page, address('lea'));
    await know(page);
    await page.goto('/library');
    await expect(page.getByText('Put your first resume here')).toBeVisible();
    await looksRight(page, `library-empty-${theme}-${width}`);
    await page.evaluate(async (text) => {
      const headers = { 'content-type': 'application/json' };
      const body = (name: string, words: string) => ({
        name,
        main: 'main.tex',
        files: { 'main.tex': { text: text.replace('WORDS', words) } },
      });
      for (const [id, name] of [
        ['one', 'Backend engineer, Pune'],
        ['two', 'A resume with a name that is so long that it needs more than one line on a telephone'],
      ] as const) {
        await fetch(`/api/v1/resumes/${id}`, {
          method: 'PUT',
          headers: { ...headers, 'if-none-match': '*' },
          body: JSON.stringify({ ...body(name, 'now'), ...(id === 'two' && { copy_of: 'one' }) }),
        });
        await fetch(`/api/v1/resumes/${id}/versions`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ kind: 'compile', state: body(name, 'before') }),
        });
      }
    }, source('WORDS'));
    await page.goto('/library');
    await expect(page.locator('[data-open]')).toHaveCount(2);
    await looksRight(page, `library-${theme}-${width}`);
    await ask(page, 'DELETE', '/resumes/two');
    await page.reload();
    await expect(page.locator('[data-open]')).toHaveCount(1);
    await page.getByRole('tab', { name: 'Deleted' }).click();
    await expect(button(page, /^Delete A resume/)).toBeVisible();
    await looksRight(page, `library-deleted-${theme}-${width}`);
    await button(page, /^Delete A resume/).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await looksRight(page, `library-for-good-${theme}-${width}`);
    await page.keyboard.press('Escape');
    await ask(page, 'POST', '/resumes/two/undelete');
    await page.reload();
    await expect(page.locator('[data-open]')).toHaveCount(2);
    await button(page, /^More for Backend/).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Compiled/ })
      .click();
    await expect(page.getByRole('button', { name: 'Restore this version' })).toBeVisible();
    await looksRight(page, `versions-${theme}-${width}`);
    await page.goto('/welcome');
    await expect(page.getByRole('heading', { name: 'Bring your resume' })).toBeVisible();
    await looksRight(page, `welcome-${theme}-${width}`);
    await page.goto('/settings/privacy');
    await expect(button(page, 'Export everything')).toBeVisible();
    await looksRight(page, `export-${theme}-${width}`);
  });
}
