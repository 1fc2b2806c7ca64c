// What comes in: each bad input gets a clear problem with a stable code.

import { createHash } from 'node:crypto';

import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, type Client, type Job, type Problem, start, tex } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';

const service = new FakeCompileService();
let api: Api;
let client: Client;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
  client = await api.device();
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function problem(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const document = (await response.json()) as Problem;
  expect(document.status).toBe(response.status);
  expect(document.request_id).toBe(response.headers.get('x-request-id'));
  expect(document.type).toBe(`/docs/errors#${document.code}`);
  expect(document.detail).toMatch(/[.?]$/);
  return document;
}

const compile = (body: BodyInit, type: string, query = '') =>
  client.fetch(`/api/v1/compiles${query}`, { method: 'POST', headers: { 'content-type': type }, body });

const json = (files: object, more: object = {}) => JSON.stringify({ files, ...more });
const one = { 'main.tex': { text: tex() } };
const zip = (files: Zippable) => new Blob([zipSync(files) as Uint8Array<ArrayBuffer>]);

/** A zip whose only entry unpacks to more than the limit. */
const bomb = () => zip({ 'main.tex': strToU8(tex()), 'a.png': new Uint8Array(31_000_000) });

/** A zip whose entry is a symbolic link: fflate writes Unix attributes. */
const link = () => zip({ 'main.tex': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });

describe('a compile is refused', () => {
  const cases: [
    name: string,
    body: () => BodyInit,
    type: string,
    query: string,
    status: number,
    code: string,
  ][] = [
    ['text that is not JSON', () => '{', 'application/json', '', 400, 'bad_json'],
    ['JSON of another shape', () => '{"files":[]}', 'application/json', '', 400, 'bad_json'],
    ['an unknown field', () => json(one, { shell: true }), 'application/json', '', 400, 'bad_json'],
    ['an unknown engine', () => json(one, { engine: 'tex' }), 'application/json', '', 400, 'engine_unknown'],
    ['an unknown engine in the query', () => tex(), 'text/x-tex', '?engine=sh', 400, 'engine_unknown'],
    ['no media type that is known', () => 'x', 'image/png', '', 415, 'unsupported_media_type'],
    ['too large a body', () => 'x'.repeat(15_000_000), 'application/json', '', 413, 'body_too_large'],
    ['no files', () => json({}), 'application/json', '', 422, 'empty_project'],
    ['an empty file', () => '', 'text/x-tex', '', 422, 'main_empty'],
    [
      'an empty main file among others',
      () => json({ 'a.tex': { text: ' \n' }, 'b.cls': { text: '%' } }, { main: 'a.tex' }),
      'application/json',
      '',
      422,
      'main_empty',
    ],
    ['a file that starts no document', () => 'Ada Sample', 'text/x-tex', '', 422, 'no_main_file'],
    [
      'a main file that is not there',
      () => json(one, { main: 'cv.tex' }),
      'application/json',
      '',
      422,
      'main_not_found',
    ],
    [
      'too large a text file',
      () => json({ 'main.tex': { text: 'x'.repeat(1_000_001) } }),
      'application/json',
      '',
      413,
      'text_file_too_large',
    ],
    [
      'a path that leads out',
      () => json({ '../main.tex': { text: tex() } }),
      'application/json',
      '',
      422,
      'unsafe_path',
    ],
    [
      'an absolute path',
      () => json({ '/etc/main.tex': { text: tex() } }),
      'application/json',
      '',
      422,
      'unsafe_path',
    ],
    [
      'bytes that are no base64',
      () => json({ ...one, 'a.png': { base64: '%%' } }),
      'application/json',
      '',
      422,
      'bad_base64',
    ],
    [
      'a hash that is none',
      () => json({ ...one, 'a.png': { sha256: 'x' } }),
      'application/json',
      '',
      400,
      'hash_invalid',
    ],
    ['a PDF that was renamed', () => new Blob(['%PDF-1.5\n\u0000']), 'text/x-tex', '', 422, 'not_text'],
    ['a zip that is none', () => tex(), 'application/zip', '', 422, 'not_a_zip'],
    [
      'a zip with a path that leads out',
      () => zip({ '../main.tex': strToU8(tex()) }),
      'application/zip',
      '',
      422,
      'unsafe_path',
    ],
    ['a zip with a link', link, 'application/zip', '', 422, 'zip_link'],
    ['a zip bomb', bomb, 'application/zip', '', 413, 'unpacked_too_large'],
    [
      'a zip with 201 files',
      () => zip(Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`${n}.tex`, strToU8(tex())]))),
      'application/zip',
      '',
      422,
      'too_many_files',
    ],
    [
      'a damaged zip',
      () => new Blob([zipSync({ 'main.tex': strToU8(tex()) }).slice(0, 60) as Uint8Array<ArrayBuffer>]),
      'application/zip',
      '',
      422,
      'zip_damaged',
    ],
  ];
  test.each(cases)('%s', async (_, body, type, query, status, code) => {
    const answer = await problem(await compile(body(), type, query));
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('several files could be the main file: they are named', async () => {
    const text = tex();
    const answer = await problem(
      await compile(json({ 'cv.tex': { text }, 'letter.tex': { text } }), 'application/json'),
    );
    expect(answer).toMatchObject({ status: 422, code: 'main_ambiguous' });
    expect(answer.candidates?.toSorted()).toEqual(['cv.tex', 'letter.tex']);
    const chosen = await compile(
      zip({ 'cv.tex': strToU8(text), 'letter.tex': strToU8(text) }),
      'application/zip',
      '?main=letter.tex',
    );
    expect(((await chosen.json()) as Job).main).toBe('letter.tex');
  });

  test('no refusal says anything of what was sent', async () => {
    const secret = 'Ada-Sample-of-Paris';
    for (const body of [
      `{"files":"${secret}"}`,
      `{"files":{"a":{"text":${secret}`,
      json(one, { engine: secret }),
      json(one, { engine: 7, main: [secret] }),
      json(one, { [secret]: 1 }),
    ]) {
      expect(JSON.stringify(await problem(await compile(body, 'application/json')))).not.toContain(secret);
    }
  });
});

