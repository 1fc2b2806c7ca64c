// The database refuses in the middle of what a route writes: the answer says so, nothing is half done, and the
// same works a moment later.

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Api, type Problem, start } from './support/api.ts';
import { save, state, type Version } from './support/library.ts';
import { address, Browser, PASSWORD, register, secondFactor, tokenTo, totp } from './support/people.ts';

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

/** Counters, which count also what was refused, and what is made by the day. */
const NOT_COMPARED = /^(_cf|d1_|sqlite_|attempts$|salts$|outbox$|funnel$|mails$)/;

/** Every row of every table, but for times of last use. */
async function everything(): Promise<Record<string, unknown[]>> {
  const db = await api.database();
  const { results } = await db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const names = results.map((row) => String(row['name'])).filter((name) => !NOT_COMPARED.test(name));
  const read = names.map(async (name) => {
    const rows = (await db.prepare(`SELECT * FROM "${name}"`).all()).results;
    const USE = ['last_used_at', 'last_seen_at'];
    return [
      name,
      rows.map((row) => Object.entries(row).filter(([column]) => !USE.includes(column))),
    ] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Lets the database refuse to write to a table, for as long as `act` takes. */
async function refusing<T>(write: string, table: string, act: () => Promise<T>): Promise<T> {
  const db = await api.database();
  const sql = `CREATE TRIGGER refuses BEFORE ${write} ON ${table} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`;
  await db.prepare(sql).all();
  try {
    return await act();
  } finally {
    await db.prepare('DROP TRIGGER refuses').all();
  }
}

type Act = () => Promise<Response>;

/** Somebody, and what they are about to do. Each act can be done twice, when the first was refused. */
const ACTS: [name: string, write: string, table: string, prepare: () => Promise<Act>][] = [
  [
    'confirming an address',
    'INSERT',
    'audit',
    async () => {
      const browser = new Browser(api);
      const email = address();
      await browser.json('POST', '/devices');
      await browser.json('POST', '/auth/register', { email, password: PASSWORD });
      const token = await tokenTo(api, email);
      return () => browser.post('/auth/verify', { token });
    },
  ],
  [
    'signing in',
    'INSERT',
    'sessions',
    async () => {
      const email = address();
      await register(api, email);
      return () => new Browser(api).signIn(email);
    },
  ],
  [
    'changing the password',
    'INSERT',
    'audit',
    async () => {
      const ada = await register(api);
      return () => ada.post('/account/password', { password: 'another heron in the reeds' });
    },
  ],
  [
    'turning the second factor on',
    'INSERT',
    'recovery_codes',
    async () => {
      const ada = await register(api);
      const { secret } = await ada.json<{ secret: string }>('POST', '/account/second-factor');
      return () => ada.post('/account/second-factor/confirm', { code: totp(secret, Date.now()) });
    },
  ],
  [
    'turning it off',
    'DELETE',
    'recovery_codes',
    async () => {
      const ada = await register(api);
      await secondFactor(ada);
      return () => ada.send('DELETE', '/account/second-factor');
    },
  ],
  [
    'making a token',
    'INSERT',
    'mails',
    async () => {
      const ada = await register(api);
      return () => ada.post('/account/tokens', { name: 'x', scopes: ['score'], days: 1 });
    },
  ],
  [
    'asking for deletion',
    'INSERT',
    'mails',
    async () => {
      const ada = await register(api);
      return () => ada.post('/account/deletion');
    },
  ],
  [
    'making a resume',
    'INSERT',
    'resumes',
    async () => {
      const ada = await register(api);
      // Its file is there already: files may come before what names them.
      await save(ada, 'other', state('text'));
      return () => save(ada, 'one', state('text'));
    },
  ],
  [
    'saving one',
    'UPDATE',
    'resumes',
    async () => {
      const ada = await register(api);
      await save(ada, 'one', state('one'));
      await save(ada, 'other', state('two'));
      return () => save(ada, 'one', state('two'), 1);
    },
  ],
  [
    'going back to an old version',
    'UPDATE',
    'resumes',
    async () => {
      const ada = await register(api);
      await save(ada, 'one', state('one'));
      const kept = await ada.json<Version>('POST', '/resumes/one/versions', {
        kind: 'manual',
        state: state('old'),
      });
      return () =>
        ada.fetch(`/api/v1/resumes/one/versions/${kept.id}/restore`, {
          method: 'POST',
          headers: { 'if-match': '"1"' },
        });
    },
  ],
  [
    'deleting one for good',
    'DELETE',
    'resumes',
    async () => {
      const ada = await register(api);
      await save(ada, 'one', state('one'));
      await ada.json('POST', '/resumes/one/versions', { kind: 'manual', state: state('old') });
      await ada.json('DELETE', '/resumes/one');
      return () => ada.send('DELETE', '/deleted-resumes/one');
    },
  ],
  [
    'calling a change of address off',
    'INSERT',
    'audit',
    async () => {
      const ada = await register(api);
      await ada.json('POST', '/account/email', { email: address() });
      return () => ada.send('DELETE', '/account/email');
    },
  ],
  [
    'removing all tokens',
    'INSERT',
    'audit',
    async () => {
      const ada = await register(api);
      await ada.json('POST', '/account/tokens', { name: 'x', scopes: ['score'], days: 1 });
      return () => ada.send('DELETE', '/account/tokens');
    },
  ],
  [
    'adding scores',
    'UPDATE',
    'resumes',
    async () => {
      const ada = await register(api);
      await save(ada, 'one', state('one'));
      const points = [{ at: 1, overall: 5, readable: 5, findings: 0, event: 'change', engine: 'x' }];
      return () => ada.post('/resumes/one/scores', { points });
    },
  ],
  [
    'asking for an export',
    'INSERT',
    'audit',
    async () => {
      const ada = await register(api);
      return () => ada.post('/account/export');
    },
  ],
];

test.each(ACTS)('%s: all or nothing', async (_, write, table, prepare) => {
  const act = await prepare();
  const before = await everything();
  const refused = await refusing(write, table, act);
  const problem = (await refused.json()) as Problem;
  expect([refused.status, problem.code]).toEqual([503, 'unavailable']);
  // What the database said is for the log alone.
  expect(JSON.stringify(problem)).not.toMatch(/disk|trigger|SQL|constraint/i);
  expect(await everything()).toEqual(before);
  const again = await act();
  expect([again.status, again.ok]).toEqual([again.status, true]);
  expect(await everything()).not.toEqual(before);
});

test('a file that comes while the database refuses is not lost in the store', async () => {
  const ada = await register(api);
  const { id } = await ada.account();
  const text = randomUUID();
  const refused = await refusing('INSERT', 'library_files', () => save(ada, 'one', state(text)));
  expect(refused.status).toBe(503);
  const env = (await api.harness.getWorker().getEnv()) as unknown as {
    FILES: { list(options: { prefix: string }): Promise<{ objects: unknown[] }> };
  };
  const stored = async () => (await env.FILES.list({ prefix: `library/${id}/` })).objects.length;
  expect((await save(ada, 'one', state(text))).status).toBe(201);
  // What was written for nothing is found by the daily search, once it is old enough to be nobody's.
  await api.search(3 * 3_600_000);
  expect(await stored()).toBe(1);
  expect((await ada.send('GET', '/resumes/one')).status).toBe(200);
});
