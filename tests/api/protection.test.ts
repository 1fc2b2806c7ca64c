// What changes who can get into an account: another address that waits, what else is open after a change, keys
// that are replaced, and where a new account leads.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, SECRETS, start } from './support/api.ts';
import { sql } from './support/mail.ts';
import {
  type Account,
  address,
  Browser,
  code,
  mails,
  PASSWORD,
  register,
  secondFactor,
  type SignIn,
  tokenTo,
  totp,
} from './support/people.ts';

let api: Api;
beforeAll(async () => {
  api = await start('http://127.0.0.1:9');
});
afterAll(() => api.close());

type Entries = { entries: { act: string; detail: Record<string, string> }[] };
const acts = async (browser: Browser) =>
  (await browser.json<Entries>('GET', '/account/audit')).entries.map(({ act }) => act);

describe('a change of address that waits', () => {
  test('can be called off, and its link then says so', async () => {
    const ada = await register(api);
    const { email } = await ada.account();
    const next = address();
    await ada.json('POST', '/account/email', { email: next });
    const token = await tokenTo(api, next);
    expect((await ada.account()).pending_email).toBe(next);
    expect((await ada.json<Account>('DELETE', '/account/email')).pending_email).toBeNull();
    const opened = await new Browser(api).post('/auth/email/confirm', { token });
    expect(await code(opened)).toEqual([410, 'link_called_off']);
    expect((await ada.account()).email).toBe(email);
    expect((await ada.json<Entries>('GET', '/account/audit')).entries[0]).toMatchObject({
      act: 'email_change_called_off',
      detail: { to: expect.stringContaining('@example.org') as unknown },
    });
    // Asked for again it is another link; the old one is none of ours any more.
    await ada.json('POST', '/account/email', { email: next });
    expect(await code(await ada.post('/auth/email/confirm', { token }))).toEqual([410, 'link_expired']);
    await ada.json('POST', '/auth/email/confirm', { token: await tokenTo(api, next, 2) });
    expect((await ada.account()).email).toBe(next);
  });

  test('may be followed and called off at once: one of both happens', async () => {
    const ada = await register(api);
    const next = address();
    await ada.json('POST', '/account/email', { email: next });
    const token = await tokenTo(api, next);
    const [followed] = await Promise.all([
      new Browser(api).post('/auth/email/confirm', { token }),
      ada.json('DELETE', '/account/email'),
    ]);
    const { email, pending_email } = await ada.account();
    expect([followed.status === 200, pending_email]).toEqual([email === next, null]);
  });

  test('is none where there is none: nothing is written', async () => {
    const ada = await register(api);
    const before = await acts(ada);
    await ada.json('DELETE', '/account/email');
    expect(await acts(ada)).toEqual(before);
  });
});

describe('personal tokens', () => {
  const make = async (browser: Browser) =>
    (
      await browser.json<{ secret: string }>('POST', '/account/tokens', {
        name: 'Laptop',
        scopes: ['account:read'],
        days: 1,
      })
    ).secret;
  const opens = async (secret: string) =>
    (await api.fetch('/api/v1/account', { headers: { authorization: `Bearer ${secret}` } })).status;

  test('outlive a new password, are seen afterwards, and end together', async () => {
    const ada = await register(api);
    const { email } = await ada.account();
    const secrets = [await make(ada), await make(ada)];
    const bobs = await make(await register(api));
    await ada.json('POST', '/auth/reset', { email });
    const other = new Browser(api);
    await other.json('POST', '/auth/reset/confirm', {
      token: await tokenTo(api, email, 4),
      password: 'another heron in the reeds',
    });
    expect(await code(await ada.send('GET', '/account'))).toEqual([401, 'sign_in_required']);
    for (const secret of secrets) expect(await opens(secret)).toBe(200);
    expect((await other.json<{ tokens: unknown[] }>('GET', '/account/tokens')).tokens).toHaveLength(2);
    await other.json('DELETE', '/account/tokens');
    for (const secret of secrets) expect(await opens(secret)).toBe(401);
    expect(await opens(bobs)).toBe(200);
    expect((await acts(other))[0]).toBe('tokens_revoked');
  });

  test('no token ends tokens', async () => {
    const secret = await make(await register(api));
    const asked = await api.fetch('/api/v1/account/tokens', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await code(asked)).toEqual([401, 'sign_in_required']);
    expect(await opens(secret)).toBe(200);
  });
});

