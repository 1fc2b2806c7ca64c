// Accounts: registering, signing in, links, and what they must not give away.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';
import {
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

const HOUR = 3_600_000;

describe('registering', () => {
  test('makes an account when the link is followed in the same browser, and signs in', async () => {
    const email = address();
    const browser = new Browser(api);
    await browser.json('POST', '/devices');
    const asked = await browser.post('/auth/register', { email, password: PASSWORD, name: ' Ada Sample ' });
    expect([asked.status, await asked.json()]).toEqual([202, {}]);
    expect(await code(await browser.send('GET', '/account'))).toEqual([401, 'sign_in_required']);
    expect(await code(await browser.signIn(email))).toEqual([401, 'credentials_wrong']);

    const token = await tokenTo(api, email);
    const verified = await browser.post('/auth/verify', { token });
    expect(verified.status).toBe(200);
    const cookie = verified.headers.getSetCookie().find((set) => set.startsWith('__Host-session'));
    expect(cookie).toMatch(
      /^__Host-session=lgs_[\w-]{43}; Path=\/; Max-Age=7776000; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await browser.account()).toMatchObject({
      email,
      name: 'Ada Sample',
      role: 'user',
      plan: 'free',
      has_password: true,
      second_factor: false,
      identities: [],
    });
    expect(await code(await browser.post('/auth/verify', { token }))).toEqual([410, 'link_expired']);
  });

  test('in another browser asks for the password that was chosen', async () => {
    const email = address();
    const thief = new Browser(api);
    await thief.json('POST', '/devices');
    await thief.json('POST', '/auth/register', { email, password: 'chosen by a stranger' });
    const token = await tokenTo(api, email);

    const owner = new Browser(api);
    expect(await code(await owner.post('/auth/verify', { token }))).toEqual([409, 'password_required']);
    expect(await code(await owner.post('/auth/verify', { token, password: PASSWORD }))).toEqual([
      401,
      'credentials_wrong',
    ]);
    // The owner registers with a password of their own; the stranger's link is then worth nothing.
    await owner.json('POST', '/devices');
    await owner.json('POST', '/auth/register', { email, password: PASSWORD });
    const own = await tokenTo(api, email, 2);
    expect((await owner.post('/auth/verify', { token: own })).status).toBe(200);
    expect(await code(await thief.post('/auth/verify', { token }))).toEqual([410, 'link_expired']);
    expect(await code(await thief.signIn(email, 'chosen by a stranger'))).toEqual([401, 'credentials_wrong']);
    expect((await owner.signIn(email)).status).toBe(200);
  });

  test('a link holds for a day', async () => {
    const email = address();
    const browser = new Browser(api);
    await browser.json('POST', '/devices');
    await browser.json('POST', '/auth/register', { email, password: PASSWORD });
    const token = await tokenTo(api, email);
    browser.ahead = 24 * HOUR;
    expect(await code(await browser.post('/auth/verify', { token }))).toEqual([410, 'link_expired']);
    browser.ahead = 24 * HOUR - 60_000;
    expect((await browser.post('/auth/verify', { token })).status).toBe(200);
  });

  test('tells the owner of an account, and nobody else, that there is one', async () => {
    const owner = await register(api);
    const { email } = await owner.account();
    const other = new Browser(api);
    const answers = [];
    for (const to of [email.toUpperCase(), address()]) {
      const response = await other.post('/auth/register', { email: to, password: PASSWORD });
      answers.push([response.status, await response.text(), response.headers.getSetCookie()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const [newest] = await mails(api, email, 2);
    expect(newest?.text).toContain('already');
    expect(newest?.text).not.toContain('#token=');
  });

  test('a hundred times at once with one address makes one account', async () => {
    const email = address('crowd');
    const browsers = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const browser = new Browser(api);
        await browser.json('POST', '/devices');
        return browser;
      }),
    );
    const asked = await Promise.all(
      browsers.map((browser) => browser.post('/auth/register', { email, password: PASSWORD })),
    );
    // Five mails an hour go to one address; whoever asks more often waits.
    const statuses = asked.map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(5);
    expect(new Set(statuses)).toEqual(new Set([202, 429]));
    const tokens = (await mails(api, email, 5)).map(
      ({ text }) => /#token=([\w-]+)/.exec(text)?.[1] as string,
    );
    const followed = await Promise.all(
      tokens.flatMap((token) =>
        browsers.slice(0, 20).map((browser) => browser.post('/auth/verify', { token, password: PASSWORD })),
      ),
    );
    expect(followed.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(followed.every(({ status }) => [200, 410, 429].includes(status))).toBe(true);
    expect((await new Browser(api).signIn(email)).status).toBe(200);
  });

  test.each([
    ['email_invalid', { email: 'ada', password: PASSWORD }],
    ['email_invalid', { email: 'ada@example.org\r\nBcc: eve@example.org', password: PASSWORD }],
    ['password_refused', { email: 'ada@example.org', password: 'short' }],
    ['password_refused', { email: 'ada@example.org', password: 'Password1234' }],
    ['password_refused', { email: 'ada.sample@example.org', password: 'ada.sample@example.org' }],
    ['name_invalid', { email: 'ada@example.org', password: PASSWORD, name: 'a\nb' }],
    ['name_invalid', { email: 'ada@example.org', password: PASSWORD, name: 'x'.repeat(81) }],
  ])('is refused with %s: %j', async (expected, body) => {
    expect(await code(await new Browser(api).post('/auth/register', body))).toEqual([422, expected]);
  });

  test('with bodies that are none is refused in words', async () => {
    const browser = new Browser(api);
    const send = (body: string, type = 'application/json') =>
      browser.fetch('/api/v1/auth/register', { method: 'POST', headers: { 'content-type': type }, body });
    expect(await code(await send('{'))).toEqual([400, 'bad_json']);
    expect(await code(await send('{"email":1,"password":"x"}'))).toEqual([400, 'bad_json']);
    expect(await code(await send('{"email":"a@b.org","password":"x","role":"admin"}'))).toEqual([
      400,
      'bad_json',
    ]);
    expect(await code(await send('email=a', 'application/x-www-form-urlencoded'))).toEqual([
      415,
      'unsupported_media_type',
    ]);
    expect(await code(await send(`{"email":"${'x'.repeat(20_000)}"}`))).toEqual([413, 'body_too_large']);
  });
});

describe('signing in', () => {
  test('gives a session of its own each time, and ends the one that was there', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const before = browser.cookies.get('__Host-session') as string;
    expect((await browser.signIn(email.toUpperCase())).status).toBe(200);
    const after = browser.cookies.get('__Host-session') as string;
    expect(after).not.toBe(before);
    const stolen = new Browser(api);
    stolen.cookies.set('__Host-session', before);
    expect(await code(await stolen.send('GET', '/account/sessions'))).toEqual([401, 'sign_in_required']);
  });

  test('tells by mail of a browser that was not seen before, unless nobody wants to hear it', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    expect((await browser.signIn(email)).status).toBe(200);
    const other = new Browser(api);
    expect((await other.signIn(email)).status).toBe(200);
    const [newest] = await mails(api, email, 2);
    expect(newest?.text).toContain('Firefox on Linux');
    expect((await other.signIn(email)).status).toBe(200);
    await browser.json('PATCH', '/account', { notifications: { new_device: false, product: false } });
    expect((await new Browser(api).signIn(email)).status).toBe(200);
    expect(await mails(api, email, 2)).toHaveLength(2);
  });

  test('is refused in the same words whatever is wrong', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const other = new Browser(api);
    const said = [];
    for (const [to, password] of [
      [email, 'not the password'],
      [address(), PASSWORD],
      ["' OR 1=1 --", PASSWORD],
      [email, ''],
    ] as const) {
      const response = await other.signIn(to, password);
      const problem = { ...((await response.json()) as object), request_id: '' };
      said.push([response.status, problem]);
    }
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(said[0]?.[0]).toBe(401);
  });

  test('is limited by account, but not for a browser that signed in before', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const guesses = await Promise.all(
      Array.from({ length: 15 }, () => new Browser(api).signIn(email, 'not the password')),
    );
    const statuses = guesses.map(({ status }) => status).sort();
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual(Array(5).fill(429));
    const late = guesses.find(({ status }) => status === 429);
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0);
    // The right password does not help a stranger now, but its owner.
    expect(await code(await new Browser(api).signIn(email))).toEqual([429, 'too_many_attempts']);
    expect((await browser.signIn(email)).status).toBe(200);
    const later = new Browser(api);
    later.ahead = HOUR / 4;
    expect((await later.signIn(email)).status).toBe(200);
  });

  test('is limited by network, whatever is guessed and whatever headers say', async () => {
    const browser = new Browser(api);
    const codes = new Set<string>();
    for (let round = 0; round < 11 && !codes.has('too_many_attempts'); round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => {
          browser.headers['x-forwarded-for'] = `192.0.2.${n}`;
          return browser.signIn(address(), 'not the password');
        }),
      );
      for (const answer of answers) codes.add((await code(answer))[1]);
    }
    expect([...codes].sort()).toEqual(['credentials_wrong', 'too_many_attempts']);
  });

  test("from another site's page is refused", async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    for (const headers of [{ origin: 'https://evil.test' }, { origin: 'null' }]) {
      const response = await browser.fetch('/api/v1/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      expect(await code(response)).toEqual([403, 'cross_site']);
      const change = await browser.fetch('/api/v1/account', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"name":"Eve"}',
      });
      expect(await code(change)).toEqual([403, 'cross_site']);
    }
  });
});

