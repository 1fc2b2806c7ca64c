// What comes back from Google and GitHub, or from whoever writes in their name: held against what was sent,
// and with every fault that a provider can have.

import { createHmac, sign } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Api } from './support/api.ts';
import { sql } from './support/mail.ts';
import {
  arrived,
  back,
  begin,
  callback,
  github,
  google,
  isOut,
  NAMES,
  PATIENCE,
  PROVIDERS,
  somebody,
  startWithProviders,
  stopWithProviders,
  there,
  trip,
  visitor,
} from './support/oauth.ts';
import {
  breaking,
  failing,
  flooding,
  hanging,
  html,
  ISSUER,
  json,
  late,
  Provider,
  redirecting,
  signedToken,
  type SigningKey,
  signingKey,
  trickling,
} from './support/oauth-provider.ts';
import { passRedirectsOn } from './support/outbound.ts';
import { type Browser, code, PASSWORD, tokenTo } from './support/people.ts';

let api: Api;

beforeAll(async () => {
  api = await startWithProviders();
});
beforeEach(() => {
  for (const provider of Object.values(PROVIDERS)) provider.reset();
});
afterAll(() => stopWithProviders(api));

const MINUTE = 60_000;
const FAILED = '/sign-in?error=oauth_failed';

const accountsOf = (email: string | null) => sql(api, 'SELECT id FROM accounts WHERE email_key = ?', email);