test('of an account’s sessions fifty hold, and the one used longest ago makes room', async () => {
  const ada = await register(api);
  const { id, email } = await ada.account();
  const used = Date.now() - 60_000;
  await sql(
    api,
    `INSERT INTO sessions (id, account_id, digest, created_at, last_used_at, proved_at, second_factor, browser, system)
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
     SELECT 's' || i || ?1, ?1, 'd' || i || ?1, ?2 - i, ?2 - i, 0, 0, 'x', 'x' FROM n`,
    id,
    used,
  );
  expect((await new Browser(api).signIn(email)).status).toBe(200);
  const left = await sql<{ last_used_at: number }>(
    api,
    'SELECT last_used_at FROM sessions WHERE account_id = ? ORDER BY last_used_at',
    id,
  );
  expect(left).toHaveLength(50);
  // The new one, the one that registered, and the 48 used last of the others.
  expect(left[0]?.last_used_at).toBe(used - 48);
  expect((await ada.send('GET', '/account')).status).toBe(200);
});

describe('recovery codes', () => {
  test('have 140 bits, and those of before still open', async () => {
    const ada = await register(api);
    const { id, email } = await ada.account();
    const { codes } = await secondFactor(ada);
    for (const one of codes) expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const { createHash } = await import('node:crypto');
    const old = '0123456789ABCDEFGHJKMNPQ';
    await sql(
      api,
      'INSERT INTO recovery_codes (account_id, digest) VALUES (?, ?)',
      id,
      createHash('sha256').update(`recovery\n${id}\n${old}`).digest('hex'),
    );
    for (const recovery of [old.toLowerCase(), codes[0]]) {
      const other = new Browser(api);
      const { ticket } = (await (await other.signIn(email)).json()) as { ticket: string };
      expect((await other.post('/auth/second-factor', { ticket, code: recovery })).status).toBe(200);
    }
  });
});

describe('an account that is confirmed', () => {
  test.each([
    ['/workspace?posting=1#x', '?next=%2Fworkspace%3Fposting%3D1%23x'],
    ['//evil.example', ''],
    ['https://evil.example/', ''],
    ['/api/v1/account', ''],
    [`/${'a'.repeat(400)}`, ''],
    [undefined, ''],
  ])('leads back to %s', async (next, query) => {
    const email = address();
    const browser = new Browser(api);
    await browser.json('POST', '/devices');
    await browser.json('POST', '/auth/register', { email, password: PASSWORD, ...(next && { next }) });
    const [mail] = await mails(api, email);
    expect(mail?.text).toMatch(new RegExp(`/verify${query.replaceAll('?', '\\?')}#token=lgl_[\\w-]{43}\\s`));
  });
});

describe('a key that is replaced', () => {
  const OLD = 'the key that was there before and that goes';
  const NEW = 'the key that is put in front of the others';
  type Row = Record<string, unknown>;

  /** A Worker with these keys, that has this account. */
  async function withKeys(keys: string, account: Row): Promise<Api> {
    const other = await start('http://127.0.0.1:9', {}, { ...SECRETS, DATA_KEY: keys });
    const names = Object.keys(account);
    await sql(
      other,
      `INSERT INTO accounts (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(account),
    );
    return other;
  }
  const rowOf = async (other: Api, id: unknown) =>
    (await sql(other, 'SELECT * FROM accounts WHERE id = ?', id))[0] as Row;

  test('seals second factors anew, so that the old one can go', async () => {
    const first = await start('http://127.0.0.1:9', {}, { ...SECRETS, DATA_KEY: OLD });
    const ada = await register(first);
    const { secret } = await secondFactor(ada);
    const { id, email } = await ada.account();
    const before = await rowOf(first, id);
    await first.close();

    const both = await withKeys(`${NEW},${OLD}`, before);
    await both.search(0);
    const after = await rowOf(both, id);
    expect(after).toEqual({ ...before, totp_sealed: expect.any(String) as unknown });
    expect(after['totp_sealed']).not.toBe(before['totp_sealed']);
    // Once is enough.
    await both.search(0);
    expect(await rowOf(both, id)).toEqual(after);
    await both.close();

    for (const [row, status] of [
      [after, 200],
      [before, 503],
    ] as const) {
      const alone = await withKeys(NEW, row);
      const browser = new Browser(alone);
      browser.ahead = 60_000;
      const { ticket } = (await (await browser.signIn(email)).json()) as SignIn & { ticket: string };
      const answer = await browser.post('/auth/second-factor', {
        ticket,
        code: totp(secret, Date.now() + browser.ahead),
      });
      expect(answer.status).toBe(status);
      await alone.close();
    }
  }, 60_000);
});