describe('sessions', () => {
  test('are listed with where they are, and end one by one or all together', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const phone = new Browser(api, {
      'user-agent':
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    });
    await phone.signIn(email);
    await new Browser(api).signIn(email);
    type Session = { id: string; current: boolean; browser: string; system: string };
    const list = async (of: Browser) =>
      (await of.json<{ sessions: Session[] }>('GET', '/account/sessions')).sessions;
    const sessions = await list(browser);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const [other] = sessions.filter(({ system }) => system === 'iPhone');
    expect(other).toMatchObject({ browser: 'Safari', current: false });

    // It works, and is in the minute's copy; then it is ended.
    expect((await phone.send('GET', '/account')).status).toBe(200);
    expect((await browser.send('DELETE', `/account/sessions/${other?.id}`)).status).toBe(204);
    expect(await code(await phone.send('GET', '/account'))).toEqual([401, 'sign_in_required']);
    expect(await code(await browser.send('DELETE', `/account/sessions/${other?.id}`))).toEqual([
      404,
      'session_not_found',
    ]);
    const stranger = await register(api);
    const [own] = (await list(browser)).filter(({ current }) => current);
    expect((await stranger.send('DELETE', `/account/sessions/${own?.id}`)).status).toBe(404);
    expect((await browser.send('DELETE', '/account/sessions')).status).toBe(204);
    expect(await list(browser)).toHaveLength(1);
  });

  test('end unused after a month, and after three months in any case', async () => {
    const browser = await register(api);
    const day = 24 * HOUR;
    for (let days = 25; days < 90; days += 25) {
      browser.ahead = days * day;
      expect([days, (await browser.send('GET', '/account/sessions')).status]).toEqual([days, 200]);
    }
    browser.ahead = 90 * day;
    expect((await browser.send('GET', '/account/sessions')).status).toBe(401);
    const idle = await register(api);
    idle.ahead = 30 * day;
    expect((await idle.send('GET', '/account')).status).toBe(401);
  });

  test('end by signing out, here and with the stolen cookie', async () => {
    const browser = await register(api);
    const stolen = new Browser(api);
    stolen.cookies.set('__Host-session', browser.cookies.get('__Host-session') as string);
    expect((await stolen.send('GET', '/account')).status).toBe(200);
    const out = await browser.post('/auth/sign-out');
    expect(out.status).toBe(204);
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect((await stolen.send('GET', '/account')).status).toBe(401);
    expect((await browser.post('/auth/sign-out')).status).toBe(204);
  });
});

