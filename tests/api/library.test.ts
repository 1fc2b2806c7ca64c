// Resumes of an account: saving, conflicts, deleting, and what is kept where.

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, type Problem, start } from './support/api.ts';
import {
  type Listed,
  type Resume,
  save,
  sha256,
  source,
  state,
  type Summary,
  texts,
} from './support/library.ts';
import { type Browser, code, register } from './support/people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let api: Api;
let ada: Browser;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
  ada = await register(api);
});
afterAll(() => api.close());

/** Keys of what lies in the bucket for an account's library. */
async function objects(browser: Browser): Promise<string[]> {
  const { id } = await browser.account();
  const env = (await api.harness.getWorker().getEnv()) as unknown as {
    FILES: { list(options: { prefix: string }): Promise<{ objects: { key: string }[] }> };
  };
  return (await env.FILES.list({ prefix: `library/${id}/` })).objects.map(({ key }) => key);
}

/** Whether the bucket has an object. */
async function stored(key: string): Promise<boolean> {
  const env = (await api.harness.getWorker().getEnv()) as unknown as {
    FILES: { get(key: string): Promise<unknown> };
  };
  return (await env.FILES.get(key)) !== null;
}

const list = (browser: Browser, query = ''): Promise<Listed> => browser.json('GET', `/resumes${query}`);
const read = (browser: Browser, id: string): Promise<Resume> => browser.json('GET', `/resumes/${id}`);

