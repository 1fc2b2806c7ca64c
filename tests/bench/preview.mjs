// The page as one types, in Chromium, beside native engines and the compile service, in turns:
//   node tests/bench/preview.mjs [ADDRESS]
//
// From a key to the frame that shows the changed page; from a key to the frame after it while typing on, with the
// preview and without, and in an empty text field; the first page after a reload with everything kept; memory. Real resumes, where
// the corpus is there: two for pdfLaTeX, two for XeLaTeX.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { zipSync } from 'fflate';

const base = (process.argv[2] ?? 'http://127.0.0.1:8787')
  .replace(/\/$/, '')
  .replace('127.0.0.1', 'localhost');
const root = join(import.meta.dirname, '../..');
const corpus = join(process.env.LEGIBLE_CORPUS ?? join(root, '../shared/corpus'), 'resumes');
const DOCUMENTS = [
  ['jakegut', 'pdflatex'],
  ['moderncv-v2.0-es', 'pdflatex'],
  ['awesome-cv-resume-2022', 'xelatex'],
  ['deedy-openfont', 'xelatex'],
];
const EDITS = 24;
const KEYS = 60;
const COLD = 5;
const COMPILES = 5;

const at = (values, part) => values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * part)];
const pair = (values) =>
  values.length ? `${at(values, 0.5).toFixed(0)} / ${at(values, 0.95).toFixed(0)}` : '–';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); // what lies between two keys

/** Runs in the page: notes when keys come, when the frame after each is there, and when pages change. */
function instrument() {
  const seen = { keys: [], frames: [], pages: [] };
  window.seen = seen;
  const soon = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then();
    port2.postMessage(undefined);
  };
  // What a callback of a frame changes is in that very frame; what is changed between two, in the next.
  let inFrame = false;
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((now) => {
      inFrame = true;
      soon(() => (inFrame = false));
      callback(now);
    });
  const afterFrame = (then) => {
    const painted = () => soon(() => then(performance.now()));
    if (inFrame) painted();
    else request(painted);
  };
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      seen.keys.push(timeStamp);
      afterFrame((now) => seen.frames.push(now - timeStamp));
    },
    { capture: true },
  );
  window.watchPages = (pages) =>
    new MutationObserver(() => afterFrame((now) => seen.pages.push(now))).observe(pages, {
      childList: true,
      subtree: true,
    });
}

const forget = (page) => page.evaluate(() => Object.values(window.seen).forEach((list) => list.splice(0)));

/** Opens a project from a folder, with its page on show; resolves once the page is there. */
async function openProject(page, folder) {
  const files = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const name = file.slice(folder.length + 1);
    if (entry.isFile() && !/^(META\.json|upstream\.pdf)$/.test(name)) files[name] = readFileSync(file);
  }
  await page.goto(`${base}/workspace`);
  const before = await page.locator('.textLayer').first().textContent({ timeout: 60_000 });
  const buffer = Buffer.from(zipSync(files));
  await page
    .getByTestId('file-picker')
    .setInputFiles({ name: 'resume.zip', mimeType: 'application/zip', buffer });
  const layer = page.locator('.textLayer').first();
  await layer.filter({ hasNotText: before.slice(0, 40) }).waitFor({ timeout: 60_000 });
  await page
    .getByText(/^saved (?:here )?\d/)
    .first()
    .waitFor();
}

/** Puts the cursor behind a word of the body: the one in the middle of the first page. */
async function cursorInBody(page) {
  const words = page
    .locator('.textLayer')
    .first()
    .locator('span[role="presentation"]')
    .filter({ hasText: /[a-z]{4}/ });
  const word = words.nth(Math.floor((await words.count()) / 2));
  // What leads from the page to the source is there once the page has come to rest.
  const hasKeys = () =>
    page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.classList.contains('cm-content') ?? false;
    });
  for (let tries = 0; !(await hasKeys()); tries += 1) {
    if (tries === 10) throw new Error('a double click does not lead to the source');
    await pause(1000);
    await word.dblclick();
  }
  await page.keyboard.press('ArrowRight');
}

/** Milliseconds from a key to the frame with the page that it changed, for letters that come and go. */
async function edits(page) {
  const times = [];
  for (let n = 0; n < EDITS + 2; n += 1) {
    await forget(page);
    await page.keyboard.press(n % 2 ? 'Backspace' : 'x');
    // A page may still be drawn that another key asked for.
    const took = await page
      .waitForFunction(
        () => {
          const [key] = window.seen.keys;
          const drawn = key && window.seen.pages.find((time) => time > key);
          return drawn && drawn - key;
        },
        undefined,
        { timeout: 20_000 },
      )
      .then((answer) => answer.jsonValue());
    // The first two warm up.
    if (n >= 2) times.push(took);
    // Now within a sentence, now after it, when what is not urgent is done as well.
    await pause(n % 4 < 2 ? 250 : 1200);
  }
  return times;
}