describe('a forgotten password', () => {
  test('is replaced by link, once, within half an hour, and everything else ends', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const elsewhere = new Browser(api);
    await elsewhere.signIn(email);
    const asker = new Browser(api);
    for (const to of [email, address()]) {
      const response = await asker.post('/auth/reset', { email: to });
      expect([response.status, await response.json()]).toEqual([202, {}]);
    }
    const token = await tokenTo(api, email, 3);
    const next = 'the tide turns at seven';
    expect(await code(await asker.post('/auth/reset/confirm', { token, password: 'short' }))).toEqual([
      422,
      'password_refused',
    ]);
    asker.ahead = HOUR / 2;
    expect(await code(await asker.post('/auth/reset/confirm', { token, password: next }))).toEqual([
      410,
      'link_expired',
    ]);
    asker.ahead = 0;
    expect((await asker.post('/auth/reset/confirm', { token, password: next })).status).toBe(200);
    expect((await asker.account()).email).toBe(email);
    expect(await code(await asker.post('/auth/reset/confirm', { token, password: next }))).toEqual([
      410,
      'link_expired',
    ]);
    for (const other of [browser, elsewhere]) expect((await other.send('GET', '/account')).status).toBe(401);
    expect((await browser.signIn(email)).status).toBe(401);
    expect((await browser.signIn(email, next)).status).toBe(200);
    const subjects = (await mails(api, email, 4)).map(({ subject }) => subject);
    expect(subjects.join('\n')).toMatch(/password/i);
  });

  test('a link leads where the site is, not where a header says', async () => {
    const configured = await start('http://127.0.0.1:9', { SITE_ORIGIN: 'https://legible.test/' });
    try {
      const browser = new Browser(configured);
      const email = address();
      await browser.json('POST', '/auth/register', { email, password: PASSWORD });
      const [mail] = await mails(configured, email);
      expect(mail?.text).toContain('https://legible.test/verify#token=');
      expect(mail?.text).not.toContain('127.0.0.1');
    } finally {
      await configured.close();
    }
  });
});

