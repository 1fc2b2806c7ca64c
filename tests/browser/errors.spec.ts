// What TeX complains about: told in words, shown at its place, mended with a click.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });

test('an error leads to its column, and a click mends it', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('Research & development, 📞 \\textbff{x}'));
  await workspace.compile();
  await workspace.phase('failed');
  const panel = problems(page);
  await expect(panel).toContainText('3 errors');
  await expect(panel).toContainText('LaTeX takes it for the border of a table column');

  await panel.getByRole('button', { name: 'main.tex:4:10' }).click();
  await expect(page.getByText('Ln 4, Col 11')).toBeVisible();
  await panel.getByRole('button', { name: 'Write \\& instead' }).click();
  await expect(workspace.editor).toContainText('Research \\& development');
  // The line has changed: what was said of it is no longer marked, and its other change is not offered.
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: /instead$/ })).toHaveCount(0);

  await workspace.editor.press('ControlOrMeta+z');
  await expect(workspace.editor).not.toContainText('\\&');
});

test('a mark follows its line while lines are put in above it', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('One.\n\nTwo \\nosuchcommand here.'));
  await workspace.compile();
  await workspace.phase('failed');
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
  await workspace.editor.press('ControlOrMeta+Home');
  await page.keyboard.insertText('% first\n% second\n');
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
  await workspace.editor.press('F8');
  await expect(page.getByText('Ln 8, Col 19')).toBeVisible();
});

test('a document for another engine compiles with one click', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('Hello.', '% !TEX program = pdflatex\n\\usepackage{fontspec}'));
  await workspace.compile();
  await workspace.phase('failed');
  await problems(page).getByRole('button', { name: 'Compile with XeLaTeX' }).click();
  await workspace.phase('done');
  await expect(page.getByText('XeLaTeX').first()).toBeVisible();
});

test('the log can be searched', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.open();
  await workspace.replace(document('\\nosuchcommand'));
  await workspace.compile();
  await workspace.phase('failed');
  await problems(page).getByRole('button', { name: 'Full log' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Search the log' }).fill('nosuchcommand');
  await expect(dialog.locator('mark')).toHaveText('\\nosuchcommand'.slice(1));
  await expect(dialog.getByRole('status')).toContainText('1 of');
});

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const) {
  test(`the problems are accessible, ${scheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    const workspace = new WorkspacePage(page);
    await workspace.open();
    await workspace.edit();
    await workspace.replace(
      document('R & D, costs $5.\n\n\\begin{itemize}\n\\item a_b\n\n\\href{x}{y} ≥ \\ref{z}\n'),
    );
    await workspace.compile();
    await workspace.phase('failed');
    await workspace.edit();
    const panel = problems(page);
    await expect(panel).toBeVisible();
    await panel.getByText('What TeX says').first().click();
    const { violations } = await new AxeBuilder({ page }).include('[aria-label="Problems"]').analyze();
    expect(violations).toEqual([]);
    const sideways = await panel.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(sideways).toBe(0);
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/errors-${scheme}-${width}.png` });
  });
}
