/**
 * Debian's own Firefox, by WebDriver BiDi. Puppeteer drives it: Playwright's BiDi needs commands that the
 * extended support release does not have, and its own Firefox is not the one people run.
 */
import { existsSync } from 'node:fs';
import { expect, test as base } from '@playwright/test';
import puppeteer, { type Browser, type ElementHandle, type KeyInput, type Page } from 'puppeteer-core';
import { Line } from './line.ts';

const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

interface Fixtures {
  /** A new page, without history or storage, whose origin is `line`'s. */
  firefox: Workspace;
  line: Line;
}

/** What a person does in the workspace, in Firefox. */
export class Workspace {
  readonly page: Page;
  readonly origin: string;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.origin = origin;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
  }

  /** The text of all that `selector` finds, in shadow roots too; nothing while a page goes. */
  async texts(selector: string): Promise<string[]> {
    const all = await this.#all(selector).catch(() => undefined);
    return (await all?.evaluate((elements) => elements.map((one) => one.textContent ?? ''))) ?? [];
  }

  async #all(selector: string) {
    return this.page.evaluateHandle((wanted) => {
      const found: Element[] = [];
      const look = (root: Document | ShadowRoot) => {
        found.push(...root.querySelectorAll(wanted));
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
      };
      look(document);
      return found;
    }, selector);
  }

  /** Waits until something that `selector` finds says `words`. */
  async says(selector: string, words: string | RegExp, timeout = 20_000): Promise<void> {
    const test = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
    await expect
      .poll(async () => (await this.texts(selector)).some(test), {
        timeout,
        message: `${selector} says ${words}`,
      })
      .toBe(true);
  }

  /** Clicks the first that `selector` finds and that says `words`, once it is there. */
  async click(selector: string, words: string): Promise<void> {
    await this.says(selector, words);
    const found = await (
      await this.#all(selector)
    ).evaluateHandle((all, said) => all.find((one) => one.textContent?.includes(said)), words);
    const element = found.asElement();
    if (!element) throw new Error(`${selector} no longer says ${words}`);
    await (element as ElementHandle<Element>).click();
  }

  /** The number in the ring; not a number before there is one. */
  async score(): Promise<number> {
    const name = await this.page
      .evaluate(() =>
        document.querySelector('[role="img"][aria-label^="Score "]')?.getAttribute('aria-label'),
      )
      .catch(() => undefined);
    return Number(/[\d.]+/.exec(name ?? '')?.[0]);
  }

  /** Opens the workspace and waits for the first score. */
  async open(): Promise<void> {
    await this.goto('/workspace');
    await expect.poll(() => this.score(), { timeout: 20_000 }).toBeGreaterThan(0);
  }

  /** Replaces what the editor shows, as select-all and typing would. */
  async replace(text: string): Promise<void> {
    await this.page.locator('>>> .cm-content').click();
    await this.press('Control', 'a');
    await this.paste(text);
  }

  /** Presses the last key while those before it are down. */
  async press(...keys: KeyInput[]): Promise<void> {
    const { keyboard } = this.page;
    const held = keys.slice(0, -1);
    for (const key of held) await keyboard.down(key);
    await keyboard.press(keys.at(-1) as KeyInput);
    for (const key of held.toReversed()) await keyboard.up(key);
  }

  /** From the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.press('Control', 'v');
  }
}

export const hasFirefox = existsSync(executablePath);

export const test = base.extend<Fixtures, { program: Browser }>({
  program: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from a pattern
    async ({}, use) => {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        // Pages may write to the clipboard, as a person would in another window.
        extraPrefsFirefox: { 'dom.events.testing.asyncClipboard': true },
        defaultViewport: { width: 1440, height: 900 },
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  line: async ({ baseURL }, use) => {
    const line = new Line(Number(new URL(baseURL ?? '').port));
    await line.join();
    await use(line);
    await line.cut();
  },
  firefox: async ({ program, line }, use) => {
    const context = await program.createBrowserContext();
    await use(new Workspace(await context.newPage(), line.origin));
    await context.close();
  },
});
