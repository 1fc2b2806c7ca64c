import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { aJob } from '#lib/compile/fixtures.ts';
import type { Job } from '#lib/compile/job.ts';
import { openWorkspace } from './opening.ts';
import Workspace from './Workspace.svelte';

/** One page that says “Hello”. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 36>>stream
BT /F 24 Tf 20 100 Td (Hello) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`;

/** “Hello” comes from line 27 of the sample. */
const MAP = JSON.stringify({ version: 1, files: ['main.tex'], pages: [[[2000, 7800, 6000, 2600, 0, 27]]] });

const job = (more: Partial<Job>) =>
  aJob({ state: 'completed', started_at: 0, finished_at: 0, has_pdf: true, revision: 1, ...more });

const USAGE = {
  plan: 'anonymous',
  compiles: { limit: 3, used: 1, period: 'once', renews_at: null, not_before: null },
};

/** An API that answers a compile with `answer`, and counts every request. */
function serve(answer: Job) {
  const calls: string[] = [];
  const real = window.fetch.bind(window);
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    if (url.endsWith('/tex/current')) return new Response(null, { status: 404 });
    if (!url.includes('/api/v1')) return real(input, init);
    calls.push(`${init?.method ?? 'GET'} ${url.replace('/api/v1', '')}`);
    if (url.endsWith('/pdf')) return new Response(PDF);
    if (url.endsWith('/synctex')) return new Response(MAP);
    if (url.endsWith('/usage')) return Response.json(USAGE);
    if (url.endsWith('/log')) return new Response('This is pdfTeX');
    return Response.json(url.endsWith('/compiles') ? answer : {});
  });
  vi.stubGlobal(
    'WebSocket',
    class {
      close() {}
    },
  );
  return calls;
}

afterEach(async () => {
  vi.unstubAllGlobals();
  localStorage.clear();
  await new Promise((resolve) => {
    indexedDB.databases().then((list) => {
      for (const { name } of list) if (name) indexedDB.deleteDatabase(name);
      resolve(undefined);
    });
  });
});

async function open(width = 1440) {
  await page.viewport(width, 900);
  const screen = await render(Workspace, { opened: await openWorkspace() });
  return screen;
}

it('scores the sample without a request, fixes a finding and undoes it', async () => {
  const calls = serve(job({}));
  const screen = await open();
  const fix = screen.getByRole('button', { name: /Write “JavaScript”/ });
  await expect.element(fix).toBeVisible();
  const before = screen.getByTestId('readable').element().textContent;
  await fix.click();
  await expect.element(fix).not.toBeInTheDocument();
  await expect.element(screen.getByTestId('readable')).not.toMatchTextContent(before ?? '');
  // The button is gone; the keys are with nobody.
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(screen.getByTestId('readable')).toMatchTextContent(before ?? '');
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.element(screen.getByTestId('readable')).not.toMatchTextContent(before ?? '');
  await screen.getByRole('textbox', { name: 'LaTeX source' }).click();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(screen.getByTestId('readable')).toMatchTextContent(before ?? '');
  expect(calls).toEqual([]);
});

it('moves through findings by keys and ignores one, with a reason, until it is restored', async () => {
  serve(job({}));
  const screen = await open();
  await expect.element(screen.getByRole('listitem').filter({ hasText: 'JavaScript' })).toBeVisible();
  const tab = screen.getByRole('tab', { name: /^Findings \d+/ });
  const count = tab.element().textContent;
  const overall = screen
    .getByRole('img', { name: /^Score/ })
    .first()
    .element()
    .getAttribute('aria-label');
  await userEvent.keyboard('j');
  await expect
    .element(screen.getByRole('button', { expanded: true, name: /line|document|places/ }))
    .toBeVisible();
  await userEvent.keyboard('i');
  await screen.getByRole('button', { name: 'I want it this way' }).click();
  await screen.getByRole('button', { name: 'Ignore', exact: true }).click();
  await screen.getByText('1 finding ignored').click();
  await expect.element(screen.getByText('Why: I want it this way')).toBeVisible();
  // Out of the list, not out of the number.
  await expect
    .element(screen.getByRole('img', { name: /^Score/ }).first())
    .toHaveAttribute('aria-label', overall ?? '');
  await screen.getByRole('button', { name: /^Restore:/ }).click();
  await expect.element(tab).toMatchTextContent(count ?? '');
});

it('keeps the score over time and shows it', async () => {
  serve(job({}));
  const screen = await open();
  await expect.element(screen.getByTestId('readable')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(screen.getByText('Hello')).toBeInTheDocument();
  await screen.getByRole('tab', { name: 'History' }).click();
  await expect
    .element(screen.getByRole('slider'))
    .toHaveAttribute('aria-valuetext', expect.stringContaining('compiled'));
  await screen.getByRole('button', { name: 'Clear history' }).click();
  await expect.element(screen.getByText('No history yet')).toBeVisible();
});

it('gives the report as a file in three forms', async () => {
  const calls = serve(job({}));
  const saved: { name: string; text: string }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const { download: name, href } = this;
    void blobs
      .get(href)
      ?.text()
      .then((text) => saved.push({ name, text }));
  });
  const screen = await open();
  await expect.element(screen.getByTestId('readable')).toBeVisible();
  for (const format of ['JSON', 'Markdown', 'PDF']) {
    const before = saved.length;
    await screen.getByRole('button', { name: 'Export report' }).click();
    await screen.getByRole('menuitem', { name: `Report as ${format}` }).click();
    await expect.poll(() => saved.length, { timeout: 20_000 }).toBe(before + 1);
  }
  vi.restoreAllMocks();
  expect(saved.map(({ name }) => name)).toEqual(
    ['json', 'md', 'pdf'].map((end) => `Ada-Sample-resume-report.${end}`),
  );
  expect(JSON.parse(saved[0]?.text ?? '')).toMatchObject({ main: 'main.tex', ignored: [] });
  expect(saved[1]?.text).toMatch(/^# Resume report: Ada Sample/);
  expect(saved[2]?.text).toMatch(/^%PDF-1\.\d/);
  expect(calls).toEqual([]);
});

