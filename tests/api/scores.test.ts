// Resumes of every kind, scored over HTTP.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, type Problem, ROOT, start } from './support/api.ts';

type Report = {
  main: string;
  as_of: string;
  score: { overall: number; fits?: number };
  engine: { profile: string; market: string };
  text: string;
  findings: { code: string; fix?: unknown; spans: { file: string; start: number; end: number }[] }[];
  resume: {
    name: { text: string } | null;
    emails: { text: string }[];
    sections: { heading: string; kind: string }[];
    entries: { title: string | null; start: string | null }[];
  };
  match?: { requirements: { term: string; state: string }[] };
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const samples = join(ROOT, 'scoring-wasm/docx/tests/samples');
const word = new Uint8Array(readFileSync(join(samples, 'resume.docx')));
const layout = new Uint8Array(readFileSync(join(samples, 'layout.docx')));

const pdf = new Uint8Array(readFileSync(join(import.meta.dirname, 'samples/resume.pdf')));

const markdown = `# Maya Lindqvist

maya@lindqvist.dev | +46 70 174 06 05

## Experience

**Data Engineer**, Nordlys Analytics, Mar 2021 – present

- Moved nightly jobs to streaming pipelines on Kafka

## Skills

Python, SQL, Kafka
`;
const plain = `Maya Lindqvist
maya@lindqvist.dev

EXPERIENCE
Data Engineer, Nordlys Analytics, Mar 2021 - present
- Moved nightly jobs to streaming pipelines on Kafka

SKILLS
Python, SQL, Kafka
`;
const latex =
  '\\documentclass{article}\n\\begin{document}\nMaya Lindqvist\n\\section{Skills}\nPython\n\\end{document}\n';

/** A reading of a PDF without pages. */
const PAGE = { bytes: 1, version: '1.5', fonts: [], pages: [], stream: '', rows: '' };

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

const send = (body: BodyInit, type: string | undefined, query = '') =>
  api.fetch(`/api/v1/scores${query}`, {
    method: 'POST',
    body,
    ...(type === undefined ? {} : { headers: { 'content-type': type } }),
  });

async function report(body: BodyInit, type: string | undefined, query = ''): Promise<Report> {
  const response = await send(body, type, query);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Report;
}

async function refusal(body: BodyInit, type: string | undefined, query = '') {
  const response = await send(body, type, query);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { status, code } = (await response.json()) as Problem;
  return [status, code];
}

describe('a Word document', () => {
  test('is read, with places in its text', async () => {
    const scored = await report(word, WORD);
    expect(scored.main).toBe('resume.docx');
    expect(scored.resume.name?.text).toBe('Maya Lindqvist');
    expect(scored.resume.sections.map(({ kind }) => kind)).toEqual(['experience', 'education', 'skills']);
    expect(scored.resume.entries[0]).toMatchObject({ title: 'Senior Data Engineer', start: '2021-03' });
    const bytes = Buffer.from(scored.text);
    for (const { spans, fix } of scored.findings) {
      expect(fix).toBeUndefined();
      for (const { start, end } of spans) expect(bytes.subarray(start, end).length).toBe(end - start);
    }
  });

  test('shows what readers stumble over', async () => {
    const codes = (await report(layout, WORD)).findings.map(({ code }) => code);
    for (const code of ['CON006', 'FMT004', 'FMT007']) expect(codes).toContain(code);
  });

  test('is known by its bytes, whatever it is called', async () => {
    const expected = await report(word, WORD, '?as_of=2026-05-01');
    for (const type of ['application/octet-stream', 'application/zip', 'text/plain', 'application/pdf'])
      expect(await report(word, type, '?as_of=2026-05-01')).toEqual(expected);
  });

  test('gets the report of the same reading sent as JSON', async () => {
    const reading = { text: 'Jane Sample\nRust', lines: [{ start: 0 }, { start: 12 }] };
    const scored = await report(JSON.stringify({ docx: reading, as_of: '2026-05-01' }), 'application/json');
    expect(scored.text).toBe(reading.text);
  });
});

describe('a PDF', () => {
  test('is read from its text layer', async () => {
    const scored = await report(pdf, 'application/pdf');
    expect(scored.main).toBe('resume.pdf');
    expect(scored.resume.name?.text).toBe('Maya Lindqvist');
    expect(scored.resume.emails[0]?.text).toBe('maya.lindqvist@example.com');
    expect(scored.resume.sections.map(({ kind }) => kind)).toEqual(['experience', 'education', 'skills']);
    expect(scored.text).toContain('Moved 40 nightly batch jobs');
  });

  test('is known by its bytes, behind rubbish too', async () => {
    const expected = (await report(pdf, 'application/pdf')).resume;
    expect((await report(pdf, 'text/plain')).resume).toEqual(expected);
    const behind = Buffer.concat([Buffer.from('\r\n'), pdf]);
    expect((await report(behind, 'application/octet-stream')).resume.name?.text).toBe('Maya Lindqvist');
  });
});

describe('text', () => {
  test('is Markdown, plain or LaTeX', async () => {
    const [md, txt, tex] = await Promise.all([
      report(markdown, 'text/markdown'),
      report(plain, 'text/plain; charset=utf-8'),
      report(latex, 'text/plain'),
    ]);
    expect([md.main, txt.main, tex.main]).toEqual(['resume.md', 'resume.txt', 'main.tex']);
    for (const { resume } of [md, txt]) {
      expect(resume.name?.text).toBe('Maya Lindqvist');
      expect(resume.emails[0]?.text).toBe('maya@lindqvist.dev');
      expect(resume.sections.map(({ kind }) => kind)).toEqual(['experience', 'skills']);
    }
    expect(tex.text).toContain('Python');
  });
});

describe('what stands beside a resume', () => {
  test('is said in the query', async () => {
    const query = new URLSearchParams({
      as_of: '2026-01-02',
      profile: 'software',
      market: 'de',
      posting: 'Requirements: Kafka and Rust',
    });
    const scored = await report(word, WORD, `?${query}`);
    expect(scored.as_of).toBe('2026-01-02');
    expect(scored.engine).toMatchObject({ profile: 'software', market: 'de' });
    expect(scored.match?.requirements.map(({ term }) => term).toSorted()).toEqual(['Kafka', 'Rust']);
    expect(scored.score.fits).toBeTypeOf('number');
  });

  test('or in the fields of a form, which win over the query', async () => {
    const form = new FormData();
    form.set('file', new File([word], 'Maya Lindqvist CV.docx'));
    form.set('as_of', '2026-01-02');
    form.set('posting', 'Requirements: Kafka and Rust');
    const scored = await report(form, undefined, '?as_of=2025-01-01&profile=software');
    expect(scored).toMatchObject({ as_of: '2026-01-02', main: 'Maya Lindqvist CV.docx' });
    expect(scored.engine.profile).toBe('software');
    expect(scored.match?.requirements).toHaveLength(2);
  });

  test('several files of a form are a LaTeX project', async () => {
    const form = new FormData();
    form.append('file', new File([latex.replace('Python', '\\input{skills}')], 'cv.tex'));
    form.append('file', new File(['Kafka'], 'skills.tex'));
    const scored = await report(form, undefined);
    expect(scored.main).toBe('cv.tex');
    expect(scored.text).toContain('Kafka');
  });

  test('names the main file of a zip', async () => {
    const zip = zipSync({ 'a.tex': strToU8(latex), 'b.tex': strToU8(latex.replace('Python', 'Kafka')) });
    expect(await refusal(zip as BodyInit, 'application/zip')).toEqual([422, 'main_ambiguous']);
    expect((await report(zip as BodyInit, 'application/zip', '?main=b.tex')).text).toContain('Kafka');
  });
});

describe('bad input is refused with its code', () => {
  const old = (stream: string) => {
    const bytes = Buffer.alloc(1_000);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
    bytes.write(stream, 600, 'utf16le');
    return bytes;
  };
  const bomb = () =>
    zipSync({
      '[Content_Types].xml': strToU8('x'),
      'word/document.xml': new Uint8Array(31_000_000).fill(32),
    });
  const form = (name: string, value: string | File) => {
    const form = new FormData();
    form.set(name, value);
    return form;
  };
  const cases: [string, () => BodyInit, string | undefined, string, number, string][] = [
    ['a PDF that is none', () => 'x', 'application/pdf', '', 422, 'not_a_pdf'],
    ['a damaged PDF', () => '%PDF-1.5\nx', 'application/pdf', '', 422, 'pdf_damaged'],
    ['a Word document that is none', () => 'x', WORD, '', 422, 'not_docx'],
    ['half a Word document', () => word.slice(0, 4_000), WORD, '', 422, 'docx_damaged'],
    ['an old Word document', () => old('WordDocument'), 'application/msword', '', 422, 'old_word'],
    ['a protected one', () => old('EncryptedPackage'), WORD, '', 422, 'docx_encrypted'],
    ['a bomb', () => bomb() as BodyInit, WORD, '', 413, 'docx_unpacked_too_large'],
    [
      'a spreadsheet',
      () => zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('<a/>') }) as BodyInit,
      'application/octet-stream',
      '',
      422,
      'not_docx',
    ],
    ['text with zeros', () => 'a\0b', 'text/plain', '', 422, 'not_text'],
    ['too much text', () => 'x'.repeat(1_000_001), 'text/markdown', '', 413, 'text_file_too_large'],
    ['too large a body', () => new Uint8Array(10_000_001), 'application/pdf', '', 413, 'body_too_large'],
    ['no day', () => plain, 'text/plain', '?as_of=today', 422, 'bad_date'],
    ['no profile', () => plain, 'text/plain', '?profile=astronaut', 422, 'unknown_profile'],
    ['no market', () => plain, 'text/plain', '?market=mars', 400, 'market_unknown'],
    ['no such option', () => plain, 'text/plain', '?colour=red', 400, 'bad_query'],
    ['no such main file', () => latex, 'application/zip', '', 422, 'not_a_zip'],
    ['a form without a file', () => form('posting', 'x'), undefined, '', 422, 'no_files'],
    ['a form with a field for a file', () => form('file', 'x'), undefined, '', 400, 'bad_form'],
    ['a form without its boundary', () => 'x', 'multipart/form-data', '', 400, 'bad_form'],
    ['a form cut short', () => '--b\r\n', 'multipart/form-data; boundary=b', '', 400, 'bad_form'],
    [
      'files and a document',
      () => JSON.stringify({ files: { 'a.tex': 'x' }, docx: { text: '' }, as_of: '2026-01-01' }),
      'application/json',
      '',
      422,
      'two_sources',
    ],
    [
      'a document and a PDF',
      () => JSON.stringify({ docx: { text: '' }, page: PAGE, as_of: '2026-01-01' }),
      'application/json',
      '',
      422,
      'two_sources',
    ],
    [
      'a reading of another shape',
      () => JSON.stringify({ docx: { text: '', secret: 1 }, as_of: '2026-01-01' }),
      'application/json',
      '',
      400,
      'bad_json',
    ],
  ];
  test.each(cases)('%s', async (_, body, type, query, status, code) => {
    expect(await refusal(body(), type, query)).toEqual([status, code]);
  });
});

test('readings with any offsets end in a report', async () => {
  const far = 4_000_000_000;
  const reading = {
    text: 'é\nb',
    lines: [{ start: 1, heading: 200 }, { start: far }, { start: 0, list: 9, item: true }],
    runs: [{ start: far, size: 65_535 }, { start: 1 }],
    links: [{ start: 3, end: 1, target: 'https://a.example' }],
    tables: [{ start: 1, end: far, columns: 255, layout: true }],
    boxes: [{ start: far, end: 0 }],
  };
  await report(JSON.stringify({ docx: reading, as_of: '2026-01-01' }), 'application/json');
});

test('limits stand in the configuration', async () => {
  const { limits } = (await (await api.fetch('/api/v1/config')).json()) as { limits: Record<string, number> };
  expect(limits).toMatchObject({ pdf_max: 10_000_000, pdf_pages_max: 50, docx_max: 10_000_000 });
});