describe('a change of address', () => {
  test('counts once its link is followed, and the old address is told', async () => {
    const browser = await register(api);
    const { email: old } = await browser.account();
    const next = address('grace');
    expect((await browser.post('/account/email', { email: next })).status).toBe(202);
    expect(await browser.account()).toMatchObject({ email: old, pending_email: next });
    const token = await tokenTo(api, next);
    const anywhere = new Browser(api);
    const confirmed = await anywhere.post('/auth/email/confirm', { token });
    expect([confirmed.status, await confirmed.json()]).toEqual([200, { email: next }]);
    expect(await browser.account()).toMatchObject({ email: next, pending_email: null });
    expect((await mails(api, old, 2))[0]?.text).toContain('g•••@example.org');
    expect((await anywhere.signIn(old)).status).toBe(401);
    expect((await anywhere.signIn(next)).status).toBe(200);
  });

  test('to an address that has an account tells its owner only', async () => {
    const owner = await register(api);
    const { email: taken } = await owner.account();
    const browser = await register(api);
    expect((await browser.post('/account/email', { email: taken })).status).toBe(202);
    const [newest] = await mails(api, taken, 2);
    expect(newest?.text).not.toContain('#token=');
  });

  test('loses against an account that was made meanwhile', async () => {
    const browser = await register(api);
    const next = address();
    await browser.json('POST', '/account/email', { email: next });
    const token = await tokenTo(api, next);
    const other = new Browser(api);
    await other.json('POST', '/devices');
    await other.json('POST', '/auth/register', { email: next, password: PASSWORD });
    await other.json('POST', '/auth/verify', { token: await tokenTo(api, next, 2) });
    expect(await code(await browser.post('/auth/email/confirm', { token }))).toEqual([409, 'email_taken']);
  });
});

