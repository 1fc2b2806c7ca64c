// Old states of resumes, and their scores over time.

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';
import { type Resume, save, source, state, texts, type Version } from './support/library.ts';
import { type Browser, code, register } from './support/people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

type Versions = { versions: Version[]; next: string | null };

const keep = (browser: Browser, text: string, more: Record<string, unknown> = {}): Promise<Response> =>
  browser.post('/resumes/one/versions', { kind: 'compile', state: state(text), ...more });
const versions = (browser: Browser, query = ''): Promise<Versions> =>
  browser.json('GET', `/resumes/one/versions${query}`);
const restore = (browser: Browser, id: string, revision?: number): Promise<Response> =>
  browser.fetch(`/api/v1/resumes/one/versions/${id}/restore`, {
    method: 'POST',
    ...(revision === undefined ? {} : { headers: { 'if-match': `"${revision}"` } }),
  });

async function person(): Promise<Browser> {
  const browser = await register(api);
  await save(browser, 'one', state('one'));
  return browser;
}

test('a state is kept with its score and its compile, and comes back whole', async () => {
  const ada = await person();
  const job = randomUUID();
  const score = { overall: 71.5, readable: 80, fits: null, at: 5 };
  const made = await keep(ada, 'compiled', { job_id: job, score });
  expect(made.status).toBe(201);
  const version = (await made.json()) as Version;
  expect(version).toMatchObject({ kind: 'compile', name: 'Resume', job_id: job, score });
  expect(version.expires_at - version.at).toBe(DAY);
  const whole = await ada.json<Resume>('GET', `/resumes/one/versions/${version.id}`);
  expect(await texts(ada, whole)).toEqual({ 'main.tex': source('compiled') });
  // The present state is another one, and stays.
  expect(await texts(ada, await ada.json<Resume>('GET', '/resumes/one'))).toEqual({
    'main.tex': source('one'),
  });
});

test('the same state twice in a row is one version', async () => {
  const ada = await person();
  const first = (await (await keep(ada, 'same')).json()) as Version;
  const again = await keep(ada, 'same', { score: { overall: 60, readable: 60, fits: 60, at: 9 } });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ id: first.id, score: { overall: 60 } });
  await keep(ada, 'other');
  expect((await keep(ada, 'same')).status).toBe(201);
  expect((await versions(ada)).versions).toHaveLength(3);
});

