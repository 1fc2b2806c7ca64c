// Signing in with Google and GitHub: who gets in, and how one gets there.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';
import { sql } from './support/mail.ts';
import {
  arrived,
  back,
  begin,
  callback,
  google,
  isOut,
  NAMES,
  PROVIDERS,
  somebody,
  startWithProviders,
  stopWithProviders,
  there,
  trip,
  visitor,
} from './support/oauth.ts';
import type { Name, Person } from './support/oauth-provider.ts';
import { address, Browser, code, mails, register, secondFactor, totp } from './support/people.ts';

let api: Api;

beforeAll(async () => {
  api = await startWithProviders();
});
beforeEach(() => {
  for (const provider of Object.values(PROVIDERS)) provider.reset();
});
afterAll(() => stopWithProviders(api));

const MINUTE = 60_000;

const accountsOf = (email: string | null) => sql(api, 'SELECT id FROM accounts WHERE email_key = ?', email);

describe.each(NAMES)('with %s', (name) => {
  test('somebody new gets an account, and finds it again', async () => {
    const person = somebody();
    const browser = await arrived(api, name, person);
    const account = await browser.account();
    expect(account).toMatchObject({
      email: person.email,
      name: 'Grace Sample',
      role: 'user',
      has_password: false,
      second_factor: false,
      identities: [{ provider: name, email: person.email }],
    });
    const { entries } = await browser.json<{ entries: { act: string; detail: object }[] }>(
      'GET',
      '/account/audit',
    );
    expect(entries.map(({ act, detail }) => [act, detail])).toEqual([
      ['signed_in', { by: name }],
      ['account_created', { by: name }],
    ]);
    const elsewhere = await arrived(api, name, person);
    expect((await elsewhere.account()).id).toBe(account.id);
    // Of a browser that was not seen before the owner hears; of the first one there was nothing to tell.
    expect(await mails(api, person.email as string)).toHaveLength(1);
    expect(await accountsOf(person.email)).toHaveLength(1);
    expect(PROVIDERS[name].asked.filter(({ wrong }) => wrong)).toEqual([]);
  });

  test('who somebody is does not hang on their address', async () => {
    const person = somebody();
    const { id } = await (await arrived(api, name, person)).account();
    const all: Partial<Person>[] = [{ email: address() }, { email: null }, { name: null }];
    // GitHub gives no token then.
    if (name === 'google') all.push({ verified: false });
    for (const changed of all) {
      const browser = await arrived(api, name, { ...person, ...changed });
      expect(await browser.account()).toMatchObject({ id, email: person.email });
    }
    // The address is somebody else's there by now; here it is still that of the account.
    const successor = somebody({ email: person.email });
    const browser = await visitor(api);
    expect(await trip(browser, name, successor)).toBe('/sign-in?error=oauth_link_required');
    expect(await isOut(browser)).toBe(true);
  });

  test('an account with the address is neither entered nor linked', async () => {
    const owner = await register(api);
    const { email } = await owner.account();
    const browser = await visitor(api);
    const person = somebody({ email: email.toUpperCase() });
    expect(await trip(browser, name, person)).toBe('/sign-in?error=oauth_link_required');
    expect(await isOut(browser)).toBe(true);
    expect((await owner.account()).identities).toEqual([]);
  });

  test.each([
    ['not confirmed', { verified: false }],
    ['missing', { email: null }],
    ['none that mail reaches', { email: 'grace@localhost' }],
    ['an attempt at a second header', { email: 'grace@example.org\r\nBcc: eve@example.org' }],
  ])('an address that is %s makes no account', async (_, more) => {
    const person = somebody(more);
    const browser = await visitor(api);
    expect(await trip(browser, name, person)).toBe('/sign-in?error=oauth_email_unverified');
    expect(await isOut(browser)).toBe(true);
    expect(await accountsOf(person.email)).toEqual([]);
    expect(await sql(api, 'SELECT 1 FROM identities WHERE subject = ?', person.id)).toEqual([]);
  });

  test('a name that can be none here is left out', async () => {
    for (const odd of ['', 'Grace\r\nBcc: x', 'x'.repeat(81), 'gpj\u202eexe', null]) {
      const browser = await arrived(api, name, somebody({ name: odd }));
      expect((await browser.account()).name).toBeNull();
    }
    const browser = await arrived(api, name, somebody({ name: "<b>'; DROP TABLE accounts; --" }));
    expect((await browser.account()).name).toBe("<b>'; DROP TABLE accounts; --");
  });

  test('the second factor is asked for, and the page that was wanted is kept', async () => {
    const person = somebody();
    const { secret } = await secondFactor(await arrived(api, name, person));
    const browser = await visitor(api);
    browser.ahead = MINUTE;
    const location = await trip(browser, name, person, { next: '/jobs?all=1#2' });
    const [, ticket, expires] =
      /^\/sign-in\?next=%2Fjobs%3Fall%3D1%232#ticket=(lgt_[\w-]{43})&expires=(\d+)$/.exec(location) ?? [];
    expect(Number(expires)).toBeGreaterThan(Date.now());
    expect(await isOut(browser)).toBe(true);
    const right = totp(secret, Date.now() + MINUTE);
    expect((await browser.post('/auth/second-factor', { ticket, code: right })).status).toBe(200);
    expect((await browser.account()).email).toBe(person.email);
  });

  test('a closed account stays closed', async () => {
    const person = somebody();
    const { id } = await (await arrived(api, name, person)).account();
    expect((await api.admin(`/accounts/${id}/block`, { method: 'POST' })).status).toBe(200);
    const browser = await visitor(api);
    expect(await trip(browser, name, person)).toBe('/sign-in?error=account_blocked');
    expect(await isOut(browser)).toBe(true);
  });

  test('whoever says no there is told so here, in our words', async () => {
    PROVIDERS[name].agrees = false;
    const browser = await visitor(api);
    expect(await trip(browser, name, somebody(), { next: '/jobs' })).toBe(
      '/sign-in?error=oauth_denied&next=%2Fjobs',
    );
    expect(await isOut(browser)).toBe(true);
  });

  test('an answer that does not say where it comes from is taken, as before there was a way to', async () => {
    PROVIDERS[name].back = (query) => query.delete('iss');
    await arrived(api, name, somebody());
  });

  test('twenty who come at once with one person have one account', async () => {
    const person = somebody();
    const browsers = await Promise.all(Array.from({ length: 20 }, () => visitor(api)));
    const addresses: URL[] = [];
    for (const browser of browsers) addresses.push(await there(browser, name, person));
    const ends = await Promise.all(browsers.map((browser, n) => back(browser, addresses[n] as URL)));
    expect(ends).toEqual(Array(20).fill('/workspace'));
    const ids = await Promise.all(browsers.map(async (browser) => (await browser.account()).id));
    expect(new Set(ids).size).toBe(1);
    expect(await accountsOf(person.email)).toHaveLength(1);
  });
});