describe('the second factor', () => {
  test('is asked for when signing in; each code opens once', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    expect(await code(await browser.post('/account/second-factor/confirm', { code: '000000' }))).toEqual([
      409,
      'second_factor_not_begun',
    ]);
    const { secret, codes } = await secondFactor(browser);
    expect(codes).toHaveLength(10);
    expect(await browser.account()).toMatchObject({ second_factor: true, recovery_codes_left: 10 });

    const other = new Browser(api);
    other.ahead = 60_000;
    const first = (await (await other.signIn(email)).json()) as SignIn;
    if (first.state !== 'second_factor') throw new Error('no second factor was asked for');
    expect(other.cookies.has('__Host-session')).toBe(false);
    const { ticket } = first;
    const right = totp(secret, Date.now() + other.ahead);
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    expect(await code(await other.post('/auth/second-factor', { ticket, code: wrong }))).toEqual([
      401,
      'code_wrong',
    ]);
    expect((await other.post('/auth/second-factor', { ticket, code: right })).status).toBe(200);
    expect(await code(await other.post('/auth/second-factor', { ticket, code: right }))).toEqual([
      410,
      'ticket_expired',
    ]);
    // The same code with another ticket.
    const again = (await (await new Browser(api).signIn(email)).json()) as { ticket: string };
    const thief = new Browser(api);
    thief.ahead = 60_000;
    expect(
      await code(await thief.post('/auth/second-factor', { ticket: again.ticket, code: right })),
    ).toEqual([401, 'code_wrong']);
  });

  test('a ticket holds five minutes and five tries', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    await secondFactor(browser);
    const other = new Browser(api);
    const ask = async () => ((await (await other.signIn(email)).json()) as { ticket: string }).ticket;
    const ticket = await ask();
    const tries = [];
    for (let n = 0; n < 6; n += 1)
      tries.push((await code(await other.post('/auth/second-factor', { ticket, code: '000000' })))[1]);
    expect(tries).toEqual([...Array(5).fill('code_wrong'), 'ticket_expired']);
    const late = await ask();
    other.ahead = 5 * 60_000;
    expect(await code(await other.post('/auth/second-factor', { ticket: late, code: '000000' }))).toEqual([
      410,
      'ticket_expired',
    ]);
  });

  test('recovery codes open once each, and new ones replace the old', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    const { codes } = await secondFactor(browser);
    const enter = async (recovery: string | undefined) => {
      const other = new Browser(api);
      const { ticket } = (await (await other.signIn(email)).json()) as { ticket: string };
      return other.post('/auth/second-factor', { ticket, code: recovery });
    };
    expect((await enter(codes[0]?.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect(await code(await enter(codes[0]))).toEqual([401, 'code_wrong']);
    expect((await browser.account()).recovery_codes_left).toBe(9);
    const both = await Promise.all([enter(codes[1]), enter(codes[1])]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    await browser.json('POST', '/account/recovery-codes');
    expect(await code(await enter(codes[2]))).toEqual([401, 'code_wrong']);
  });

  test('is also asked for after a new password by link, and can be turned off', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    await secondFactor(browser);
    await browser.post('/auth/reset', { email });
    const token = await tokenTo(api, email, 3);
    const other = new Browser(api);
    const answer = (await (
      await other.post('/auth/reset/confirm', { token, password: 'the tide turns at seven' })
    ).json()) as SignIn;
    expect(answer.state).toBe('second_factor');
    const back = new Browser(api);
    const { ticket } = (await (await back.signIn(email, 'the tide turns at seven')).json()) as {
      ticket: string;
    };
    expect(ticket).toMatch(/^lgt_/);
  });
});