/** Milliseconds from a key to the frame after it, at some hundred words a minute. */
async function typing(page) {
  await forget(page);
  for (let n = 0; n < KEYS; n += 1) {
    await page.keyboard.press(n < KEYS / 2 ? 'e' : 'Backspace');
    await pause(110);
  }
  return page.evaluate(() => window.seen.frames);
}

/** The same on a page with nothing but an empty text field: what the machine and the browser take by themselves. */
async function emptyField() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(instrument);
  await page.goto('data:text/html,<textarea rows="40" cols="100"></textarea>');
  await page.locator('textarea').focus();
  const times = await typing(page);
  await context.close();
  return times;
}

async function choose(page, item) {
  await page.getByRole('button', { name: /How this page is made/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** From a reload to the first page. */
async function cold(page) {
  const times = [];
  for (let n = 0; n < COLD; n += 1) {
    await page.reload();
    await page.locator('.textLayer').first().waitFor({ timeout: 60_000 });
    times.push(await page.evaluate(() => performance.now()));
    await page
      .getByText(/^saved (?:here )?\d/)
      .first()
      .waitFor();
  }
  return times;
}

/** From the key that compiles to the page, with the service; a word changes before each. */
async function compiles(page) {
  const times = [];
  for (let n = 0; n <= COMPILES; n += 1) {
    await page.keyboard.press('x');
    const began = Date.now();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.waitForFunction(
      () => !/done|idle/.test(document.querySelector('[data-phase]').dataset.phase),
      undefined,
      { polling: 'raf' },
    );
    await page.waitForFunction(
      () => document.querySelector('[data-phase]').dataset.phase === 'done',
      undefined,
      {
        timeout: 60_000,
        polling: 'raf',
      },
    );
    // The first finds no warm engine.
    if (n > 0) times.push(Date.now() - began);
  }
  return times;
}

/** A pass of the engine itself over the same files. */
function native(folder, engine) {
  const work = mkdtempSync(join(tmpdir(), 'legible-bench-'));
  try {
    cpSync(folder, work, { recursive: true });
    const times = [];
    for (let n = 0; n < 6; n += 1) {
      const began = performance.now();
      execFileSync(engine, ['-interaction=batchmode', 'main.tex'], { cwd: work, stdio: 'ignore' });
      if (n > 0) times.push(performance.now() - began);
    }
    return times;
  } catch {
    return [];
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Megabytes that the largest renderer holds: the page with its workers. Chromium's own count leaves out workers that wait. */
function memory() {
  const sizes = execFileSync('ps', ['-eo', 'rss,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('--type=renderer'))
    .map((line) => Number.parseInt(line, 10) / 1000);
  return Math.max(0, ...sizes);
}

if (!existsSync(join(root, 'build/tex/release/manifest.json'))) {
  console.log('The TeX engine is not built: there is no preview to measure.');
  process.exit(0);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
console.log('milliseconds, p50 / p95; memory in MB');
console.log(
  [
    'document',
    'edit → page',
    'native pass',
    'service',
    'key, preview',
    'key, without',
    'first page',
    'memory',
  ]
    .map((name, n) => name.padEnd(n ? 14 : 24))
    .join(''),
);
try {
  console.log(`${'an empty text field'.padEnd(66)}${pair(await emptyField())}`);
  for (const [name, engine] of DOCUMENTS) {
    const folder = join(corpus, name);
    if (!existsSync(folder)) {
      console.log(`${name.padEnd(24)}not there`);
      continue;
    }
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.addInitScript(instrument);
    await openProject(page, folder);
    await page.locator('[data-page-view]').evaluate((view) => window.watchPages(view));
    await cursorInBody(page);
    const edited = await edits(page);
    const withPreview = await typing(page);
    const used = memory();
    const served = await compiles(page);
    await choose(page, 'Turn the live preview off');
    await page.locator('.cm-content').click();
    const without = await typing(page);
    await choose(page, 'Turn the live preview on');
    const first = await cold(page);
    const bare = native(folder, engine);
    const cells = [edited, bare, served, withPreview, without, first].map(pair);
    console.log([name.padEnd(24), ...[...cells, used.toFixed(0)].map((cell) => cell.padEnd(14))].join(''));
    await context.close();
  }
} finally {
  await browser.close();
}
