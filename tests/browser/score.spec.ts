// The score: there at once, moving with every key, explained, mended by a click, and never sent anywhere.
import { expect, test } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';

/** The whole scorer, which comes when the browser is idle. */
const WHOLE = /\/scoring_bg\..*\.wasm$/;
/** What postings ask for, which comes behind it. */
const SKILLS = /\/lexicon[.-].*\.txt$/;

test('the sample opens with its score, its findings and no request for scoring', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await expect(workspace.findings.first()).toBeVisible();

  // Modules and word lists may still come while somebody types; nothing may go.
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() !== 'GET' || pathname.startsWith('/api/'))
      requests.push(`${request.method()} ${pathname}`);
  });
  const before = await workspace.overall();
  await workspace.replace(document('Nothing but a line.'));
  await expect.poll(() => workspace.overall()).not.toBe(before);
  expect(requests).toEqual([]);
});

test('the score goes on without any network', async ({ page, context }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await context.setOffline(true);
  const before = await workspace.overall();
  await workspace.replace(document('Offline.'));
  await expect.poll(() => workspace.overall()).not.toBe(before);
  await context.setOffline(false);
});

test('a posting is held against the resume without any network', async ({ page, context }) => {
  const workspace = new WorkspacePage(page);
  const comes = (file: RegExp) => page.waitForEvent('requestfinished', (request) => file.test(request.url()));
  const whole = comes(WHOLE);
  const skills = comes(SKILLS);
  await workspace.open();
  await whole;
  await skills;
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Match' }).click();
  await page.getByRole('textbox', { name: 'Job posting' }).fill('Requirements\n- Haskell');
  await expect(page.getByRole('row', { name: /^Haskell/ })).toContainText('Missing');
  // The whole scorer goes on with the files that it was told.
  await workspace.replace(document('\\section{Skills}\nHaskell'));
  await expect(page.getByRole('row', { name: /^Haskell/ })).toContainText('Found');
  await context.setOffline(false);
});

test('a posting that comes before the whole scorer is scored once that is there', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(WHOLE, async (route) => {
    await held;
    await route.continue();
  });
  await workspace.open();
  const before = await workspace.overall();
  await page.getByRole('tab', { name: 'Match' }).click();
  await page.getByRole('textbox', { name: 'Job posting' }).fill('Requirements\n- Haskell');
  // The old score stands meanwhile.
  expect(await workspace.overall()).toBe(before);
  release();
  await expect(page.getByRole('row', { name: /^Haskell/ })).toContainText('Missing');
});

test('a slip of spelling is found once the whole scorer and a dictionary are there', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(WHOLE, async (route) => {
    await held;
    await route.continue();
  });
  await workspace.open();
  const job = String.raw`\section{Experience}\textbf{Baker}, Elm Ovens \hfill Jan 2020 -- May 2022`;
  const told = String.raw`\begin{itemize}\item Developped the bread of the house and the cakes for all of its guests\end{itemize}`;
  const before = await workspace.overall();
  await workspace.replace(document(`${job}${told}`));
  await expect.poll(() => workspace.overall()).not.toBe(before);
  const slip = workspace.findings.filter({ hasText: 'Developped' });
  await expect(slip).toHaveCount(0);
  release();
  await slip.getByRole('button', { name: 'Fix: Write “Developed”' }).click();
  await expect(slip).toHaveCount(0);
  await expect(workspace.editor).toContainText('Developed the bread');
});

test('findings are underlined in the source, and choosing one selects its place', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  const placed = workspace.findings.filter({ hasText: 'main.tex, line' }).first();
  const line = Number(/main\.tex, line (\d+)/.exec((await placed.textContent()) ?? '')?.[1]);
  await placed.getByRole('button').first().click();
  await expect(page.getByText(new RegExp(`Ln ${line}, Col \\d+`))).toBeVisible();
  // The editor draws only the lines on show, and this one is now.
  await expect(page.locator('.cm-lintRange').first()).toBeVisible();
  await expect(placed.getByRole('link', { name: 'Learn more' })).toBeVisible();
});

test('a fix changes the source, removes its finding, never lowers the score, and can be undone', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  const fixable = workspace.findings.filter({ has: page.getByRole('button', { name: /^Fix:/ }) }).first();
  const id = await fixable.getAttribute('data-finding');
  const code = /[A-Z]{3}\d{3}/.exec((await fixable.textContent()) ?? '')?.[0] ?? '';
  const withCode = workspace.findings.filter({ hasText: code });
  const before = { score: await workspace.overall(), count: await withCode.count(), id };
  await fixable.getByRole('button', { name: /^Fix:/ }).click();
  await expect(withCode).toHaveCount(before.count - 1);
  expect(await workspace.overall()).toBeGreaterThanOrEqual(before.score);

  await workspace.editor.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(withCode).toHaveCount(before.count);
  await expect.poll(() => workspace.overall()).toBe(before.score);
});

test('a posting shows what fits and what is missing, highlighted in the source', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('\\section{Skills}\nPython, PostgreSQL, k8s'));
  await page.getByRole('tab', { name: 'Match' }).click();
  const posting = page.getByRole('textbox', { name: 'Job posting' });
  await posting.fill('Requirements\n- Python\n- SQL\n- Kubernetes\n- Haskell\n\nNice to have\n- Terraform');
  await expect(page.getByText('of 50,000 characters')).toBeVisible();

  const row = (term: string) => page.getByRole('row', { name: new RegExp(`^${term}`) });
  await expect(row('Haskell')).toContainText('Missing');
  await expect(row('Terraform')).toContainText('Missing');
  await expect(row('Kubernetes')).toContainText('Found under another name');
  await expect(row('SQL').first()).toContainText('Implied');
  await expect(page.locator('.cm-content .cm-found').first()).toBeVisible();

  await row('Python').first().getByRole('button').first().click();
  await page.getByRole('button', { name: /^line 5/ }).click();
  await expect(page.getByText(/Ln 5, Col \d+/)).toBeVisible();
});

test('a posting that is too long is counted and refused in words', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await page.getByRole('tab', { name: 'Match' }).click();
  await page.getByRole('textbox', { name: 'Job posting' }).fill('a '.repeat(25_001));
  await expect(page.getByText('50,002 of 50,000 characters')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Too long' })).toBeVisible();
});

test('documents that recurse, are empty or are no LaTeX at all leave the page alive', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  for (const text of [
    '\\documentclass{article}\\def\\a{\\a\\a}\\begin{document}\\a\\end{document}',
    '\\documentclass{article}\\newcommand\\x[1]{\\x{#1#1}}\\begin{document}\\x{y}\\end{document}',
    ' ',
    '}}}{{{\\\\\\begin{document',
    'plain words only',
  ]) {
    await workspace.replace(text);
  }
  const answer = document('\\section{Education}\nBSc');
  await workspace.replace(answer);
  await expect.poll(() => workspace.overall()).toBeGreaterThanOrEqual(0);
  await expect(workspace.editor).toContainText('Education');
});
