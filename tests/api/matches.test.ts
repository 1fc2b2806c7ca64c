// Resumes held against postings over HTTP.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Api, type Problem, ROOT, start } from './support/api.ts';

type Told = { name: string; readable?: number; problem?: { code: string; message: string } };
type Matches = {
  as_of: string;
  resumes: Told[];
  postings: Told[];
  matches: {
    resume: number;
    posting: number;
    fits?: number;
    counts: Record<'must' | 'preferred' | 'nice', { asked: number; shown: number; partly: number }>;
    match: { requirements: { term: string; state: string; weight: number }[]; removed?: string[] };
    findings: { code: string; category: string }[];
  }[];
};

const word = new Uint8Array(readFileSync(join(ROOT, 'scoring-wasm/docx/tests/samples/resume.docx')));
const pdf = new Uint8Array(readFileSync(join(import.meta.dirname, 'samples/resume.pdf')));
const latex = (skills: string) =>
  `\\documentclass{article}\\begin{document}Ana Sample\\section{Skills}${skills}\\end{document}`;
const baker = 'Baker\n\nRequirements:\n- Baking\n- HACCP\n- Food safety\n';
const coder = 'Backend Engineer\n\nRequirements:\n- Rust\n- SQL\n- Kafka\n- Docker\n';

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

const send = (body: BodyInit, type?: string) =>
  api.fetch('/api/v1/matches', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'content-type': type } } : {}),
  });

async function matches(body: BodyInit, type?: string): Promise<Matches> {
  const response = await send(body, type);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Matches;
}

async function refused(body: BodyInit, type?: string): Promise<[number, string]> {
  const response = await send(body, type);
  return [response.status, ((await response.json()) as Problem).code];
}

const json = (value: unknown) => matches(JSON.stringify(value), 'application/json');

test('each resume is held against each posting, the best fit first', async () => {
  const report = await json({
    resumes: [
      { name: 'ana', files: { 'main.tex': latex('Rust, SQL, Docker') } },
      {
        name: 'ben',
        files: { 'cv.md': '# Ben Sample\n\n## Skills\n\nBaking, pastry, HACCP, food safety\n' },
      },
    ],
    postings: [{ text: coder }, { name: 'bakery', text: baker }],
    as_of: '2026-05-01',
  });
  expect(report.resumes.map(({ name }) => name)).toEqual(['ana', 'ben']);
  expect(report.postings.map(({ name }) => name)).toEqual(['Backend Engineer', 'bakery']);
  expect(report.matches).toHaveLength(4);
  const fits = report.matches.map(({ fits }) => fits ?? -1);
  expect(fits).toEqual([...fits].sort((a, b) => b - a));
  const [best] = report.matches;
  expect([best?.resume, best?.posting, best?.counts.must]).toEqual([1, 1, { asked: 3, shown: 3, partly: 0 }]);
  expect(best?.findings.every(({ category }) => category === 'match')).toBe(true);
});

test('requirements of one’s own count', async () => {
  const report = await json({
    resumes: [{ files: { 'main.tex': latex('Rust') } }],
    postings: [
      {
        text: coder,
        own_requirements: [
          { term: 'Kafka', removed: true },
          { term: 'Rust', weight: 9 },
        ],
      },
    ],
    as_of: '2026-05-01',
  });
  const match = report.matches[0]?.match;
  expect(match?.removed).toEqual(['Kafka']);
  expect(match?.requirements.find(({ term }) => term === 'Rust')?.weight).toBe(9);
});

test('a form takes files of any kind', async () => {
  const form = new FormData();
  form.append('resume', new File([word], 'maya.docx'));
  form.append('resume', new File([pdf], 'maya.pdf'));
  form.append('resume', new File([latex('Rust')], 'ana.tex'));
  form.append('posting', `<h2>Requirements</h2><ul><li>Python</li><li>SQL</li><li>Rust</li></ul>`);
  form.append('posting', new File([coder], 'coder.txt'));
  const report = await matches(form);
  expect(report.resumes.map(({ name }) => name)).toEqual(['maya.docx', 'maya.pdf', 'ana.tex']);
  expect(report.matches).toHaveLength(6);
  const terms = report.matches
    .find(({ posting }) => posting === 0)
    ?.match.requirements.map(({ term }) => term);
  expect(terms).toEqual(['Python', 'SQL', 'Rust']);
});

test('what cannot be read is told in its place and hurts no other', async () => {
  const form = new FormData();
  form.append('resume', new File(['%PDF-1.7 broken'], 'broken.pdf'));
  form.append('resume', new File([latex('Rust')], 'ana.tex'));
  form.append('posting', new File(['%PDF-1.7 broken'], 'job.pdf'));
  form.append('posting', 'x'.repeat(50_001));
  form.append('posting', coder);
  const report = await matches(form);
  expect(report.matches).toHaveLength(1);
  expect(report.resumes[0]?.problem?.code).toMatch(/^(not_pdf|pdf_)/);
  expect(report.postings[0]?.problem?.code).toMatch(/^(not_pdf|pdf_)/);
  expect(report.postings[1]?.problem?.code).toBe('posting_too_long');
  expect(report.postings[2]?.problem).toBeUndefined();
});

test('requests that nobody can answer are refused with a code', async () => {
  const one = { files: { 'main.tex': latex('Rust') } };
  const ask = (value: unknown) => refused(JSON.stringify(value), 'application/json');
  const day = '2026-05-01';
  expect(await ask({ resumes: [], postings: [{ text: coder }], as_of: day })).toEqual([400, 'bad_request']);
  expect(await ask({ resumes: [one], postings: [], as_of: day })).toEqual([400, 'bad_request']);
  expect(await ask({ resumes: [one], postings: [{ text: coder }], as_of: 'soon' })).toEqual([
    422,
    'bad_date',
  ]);
  expect(await ask({ resumes: Array(51).fill(one), postings: [{ text: coder }], as_of: day })).toEqual([
    422,
    'too_many_pairs',
  ]);
  expect(await ask({ resumes: [one] })).toEqual([400, 'bad_json']);
  expect(await refused(coder, 'text/plain')).toEqual([415, 'unsupported_media_type']);
  const form = new FormData();
  form.append('posting', coder);
  expect(await refused(form)).toEqual([400, 'bad_request']);
  expect(await refused('--x', 'multipart/form-data; boundary=x')).toEqual([400, 'bad_form']);
});