describe('the way there', () => {
  test('is bound to the browser by a cookie, and what is kept of it opens nothing', async () => {
    const browser = await visitor(api);
    const started = await begin(browser, 'google', { next: '/jobs' });
    const [cookie] = started.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-oauth=lgo_[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(started.headers.get('referrer-policy')).toBe('no-referrer');
    expect(started.headers.get('cache-control')).toBe('no-store');
    const location = new URL(started.headers.get('location') as string);
    expect(location.origin).toBe(google.url);
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(location.searchParams);
    expect(rest).toEqual({
      response_type: 'code',
      client_id: google.clientId,
      redirect_uri: `${api.url.origin}${callback('google')}`,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    });
    expect(state).toMatch(/^lgo_[\w-]{43}$/);
    const kept = (await sql(api, 'SELECT * FROM oauth_states WHERE next = ?', '/jobs')).at(-1);
    expect(kept).toMatchObject({ provider: 'google', intent: 'sign_in', account_id: null });
    expect(kept?.['sealed']).toMatch(/^v1\./);
    for (const secret of [state, nonce, code_challenge, browser.cookies.get('__Host-oauth')])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });

  test('leads only to providers that there are', async () => {
    const browser = new Browser(api);
    for (const name of ['gitlab', 'Google', '..%2Fgoogle', "'"]) {
      expect(await code(await begin(browser, name))).toEqual([404, 'provider_unknown']);
      const answer = await browser.fetch(`/api/v1/auth/oauth/${name}/callback?code=a&state=b`);
      expect(await code(answer)).toEqual([404, 'provider_unknown']);
    }
    type Config = { sign_in: { providers: Name[] }; password: { min: number; max: number } };
    const config = await browser.json<Config>('GET', '/config');
    expect(config).toMatchObject({ sign_in: { providers: NAMES }, password: { min: 10, max: 256 } });

    const half = await start('http://127.0.0.1:9', { OAUTH_GITHUB_CLIENT_ID: 'without a secret' });
    try {
      const other = new Browser(half);
      expect((await other.json<Config>('GET', '/config')).sign_in).toEqual({ providers: [] });
      for (const name of NAMES)
        expect(await code(await begin(other, name))).toEqual([404, 'provider_unknown']);
    } finally {
      await half.close();
    }
  });

  test.each([
    ['/jobs?a=b#c', '/jobs?a=b#c'],
    ['/settings/security', '/settings/security'],
    ['', '/workspace'],
    ['https://evil.test/', '/workspace'],
    ['//evil.test', '/workspace'],
    ['/\\evil.test', '/workspace'],
    ['/\t/evil.test', '/workspace'],
    ['/.//evil.test', '/workspace'],
    ['/a/%2e%2e//evil.test', '/workspace'],
    ['/jobs\r\nSet-Cookie: a=b', '/workspace'],
    ['javascript:alert(1)', '/workspace'],
    [`/${'a'.repeat(2_000)}`, '/workspace'],
    ['/api/v1/auth/oauth/google/start?intent=link', '/workspace'],
  ])('to %j ends at %s', async (next, expected) => {
    const browser = await visitor(api);
    expect(await trip(browser, 'google', somebody(), { next })).toBe(expected);
  });

  test('begins on our own pages, or nowhere in particular, but on no other site', async () => {
    for (const [headers, status] of [
      [{ 'sec-fetch-site': 'same-origin' }, 302],
      [{ 'sec-fetch-site': 'none' }, 302],
      [{}, 302],
      [{ referer: `${api.url.origin}/sign-in` }, 302],
      [{ 'sec-fetch-site': 'cross-site' }, 303],
      [{ 'sec-fetch-site': 'same-site' }, 303],
      [{ referer: 'https://evil.test/' }, 303],
    ] as [Record<string, string>, number][]) {
      const started = await begin(await visitor(api), 'github', {}, headers);
      expect([headers, started.status]).toEqual([headers, status]);
      if (status === 303) expect(started.headers.get('location')).toBe('/sign-in?error=cross_site');
    }
  });

  test('with an intent that is none is refused', async () => {
    const response = await new Browser(api).fetch('/api/v1/auth/oauth/google/start?intent=admin');
    expect(await code(response)).toEqual([400, 'bad_request']);
  });

  test('is limited by network', async () => {
    const browser = await visitor(api);
    const ends: (string | null)[] = [];
    for (let round = 0; round < 11; round += 1) {
      const started = await Promise.all(Array.from({ length: 10 }, () => begin(browser, 'google')));
      ends.push(...started.map(({ headers }) => headers.get('location')));
    }
    expect(ends.filter((end) => end?.startsWith(google.url))).toHaveLength(100);
    expect(ends.filter((end) => end === '/sign-in?error=too_many_attempts')).toHaveLength(10);
    browser.ahead = 15 * MINUTE;
    expect((await begin(browser, 'google')).status).toBe(302);
  });

  test('leaves nothing behind that the hourly sweep would not take', async () => {
    await begin(await visitor(api), 'google', { next: '/swept' });
    const kept = () => sql(api, 'SELECT 1 FROM oauth_states WHERE next = ?', '/swept');
    await api.sweep(9 * MINUTE);
    expect(await kept()).toHaveLength(1);
    await api.sweep(10 * MINUTE);
    expect(await kept()).toEqual([]);
  });
});