test.each([
  ['compiles', 'POST', 'application/json', 16_000_000],
  ['scores', 'POST', 'application/json', 11_000_000],
  [`files/${'a'.repeat(64)}`, 'PUT', 'application/octet-stream', 11_000_000],
  ['faults', 'POST', 'application/json', 20_000],
])(
  '%s: a body that does not say its length is read up to the limit only',
  async (path, method, type, size) => {
    const piece = new Uint8Array(Math.min(size, 1_000_000)).fill(120);
    let left = size;
    const body = new ReadableStream({
      pull: (controller) => {
        if (left <= 0) return controller.close();
        controller.enqueue(piece);
        left -= piece.length;
      },
    });
    const response = await client.fetch(`/api/v1/${path}`, {
      method,
      headers: { 'content-type': type },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(await problem(response)).toMatchObject({ status: 413, code: 'body_too_large' });
  },
);

test('no file name can break out of a header', async () => {
  const main = 'Lebens"lauf; filename=x.exe “ü”.tex';
  const files = { [main]: { text: tex() } };
  const job = (await (await client.post('/api/v1/compiles', { files, main })).json()) as Job;
  await client.final(job.id);
  const response = await client.fetch(`/api/v1/jobs/${job.id}/pdf?download=1`);
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''[\w.%-]+\.pdf$/,
  );
});

describe('files by hash', () => {
  test('those that are missing are named; once sent, the compile goes through', async () => {
    const [text, image] = [tex(), Buffer.from([137, 80, 78, 71, 0, 1, 2])];
    const files = { 'main.tex': { sha256: sha256(text) }, 'me.png': { sha256: sha256(image) } };
    const answer = await problem(await client.post('/api/v1/compiles', { files }));
    expect(answer).toMatchObject({ status: 409, code: 'files_missing' });
    expect(answer.missing).toEqual([sha256(text), sha256(image)].toSorted());

    const put = (bytes: BodyInit, hash: string) =>
      client.fetch(`/api/v1/files/${hash}`, { method: 'PUT', body: bytes });
    expect((await put(text, sha256(text))).status).toBe(201);
    expect((await put(image, sha256(image))).status).toBe(201);
    expect((await put(image, sha256(image))).status).toBe(200);
    const job = (await (await client.post('/api/v1/compiles', { files })).json()) as Job;
    expect((await client.final(job.id)).state).toBe('completed');
    const sent = service.compiles.find(({ jobId }) => jobId === job.id);
    expect(sent?.files.get('me.png')).toEqual(image);

    const stranger = await api.device();
    expect((await problem(await stranger.post('/api/v1/compiles', { files }))).code).toBe('files_missing');
  });

  test.each([
    ['a hash that is none', 'ABC', 'x', 400, 'hash_invalid'],
    ['another content', sha256('y'), 'x', 422, 'hash_mismatch'],
    ['too large a file', sha256('y'), 'x'.repeat(10_000_001), 413, 'body_too_large'],
  ])('%s is refused', async (_, hash, body, status, code) => {
    const answer = await problem(await client.fetch(`/api/v1/files/${hash}`, { method: 'PUT', body }));
    expect([answer.status, answer.code]).toEqual([status, code]);
  });
});

test('a zip with one folder around everything, and bytes in base64, arrive as they are', async () => {
  const image = new Uint8Array([137, 80, 78, 71, 0, 255]);
  const zipped = await compile(
    zip({ 'cv/main.tex': strToU8(tex()), 'cv/img/me.png': image, '__MACOSX/x': image }),
    'application/zip',
    '?engine=xelatex',
  );
  const job = (await zipped.json()) as Job;
  expect(job).toMatchObject({ main: 'main.tex', engine: 'xelatex' });
  await client.final(job.id);
  const sent = service.compiles.find(({ jobId }) => jobId === job.id);
  expect([...(sent?.files.keys() ?? [])].toSorted()).toEqual(['img/me.png', 'main.tex']);
  expect(sent?.files.get('img/me.png')).toEqual(Buffer.from(image));
});

describe('scores', () => {
  const score = (body: BodyInit, type: string) =>
    api.fetch('/api/v1/scores', { method: 'POST', headers: { 'content-type': type }, body });
  type Report = { main: string; as_of: string; score: { overall: number }; text: string };

  test('one file, a zip and JSON of the same resume get the same report', async () => {
    const resume =
      '\\documentclass{article}\n\\begin{document}\nAda Sample\n\\section{Experience}\nBuilt engines in Rust.\n\\end{document}\n';
    const [one, zipped] = await Promise.all([
      score(resume, 'text/x-tex'),
      score(zip({ 'main.tex': strToU8(resume) }), 'application/zip'),
    ]);
    const report = (await one.json()) as Report;
    expect(one.status).toBe(200);
    expect(report.text).toContain('Built engines in Rust.');
    expect(report.score.overall).toBeGreaterThan(0);
    expect(await zipped.json()).toEqual(report);
    const asked = { files: { 'main.tex': resume }, as_of: report.as_of };
    expect(await (await score(JSON.stringify(asked), 'application/json')).json()).toEqual(report);
    const held = await score(JSON.stringify({ ...asked, posting: 'We require Rust.' }), 'application/json');
    expect((await held.json()) as object).toHaveProperty('match.requirements');
  });

  test.each([
    ['text that is not JSON', '{', 'application/json', 400, 'bad_json'],
    ['no files', '{"files":{},"as_of":"2026-01-01"}', 'application/json', 422, 'no_files'],
    ['no date', JSON.stringify({ files: { 'a.tex': tex() } }), 'application/json', 400, 'bad_json'],
    ['a picture', 'x', 'image/png', 415, 'unsupported_media_type'],
    ['a zip that is none', 'x', 'application/zip', 422, 'not_a_zip'],
  ])('%s is refused', async (_, body, type, status, code) => {
    const answer = await problem(await score(body, type));
    expect([answer.status, answer.code]).toEqual([status, code]);
  });
});

describe('fault reports', () => {
  const report = (body: string, type = 'application/json') =>
    api.fetch('/api/v1/faults', { method: 'POST', headers: { 'content-type': type }, body });

  test('are counted by shape, without values', async () => {
    const body = JSON.stringify({
      kind: 'error',
      message: 'cannot read "Ada Sample"',
      stack: 'x',
      page: '/workspace?x=Ada',
      version: '1.2.3',
    });
    for (let n = 0; n < 2; n += 1) expect((await report(body)).status).toBe(202);
    type Db = { prepare(sql: string): { all(): Promise<{ results: Record<string, unknown>[] }> } };
    const env = (await api.harness.getWorker().getEnv()) as unknown as { DB: Db };
    const { results } = await env.DB.prepare(
      'SELECT kind, message, stack, page, version, count FROM faults',
    ).all();
    expect(results).toEqual([
      { kind: 'error', message: 'cannot read …', stack: '', page: '/workspace', version: '1.2.3', count: 2 },
    ]);
  });

  test('with unknown fields, too large or of another type are refused', async () => {
    expect((await problem(await report('{"kind":"error","message":"m","resume":"x"}'))).code).toBe(
      'bad_json',
    );
    expect((await problem(await report('x'.repeat(16_001)))).code).toBe('body_too_large');
    expect((await problem(await report('{}', 'text/html'))).code).toBe('unsupported_media_type');
  });
});
