// What the trail tells of attempts, refusals, and of what staff do; and that nobody changes it.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ADMIN_EMAIL, type Api, start } from './support/api.ts';
import { sql } from './support/mail.ts';
import { address, type Browser, code, register, secondFactor, totp } from './support/people.ts';

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

type Entry = { act: string; actor: string; actor_id: string | null; detail: string };

/** Entries of an account, newest first, once there are as many as wanted. */
async function entries(id: string, act: string, wanted: number): Promise<Entry[]> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = (await sql(
      api,
      'SELECT act, actor, actor_id, detail FROM audit WHERE account_id = ? AND act = ? ORDER BY id DESC',
      id,
      act,
    )) as Entry[];
    if (found.length >= wanted) return found;
    if (Date.now() > deadline) throw new Error(`${found.length} of ${wanted} ${act}`);
    // They are written after the answer, by the Worker's own time; nothing signals it.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const details = (found: Entry[]) => found.map(({ detail }) => JSON.parse(detail) as Record<string, string>);

describe('a proof that fails', () => {
  test('with a wrong password is in the trail, without it', async () => {
    const ada = await register(api);
    const { id } = await ada.account();
    expect((await ada.post('/auth/step-up', { password: 'not this one' })).status).toBe(401);
    const found = await entries(id, 'step_up_failed', 1);
    expect(details(found)).toEqual([{ by: 'password' }]);
    expect(found[0]?.actor).toBe('self');
  });

  test('with a wrong code is too', async () => {
    const ada = await register(api);
    const { id } = await ada.account();
    await secondFactor(ada);
    expect((await ada.post('/auth/step-up', { code: '000000' })).status).toBe(401);
    expect(details(await entries(id, 'step_up_failed', 1))).toEqual([{ by: 'code' }]);
  });
});

describe('whoever is refused', () => {
  test('is in the trail with what was asked for, by session and by token', async () => {
    const ada = await register(api);
    const { id } = await ada.account();
    expect(await code(await ada.send('GET', '/admin/queues'))).toEqual([403, 'role_required']);
    const { secret } = await ada.json<{ secret: string }>('POST', '/account/tokens', {
      name: 'x',
      scopes: ['score'],
      days: 1,
    });
    const byToken = await api.fetch('/api/v1/resumes/secret-name', {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await code(byToken)).toEqual([403, 'scope_required']);
    expect(details(await entries(id, 'refused', 2))).toEqual([
      { code: 'scope_required', route: '/api/v1/resumes/{id}' },
      { code: 'role_required', route: '/api/v1/admin/queues' },
    ]);
  });

  test('is not in it for being asked who they are', async () => {
    const ada = await register(api);
    const { id } = await ada.account();
    ada.ahead = 3_600_000;
    expect(await code(await ada.post('/account/export'))).toEqual([403, 'step_up_required']);
    ada.ahead = 0;
    await ada.send('GET', '/admin/queues');
    expect(details(await entries(id, 'refused', 1))).toEqual([
      { code: 'role_required', route: '/api/v1/admin/queues' },
    ]);
  });

  test('cannot fill it', async () => {
    const ada = await register(api);
    const { id } = await ada.account();
    for (let n = 0; n < 25; n += 1) await ada.send('GET', '/admin/queues');
    await ada.send('GET', '/account/audit');
    expect(await entries(id, 'refused', 20)).toHaveLength(20);
  });
});

test('what staff do to blocks and dead letters is in the trail of whoever did it, networks in outline', async () => {
  await api.admin('/queues');
  const [admin] = (await sql(api, 'SELECT id FROM accounts WHERE email_key = ?', ADMIN_EMAIL)) as {
    id: string;
  }[];
  const id = admin?.id ?? '';
  const send = (path: string, body: unknown) =>
    api.admin(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send('/blocks', { subject: 'network:192.0.2.7', reason: 'Floods', days: 1 })).status).toBe(
    201,
  );
  expect((await send('/blocks/remove', { subject: 'network:192.0.2.7' })).status).toBe(204);
  expect(await code(await send('/blocks/remove', { subject: 'network:192.0.2.7' }))).toEqual([
    404,
    'block_not_found',
  ]);
  expect((await api.admin('/dead-letters/replay', { method: 'POST' })).status).toBe(202);
  expect((await api.admin('/dead-letters', { method: 'DELETE' })).status).toBe(200);
  expect(details(await entries(id, 'block_added', 1))).toEqual([
    { subject: 'network:192.0.2.0/24', reason: 'Floods' },
  ]);
  const removed = await entries(id, 'block_removed', 1);
  expect(details(removed)).toEqual([{ subject: 'network:192.0.2.0/24' }]);
  expect([removed[0]?.actor, removed[0]?.actor_id]).toEqual(['staff', id]);
  expect(details(await entries(id, 'dead_letters_replayed', 1))).toEqual([{ count: '0' }]);
  expect(details(await entries(id, 'dead_letters_removed', 1))).toEqual([{ count: '0' }]);
});

/** Somebody of support, signed in with a code. */
async function supporter(): Promise<Browser> {
  const browser = await register(api, address('support'));
  const { id, email } = await browser.account();
  const { secret } = await secondFactor(browser);
  await api.admin(`/accounts/${id}/role`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"role":"support"}',
  });
  browser.ahead = 60_000;
  const { ticket } = (await (await browser.signIn(email)).json()) as { ticket: string };
  await browser.json('POST', '/auth/second-factor', {
    ticket,
    code: totp(secret, Date.now() + browser.ahead),
  });
  return browser;
}

test('support sees addresses masked, no names, and no details', async () => {
  const ada = await register(api, address(), 'Ada Sample');
  const { id, email } = await ada.account();
  await ada.send('GET', '/admin/queues');
  await entries(id, 'refused', 1);
  const support = await supporter();
  const found = await support.json<{ accounts: Record<string, unknown>[] }>(
    'POST',
    '/admin/accounts/search',
    {
      query: id,
    },
  );
  expect(found.accounts).toMatchObject([{ id, email: `${email[0]}•••@example.org`, name: null }]);
  const seen = await support.json<{ entries: Record<string, unknown>[] }>(
    'GET',
    `/admin/audit?account=${id}`,
  );
  expect(seen.entries.length).toBeGreaterThan(1);
  for (const entry of seen.entries) expect(entry['detail']).toEqual({});
  expect(JSON.stringify([found, seen])).not.toContain(email);
});

test('accounts are looked for in a body', async () => {
  const email = address('wanted');
  const { id } = await (await register(api, email)).account();
  const find = async (query: string) =>
    (await (
      await api.admin('/accounts/search', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, limit: 5 }),
      })
    ).json()) as { accounts: { id: string; email: string }[] };
  expect((await find(email.slice(0, 12).toUpperCase())).accounts.map((one) => one.id)).toContain(id);
  expect((await find(id)).accounts).toMatchObject([{ id, email }]);
  expect((await api.admin('/accounts?query=a')).status).toBe(404);
});

test('nobody changes the trail, nor removes what is young', async () => {
  const ada = await register(api);
  const { id } = await ada.account();
  const db = await api.database();
  const run = (query: string) => db.prepare(query).bind(id).all();
  await expect(run("UPDATE audit SET act = 'x' WHERE account_id = ?1")).rejects.toThrow(/never changed/);
  await expect(run('DELETE FROM audit WHERE account_id = ?1')).rejects.toThrow(/kept as long as/);
  expect(await entries(id, 'account_created', 1)).toHaveLength(1);
});
