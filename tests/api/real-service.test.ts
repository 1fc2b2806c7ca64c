// The whole path with a real compile service: set COMPILE_BASE_URL to where one listens.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';

const url = process.env['COMPILE_BASE_URL'];

describe.skipIf(!url)('with the real compile service', () => {
  let api: Api;
  beforeAll(async () => {
    api = await start(url ?? '');
  });
  afterAll(() => api.close());

  const document = (body: string) =>
    `\\documentclass{article}\n\\begin{document}\n\\begin{center}{\\LARGE Ada Sample}\\end{center}\n${body}\n% ${Date.now()}\n\\end{document}\n`;

  test('it is well', async () => {
    const health = (await (await api.fetch('/api/v1/health')).json()) as { checks: { compile: object } };
    expect(health.checks.compile).toMatchObject({ ok: true });
  });

  test('a resume becomes a PDF', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(document('Engineer at \\textbf{Legible}.'))).id);
    expect(done).toMatchObject({ state: 'completed', has_pdf: true, result: { outcome: 'success' } });
    const pdf = await client.fetch(`/api/v1/jobs/${done.id}/pdf?download=1`);
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(pdf.headers.get('content-disposition')).toContain('.pdf');
    const map = await client.fetch(`/api/v1/jobs/${done.id}/synctex`);
    const { files, pages } = (await map.json()) as { files: string[]; pages: number[][][] };
    expect(files).toEqual(['main.tex']);
    const report = await client.fetch(`/api/v1/jobs/${done.id}/report`);
    expect(report.headers.get('content-type')).toBe('application/json');
    // Of source and page: only the latter has pages.
    expect(await report.json()).toMatchObject({ main: 'main.tex', page: { pages: [{}] } });
    expect(pages[0]?.some(([, , , , file, line]) => file === 0 && line === 4)).toBe(true);
  });

  test('a LaTeX error names its line', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(document('\\nosuchcommand'))).id);
    expect(done).toMatchObject({ state: 'failed', error: { code: 'latex_error' } });
    expect(done.result?.diagnostics[0]).toMatchObject({ line: 4 });
    expect(await (await client.fetch(`/api/v1/jobs/${done.id}/log`)).text()).toContain('nosuchcommand');
  });

  test('an endless document is cancelled', async () => {
    const client = await api.device();
    const job = await client.compile(document('\\def\\x{\\x}\\x'));
    await client.until(job.id, ({ state }) => state === 'processing');
    await client.post(`/api/v1/jobs/${job.id}/cancel`, {});
    expect((await client.job(job.id)).state).toBe('cancelled');
  });
});
