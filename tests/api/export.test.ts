// Exports of everything: asked for, made, opened once, removed.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';
import { save, sha256, source, state } from './support/library.ts';
import { type Browser, code, mails, register } from './support/people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

type Export = { state: string; bytes: number | null; link_open: boolean };

const seen = async (browser: Browser): Promise<Export | null> =>
  (await browser.json<{ export: Export | null }>('GET', '/account/export')).export;

/** The token of the mail that tells of an export. */
async function told(browser: Browser): Promise<string> {
  const { email } = await browser.account();
  const deadline = Date.now() + 60_000;
  for (;;) {
    for (const { text } of await mails(api, email)) {
      const token = /\/settings\/privacy#export=([\w-]+)/.exec(text)?.[1];
      if (token) return token;
    }
    if (Date.now() > deadline) throw new Error('no mail tells of the export');
    // It is made after the answer, by the Worker's own time; nothing signals it.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const download = (browser: Browser, token: string): Promise<Response> =>
  browser.fetch('/api/v1/account/export/download', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token }).toString(),
  });

/** Files of a zip, by name, as another program reads it; `bytes`: how large it must be. */
async function unzip(response: Response, bytes?: number | null): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'legible-export-'));
  try {
    const file = join(folder, 'export.zip');
    const content = new Uint8Array(await response.arrayBuffer());
    if (bytes !== undefined) expect(content.length).toBe(bytes);
    await writeFile(file, content);
    execFileSync('python3', [
      '-c',
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])',
      file,
      join(folder, 'out'),
    ]);
    const names = execFileSync(
      'python3',
      ['-c', 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))', file],
      { encoding: 'utf8' },
    );
    const read = names
      .trim()
      .split('\n')
      .map(async (name) => [name, await readFile(join(folder, 'out', name))] as const);
    return new Map(await Promise.all(read));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('an export has everything, under names that people know, and opens once', async () => {
  const ada = await register(api, undefined, 'Ada Sample');
  const picture = Buffer.from([137, 80, 78, 71, 0, 255]);
  const files = {
    'main.tex': { text: source('now') },
    'img/foto.png': { base64: picture.toString('base64') },
  };
  const details = {
    posting: 'We look for Ada',
    ignored: [{ code: 'TXT001', quote: 'x', reason: '', at: 1 }],
  };
  await save(ada, 'one', state('', { name: 'Für Zürich', files, details }));
  await save(ada, 'two', state('gone', { name: 'für zürich' }));
  await ada.send('DELETE', '/resumes/two');
  await ada.json('POST', '/resumes/one/versions', { kind: 'manual', state: state('before') });
  await ada.json('POST', '/resumes/one/scores', {
    points: [{ at: 7, overall: 71, readable: 80, findings: 2, event: 'compile', engine: 'x' }],
  });
  const asked = await ada.post('/account/export');
  expect([asked.status, ((await asked.json()) as { export: Export }).export.state]).toEqual([202, 'pending']);
  const token = await told(ada);
  const ready = await seen(ada);
  expect(ready).toMatchObject({ state: 'ready', link_open: true });
  const response = await download(ada, token);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('cache-control')).toContain('no-store');
  expect(response.headers.get('content-disposition')).toContain('Legible-export.zip');
  const zip = await unzip(response, ready?.bytes);
  const text = (name: string) => zip.get(name)?.toString('utf8') ?? '';
  const rows = (name: string) => JSON.parse(text(`data/${name}.json`)) as Record<string, unknown>[];
  expect(text('README.txt')).toContain('Everything that belongs to your Legible account');
  const folder = (id: string) => rows('resumes').find((row) => row['id'] === id)?.['folder'] as string;
  expect([folder('one'), folder('two')].map((name) => name.toLowerCase()).sort()).toEqual([
    'resumes/für-zürich',
    'resumes/für-zürich-2',
  ]);
  expect(text(`${folder('one')}/main.tex`)).toBe(source('now'));
  expect(zip.get(`${folder('one')}/img/foto.png`)).toEqual(picture);
  expect(text(`${folder('two')}/main.tex`)).toBe(source('gone'));
  expect(text(`versions/${sha256(source('before'))}`)).toBe(source('before'));
  expect(rows('resumes').find((row) => row['id'] === 'one')).toMatchObject({ details });
  expect(rows('versions')).toMatchObject([
    { resume_id: 'one', manifest: { 'main.tex': { sha256: sha256(source('before')) } } },
  ]);
  expect(rows('score_points')).toMatchObject([{ at: 7, overall: 71 }]);
  expect(rows('accounts')).toMatchObject([{ name: 'Ada Sample', plan: 'free' }]);
  expect(rows('audit').map((row) => row['act'])).toContain('export_asked');
  expect(rows('sessions')).toHaveLength(1);
  expect(rows('jobs')).toEqual([]);
  // No secret, and nothing that only a fingerprint is kept of.
  for (const [name, content] of zip) {
    expect([name, /argon2|digest|sealed|password_hash/.test(content.toString('latin1'))]).toEqual([
      name,
      false,
    ]);
  }
  expect(await code(await download(ada, token))).toEqual([410, 'link_expired']);
  expect(await seen(ada)).toMatchObject({ state: 'ready', link_open: false });
  const acts = await ada.json<{ entries: { act: string }[] }>('GET', '/account/audit');
  expect(acts.entries.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['export_asked', 'export_downloaded']),
  );
});

