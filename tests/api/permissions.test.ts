// Every route asked as everybody, and compared with what docs/security/permissions.md says.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, ROOT, start, tex } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';
import { address, Browser, PASSWORD, register, secondFactor, totp } from './support/people.ts';

const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

type Ask = (method: string, path: string) => Promise<Response>;

const HOUR = 3_600_000;
const SCOPES = ['score', 'compile', 'library:read', 'library:write', 'account:read'];

/** Codes with which the gate refuses somebody. */
const REFUSED = new Set([
  'device_required',
  'sign_in_required',
  'scope_required',
  'step_up_required',
  'role_required',
  'second_factor_required',
]);

const table = (await readFile(join(ROOT, 'docs/security/permissions.md'), 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));
const [heading = [], , ...rows] = table;
const who = heading.slice(2);
const routes = rows.map(([route = '', , ...cells]) => {
  const [method = '', path = ''] = route.replaceAll('`', '').split(' ');
  return { method, path, cells };
});

/** A body that no route takes, so that nothing is changed where somebody may. */
const send = (browser: Browser, method: string, path: string) =>
  browser.fetch(path, {
    method,
    ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{"no":"such"}' }),
  });

const bearer =
  (token: string): Ask =>
  (method, path) => {
    const browser = new Browser(api, { authorization: `Bearer ${token}` });
    return send(browser, method, path);
  };

const cookies =
  (browser: Browser): Ask =>
  (method, path) => {
    // What is asked may sign out or end other sessions: each question comes from a copy of the browser.
    const copy = new Browser(api);
    copy.ahead = browser.ahead;
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    return send(copy, method, path);
  };

/** An account with a role, signed in with its second factor. */
async function staff(role: string): Promise<Browser> {
  const email = address(role);
  const browser = await register(api, email);
  const { secret } = await secondFactor(browser);
  const { id } = await browser.account();
  await api.admin(`/accounts/${id}/role`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  // The role ended the session. The code that turned the second factor on was used: the next one.
  browser.ahead = 60_000;
  const { ticket } = (await (await browser.signIn(email)).json()) as { ticket: string };
  await browser.json('POST', '/auth/second-factor', { ticket, code: totp(secret, Date.now() + 60_000) });
  return browser;
}

/** What each column of the table stands for; made anew for each route that could change it. */
async function everybody(): Promise<Record<string, Ask>> {
  const user = await register(api);
  const token = async (scopes: string[]) =>
    (await user.json<{ secret: string }>('POST', '/account/tokens', { name: 'x', scopes, days: 1 })).secret;
  const earlier = await register(api);
  earlier.ahead = HOUR;
  return {
    stranger: cookies(new Browser(api)),
    device: bearer((await api.device()).token),
    // There is no token without any scope: this one lacks what routes ask for.
    'token, no scope': bearer(await token(['score'])),
    'token, all scopes': bearer(await token(SCOPES)),
    'user, an hour ago': cookies(earlier),
    'user, just now': cookies(await register(api)),
    support: cookies(await staff('support')),
    admin: cookies(await staff('admin')),
  };
}

/** Succeed without a body, and change whoever asks. */
const CHANGING = [
  'POST /api/v1/auth/sign-out',
  'DELETE /api/v1/account/sessions',
  'DELETE /api/v1/account/second-factor',
];

describe('the table', () => {
  let all: Record<string, Ask>;
  beforeAll(async () => {
    all = await everybody();
  }, 60_000);

  test('has a column for everybody', () => {
    expect(who).toEqual(Object.keys(all));
    expect(routes.length).toBeGreaterThan(60);
  });

  test.each(routes)(
    '$method $path',
    async ({ method, path, cells }) => {
      // The id of nothing that exists; a release and a hash that have the right shape.
      const concrete = path
        .replace('{sha256}', 'a'.repeat(64))
        .replace('{release}', 'a'.repeat(16))
        .replaceAll(/\{\w+\}/g, '0');
      const asked = CHANGING.includes(`${method} ${path}`) ? await everybody() : all;
      for (const [n, name] of who.entries()) {
        const response = await (asked[name] as Ask)(method, concrete);
        const text = response.headers.get('content-type')?.includes('json') ? await response.text() : '{}';
        if (!response.body?.locked) await response.body?.cancel();
        const { code } = JSON.parse(text || '{}') as { code?: string };
        const said = code && REFUSED.has(code) ? `${response.status} ${code}` : 'yes';
        expect([name, said]).toEqual([name, cells[n]]);
        expect(response.status).toBeLessThan(500);
      }
    },
    60_000,
  );
});

test('what belongs to somebody else does not exist, whoever asks', async () => {
  const owner = await register(api);
  const body = { files: { 'main.tex': { text: tex() } } };
  const { id } = await owner.json<{ id: string }>('POST', '/compiles', body);
  expect((await owner.send('GET', `/jobs/${id}`)).status).toBe(200);
  const others = [await register(api), await staff('support'), await staff('admin'), new Browser(api)];
  await others[3]?.json('POST', '/devices');
  for (const other of others) {
    for (const [method, path] of routes.map(({ method, path }) => [method, path] as const)) {
      if (!path.startsWith('/api/v1/jobs/{id}')) continue;
      const response = await other.fetch(path.replace('{id}', id), { method });
      expect([path, response.status]).toEqual([path, 404]);
    }
    const { jobs } = await other.json<{ jobs: unknown[] }>('GET', '/jobs');
    expect(jobs).toEqual([]);
  }
});

test('work of a device stays with the device, and that of an account with the account', async () => {
  const browser = new Browser(api);
  await browser.json('POST', '/devices');
  const body = () => ({ files: { 'main.tex': { text: tex() } } });
  const before = await browser.json<{ id: string }>('POST', '/compiles', body());
  const email = address();
  const account = await register(api, email);
  browser.cookies.set('__Host-session', account.cookies.get('__Host-session') as string);
  const after = await browser.json<{ id: string }>('POST', '/compiles', body());
  const ids = async () =>
    (await browser.json<{ jobs: { id: string }[] }>('GET', '/jobs')).jobs.map(({ id }) => id);
  expect(await ids()).toEqual([after.id]);
  await browser.post('/auth/sign-out');
  expect(await ids()).toEqual([before.id]);
  const elsewhere = new Browser(api);
  await elsewhere.json('POST', '/auth/sign-in', { email, password: PASSWORD });
  expect((await elsewhere.send('GET', `/jobs/${after.id}`)).status).toBe(200);
});

test('staff without a second factor are kept out', async () => {
  const email = address('support');
  const browser = await register(api, email);
  const { id } = await browser.account();
  await api.admin(`/accounts/${id}/role`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role":"support"}',
  });
  expect((await browser.send('GET', '/account')).status).toBe(401);
  await browser.json('POST', '/auth/sign-in', { email, password: PASSWORD });
  const response = await browser.send('GET', '/admin/queues');
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    403,
    'second_factor_required',
  ]);
});
