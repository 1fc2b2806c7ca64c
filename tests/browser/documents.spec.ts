// PDF and Word files: scored from themselves, shown as they were read, refused in words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { document, WorkspacePage } from './support/workspace.ts';
import { root } from './support/corpus.ts';

const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

/** One page with a name, an address and a section, uncompressed. */
function pdf(lines: string[]): Buffer {
  const text = lines.map((line, at) => `1 0 0 1 60 ${760 - at * 20} Tm (${line}) Tj`).join('\n');
  const stream = `BT /F 12 Tf\n${text}\nET`;
  return Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length ${stream.length}>>stream
${stream}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R>>`);
}

const RESUME = [
  'Ada Sample',
  'ada@example.com',
  'Experience',
  'Engineer, Acme, 2019 - 2021',
  '- Worked on things',
];

test.beforeEach(async ({ page }) => {
  await new WorkspacePage(page).open();
});

test('a PDF is scored from itself, with its page and its text, and nothing is sent', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await workspace.pick([file('ada.pdf', 'application/pdf', pdf(RESUME))]);
  const text = page.getByRole('textbox', { name: 'Text as it was read' });
  await expect(text).toContainText('ada@example.com');
  await expect(text).toHaveAttribute('aria-readonly', 'true');
  await expect(page.locator('.pdf-page canvas')).toBeVisible();
  await expect(workspace.findings.first()).toBeVisible();
  await expect(page.getByText('Fixes need the source')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Compile/ })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Machine' }).click();
  await expect(page.getByRole('button', { name: 'By rows' })).toBeVisible();
  expect(sent).toEqual([]);

  await page.reload();
  await expect(text).toContainText('ada@example.com');
});

test('choosing a finding frames its place on the page', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.pick([file('ada.pdf', 'application/pdf', pdf(RESUME))]);
  await expect(page.locator('.pdf-page canvas')).toBeVisible();
  await workspace.findings.filter({ hasText: 'ada.pdf, line' }).first().getByRole('button').first().click();
  await expect(page.locator('.pdf-frame').first()).toBeVisible();
});

for (const [what, given, words] of [
  [
    'a damaged PDF',
    file('cv.pdf', 'application/pdf', Buffer.from('%PDF-1.7 and nothing else')),
    /damaged|cannot be read/i,
  ],
  ['a text that calls itself PDF', file('cv.pdf', 'application/pdf', Buffer.from('hello')), /not a PDF/i],
  ['a PDF without text', file('scan.pdf', 'application/pdf', pdf([])), /holds no text/i],
] as const) {
  test(`${what} is opened with a sentence that says what to do`, async ({ page }) => {
    await new WorkspacePage(page).pick([given]);
    const alert = page.getByRole('alert').filter({ hasText: words });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(/again|Export/);
  });
}

test('an old Word file is refused, and the project stays', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.replace(document('My own words'));
  await workspace.pick([file('cv.doc', 'application/msword', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))]);
  await expect(page.getByRole('dialog')).toContainText('Save this file as .docx or PDF');
  await page.keyboard.press('Escape');
  await expect(workspace.editor).toContainText('My own words');
});

test('a Word file is scored from itself', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  const buffer = readFileSync(join(root, 'scoring-wasm/docx/tests/samples/resume.docx'));
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  await workspace.pick([file('resume.docx', type, buffer)]);
  await expect(page.getByRole('textbox', { name: 'Text as it was read' })).toContainText('@');
  await expect(page.getByText('A Word file has no pages of its own')).toBeVisible();
});

test('after a compile the page is read by three parsers and held against the source, until the source moves on', async ({
  page,
}) => {
  const workspace = new WorkspacePage(page);
  await workspace.compile();
  await workspace.phase('done');
  await page.getByRole('tab', { name: 'Machine' }).click();
  const machine = page.getByRole('region', { name: 'What a machine reads' });
  for (const name of ['By columns', 'By rows', 'As drawn']) {
    await machine.getByRole('button', { name }).click();
    await expect(machine).toContainText('ada@example.com');
  }
  await page.getByRole('tab', { name: 'Difference' }).click();
  await expect(page.getByText(/Every word arrives|words of the source arrive/)).toBeVisible();
  await workspace.editor.click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('% x ');
  await expect(page.getByText('The source has moved on since this PDF was made.')).toBeVisible();
  await page.getByRole('button', { name: 'Compile again' }).click();
  await workspace.phase('done');
  await expect(page.getByText('The source has moved on since this PDF was made.')).toHaveCount(0);
});
