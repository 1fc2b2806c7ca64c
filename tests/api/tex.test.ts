// The browser's TeX engine: releases in R2, in ranges and as compressed copies, immutable.

import { request } from 'node:http';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, type Problem, start } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';

const RELEASE = '0123456789abcdef';
const LARGE = 'fedcba9876543210';
const MB = 1 << 20;
/** Compresses well, and shows which bytes a range has. */
const INDEX = Buffer.from(`legible-tex-index\t1\n${'article.cls\t70\t30\t40\n'.repeat(500)}`);
const BUNDLE = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const MANIFEST = JSON.stringify({ release: RELEASE, files: {} });

type Bucket = { put(key: string, value: Buffer | string): Promise<unknown> };
type Answer = { status: number; headers: Record<string, string | undefined>; body: Buffer };

const service = new FakeCompileService();
let api: Api;
let bucket: Bucket;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
  bucket = ((await api.harness.getWorker().getEnv()) as unknown as { TEX: Bucket }).TEX;
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

/** Asks without the decoding that `fetch` does by itself. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, api.url), { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Answer['headers'],
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function problem(answer: Answer): Problem {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['cache-control']).toBe('no-store');
  const document = JSON.parse(answer.body.toString()) as Problem;
  expect(document.status).toBe(answer.status);
  return document;
}

test('before the first upload the preview is not there, and the answer says so', async () => {
  const answer = await ask('/tex/current');
  expect(answer.status).toBe(404);
  expect(problem(answer).code).toBe('preview_not_available');
  expect(problem(await ask(`/tex/${RELEASE}/engine.wasm`)).code).toBe('tex_file_not_found');
  expect(problem(await ask(`/tex/${RELEASE}/bundle.ttb`, { range: 'bytes=0-9' })).code).toBe(
    'tex_file_not_found',
  );
});

describe('a release', () => {
  beforeAll(async () => {
    const wasm = Buffer.from('\0asm and more');
    await bucket.put(`${RELEASE}/engine.wasm`, wasm);
    await bucket.put(`${RELEASE}/engine.wasm.br`, brotliCompressSync(wasm));
    await bucket.put(`${RELEASE}/engine.wasm.gz`, gzipSync(wasm));
    await bucket.put(`${RELEASE}/xelatex.fmt`, 'a format');
    await bucket.put(`${RELEASE}/index.tsv`, INDEX);
    await bucket.put(`${RELEASE}/index.tsv.br`, brotliCompressSync(INDEX));
    await bucket.put(`${RELEASE}/index.tsv.gz`, gzipSync(INDEX));
    await bucket.put(`${RELEASE}/bundle.ttb`, BUNDLE);
    await bucket.put(`${RELEASE}/manifest.json`, MANIFEST);
    await bucket.put('current.json', MANIFEST);
    await bucket.put(`${LARGE}/bundle.ttb`, Buffer.alloc(17 * MB, 7));
  });

  test('is named by the manifest, which is asked for again soon', async () => {
    const answer = await ask('/tex/current');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
    expect(answer.body.toString()).toBe(MANIFEST);
    const again = await ask('/tex/current', { 'if-none-match': answer.headers['etag'] ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('is for ever, and of this origin only', async () => {
    for (const [name, type] of [
      ['engine.wasm', 'application/wasm'],
      ['xelatex.fmt', 'application/octet-stream'],
      ['index.tsv', 'text/tab-separated-values; charset=utf-8'],
      ['bundle.ttb', 'application/octet-stream'],
      ['manifest.json', 'application/json'],
    ] as const) {
      const { status, headers } = await ask(`/tex/${RELEASE}/${name}`);
      expect(status, name).toBe(200);
      expect(headers['content-type'], name).toBe(type);
      expect(headers['cache-control'], name).toBe('public, max-age=31536000, immutable');
      expect(headers['cross-origin-resource-policy'], name).toBe('same-origin');
      expect(headers['etag'], name).toMatch(/^"[0-9a-f]+"$/);
      expect(headers['x-content-type-options'], name).toBe('nosniff');
    }
  });

  test('comes as the copy that the client takes, byte for byte', async () => {
    const path = `/tex/${RELEASE}/index.tsv`;
    const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.body).toEqual(brotliCompressSync(INDEX));
    expect(brotliDecompressSync(brotli.body)).toEqual(INDEX);
    const gzip = await ask(path, { 'accept-encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body)).toEqual(INDEX);
    const plain = await ask(path, { 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body).toEqual(INDEX);
    const tags = [brotli, gzip, plain].map(({ headers }) => {
      expect(headers['vary']).toContain('Accept-Encoding');
      return headers['etag'];
    });
    expect(new Set(tags).size).toBe(3);
    // A copy that is not there is no reason to fail.
    const format = await ask(`/tex/${RELEASE}/xelatex.fmt`, { 'accept-encoding': 'br' });
    expect([format.headers['content-encoding'], format.body.toString()]).toEqual([undefined, 'a format']);
  });

  test('is decoded by the browser as ever', async () => {
    const response = await api.fetch(`/tex/${RELEASE}/engine.wasm`, {
      headers: { 'accept-encoding': 'br' },
    });
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe('\0asm and more');
  });

  test('is not sent again to who has it, nor with HEAD', async () => {
    for (const name of ['index.tsv', 'bundle.ttb']) {
      const path = `/tex/${RELEASE}/${name}`;
      const headers = { 'accept-encoding': 'identity' };
      const first = await ask(path, headers);
      const again = await ask(path, { ...headers, 'if-none-match': `"other", W/${first.headers['etag']}` });
      expect([again.status, again.body.length, again.headers['etag']]).toEqual([
        304,
        0,
        first.headers['etag'],
      ]);
      const other = await ask(path, { ...headers, 'if-none-match': '"other"' });
      expect([other.status, other.body]).toEqual([200, first.body]);
      const head = await ask(path, headers, 'HEAD');
      expect([head.status, head.body.length, head.headers['etag']]).toEqual([200, 0, first.headers['etag']]);
    }
  });

  test('gives ranges of its bundle', async () => {
    const path = `/tex/${RELEASE}/bundle.ttb`;
    for (const [range, from, to] of [
      ['bytes=0-69', 0, 70],
      ['bytes=251-251', 251, 252],
      ['bytes=4000-99999', 4000, 5000],
      ['bytes=4990-', 4990, 5000],
      ['bytes=-70', 4930, 5000],
    ] as const) {
      const answer = await ask(path, { range });
      expect(answer.status, range).toBe(206);
      expect(answer.headers['content-range'], range).toBe(`bytes ${from}-${to - 1}/5000`);
      expect(answer.headers['accept-ranges'], range).toBe('bytes');
      expect(answer.headers['content-encoding'], range).toBeUndefined();
      expect(answer.headers['cache-control'], range).toContain('immutable');
      expect(answer.body, range).toEqual(BUNDLE.subarray(from, to));
    }
    // Only the bundle is given in ranges; of the others a client gets the whole.
    expect((await ask(`/tex/${RELEASE}/manifest.json`, { range: 'bytes=0-1' })).status).toBe(200);
  });

  test('honours If-Range', async () => {
    const path = `/tex/${RELEASE}/bundle.ttb`;
    const etag = (await ask(path, {}, 'HEAD')).headers['etag'] ?? '';
    expect((await ask(path, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await ask(path, { range: 'bytes=0-9', 'if-range': '"older"' })).status).toBe(200);
  });

  test('refuses ranges that it does not have', async () => {
    const path = `/tex/${RELEASE}/bundle.ttb`;
    for (const range of ['bytes=5000-5001', 'bytes=5000-', 'bytes=-0', 'bytes=0-1,5-6']) {
      const answer = await ask(path, { range });
      expect(answer.status, range).toBe(416);
      expect(answer.headers['content-range'], range).toBe('bytes */5000');
      expect(problem(answer).code, range).toBe('range_unsatisfiable');
    }
  });

  test('never carries more than 16 MB of a bundle at once', async () => {
    const path = `/tex/${LARGE}/bundle.ttb`;
    const whole = await ask(path);
    expect(whole.status).toBe(400);
    expect(problem(whole).code).toBe('range_required');
    for (const range of [`bytes=0-${16 * MB}`, 'bytes=1-', `bytes=-${16 * MB + 1}`, 'bytes=0-999999999999']) {
      const answer = await ask(path, { range });
      expect(answer.status, range).toBe(416);
      expect(problem(answer).code, range).toBe('range_too_large');
    }
    const most = await ask(path, { range: `bytes=0-${16 * MB - 1}` });
    expect([most.status, most.body.length]).toEqual([206, 16 * MB]);
    const head = await ask(path, {}, 'HEAD');
    expect([head.status, head.headers['accept-ranges']]).toEqual([200, 'bytes']);
  });

  test('has the files of the list and no others', async () => {
    for (const path of [
      `/tex/${RELEASE}/engine.wasm.br`,
      `/tex/${RELEASE}/current.json`,
      `/tex/${RELEASE}/..%2Fcurrent.json`,
      `/tex/${RELEASE.toUpperCase()}/index.tsv`,
      '/tex/x/index.tsv',
      '/tex/aaaaaaaaaaaaaaaa/index.tsv',
    ]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(problem(answer).code, path).toBe('tex_file_not_found');
    }
    expect((await ask(`/tex/${RELEASE}/index.tsv`, {}, 'PUT')).status).toBe(405);
    expect((await ask('/tex/')).status).toBe(404);
  });
});
