// Files: picked or dropped, whole projects, clear refusals, nothing lost.
import { deflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { document, WorkspacePage } from './support/workspace.ts';

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/x-tex',
  buffer: Buffer.from(content),
});
const zip = (name: string, files: Record<string, Uint8Array>) => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(zipSync(files)),
});

/** A one-pixel PNG. */
function png(): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((c, byte) => (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>>
    0;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 200, 30, 30]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.beforeEach(async ({ page }) => {
  await new WorkspacePage(page).open();
});

test('a single .tex file opens, and one step leads back to what was there', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.replace(document('My own words'));
  await workspace.pick([text('cv.tex', document('Hello from a file'))]);
  await expect(workspace.editor).toContainText('Hello from a file');
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(workspace.editor).toContainText('My own words');
});

test('loose files ask whether they are a new project or join this one', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.pick([text('cv.tex', document('\\input{part}')), text('part.tex', 'A part')]);
  const dialog = page.getByRole('dialog', { name: 'Open as a new project, or add to this one?' });
  await dialog.getByRole('button', { name: 'Add to this project' }).click();
  const files = page.getByRole('navigation', { name: 'Files' });
  for (const name of ['main.tex', 'cv.tex', 'part.tex']) await expect(files).toContainText(name);
});

test('a zip opens with all its files, and its image and class reach the page', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.pick([
    zip('resume.zip', {
      'resume/main.tex': strToU8(
        '\\documentclass{own}\n\\begin{document}\nFrom a class: \\own\n\\includegraphics{img/dot.png}\n\\end{document}\n',
      ),
      'resume/own.cls': strToU8(
        '\\ProvidesClass{own}\\LoadClass{article}\\RequirePackage{graphicx}\\newcommand\\own{it works}\n',
      ),
      'resume/img/dot.png': png(),
    }),
  ]);
  const files = page.getByRole('navigation', { name: 'Files' });
  for (const name of ['main.tex', 'own.cls', 'dot.png']) await expect(files).toContainText(name);
  await workspace.compile();
  await workspace.phase('done');
  await expect(page.locator('.textLayer').first()).toContainText('it works');
});

test('a zip with several candidates asks for the main file', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.pick([
    zip('two.zip', { 'a.tex': strToU8(document('This is A')), 'b.tex': strToU8(document('This is B')) }),
  ]);
  const dialog = page.getByRole('dialog', { name: 'Which file starts the document?' });
  await dialog.getByRole('radio', { name: 'b.tex' }).check();
  await dialog.getByRole('button', { name: 'Open with this file' }).click();
  await expect(workspace.editor).toContainText('This is B');
});

for (const [what, file, words] of [
  ['an empty file', text('empty.tex', ''), /empty|no text|documentclass/i],
  ['a binary renamed .tex', { ...text('cv.tex', ''), buffer: Buffer.from(png()) }, /PNG|image|not text/i],
  [
    'a zip that leads out of its folder',
    zip('evil.zip', { '../evil.tex': strToU8('x') }),
    /path|folder|outside/i,
  ],
  [
    'a zip bomb',
    zip('bomb.zip', { 'main.tex': strToU8(document('x')), 'big.bin': new Uint8Array(31_000_000) }),
    /30 MB|unpack/i,
  ],
  ['a text file above 1 MB', text('long.tex', '%'.repeat(1_000_001)), /1 MB|too large|too long/i],
  ['something that is no zip', { ...text('x.zip', 'not a zip'), mimeType: 'application/zip' }, /zip/i],
] as const) {
  test(`${what} is refused in words and the present project stays`, async ({ page }) => {
    const workspace = new WorkspacePage(page);
    const before = await workspace.overall();
    await workspace.pick([file]);
    const dialog = page.getByRole('dialog', { name: 'These files could not be opened' });
    await expect(dialog).toContainText(words);
    await expect(dialog).toContainText('Your present project is unchanged.');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(await workspace.overall()).toBe(before);
  });
}

test('the limits stand on the page', async ({ page }) => {
  await expect(
    page.getByText('Up to 1 MB a text file, 10 MB a project, 30 MB unpacked, 200 files.'),
  ).toBeVisible();
});

test('files dropped on the page open', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.tex', { type: 'text/x-tex' }));
    return data;
  }, document('Dropped here'));
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(workspace.editor).toContainText('Dropped here');
});

test('what was written is there after a reload', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.replace(document('Still here tomorrow'));
  await expect(page.getByText(/^saved /).first()).toBeVisible();
  await page.reload();
  await expect(workspace.editor).toContainText('Still here tomorrow');
});

test('typing a command offers completions, and pasted quotes are made safe', async ({ page }) => {
  const workspace = new WorkspacePage(page);
  await workspace.replace('');
  await page.keyboard.type('\\textb');
  await expect(page.getByRole('option', { name: /\\textbf/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await workspace.editor.evaluate((element) => {
    const data = new DataTransfer();
    data.setData('text/plain', ' “smart” – quotes');
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(workspace.editor).toContainText("``smart'' -- quotes");
});