describe('saving', () => {
  test('a resume comes back as it was saved, with all that belongs to it', async () => {
    const id = randomUUID();
    const details = {
      ignored: [{ code: 'TXT001', quote: 'Ada “Sample”', reason: 'on purpose', at: 5 }],
      posting: 'We look for a Rust engineer.\n語',
      own: [{ term: 'Rust', added: true }],
      profile: 'general',
      market: 'in',
    };
    const bytes = new Uint8Array([137, 80, 78, 71, 0, 1, 2, 255]);
    const made = await save(
      ada,
      id,
      state('one', {
        name: ' Für Zürich — 履歴書 ',
        engine: 'lualatex',
        details,
        files: {
          'main.tex': { text: source('one') },
          'img/foto.png': { base64: Buffer.from(bytes).toString('base64') },
        },
      }),
    );
    expect(made.status).toBe(201);
    expect(made.headers.get('etag')).toBe('"1"');
    const whole = await read(ada, id);
    expect(whole).toMatchObject({
      id,
      name: 'Für Zürich — 履歴書',
      kind: 'latex',
      main: 'main.tex',
      engine: 'lualatex',
      revision: 1,
      files: 2,
      bytes: source('one').length + 8,
      copy_of: null,
      deleted_at: null,
      details,
    });
    expect(whole.manifest['img/foto.png']).toEqual({ sha256: sha256(bytes), size: 8 });
    const image = await ada.fetch(`/api/v1/files/${sha256(bytes)}`);
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(bytes);
    expect(image.headers.get('content-type')).toBe('application/octet-stream');
    expect(image.headers.get('content-disposition')).toContain('attachment');
    expect(image.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await list(ada)).resumes.find((resume) => resume.id === id)).toMatchObject({ files: 2 });
  });

  test('a save names what it was made from and never overwrites anything else', async () => {
    const id = randomUUID();
    await save(ada, id, state('one'));
    const two = await save(ada, id, state('two'), 1);
    expect([two.status, two.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await code(await save(ada, id, state('three'), 1))).toEqual([412, 'revision_conflict']);
    expect(await code(await save(ada, id, state('three'), 3))).toEqual([412, 'revision_conflict']);
    expect(await code(await save(ada, id, state('three'), 0))).toEqual([412, 'revision_conflict']);
    expect(await code(await save(ada, id, state('three'), null))).toEqual([428, 'revision_required']);
    expect(await texts(ada, await read(ada, id))).toEqual({ 'main.tex': source('two') });
  });

  test('what was saved may be sent again: a lost answer costs nothing', async () => {
    const id = randomUUID();
    for (const status of [201, 200, 200]) expect((await save(ada, id, state('one'))).status).toBe(status);
    expect((await save(ada, id, state('two'), 1)).status).toBe(200);
    const again = await save(ada, id, state('two'), 1);
    expect([again.status, ((await again.json()) as Summary).revision]).toEqual([200, 2]);
  });

  test('of saves that are sent at once one wins, and the others are told', async () => {
    const id = randomUUID();
    await save(ada, id, state('0'));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => save(ada, id, state(`at once ${n}`), 1)),
    );
    const won = answers.flatMap(({ status }, n) => (status === 200 ? [n] : []));
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(11);
    expect(await texts(ada, await read(ada, id))).toEqual({ 'main.tex': source(`at once ${won[0]}`) });
    const fresh = randomUUID();
    const makes = await Promise.all(Array.from({ length: 6 }, (_, n) => save(ada, fresh, state(`new ${n}`))));
    expect(makes.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412, 412]);
  });

  test('files travel once: they are named by hash afterwards, wherever they were sent to', async () => {
    const id = randomUUID();
    const text = source('by hash');
    const named = state('', { files: { 'main.tex': { sha256: sha256(text) } } });
    const missing = (await (await save(ada, id, named)).json()) as Problem;
    expect([missing.code, missing.missing]).toEqual(['files_missing', [sha256(text)]]);
    // The way that compiles use.
    await ada.fetch(`/api/v1/files/${sha256(text)}`, { method: 'PUT', body: text });
    expect((await save(ada, id, named)).status).toBe(201);
    const twice = state('', { files: { 'main.tex': { sha256: sha256(text) }, 'copy.tex': { text } } });
    expect((await save(ada, id, twice, 1)).status).toBe(200);
    const stored = (await objects(ada)).filter((key) => key.includes(sha256(text)));
    expect(stored).toHaveLength(1);
  });

  test('a PDF or a Word document is a resume of one file', async () => {
    const id = randomUUID();
    const file = { base64: Buffer.from('%PDF-1.7 …').toString('base64') };
    const body = { name: 'Old one', kind: 'pdf', main: 'Ada CV.pdf', files: { 'Ada CV.pdf': file } };
    expect((await save(ada, id, body)).status).toBe(201);
    expect(await read(ada, id)).toMatchObject({ kind: 'pdf', main: 'Ada CV.pdf', files: 1 });
    for (const bad of [
      { ...body, main: null },
      { ...body, files: { ...body.files, 'b.pdf': file } },
    ])
      expect(await code(await save(ada, randomUUID(), bad))).toEqual([422, 'document_files']);
  });

  test.each([
    ['a name of nothing', { name: '  ' }, 422, 'name_invalid'],
    ['a name that turns around', { name: 'a\u202egnp' }, 422, 'name_invalid'],
    ['a name that is too long', { name: 'x'.repeat(121) }, 422, 'name_invalid'],
    ['a main file that is not there', { main: 'other.tex' }, 422, 'main_not_found'],
    ['no file', { files: {}, main: null }, 422, 'empty_project'],
    ['a path that leads out', { files: { '../x.tex': { text: 'x' } }, main: null }, 422, 'unsafe_path'],
    [
      'two paths that are one',
      { files: { 'a.tex': { text: 'x' }, './a.tex': { text: 'x' } }, main: null },
      422,
      'duplicate_path',
    ],
    ['no base64', { files: { 'a.png': { base64: '*' } }, main: null }, 422, 'bad_base64'],
    ['no hash', { files: { 'a.png': { sha256: 'abc' } }, main: null }, 400, 'hash_invalid'],
    ['a posting that is too long', { details: { posting: 'x'.repeat(50_001) } }, 422, 'details_invalid'],
    ['a profile that is no name', { details: { profile: '<b>' } }, 422, 'details_invalid'],
    ['a field that there is not', { colour: 'red' }, 400, 'bad_json'],
    ['an engine that there is not', { engine: 'word' }, 400, 'bad_json'],
    [
      'a file of a megabyte and more',
      { files: { 'main.tex': { text: 'x'.repeat(1_000_001) } } },
      413,
      'text_file_too_large',
    ],
  ])('%s is refused', async (_, more, status, expected) => {
    const id = randomUUID();
    expect(await code(await save(ada, id, state('x', more)))).toEqual([status, expected]);
    expect(await code(await ada.send('GET', `/resumes/${id}`))).toEqual([404, 'resume_not_found']);
  });

  test.each([
    ['if-match', '7', 'revision_invalid'],
    ['if-match', '*', 'revision_invalid'],
    ['if-match', '"7", "8"', 'revision_invalid'],
    ['if-none-match', '"7"', 'revision_invalid'],
  ])('%s: %s is refused', async (header, value, expected) => {
    const response = await ada.fetch(`/api/v1/resumes/${randomUUID()}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', [header]: value },
      body: JSON.stringify(state('x')),
    });
    expect(await code(response)).toEqual([400, expected]);
  });

  test('an id is a name, and nothing else', async () => {
    for (const id of ["a'%20OR%201=1--", 'x'.repeat(65), '%3Cb%3E', 'a%2Fb', '..%2F..%2Fx'])
      expect(await code(await save(ada, id, state('x')))).toEqual([422, 'resume_id_invalid']);
  });
});

describe('reading', () => {
  test('what the client has is not sent again', async () => {
    const id = randomUUID();
    await save(ada, id, state('one'));
    const first = await ada.fetch(`/api/v1/resumes/${id}`);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await ada.fetch(`/api/v1/resumes/${id}`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await save(ada, id, state('two'), 1);
    expect((await ada.fetch(`/api/v1/resumes/${id}`, { headers: { 'if-none-match': etag } })).status).toBe(
      200,
    );
  });

  test('the list has pages, the last change first, and says what there is room for', async () => {
    const eva = await register(api);
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const id = `r${n}`;
      ids.unshift(id);
      await save(eva, id, state(`${n}`, { name: `Resume ${n}` }));
    }
    await save(eva, 'r2', state('changed', { name: 'Resume 2' }), 1);
    const seen: string[] = [];
    let next: string | null = '';
    let pages = 0;
    while (next !== null) {
      const page: Listed = await list(eva, `?limit=3${next && `&before=${encodeURIComponent(next)}`}`);
      seen.push(...page.resumes.map(({ id }) => id));
      next = page.next;
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(['r2', ...ids.filter((id) => id !== 'r2')]);
    const { usage } = await list(eva);
    expect(usage).toMatchObject({ resumes: 7, bytes_max: 100_000_000, versions_ms: DAY });
    // The state before the change is still there: an hour later it is not.
    expect(usage.bytes).toBe(7 * source('0').length + source('changed').length);
    expect(await code(await eva.send('GET', '/resumes?before=x'))).toEqual([400, 'bad_query']);
  });

  test('nobody sees or touches what is somebody else’s', async () => {
    const eva = await register(api);
    const id = randomUUID();
    await save(ada, id, state('mine'));
    const hash = sha256(source('mine'));
    for (const [method, path] of [
      ['GET', `/resumes/${id}`],
      ['DELETE', `/resumes/${id}`],
      ['POST', `/resumes/${id}/undelete`],
      ['GET', `/resumes/${id}/versions`],
      ['GET', `/resumes/${id}/scores`],
    ] as const)
      expect([path, ...(await code(await eva.send(method, path)))]).toEqual([path, 404, 'resume_not_found']);
    expect(await code(await eva.send('GET', `/files/${hash}`))).toEqual([404, 'file_not_found']);
    expect(await code(await save(eva, id, state('stolen'), 1))).toEqual([404, 'resume_not_found']);
    // Knowing a hash gives nobody the bytes.
    const named = state('', { files: { 'main.tex': { sha256: hash } } });
    expect(await code(await save(eva, randomUUID(), named))).toEqual([409, 'files_missing']);
    // The same id in two accounts is two resumes.
    expect((await save(eva, id, state('hers'))).status).toBe(201);
    expect(await texts(ada, await read(ada, id))).toEqual({ 'main.tex': source('mine') });
  });

  test('what is meant for another account than the one that is signed in is refused', async () => {
    const eva = await register(api);
    const [{ id: hers }, { id: his }] = [await eva.account(), await ada.account()];
    const put = (account: string) =>
      eva.fetch('/api/v1/resumes/meant', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'if-none-match': '*', 'legible-account': account },
        body: JSON.stringify(state('meant')),
      });
    expect(await code(await put(his))).toEqual([403, 'other_account']);
    expect((await put(hers)).status).toBe(201);
    const read = await eva.fetch('/api/v1/resumes/meant', { headers: { 'legible-account': his } });
    expect(await code(read)).toEqual([403, 'other_account']);
  });

  test('a token reads or writes as its scopes say', async () => {
    const eva = await register(api);
    await save(eva, 'one', state('one'));
    const token = async (scopes: string[]) => {
      const made = await eva.json<{ secret: string }>('POST', '/account/tokens', {
        name: 'x',
        scopes,
        days: 1,
      });
      return { authorization: `Bearer ${made.secret}` };
    };
    const reads = await token(['library:read']);
    const writes = await token(['library:write']);
    expect((await api.fetch('/api/v1/resumes/one', { headers: reads })).status).toBe(200);
    expect(await code(await api.fetch('/api/v1/resumes/one', { headers: writes }))).toEqual([
      403,
      'scope_required',
    ]);
    const put = (headers: Record<string, string>) =>
      api.fetch('/api/v1/resumes/one', {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify(state('two')),
      });
    expect(await code(await put(reads))).toEqual([403, 'scope_required']);
    expect((await put(writes)).status).toBe(200);
  });
});

describe('deleting', () => {
  test('a deleted resume comes back, as long as the plan keeps old versions', async () => {
    const eva = await register(api);
    await save(eva, 'one', state('one'));
    expect((await eva.send('DELETE', '/resumes/one')).status).toBe(204);
    expect(await code(await eva.send('DELETE', '/resumes/one'))).toEqual([404, 'resume_not_found']);
    expect(await code(await eva.send('GET', '/resumes/one'))).toEqual([404, 'resume_not_found']);
    expect(await code(await save(eva, 'one', state('two'), 1))).toEqual([404, 'resume_not_found']);
    expect(await code(await save(eva, 'one', state('two')))).toEqual([412, 'revision_conflict']);
    expect((await list(eva)).resumes).toEqual([]);
    const [deleted] = (await list(eva, '?deleted=true')).resumes;
    expect(deleted?.deleted_at).toBeGreaterThan(0);
    await api.sweep(DAY - HOUR);
    expect(await eva.json<Summary>('POST', '/resumes/one/undelete')).toMatchObject({ deleted_at: null });
    expect(await texts(eva, await read(eva, 'one'))).toEqual({ 'main.tex': source('one') });
  });

  test('a deleted one goes for good at once: versions, scores, and the files that nothing else has', async () => {
    const eva = await register(api);
    const { id } = await eva.account();
    await save(
      eva,
      'one',
      state('one', { files: { 'main.tex': { text: source('one') }, 'a.cls': { text: 'shared' } } }),
    );
    await save(
      eva,
      'two',
      state('two', { files: { 'main.tex': { text: source('two') }, 'a.cls': { text: 'shared' } } }),
    );
    await eva.json('POST', '/resumes/one/versions', { kind: 'manual', state: state('one, before') });
    await eva.json('POST', '/resumes/one/scores', {
      points: [{ at: 1, overall: 50, readable: 50, findings: 0, event: 'change', engine: 'x' }],
    });
    const before = await objects(eva);
    expect(before).toHaveLength(4);
    // What is there is not taken: it has to be deleted first.
    expect(await code(await eva.send('DELETE', '/deleted-resumes/one'))).toEqual([404, 'resume_not_found']);
    await eva.send('DELETE', '/resumes/one');
    expect((await eva.send('DELETE', '/deleted-resumes/one')).status).toBe(204);
    const left = await objects(eva);
    expect(left.map((key) => key.split('/')[2]).sort()).toEqual(
      [sha256('shared'), sha256(source('two'))].sort(),
    );
    for (const key of before) expect(await stored(key)).toBe(left.includes(key));
    const db = await api.database();
    for (const table of ['versions', 'score_points']) {
      const { results } = await db.prepare(`SELECT * FROM ${table} WHERE account_id = ?1`).bind(id).all();
      expect([table, results]).toEqual([table, []]);
    }
    expect((await list(eva)).usage.bytes).toBe(source('two').length + 'shared'.length);
    expect(await code(await eva.send('DELETE', '/deleted-resumes/one'))).toEqual([404, 'resume_not_found']);
    expect(await code(await eva.send('POST', '/resumes/one/undelete'))).toEqual([404, 'resume_not_found']);
    // What went can be saved again, and the other resume has all it had.
    expect((await save(eva, 'one', state('one'))).status).toBe(201);
    expect(await texts(eva, await read(eva, 'two'))).toEqual({
      'main.tex': source('two'),
      'a.cls': 'shared',
    });
  });

  test('all deleted ones go at once, of one account alone, and by no token', async () => {
    const [eva, bob] = [await register(api), await register(api)];
    for (const one of [eva, bob]) {
      for (const id of ['one', 'two', 'three']) await save(one, id, state(`${id} of ${one === eva}`));
      await one.send('DELETE', '/resumes/one');
      await one.send('DELETE', '/resumes/two');
    }
    const { secret } = await eva.json<{ secret: string }>('POST', '/account/tokens', {
      name: 'x',
      scopes: ['library:read', 'library:write'],
      days: 1,
    });
    const byToken = await api.fetch('/api/v1/deleted-resumes', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await code(byToken)).toEqual([401, 'sign_in_required']);
    expect(await eva.json('DELETE', '/deleted-resumes')).toEqual({ removed: 2 });
    expect(await eva.json('DELETE', '/deleted-resumes')).toEqual({ removed: 0 });
    expect(await objects(eva)).toHaveLength(1);
    expect(await objects(bob)).toHaveLength(3);
    expect((await eva.json<Listed>('GET', '/resumes?deleted=true')).resumes).toEqual([]);
    expect((await bob.json<Listed>('GET', '/resumes?deleted=true')).resumes).toHaveLength(2);
  });

  test('what a plan keeps no longer goes for good, with its files', async () => {
    const eva = await register(api);
    await save(eva, 'one', state('one'));
    await save(eva, 'two', state('two'));
    await eva.send('DELETE', '/resumes/one');
    await api.sweep(DAY + HOUR);
    expect(await code(await eva.send('POST', '/resumes/one/undelete'))).toEqual([404, 'resume_not_found']);
    expect(await objects(eva)).toEqual([expect.stringContaining(sha256(source('two')))]);
    expect((await list(eva)).usage).toMatchObject({ resumes: 1, bytes: source('two').length });
  });

  test('files that nothing names any more go; those that anything names stay', async () => {
    const eva = await register(api);
    await save(eva, 'one', state('draft'));
    await save(eva, 'one', state('final'), 1);
    await save(eva, 'other', state('final'));
    expect(await objects(eva)).toHaveLength(2);
    await api.sweep(HOUR + 60_000);
    expect(await objects(eva)).toEqual([expect.stringContaining(sha256(source('final')))]);
    expect(await texts(eva, await read(eva, 'other'))).toEqual({ 'main.tex': source('final') });
    // What was removed can be stored again.
    expect((await save(eva, 'one', state('draft'), 2)).status).toBe(200);
    expect(await texts(eva, await read(eva, 'one'))).toEqual({ 'main.tex': source('draft') });
  });

  test('with the account everything of it goes', async () => {
    const eva = await register(api);
    const { id } = await eva.account();
    await save(eva, 'one', state('one'));
    await eva.json('POST', '/resumes/one/scores', {
      points: [{ at: 1, overall: 50, readable: 50, findings: 0, event: 'change', engine: 'x' }],
    });
    await eva.json('POST', '/resumes/one/versions', { kind: 'manual', state: state('one') });
    expect(await objects(eva)).toHaveLength(1);
    const before = await objects(eva);
    await eva.json('POST', '/account/deletion');
    await api.sweep(14 * DAY + HOUR);
    const db = await api.database();
    for (const table of ['resumes', 'versions', 'library_files', 'score_points']) {
      const { results } = await db.prepare(`SELECT * FROM ${table} WHERE account_id = ?1`).bind(id).all();
      expect([table, results]).toEqual([table, []]);
    }
    const env = (await api.harness.getWorker().getEnv()) as unknown as {
      FILES: { get(key: string): Promise<unknown> };
    };
    for (const key of before) expect(await env.FILES.get(key)).toBeNull();
  });
});

describe('room', () => {
  test('a full library says so, and keeps what it has', async () => {
    const eva = await register(api);
    const { id } = await eva.account();
    await save(eva, 'one', state('one'));
    const db = await api.database();
    await db
      .prepare(
        'INSERT INTO library_files (account_id, sha256, object, size, created_at) VALUES (?1, ?2, ?3, ?4, ?5)',
      )
      .bind(id, 'f'.repeat(64), 'library/x', 100_000_000 - 60, Date.now())
      .all();
    expect(await code(await save(eva, 'one', state('two'), 1))).toEqual([409, 'library_full']);
    expect(await texts(eva, await read(eva, 'one'))).toEqual({ 'main.tex': source('one') });
    expect(await objects(eva)).toHaveLength(1);
    // A name needs no room.
    expect((await save(eva, 'one', state('one', { name: 'Renamed' }), 1)).status).toBe(200);
    // A plan with more room has it.
    const basic = await eva.fetch('/api/v1/resumes/one', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"2"', 'x-test-plan': 'basic' },
      body: JSON.stringify(state('two')),
    });
    expect(basic.status).toBe(200);
  });

  test('of resumes there are so many, and deleting one makes room at once', async () => {
    const eva = await register(api);
    const { id } = await eva.account();
    await save(eva, 'one', state('one'));
    const db = await api.database();
    await db
      .prepare(
        `INSERT INTO resumes (account_id, id, name, kind, engine, manifest, details, digest, revision, files, bytes, created_at, updated_at)
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
         SELECT ?1, 'r' || i, 'x', 'latex', 'auto', '{}', '{}', i, 1, 0, 0, 1, 1 FROM n`,
      )
      .bind(id)
      .all();
    expect((await list(eva)).usage).toMatchObject({ resumes: 2_000, resumes_max: 2_000 });
    const refused = await save(eva, 'two', state('two'));
    expect(await refused.json()).toMatchObject({
      code: 'library_full',
      detail: expect.stringMatching(/2000 resumes/) as unknown,
    });
    await eva.send('DELETE', '/resumes/one');
    expect((await save(eva, 'two', state('two'))).status).toBe(201);
    // Bringing it back would be one too many, until another one goes.
    const back = await eva.post('/resumes/one/undelete');
    expect(await back.json()).toMatchObject({
      code: 'library_full',
      detail: expect.stringMatching(/2000 resumes/) as unknown,
    });
    expect((await list(eva)).usage.resumes).toBe(2_000);
    await eva.send('DELETE', '/resumes/two');
    expect((await eva.post('/resumes/one/undelete')).status).toBe(200);
  });
});