describe('sensitive acts', () => {
  test('need a fresh proof after a quarter of an hour, which gives the session another token', async () => {
    const browser = await register(api);
    browser.ahead = HOUR / 4;
    const next = { password: 'the tide turns at seven' };
    for (const [method, path, body] of [
      ['POST', '/account/password', next],
      ['POST', '/account/email', { email: address() }],
      ['POST', '/account/second-factor', undefined],
      ['DELETE', '/account/second-factor', undefined],
      ['POST', '/account/recovery-codes', undefined],
      ['POST', '/account/tokens', { name: 'cli', scopes: ['compile'], days: 1 }],
      ['POST', '/account/deletion', undefined],
    ] as const)
      expect([path, ...(await code(await browser.send(method, path, body)))]).toEqual([
        path,
        403,
        'step_up_required',
      ]);
    expect((await browser.account()).stepped_up_until).toBeNull();
    expect(await code(await browser.post('/auth/step-up', { password: 'wrong' }))).toEqual([
      401,
      'credentials_wrong',
    ]);
    expect(await code(await browser.post('/auth/step-up', {}))).toEqual([400, 'bad_request']);
    const before = browser.cookies.get('__Host-session') as string;
    expect((await browser.post('/auth/step-up', { password: PASSWORD })).status).toBe(204);
    expect(browser.cookies.get('__Host-session')).not.toBe(before);
    const stolen = new Browser(api);
    stolen.cookies.set('__Host-session', before);
    stolen.ahead = browser.ahead;
    expect((await stolen.send('GET', '/account/sessions')).status).toBe(401);
    expect((await browser.post('/account/password', next)).status).toBe(204);
  });
});

describe('personal tokens', () => {
  test('act for a person within their scopes until they expire or are removed', async () => {
    const browser = await register(api);
    const made = await browser.json<{ token: { id: string; hint: string }; secret: string }>(
      'POST',
      '/account/tokens',
      { name: 'my laptop', scopes: ['account:read', 'compile'], days: 30 },
    );
    expect(made.secret).toMatch(/^lgp_[\w-]{43}$/);
    expect(made.secret.startsWith(made.token.hint.slice(0, -1))).toBe(true);
    const ask = (path: string, init: RequestInit = {}, ahead = 0) =>
      api.fetch(`/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${made.secret}`, 'x-test-clock-offset-ms': String(ahead) },
      });
    expect((await ask('/account')).status).toBe(200);
    expect((await ask('/jobs')).status).toBe(200);
    expect(await code(await ask('/account/sessions'))).toEqual([401, 'sign_in_required']);
    expect(await code(await ask('/account/tokens', { method: 'POST' }))).toEqual([401, 'sign_in_required']);
    expect(await code(await ask('/account', {}, 30 * 24 * HOUR))).toEqual([401, 'token_invalid']);

    const narrow = await browser.json<{ secret: string }>('POST', '/account/tokens', {
      name: 'scores only',
      scopes: ['score'],
      days: 1,
    });
    const refused = await api.fetch('/api/v1/jobs', {
      headers: { authorization: `Bearer ${narrow.secret}` },
    });
    expect(await code(refused)).toEqual([403, 'scope_required']);

    type Tokens = { tokens: { id: string; name: string; last_used_at: number | null }[] };
    const { tokens } = await browser.json<Tokens>('GET', '/account/tokens');
    expect(tokens.map(({ name }) => name)).toEqual(['scores only', 'my laptop']);
    expect(tokens[1]?.last_used_at).toBeGreaterThan(0);
    expect(JSON.stringify(tokens)).not.toContain(made.secret);
    const stranger = await register(api);
    expect((await stranger.send('DELETE', `/account/tokens/${made.token.id}`)).status).toBe(404);
    expect((await browser.send('DELETE', `/account/tokens/${made.token.id}`)).status).toBe(204);
    expect(await code(await ask('/account'))).toEqual([401, 'token_invalid']);
  });

  test('are refused without a name or scopes, and when there are too many', async () => {
    const browser = await register(api);
    const make = (body: unknown) => browser.post('/account/tokens', body);
    expect(await code(await make({ name: '', scopes: ['score'], days: 1 }))).toEqual([422, 'name_invalid']);
    expect(await code(await make({ name: 'x', scopes: [], days: 1 }))).toEqual([422, 'scopes_invalid']);
    expect(await code(await make({ name: 'x', scopes: ['admin'], days: 1 }))).toEqual([400, 'bad_json']);
    const all = await Promise.all(
      Array.from({ length: 25 }, (_, n) => make({ name: `t${n}`, scopes: ['score'], days: 1 })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(5);
  });
});