describe('the way back', () => {
  const refusedAs = async (browser: Browser, url: URL, expected = FAILED) => {
    expect(await back(browser, url)).toBe(expected);
    expect(await isOut(browser)).toBe(true);
  };

  test.each(NAMES)('from %s ends once: opened again it ends nowhere, and changes nothing', async (name) => {
    const browser = await visitor(api);
    const url = await there(browser, name, somebody());
    expect(await back(browser, url)).toBe('/workspace');
    const session = browser.cookies.get('__Host-session');
    expect(await back(browser, url)).toBe(FAILED);
    expect(browser.cookies.get('__Host-session')).toBe(session);
    expect((await browser.send('GET', '/account')).status).toBe(200);
  });

  test('opened twenty times at once ends once', async () => {
    const browser = await visitor(api);
    const person = somebody();
    const url = await there(browser, 'google', person);
    const ends = await Promise.all(Array.from({ length: 20 }, () => back(browser, url)));
    expect(ends.filter((end) => end === '/workspace')).toHaveLength(1);
    expect(ends.filter((end) => end === FAILED)).toHaveLength(19);
    expect(google.asked.filter(({ endpoint }) => endpoint === 'token')).toHaveLength(1);
    expect(await accountsOf(person.email)).toHaveLength(1);
  });

  test('in another browser ends nowhere', async () => {
    const thief = await visitor(api);
    const url = await there(thief, 'github', somebody());
    // The thief's own answer, for somebody else to open and so to enter the thief's account.
    await refusedAs(await visitor(api), url);
    const victim = await visitor(api);
    await begin(victim, 'github');
    await refusedAs(victim, url);
    expect(github.asked).toEqual([]);
    expect(await back(thief, url)).toBe('/workspace');
  });

  test('with the code of another way ends nowhere', async () => {
    const [thief, victim] = [await visitor(api), await visitor(api)];
    for (const name of NAMES) {
      const stolen = (await there(victim, name, somebody())).searchParams.get('code') as string;
      const url = await there(thief, name, somebody());
      url.searchParams.set('code', stolen);
      await refusedAs(thief, url);
      expect(PROVIDERS[name].asked.at(-1)).toEqual({
        endpoint: 'token',
        wrong: name === 'google' ? 'invalid_grant' : 'bad_verification_code',
      });
    }
  });

  test.each(NAMES)('with a code of %s that was redeemed ends nowhere', async (name) => {
    const first = await visitor(api);
    const url = await there(first, name, somebody());
    await back(first, url);
    const again = await there(first, name, somebody());
    again.searchParams.set('code', url.searchParams.get('code') as string);
    const session = first.cookies.get('__Host-session');
    expect(await back(first, again)).toBe(FAILED);
    expect(first.cookies.get('__Host-session')).toBe(session);
  });

  test('with the state of one provider at the other ends nowhere, also afterwards', async () => {
    for (const [from, to] of [
      ['google', 'github'],
      ['github', 'google'],
    ] as const) {
      const browser = await visitor(api);
      const url = await there(browser, from, somebody());
      const mixed = new URL(url);
      mixed.pathname = callback(to);
      mixed.searchParams.set('iss', ISSUER[to]);
      await refusedAs(browser, mixed);
      expect(PROVIDERS[to].asked).toEqual([]);
      await refusedAs(browser, url);
    }
  });

  test('from another issuer than the one that was asked ends nowhere', async () => {
    for (const name of NAMES) {
      for (const issuer of [ISSUER[name === 'google' ? 'github' : 'google'], `${ISSUER[name]}/`, '']) {
        PROVIDERS[name].back = (query) => query.set('iss', issuer);
        const browser = await visitor(api);
        await refusedAs(browser, await there(browser, name, somebody()));
      }
      expect(PROVIDERS[name].asked).toEqual([]);
    }
  });

  test('ten minutes later ends nowhere', async () => {
    const browser = await visitor(api);
    const url = await there(browser, 'github', somebody());
    browser.ahead = 10 * MINUTE;
    await refusedAs(browser, url);
    browser.ahead = 0;
    const soon = await there(browser, 'github', somebody());
    browser.ahead = 9 * MINUTE;
    expect(await back(browser, soon)).toBe('/workspace');
  });

  test.each([
    ['nothing', (query: URLSearchParams) => [...query.keys()].forEach((key) => query.delete(key))],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['an empty code', (query: URLSearchParams) => query.set('code', '')],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['SQL for a state', (query: URLSearchParams) => query.set('state', "' OR 1=1 --")],
    ['a session for a state', (query: URLSearchParams) => query.set('state', `lgs_${'a'.repeat(43)}`)],
    ['two codes', (query: URLSearchParams) => query.append('code', 'b')],
    ['two states', (query: URLSearchParams) => query.append('state', query.get('state') ?? '')],
    ['a code and an error', (query: URLSearchParams) => query.set('error', 'access_denied')],
    ['a code without end', (query: URLSearchParams) => query.set('code', 'a'.repeat(3_000))],
    [
      'an error with a text for people',
      (query: URLSearchParams) => {
        query.delete('code');
        query.set('error', 'server_error');
        query.set('error_description', 'Call 0900 123456 to unlock your account');
      },
    ],
    [
      'markup for an error',
      (query: URLSearchParams) => {
        query.delete('code');
        query.set('error', '"><script>alert(1)</script>');
      },
    ],
  ])('with %s ends nowhere', async (_, change) => {
    google.back = change;
    const browser = await visitor(api);
    await refusedAs(browser, await there(browser, 'google', somebody()));
    expect(google.asked).toEqual([]);
  });

  test('without a cookie, or with one that is none, ends nowhere', async () => {
    const browser = await visitor(api);
    const url = await there(browser, 'google', somebody());
    for (const cookie of [undefined, 'lgo_', `lgo_${'a'.repeat(43)}`, "'", '']) {
      const copy = await visitor(api);
      if (cookie !== undefined) copy.cookies.set('__Host-oauth', cookie);
      await refusedAs(copy, url);
    }
    expect(await back(browser, url)).toBe('/workspace');
  });

  test('works in two tabs at once', async () => {
    const browser = await visitor(api);
    const [one, two] = [
      await there(browser, 'google', somebody()),
      await there(browser, 'github', somebody()),
    ];
    expect(await back(browser, one)).toBe('/workspace');
    expect(await back(browser, two)).toBe('/workspace');
  });

  test('makes links void that a stranger waits for', async () => {
    const person = somebody();
    const stranger = await visitor(api);
    await stranger.json('POST', '/auth/register', { email: person.email, password: PASSWORD });
    const token = await tokenTo(api, person.email as string);
    await arrived(api, 'google', person);
    expect(await code(await stranger.post('/auth/verify', { token }))).toEqual([410, 'link_expired']);
  });

  test.each([
    ['another nonce', { nonce: 'bm90IHlvdXJz' }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another client' }],
    ['one audience too many', { aud: [google.clientId, 'another client'] }],
    ['another authorized party', { azp: 'another client' }],
    ['another issuer', { iss: 'https://accounts.google.com.evil.test' }],
    ["GitHub's issuer", { iss: ISSUER.github }],
    ['an end in the past', { exp: Math.floor(Date.now() / 1000) - 1 }],
    ['no end', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a number for a subject', { sub: 1 }],
  ])('with an ID token that has %s ends nowhere', async (_, changed) => {
    google.claims = (claims) => Object.assign(claims, changed);
    const person = somebody();
    const browser = await visitor(api);
    await refusedAs(browser, await there(browser, 'google', person));
    expect(await accountsOf(person.email)).toEqual([]);
  });
});

describe('an ID token', () => {
  const rs256 = (key: SigningKey) => (signed: string) =>
    sign('sha256', Buffer.from(signed), key.pair.privateKey);
  const header = () => ({ alg: 'RS256', kid: google.key.kid, typ: 'JWT' });

  test.each<[string, (claims: Record<string, unknown>) => string]>([
    [
      'signed with another key under the same name',
      (claims) => signedToken(header(), claims, rs256(signingKey())),
    ],
    [
      'signed with a key that is not published',
      (claims) => {
        const key = signingKey();
        return signedToken({ ...header(), kid: key.kid }, claims, rs256(key));
      },
    ],
    ['not signed at all', (claims) => signedToken(header(), claims, () => Buffer.alloc(0))],
    [
      'of the algorithm “none”',
      (claims) => signedToken({ ...header(), alg: 'none' }, claims, () => Buffer.alloc(0)),
    ],
    [
      'signed with the public key as a shared secret',
      (claims) => {
        const secret = google.key.pair.publicKey.export({ format: 'pem', type: 'spki' });
        return signedToken({ ...header(), alg: 'HS256' }, claims, (signed) =>
          createHmac('sha256', secret).update(signed).digest(),
        );
      },
    ],
    [
      'signed with another digest',
      (claims) =>
        signedToken(header(), claims, (signed) =>
          sign('sha512', Buffer.from(signed), google.key.pair.privateKey),
        ),
    ],
    [
      'whose claims were changed after it was signed',
      (claims) => {
        const [head, , signature] = signedToken(header(), claims, rs256(google.key)).split('.');
        const payload = Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url');
        return `${head}.${payload}.${signature}`;
      },
    ],
    [
      'that expired, though signed well',
      (claims) =>
        signedToken(header(), { ...claims, exp: Math.floor(Date.now() / 1000) - 1 }, rs256(google.key)),
    ],
    [
      'for somebody else, though signed well',
      (claims) => signedToken(header(), { ...claims, aud: 'x' }, rs256(google.key)),
    ],
  ])('%s lets nobody in', async (_, forge) => {
    google.forge = forge;
    const person = somebody();
    const browser = await visitor(api);
    expect(await trip(browser, 'google', person)).toBe(FAILED);
    expect(await isOut(browser)).toBe(true);
    expect(await accountsOf(person.email)).toEqual([]);
    google.reset();
    expect(await trip(browser, 'google', person)).toBe('/workspace');
  });

  test('is held against keys that are asked for once, and anew when there is another', async () => {
    const asked = () => google.asked.filter(({ endpoint }) => endpoint === 'certs').length;
    google.rotate();
    await arrived(api, 'google', somebody());
    expect(asked()).toBe(1);
    await arrived(api, 'google', somebody());
    expect(asked()).toBe(1);
    google.rotate();
    await arrived(api, 'google', somebody());
    expect(asked()).toBe(2);
  });

  test('signed with a short key lets nobody in', async () => {
    google.rotate(1024);
    expect(await trip(await visitor(api), 'google', somebody())).toBe(FAILED);
    google.rotate();
    await arrived(api, 'google', somebody());
  });
});

describe('a provider that', () => {
  const elsewhere = new Provider('google');
  let putBack = () => {};
  beforeAll(async () => {
    await elsewhere.start();
    putBack = passRedirectsOn();
  });
  afterAll(async () => {
    putBack();
    await elsewhere.stop();
  });

  const FAULTS = [
    ['answers in HTML', html],
    ['fails', failing],
    ['has too much to do', json(429, { message: 'API rate limit exceeded' })],
    ['never answers', hanging],
    ['never ends its answer', trickling],
    ['breaks off', breaking],
    ['answers without bounds', flooding],
    ['answers too late', late(PATIENCE + 400)],
    ['answers with something else', json(200, { ok: true })],
    ['answers with a list', json(200, [1, 2])],
    ['answers with nothing', json(200, null)],
    ['refuses', json(403, { message: 'Forbidden' })],
    ['says that it worked, and that it did not', json(200, { error: 'bad_verification_code' })],
  ] as const;

  test.each(
    FAULTS.flatMap(([what, behaviour]) =>
      (
        [
          ['google', 'token'],
          ['google', 'certs'],
          ['github', 'token'],
          ['github', 'user'],
          ['github', 'emails'],
        ] as const
      ).map(([name, endpoint]) => [what, name, endpoint, behaviour] as const),
    ),
  )('%s (%s, %s) lets nobody in, and the next attempt may', async (_, name, endpoint, behaviour) => {
    const person = somebody();
    const browser = await visitor(api);
    // Its keys are asked for when they are not known.
    google.rotate();
    PROVIDERS[name].misbehave(endpoint, behaviour);
    expect(await trip(browser, name, person, { next: '/jobs' })).toBe(`${FAILED}&next=%2Fjobs`);
    expect(await isOut(browser)).toBe(true);
    expect(await accountsOf(person.email)).toEqual([]);
    PROVIDERS[name].reset();
    expect(await trip(browser, name, person)).toBe('/workspace');
  });

  test.each([
    ['google', 'token'],
    ['google', 'certs'],
    ['github', 'token'],
    ['github', 'user'],
    ['github', 'emails'],
  ] as const)('sends us elsewhere (%s, %s) is not followed', async (name, endpoint) => {
    google.rotate();
    PROVIDERS[name].misbehave(endpoint, redirecting(`${elsewhere.url}/token`));
    const browser = await visitor(api);
    expect(await trip(browser, name, somebody())).toBe(FAILED);
    expect(elsewhere.asked).toEqual([]);
  });

  test('takes its time is waited for', async () => {
    github.misbehave('emails', late(PATIENCE / 3));
    await arrived(api, 'github', somebody());
  });

  test.each([
    ['no bearer', { access_token: 'a', token_type: 'mac' }],
    ['a token with a line break', { access_token: 'a\r\nx-evil: 1', token_type: 'bearer' }],
    ['a token that opens nothing', { access_token: 'gho_nothing', token_type: 'bearer' }],
  ])('gives %s lets nobody in', async (_, body) => {
    github.misbehave('token', json(200, body));
    const browser = await visitor(api);
    expect(await trip(browser, 'github', somebody())).toBe(FAILED);
    expect(await isOut(browser)).toBe(true);
  });
});