test('the list has pages, newest first', async () => {
  const ada = await person();
  for (const text of ['a', 'b', 'c', 'd', 'e']) await keep(ada, text);
  const first = await versions(ada, '?limit=3');
  const second = await versions(ada, `?limit=3&before=${first.next}`);
  const all = [...first.versions, ...second.versions];
  expect([first.versions.length, second.versions.length, second.next]).toEqual([3, 2, null]);
  expect(all.map(({ id }) => id)).toEqual(
    all
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
});

test('a restore keeps what it replaces, and replaces nothing that it has not seen', async () => {
  const ada = await person();
  const { id } = (await (await keep(ada, 'old')).json()) as Version;
  await save(ada, 'one', state('new', { name: 'New name', details: { posting: 'A posting' } }), 1);
  expect(await code(await restore(ada, id))).toEqual([428, 'revision_required']);
  expect(await code(await restore(ada, id, 1))).toEqual([412, 'revision_conflict']);
  const restored = await restore(ada, id, 2);
  expect([restored.status, restored.headers.get('etag')]).toEqual([200, '"3"']);
  const resume = (await restored.json()) as Resume;
  expect(await texts(ada, resume)).toEqual({ 'main.tex': source('old') });
  expect([resume.name, resume.details.posting]).toEqual(['Resume', '']);
  const [newest] = (await versions(ada)).versions;
  expect(newest?.kind).toBe('before_restore');
  const replaced = await ada.json<Resume>('GET', `/resumes/one/versions/${newest?.id}`);
  expect(await texts(ada, replaced)).toEqual({ 'main.tex': source('new') });
  expect([replaced.name, replaced.details.posting]).toEqual(['New name', 'A posting']);
  // There and back.
  expect((await restore(ada, newest?.id ?? '', 3)).status).toBe(200);
  expect(await texts(ada, await ada.json<Resume>('GET', '/resumes/one'))).toEqual({
    'main.tex': source('new'),
  });
});

test('old versions are kept as long as the plan says, and their files with them', async () => {
  const ada = await person();
  const { id } = (await (await keep(ada, 'old')).json()) as Version;
  await api.sweep(DAY - HOUR);
  const whole = await ada.json<Resume>('GET', `/resumes/one/versions/${id}`);
  expect(await texts(ada, whole)).toEqual({ 'main.tex': source('old') });
  // Past its time it is not shown, before anything removes it.
  ada.ahead = DAY + HOUR;
  expect((await versions(ada)).versions).toEqual([]);
  expect(await code(await ada.send('GET', `/resumes/one/versions/${id}`))).toEqual([
    404,
    'version_not_found',
  ]);
  const basic = await ada.fetch(`/api/v1/resumes/one/versions/${id}`, {
    headers: { 'x-test-plan': 'basic' },
  });
  expect(basic.status).toBe(200);
  await api.sweep(DAY + HOUR);
  const db = await api.database();
  expect((await db.prepare('SELECT id FROM versions WHERE id = ?1').bind(id).all()).results).toEqual([]);
  expect(await code(await ada.send('GET', `/files/${whole.manifest['main.tex']?.sha256}`))).toEqual([
    404,
    'file_not_found',
  ]);
});

test('beyond five hundred versions the oldest go', async () => {
  const ada = await person();
  const { id: account } = await ada.account();
  const db = await api.database();
  await db
    .prepare(
      `INSERT INTO versions (account_id, resume_id, id, why, at, name, kind, engine, manifest, details, digest, files, bytes)
       WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 499)
       SELECT ?1, 'one', printf('00000000-0000-7000-8000-%012d', i), 'compile', ?2, 'x', 'latex', 'auto', '{}', '{}', i, 0, 0 FROM n`,
    )
    .bind(account, Date.now())
    .all();
  await keep(ada, 'one more');
  const { results } = await db
    .prepare('SELECT COUNT(*) AS n, MIN(id) AS oldest FROM versions WHERE account_id = ?1')
    .bind(account)
    .all();
  expect(results).toEqual([{ n: 500, oldest: '00000000-0000-7000-8000-000000000001' }]);
});

test('versions are of resumes that are there, and of kinds that are sent', async () => {
  const ada = await person();
  const missing = await ada.post('/resumes/none/versions', { kind: 'manual', state: state('x') });
  expect(await code(missing)).toEqual([404, 'resume_not_found']);
  const restored = await ada.post('/resumes/one/versions', { kind: 'before_restore', state: state('x') });
  expect(await code(restored)).toEqual([422, 'version_kind_invalid']);
  expect(await code(await restore(ada, randomUUID(), 1))).toEqual([404, 'version_not_found']);
  const score = { overall: 101, readable: 0, at: 1 };
  expect(await code(await keep(ada, 'x', { score }))).toEqual([422, 'points_invalid']);
});

const point = (at: number, overall: number) => ({
  at,
  overall,
  readable: 90,
  fits: null,
  findings: 3,
  event: 'change',
  engine: '1.0 general',
});

test('scores over time are added in any order, each time once, and the list shows the newest', async () => {
  const ada = await person();
  for (const points of [[point(30, 70), point(10, 50)], [point(20, 60)], [point(30, 70)], []])
    expect((await ada.post('/resumes/one/scores', { points })).status).toBe(204);
  const { points } = await ada.json<{ points: unknown[] }>('GET', '/resumes/one/scores');
  expect(points).toEqual([point(10, 50), point(20, 60), point(30, 70)]);
  const { resumes } = await ada.json<{ resumes: { score: unknown }[] }>('GET', '/resumes');
  expect(resumes[0]?.score).toEqual({ overall: 70, readable: 90, fits: null, at: 30 });
});

test('of a long history the newest five hundred points stay', async () => {
  const ada = await person();
  const many = (from: number) => Array.from({ length: 400 }, (_, n) => point(from + n, 50));
  await ada.post('/resumes/one/scores', { points: many(1) });
  await ada.post('/resumes/one/scores', { points: many(401) });
  const { points } = await ada.json<{ points: { at: number }[] }>('GET', '/resumes/one/scores');
  expect([points.length, points[0]?.at, points.at(-1)?.at]).toEqual([500, 301, 800]);
  const tooMany = { points: Array.from({ length: 501 }, (_, n) => point(n, 50)) };
  expect(await code(await ada.post('/resumes/one/scores', tooMany))).toEqual([422, 'points_invalid']);
});

test.each([
  [{ overall: -1 }, 422],
  [{ fits: 100.5 }, 422],
  [{ at: -5 }, 422],
  [{ at: 1e300 }, 400],
  [{ engine: '' }, 422],
  [{ event: 'guess' }, 400],
])('a point with %j is refused', async (wrong, status) => {
  const ada = await person();
  const response = await ada.post('/resumes/one/scores', { points: [{ ...point(1, 50), ...wrong }] });
  expect(response.status).toBe(status);
});