test('a link opens its own account’s export alone, for its time alone, and a new one ends the old', async () => {
  const [ada, eva] = [await register(api), await register(api)];
  await ada.post('/account/export');
  const token = await told(ada);
  expect(await code(await download(eva, token))).toEqual([410, 'link_expired']);
  const link = await ada.json<{ token: string }>('POST', '/account/export/link');
  expect(await code(await download(ada, token))).toEqual([410, 'link_expired']);
  ada.ahead = 73 * HOUR;
  expect(await code(await download(ada, link.token))).toEqual([410, 'link_expired']);
  expect(await seen(ada)).toBeNull();
  ada.ahead = 0;
  expect((await download(ada, link.token)).status).toBe(200);
});

test('of downloads at once one has it', async () => {
  const ada = await register(api);
  await ada.post('/account/export');
  const token = await told(ada);
  const answers = await Promise.all(Array.from({ length: 8 }, () => download(ada, token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)]);
});

test('asking again while one is made asks for nothing more; afterwards a new one takes its place', async () => {
  const ada = await register(api);
  const { id } = await ada.account();
  await Promise.all(Array.from({ length: 5 }, () => ada.post('/account/export')));
  const first = await told(ada);
  await save(ada, 'late', state('late'));
  await ada.json('POST', '/account/export');
  await expect.poll(() => seen(ada), { timeout: 30_000 }).toMatchObject({ state: 'ready', link_open: true });
  expect(await code(await download(ada, first))).toEqual([410, 'link_expired']);
  const { token } = await ada.json<{ token: string }>('POST', '/account/export/link');
  const zip = await unzip(await download(ada, token));
  expect([...zip.keys()]).toContain('resumes/Resume/main.tex');
  const env = (await api.harness.getWorker().getEnv()) as unknown as {
    FILES: { list(options: { prefix: string }): Promise<{ objects: unknown[] }> };
  };
  const archives = async () => (await env.FILES.list({ prefix: `exports/${id}/` })).objects.length;
  await expect.poll(archives, { timeout: 30_000 }).toBe(1);
  await api.sweep(4 * DAY);
  expect([await archives(), await seen(ada)]).toEqual([0, null]);
});

test('one that was cut off is made again by the trigger', async () => {
  const ada = await register(api);
  const { id } = await ada.account();
  const db = await api.database();
  // Somebody took it, and was never heard of again.
  await db
    .prepare(
      `INSERT INTO exports (id, account_id, origin, state, attempts, available_at, created_at, expires_at)
       VALUES ('cut-off', ?1, 'http://localhost', 'pending', 1, ?2, ?3, ?4)`,
    )
    .bind(id, Date.now() + 10 * 60_000, Date.now(), Date.now() + DAY)
    .all();
  await api.deliver(0);
  expect(await seen(ada)).toMatchObject({ state: 'pending' });
  await api.deliver(16 * 60_000);
  expect(await seen(ada)).toMatchObject({ state: 'ready' });
});

test('a library that is larger than a part of an upload comes whole', async () => {
  const ada = await register(api);
  const files: Record<string, { base64: string }> = {};
  const pieces = new Map<string, string>();
  for (let n = 0; n < 3; n += 1) {
    // Bytes that no compression makes smaller.
    const bytes = Buffer.alloc(6_000_000);
    let x = 1 + n;
    for (let at = 0; at < bytes.length; at += 4) {
      x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
      bytes.writeUInt32LE(x, at);
    }
    files[`img/${n}.png`] = { base64: bytes.toString('base64') };
    pieces.set(`img/${n}.png`, sha256(bytes));
  }
  for (const [n, [path, file]] of Object.entries(files).entries()) {
    const body = state('', { name: `Big ${n}`, files: { 'main.tex': { text: source('x') }, [path]: file } });
    expect((await save(ada, `big-${n}`, body)).status).toBe(201);
  }
  await ada.post('/account/export');
  const token = await told(ada);
  const bytes = (await seen(ada))?.bytes ?? 0;
  expect(bytes).toBeGreaterThan(18_000_000);
  const zip = await unzip(await download(ada, token), bytes);
  for (const [path, hash] of pieces) {
    const found = [...zip].find(([name]) => name.endsWith(path))?.[1];
    expect(sha256(found ?? '')).toBe(hash);
  }
});

test('what is asked for wrongly is told', async () => {
  const ada = await register(api);
  expect(await code(await ada.post('/account/export/link'))).toEqual([404, 'export_not_found']);
  const post = (type: string, body: string) =>
    ada.fetch('/api/v1/account/export/download', { method: 'POST', headers: { 'content-type': type }, body });
  const form = 'application/x-www-form-urlencoded';
  expect(await code(await post('application/json', '{}'))).toEqual([415, 'unsupported_media_type']);
  expect(await code(await post(form, 'x=1'))).toEqual([400, 'bad_form']);
  expect(await code(await post(form, 'token=lgl_x'))).toEqual([410, 'link_expired']);
  expect(await code(await post(form, 'x'.repeat(2_000)))).toEqual([413, 'body_too_large']);
  ada.ahead = HOUR;
  expect(await code(await ada.post('/account/export'))).toEqual([403, 'step_up_required']);
});