it('compiles by key, draws the page with selectable text, and keeps it when LaTeX fails later', async () => {
  const calls = serve(job({}));
  const screen = await open();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(screen.getByText('Hello')).toBeInTheDocument();
  expect(screen.container.ownerDocument.querySelectorAll('.pdf-page canvas')).toHaveLength(1);
  expect(calls.slice(0, 2)).toEqual(['POST /devices', 'POST /compiles']);

  const diagnostic = {
    level: 'error',
    kind: 'x',
    file: 'main.tex',
    line: 3,
    message: 'Not a command.',
    excerpt: '',
  } as const;
  serve(
    job({
      state: 'failed',
      has_pdf: false,
      revision: 2,
      result: {
        outcome: 'latex_error',
        engine: 'pdflatex',
        passes: 1,
        pages: 0,
        diagnostics: [diagnostic],
        texlive: '',
        timings: { wait_ms: 0, prepare_ms: 0, engine_ms: 0, total_ms: 0 },
      },
    }),
  );
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .element(screen.getByRole('region', { name: 'Problems' }))
    .toMatchTextContent(/Not a command\./);
  await expect.element(screen.getByText('Hello')).toBeInTheDocument();
  await screen.getByRole('button', { name: 'Full log' }).click();
  await expect.element(screen.getByText('This is pdfTeX')).toBeVisible();
});

it('goes from a word of the page to its line, and from the line to its place', async () => {
  serve(job({}));
  const screen = await open();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(screen.getByText('Hello')).toBeInTheDocument();
  // The map may still be on its way; a double click then says so, and is tried again.
  await expect
    .poll(async () => {
      await userEvent.dblClick(screen.getByText('Hello'));
      return screen.getByText(/^Ln 27, Col/).elements().length;
    })
    .toBe(1);
  await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  const flash = screen.container.ownerDocument.querySelector('.pdf-flash');
  expect(flash).not.toBeNull();
  await expect.element(screen.getByRole('region', { name: 'Pages of the PDF' })).toHaveFocus();
});

it('matches a posting and shows what the machine reads', async () => {
  serve(job({}));
  const screen = await open();
  await screen.getByRole('tab', { name: 'Match' }).click();
  await screen.getByRole('button', { name: 'Try a sample posting' }).click();
  await expect.element(screen.getByTestId('fits')).toBeVisible();
  await screen.getByRole('button', { name: /^Python/ }).click();
  await screen.getByRole('tab', { name: 'Machine' }).click();
  await expect
    .element(screen.getByRole('region', { name: 'What a machine reads' }))
    .toMatchTextContent(/ada@example\.com/);
});

it('takes files, and keeps the project when an import fails', async () => {
  serve(job({}));
  const screen = await open();
  const picker = screen.getByTestId('file-picker');
  await picker.upload(new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1])], 'resume.tex'));
  await expect.element(screen.getByRole('dialog')).toMatchTextContent(/Your present project is unchanged\./);
  await screen.getByRole('button', { name: 'Close', exact: true }).last().click();
  const source = '\\documentclass{article}\\begin{document}Hi\\end{document}';
  await picker.upload(new File([source], 'mine.tex'));
  await expect.element(screen.getByText('“mine” is open.')).toBeVisible();
  await screen.getByRole('button', { name: 'Go back' }).click();
  await expect.element(screen.getByRole('button', { name: 'main.tex main' })).toBeVisible();
});

it('has tabs at the bottom on a phone', async () => {
  serve(job({}));
  const screen = await open(390);
  await screen.getByRole('button', { name: /^Score/ }).click();
  await expect.element(screen.getByTestId('readable')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

it('has the files in a sheet where there is no column for them', async () => {
  serve(job({}));
  for (const width of [390, 800]) {
    const screen = await open(width);
    await screen.getByRole('button', { name: 'Files: main.tex' }).click();
    const files = screen.getByRole('navigation', { name: 'Files' });
    await expect.element(files).toMatchTextContent(/main\.tex/);
    await screen.getByRole('button', { name: 'Actions for main.tex' }).click();
    await screen.getByRole('menuitem', { name: 'Rename' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'Rename main.tex' })).toBeVisible();
    await expect.element(files).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await screen.unmount();
  }
});

it('lists shortcuts under ? and commands under Ctrl K', async () => {
  serve(job({}));
  const screen = await open();
  await userEvent.keyboard('?');
  await expect.element(screen.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await userEvent.keyboard('{Escape}{Control>}k{/Control}');
  await expect.element(screen.getByPlaceholder('Type a command')).toBeVisible();
});
