// Every page: no axe finding in both themes at three widths, no error in the console, no sideways scroll.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page, type Response } from '@playwright/test';
import { root } from './support/corpus.ts';
import { hasTex } from './support/tex.ts';
import { WorkspacePage } from './support/workspace.ts';

// `/jobs`, `/settings` and `/admin` have tests of their own: to strangers their first answer is a refusal,
// which the console tells.
const pages = [
  '/',
  '/workspace',
  '/rules',
  '/rules/REA003',
  '/folklore',
  '/licences',
  '/offline',
  '/privacy',
  '/status',
  '/sign-up',
  '/sign-in',
  '/reset',
  '/verify',
  '/confirm-email',
  '/library',
  '/welcome',
  '/challenge',
  '/docs',
];

test('the texts of all licences are there, those of the engine with where its source is', async ({
  page,
}) => {
  await page.goto('/licences');
  const links = await page.getByRole('main').getByRole('link').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  const texts = addresses.filter((address) => address?.startsWith('/notices/')) as string[];
  expect(texts).toEqual(
    hasTex ? ['/notices/web-app.txt', '/notices/tex-engine.txt'] : ['/notices/web-app.txt'],
  );
  for (const address of texts) {
    const answer = await page.request.get(address);
    expect(answer.headers()['content-type']).toContain('text/plain');
    const text = await answer.text();
    expect(text).toMatch(
      address.includes('engine')
        ? /complete corresponding source[^]*GNU GENERAL PUBLIC LICENSE/
        : /svelte[^]*MIT/,
    );
  }
});

for (const path of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    // The reference of the API is long: axe takes most of a minute for one look at it.
    const isLong = path === '/docs';
    const widths = colorScheme === 'light' ? [1440] : [390];
    for (const width of isLong ? widths : [1440, 768, 390]) {
      test(`${path} in ${colorScheme} at ${width} px`, async ({ browser, baseURL }) => {
        test.slow(isLong);
        const context = await browser.newContext({
          baseURL: baseURL ?? '',
          colorScheme,
          viewport: { width, height: 900 },
          reducedMotion: 'reduce',
        });
        const page = await context.newPage();
        const errors: string[] = [];
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        page.on('pageerror', (error) => errors.push(error.message));
        await page.goto(path, { waitUntil: 'networkidle' });
        expect(errors).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const axe = await new AxeBuilder({ page }).analyze();
        expect(
          axe.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) })),
        ).toEqual([]);
        await context.close();
      });
    }
  }
}

test('the landing page scores what is typed, loads no editor, and hands it on', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  const note = (response: Response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => body.length));
  };
  page.on('response', note);
  await page.goto('/', { waitUntil: 'networkidle' });
  const ring = page.getByRole('img', { name: /^Score \d/ });
  await expect(ring).toBeVisible();
  page.off('response', note);
  // Uncompressed bytes: far more than what travels, so the budget holds with room.
  const sum = (await Promise.all(scripts)).reduce((a, b) => a + b, 0);
  expect(sum).toBeLessThan(180_000);

  const before = await ring.getAttribute('aria-label');
  const source = page.getByRole('textbox', { name: /source|resume|LaTeX/i }).first();
  await source.fill('\\documentclass{article}\\begin{document}Handed on\\end{document}');
  await expect.poll(() => ring.getAttribute('aria-label')).not.toBe(before);
  await page.getByRole('button', { name: /Go on in the workspace/ }).click();
  await expect(new WorkspacePage(page).editor).toContainText('Handed on');
});

/** Lets a file go over a part of the page, as a person would drop it from the desktop. */
async function drop(page: Page, onto: Locator, name: string, type: string, bytes: Buffer) {
  const transfer = await page.evaluateHandle(
    ([base64, fileName, mime]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([content], fileName, { type: mime }));
      return data;
    },
    [bytes.toString('base64'), name, type] as const,
  );
  await onto.dispatchEvent('dragover', { dataTransfer: transfer });
  await onto.dispatchEvent('drop', { dataTransfer: transfer });
}

for (const [name, type, sample, words] of [
  ['ada.pdf', 'application/pdf', 'tests/api/samples/resume.pdf', 'Maya Lindqvist'],
  [
    'ada.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'scoring-wasm/docx/tests/samples/resume.docx',
    'Maya Lindqvist',
  ],
] as const) {
  for (const place of ['the drop zone', 'the demo'] as const) {
    test(`${name} that is dropped on ${place} of the landing page opens in the workspace, and nothing is sent`, async ({
      page,
    }) => {
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET') sent.push(request.url());
      });
      await page.goto('/', { waitUntil: 'networkidle' });
      const onto =
        place === 'the demo'
          ? page.getByRole('textbox', { name: /source|resume|LaTeX/i }).first()
          : page.getByRole('region', { name: 'Drop your resume here' });
      await drop(page, onto, name, type, readFileSync(join(root, sample)));
      await page.waitForURL('**/workspace');
      await expect(page.getByRole('textbox', { name: 'Text as it was read' })).toContainText(words);
      await expect(page.getByRole('img', { name: /^Score \d/ }).first()).toBeVisible();
      expect(sent).toEqual([]);
    });
  }
}

test('a PDF that is picked on the landing page opens in the workspace', async ({ page }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const picked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await picked).setFiles(join(root, 'tests/api/samples/resume.pdf'));
  await page.waitForURL('**/workspace');
  await expect(page.getByText('resume.pdf').first()).toBeVisible();
  await expect(page.locator('.pdf-page canvas')).toBeVisible();
});

test('at 390 px the four tabs reach everything', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const workspace = new WorkspacePage(page);
  await page.goto('/workspace');
  await expect(workspace.editor).toBeVisible();
  const tabs = page.getByRole('navigation', { name: 'Views' });
  await tabs.getByRole('button', { name: /Score/ }).click();
  await expect(workspace.findings.first()).toBeVisible();
  await tabs.getByRole('button', { name: 'Match' }).click();
  await expect(page.getByRole('textbox', { name: 'Job posting' })).toBeVisible();
  await page.getByRole('button', { name: 'Compile' }).click();
  await workspace.phase('done');
  await tabs.getByRole('button', { name: 'Page' }).click();
  await expect(
    page.getByRole('region', { name: 'Pages of the PDF' }).locator('canvas').first(),
  ).toBeVisible();
});

test('keyboard help opens with ? and lists the shortcuts', async ({ page }) => {
  await new WorkspacePage(page).open();
  await page.locator('body').press('?');
  await expect(page.getByRole('dialog')).toContainText('Compile');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('pages come with a policy that allows no inline script and no other origin', async ({ request }) => {
  for (const path of ['/', '/workspace', '/jobs', '/status', '/admin']) {
    const policy = (await request.get(path)).headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    const script = /script-src ([^;]+)/.exec(policy)?.[1] ?? '';
    expect(script).toContain("'self'");
    expect(script).not.toContain('unsafe-inline');
    expect(script).not.toMatch(/https?:/);
  }
});

test('the generated API document is what the repository holds', async ({ request }) => {
  const served: unknown = await (await request.get('/api/v1/openapi.json')).json();
  expect(served).toEqual(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8')));
});