describe('the audit trail', () => {
  test('says what happened, to its own person, and holds no secret', async () => {
    const browser = await register(api);
    const { email } = await browser.account();
    await new Browser(api).signIn(email, 'not the password');
    await secondFactor(browser);
    await browser.json('POST', '/account/password', { password: 'the tide turns at seven' });
    type Entries = { entries: { id: string; act: string; browser: string }[]; more: boolean };
    const { entries } = await browser.json<Entries>('GET', '/account/audit');
    expect(entries.map(({ act }) => act)).toEqual([
      'password_changed',
      'second_factor_on',
      'sign_in_failed',
      'signed_in',
      'account_created',
    ]);
    expect(entries[0]?.browser).toBe('Firefox on Linux');
    for (const secret of [PASSWORD, 'tide', 'argon2', 'lgs_', email])
      expect(JSON.stringify(entries)).not.toContain(secret);
    const page = await browser.json<Entries>('GET', `/account/audit?limit=2&before=${entries[1]?.id}`);
    expect([page.entries.map(({ act }) => act), page.more]).toEqual([['sign_in_failed', 'signed_in'], true]);
  });
});

describe('deleting an account', () => {
  test('can be taken back for two weeks, then everything is gone', async () => {
    const browser = await register(api);
    const { email, id } = await browser.account();
    await secondFactor(browser);
    const scheduled = await browser.json<{ deletion_at: number }>('POST', '/account/deletion');
    expect(scheduled.deletion_at - Date.now()).toBeGreaterThan(13.9 * 24 * HOUR);
    await api.sweep(13.9 * 24 * HOUR);
    expect((await browser.send('GET', '/account')).status).toBe(200);
    expect(await browser.json('DELETE', '/account/deletion')).toMatchObject({ deletion_at: null });
    await api.sweep(15 * 24 * HOUR);
    expect((await browser.send('GET', '/account')).status).toBe(200);

    await browser.json('POST', '/account/deletion');
    await api.sweep(15 * 24 * HOUR);
    expect((await browser.send('GET', '/account')).status).toBe(401);
    expect((await new Browser(api).signIn(email)).status).toBe(401);
    const db = await api.database();
    for (const table of ['accounts', 'sessions', 'tokens', 'audit', 'recovery_codes', 'account_devices']) {
      const column = table === 'accounts' ? 'id' : 'account_id';
      const { results } = await db.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).bind(id).all();
      expect([table, results]).toEqual([table, []]);
    }
    await api.deliver(15 * 24 * HOUR);
    expect((await mails(api, email, 5))[0]?.subject).toMatch(/deleted/i);
    // The address is free again.
    await new Browser(api).json('POST', '/auth/register', { email, password: PASSWORD });
    expect((await mails(api, email, 6)).some(({ text }) => text.includes('/verify#token='))).toBe(true);
  });
});
