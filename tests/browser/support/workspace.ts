// What a person does in the workspace, in the words of the page.
import { expect, type Locator, type Page } from '@playwright/test';

export class WorkspacePage {
  readonly page: Page;
  readonly editor: Locator;
  readonly score: Locator;
  readonly status: Locator;
  readonly findings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole('textbox', { name: 'LaTeX source' });
    this.score = page.getByRole('complementary', { name: 'Score' });
    this.status = page.locator('[data-phase]').first();
    this.findings = page.locator('[data-finding]');
  }

  /**
   * Opens the workspace and waits until the first score is there. Without `preview` the page changes
   * with compiles only. `origin`: of the server, if not the usual one.
   */
  async open(preview = false, origin = ''): Promise<void> {
    if (!preview) await this.page.route('**/tex/current', (route) => route.fulfill({ status: 404 }));
    await this.page.goto(`${origin}/workspace`);
    await expect(this.editor).toBeVisible();
    // On a phone the number stands on its tab.
    const number = this.page.getByRole('navigation', { name: 'Views' }).getByText(/^\d+\.\d$/);
    await expect(
      this.page
        .getByRole('img', { name: /^Score \d/ })
        .or(number)
        .first(),
    ).toBeVisible();
  }

  async overall(): Promise<number> {
    const name = await this.page
      .getByRole('img', { name: /^Score \d/ })
      .first()
      .getAttribute('aria-label');
    return Number(/[\d.]+/.exec(name ?? '')?.[0]);
  }

  /** Replaces what the editor shows, as select-all and paste would. */
  async replace(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  async compile(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
  }

  async phase(phase: string): Promise<void> {
    await expect(this.status).toHaveAttribute('data-phase', phase, { timeout: 40_000 });
  }

  /** Opens a view of the page or a panel of the score, whatever the width. */
  async view(name: 'Page' | 'Machine' | 'Difference' | 'Findings' | 'What if' | 'History'): Promise<void> {
    const small = this.page.getByRole('navigation', { name: 'Views' });
    if (await small.isVisible()) {
      const pane = ['Page', 'Machine', 'Difference'].includes(name) ? 'Page' : /^Score/;
      await small.getByRole('button', { name: pane }).click();
    }
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** Brings the source to the front. */
  async edit(): Promise<void> {
    const small = this.page.getByRole('navigation', { name: 'Views' });
    if (await small.isVisible()) await small.getByRole('button', { name: /^(Edit|Text)$/ }).click();
  }

  /** Gives files to the picker behind “Open files…”. */
  async pick(files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.getByTestId('file-picker').setInputFiles(files);
  }
}

/** A one-page document around a body. */
export const document = (body: string, preamble = ''): string =>
  `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`;
