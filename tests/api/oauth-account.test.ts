// Providers of an account that there is: linked and unlinked by its owner alone, and a proof of who they
// are for sensitive acts.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Api } from './support/api.ts';
import {
  arrived,
  back,
  begin,
  google,
  NAMES,
  PROVIDERS,
  somebody,
  startWithProviders,
  stopWithProviders,
  there,
  trip,
  visitor,
} from './support/oauth.ts';
import {
  address,
  Browser,
  code,
  mails,
  PASSWORD,
  register,
  secondFactor,
  tokenTo,
} from './support/people.ts';

let api: Api;

beforeAll(async () => {
  api = await startWithProviders();
});
beforeEach(() => {
  for (const provider of Object.values(PROVIDERS)) provider.reset();
});
afterAll(() => stopWithProviders(api));

const QUARTER = 900_000;
const LINK = { intent: 'link', next: '/settings/security' } as const;
const STEP_UP = { intent: 'step_up', next: '/settings/security' } as const;

const linked = async (browser: Browser) =>
  (await browser.account()).identities.map(({ provider }) => provider);
const acts = async (browser: Browser) => {
  type Entries = { entries: { act: string; detail: Record<string, string> }[] };
  return (await browser.json<Entries>('GET', '/account/audit')).entries;
};
/** Where following the link ends, if not with the provider. */
const stopped = async (started: Promise<Response>) => {
  const { status, headers } = await started;
  return [status, headers.get('location')];
};

describe.each(NAMES)('linking %s', (name) => {
  test('lets it sign the account in, and the owner hears of it', async () => {
    const owner = await register(api);
    const { id, email } = await owner.account();
    const person = somebody();
    const session = owner.cookies.get('__Host-session');
    expect(await trip(owner, name, person, LINK)).toBe('/settings/security');
    expect(PROVIDERS[name].request.get('prompt')).toBe('select_account');
    expect(owner.cookies.get('__Host-session')).toBe(session);
    expect((await owner.account()).identities).toMatchObject([{ provider: name, email: person.email }]);
    const [entry] = await acts(owner);
    expect(entry).toMatchObject({
      act: 'identity_linked',
      detail: { provider: name, email: 'g•••@example.org' },
    });
    const [newest] = await mails(api, email, 2);
    expect(newest?.subject).toMatch(/can now sign you in/);

    const elsewhere = await arrived(api, name, person);
    expect(await elsewhere.account()).toMatchObject({ id, email });
    // Once more changes nothing, and tells nobody.
    expect(await trip(owner, name, person, LINK)).toBe('/settings/security');
    expect((await acts(owner)).filter(({ act }) => act === 'identity_linked')).toHaveLength(1);
  });

  test('is refused where the person has another account, or the account another person', async () => {
    const taken = somebody();
    const other = await arrived(api, name, taken);
    const owner = await register(api);
    expect(await trip(owner, name, taken, LINK)).toBe('/settings?error=oauth_taken');
    expect(await linked(owner)).toEqual([]);
    expect(await linked(other)).toEqual([name]);

    const person = somebody();
    await trip(owner, name, person, LINK);
    expect(await trip(owner, name, somebody(), LINK)).toBe('/settings?error=oauth_other_identity');
    expect((await owner.account()).identities).toMatchObject([{ email: person.email }]);
  });

  test('an address that is not confirmed there is refused', async () => {
    const owner = await register(api);
    for (const more of [{ verified: false }, { email: null }])
      expect(await trip(owner, name, somebody(more), LINK)).toBe('/settings?error=oauth_email_unverified');
    PROVIDERS[name].agrees = false;
    expect(await trip(owner, name, somebody(), LINK)).toBe('/settings?error=oauth_denied');
    expect(await linked(owner)).toEqual([]);
  });

  test('in two tabs at once links once', async () => {
    const owner = await register(api);
    const person = somebody();
    const tabs = [await there(owner, name, person, LINK), await there(owner, name, person, LINK)];
    const ends = await Promise.all(tabs.map((url) => back(owner, url)));
    expect(ends).toEqual(Array(2).fill('/settings/security'));
    expect(await linked(owner)).toEqual([name]);
    expect((await acts(owner)).filter(({ act }) => act === 'identity_linked')).toHaveLength(1);
  });

  test('one person to twenty accounts at once links one', async () => {
    const person = somebody();
    const owners = await Promise.all(Array.from({ length: 20 }, () => register(api)));
    const ways: URL[] = [];
    for (const owner of owners) ways.push(await there(owner, name, person, LINK));
    const ends = await Promise.all(owners.map((owner, n) => back(owner, ways[n] as URL)));
    expect(ends.filter((end) => end === '/settings/security')).toHaveLength(1);
    expect(ends.filter((end) => end === '/settings?error=oauth_taken')).toHaveLength(19);
  });
});

describe('linking', () => {
  test('begins with somebody who has just proved who they are', async () => {
    expect(await stopped(begin(await visitor(api), 'google', LINK))).toEqual([
      303,
      '/settings?error=sign_in_required',
    ]);
    const owner = await register(api);
    owner.ahead = QUARTER;
    expect(await stopped(begin(owner, 'google', LINK))).toEqual([303, '/settings?error=step_up_required']);
    await owner.json('POST', '/auth/step-up', { password: PASSWORD });
    expect((await begin(owner, 'google', LINK)).status).toBe(302);
    // No token does what a person has to.
    const { secret } = await owner.json<{ secret: string }>('POST', '/account/tokens', {
      name: 'x',
      scopes: ['account:read'],
      days: 1,
    });
    const program = new Browser(api, { authorization: `Bearer ${secret}` });
    expect(await stopped(begin(program, 'google', LINK))).toEqual([303, '/settings?error=sign_in_required']);
  });

  test.each(['link', 'step_up'] as const)('%s begins on our own page only', async (intent) => {
    const owner = await arrived(api, 'github', somebody());
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      // A link in a mail or a chat.
      { 'sec-fetch-site': 'none' },
      {},
      { referer: 'https://evil.test/' },
      { referer: `${api.url.origin}.evil.test/` },
      { 'sec-fetch-site': 'cross-site', referer: `${api.url.origin}/settings` },
    ] as Record<string, string>[]) {
      const end = await stopped(begin(owner, 'github', { intent }, headers));
      expect([headers, ...end]).toEqual([headers, 303, '/settings?error=cross_site']);
    }
    const old = await begin(owner, 'github', { intent }, { referer: `${api.url.origin}/settings` });
    expect(old.status).toBe(302);
  });

  test('ends with the account that it began with, or not at all', async () => {
    const person = somebody();
    const owner = await register(api);
    const away = await there(owner, 'google', person, LINK);
    await owner.post('/auth/sign-out');
    expect(await back(owner, away)).toBe('/settings?error=sign_in_required');

    const email = address();
    const other = await register(api, email);
    const begun = await there(other, 'google', person, LINK);
    const third = await register(api);
    other.cookies.set('__Host-session', third.cookies.get('__Host-session') as string);
    expect(await back(other, begun)).toBe('/settings?error=sign_in_required');
    expect(await linked(third)).toEqual([]);
    // Nor with a session that was ended elsewhere a moment ago.
    await other.signIn(email);
    const last = await there(other, 'google', person, LINK);
    const elsewhere = new Browser(api);
    await elsewhere.signIn(email);
    await elsewhere.send('DELETE', '/account/sessions');
    expect(await back(other, last)).toBe('/settings?error=sign_in_required');
    expect(await linked(elsewhere)).toEqual([]);
  });
});

describe('unlinking', () => {
  const unlink = (browser: Browser, name: string) => browser.send('DELETE', `/account/identities/${name}`);

  test('takes the way in away, and leaves who is in', async () => {
    const owner = await register(api);
    const { id } = await owner.account();
    const person = somebody();
    await trip(owner, 'github', person, LINK);
    const elsewhere = await arrived(api, 'github', person);
    expect((await unlink(owner, 'github')).status).toBe(204);
    expect(await linked(owner)).toEqual([]);
    expect(await linked(elsewhere)).toEqual([]);
    expect((await acts(owner))[0]).toMatchObject({
      act: 'identity_unlinked',
      detail: { provider: 'github' },
    });
    expect(await code(await unlink(owner, 'github'))).toEqual([404, 'identity_not_found']);
    // It is somebody new from now on.
    expect((await (await arrived(api, 'github', person)).account()).id).not.toBe(id);
  });

  test('needs a fresh proof, and a name', async () => {
    const owner = await arrived(api, 'google', somebody());
    for (const name of ['gitlab', '%27', 'Google'])
      expect(await code(await unlink(owner, name))).toEqual([404, 'provider_unknown']);
    owner.ahead = QUARTER;
    expect(await code(await unlink(owner, 'google'))).toEqual([403, 'step_up_required']);
    const foreign = await owner.fetch('/api/v1/account/identities/google', {
      method: 'DELETE',
      headers: { origin: 'https://evil.test' },
    });
    expect(await code(foreign)).toEqual([403, 'cross_site']);
  });

  test('leaves the last way in', async () => {
    const person = somebody();
    const owner = await arrived(api, 'google', person);
    expect(await code(await unlink(owner, 'google'))).toEqual([409, 'last_way_in']);
    await owner.json('POST', '/account/password', { password: PASSWORD });
    expect((await unlink(owner, 'google')).status).toBe(204);
    expect((await new Browser(api).signIn(person.email as string)).status).toBe(200);
  });

  test('of both ways at once leaves one', async () => {
    const owner = await arrived(api, 'google', somebody());
    expect(await trip(owner, 'github', somebody(), LINK)).toBe('/settings/security');
    const answers = await Promise.all(NAMES.map((name) => unlink(owner, name)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await linked(owner)).toHaveLength(1);
  });
});

describe('a fresh proof', () => {
  /** A sensitive act. */
  const act = (browser: Browser) => browser.post('/account/password', { password: PASSWORD });

  test.each(NAMES)('comes from %s where there is nothing else', async (name) => {
    const person = somebody();
    const owner = await arrived(api, name, person);
    owner.ahead = QUARTER;
    expect(await code(await act(owner))).toEqual([403, 'step_up_required']);
    // What is said to whoever tries with a password leads there.
    const tried = await owner.post('/auth/step-up', { password: PASSWORD });
    const { code: said, detail } = (await tried.json()) as { code: string; detail: string };
    expect([tried.status, said]).toEqual([400, 'bad_request']);
    expect(detail).toContain(name === 'google' ? 'Google' : 'GitHub');

    const before = owner.cookies.get('__Host-session') as string;
    expect(await trip(owner, name, person, STEP_UP)).toBe('/settings/security');
    expect(PROVIDERS[name].request.get('prompt')).toBe('select_account');
    expect(owner.cookies.get('__Host-session')).not.toBe(before);
    const stolen = new Browser(api);
    stolen.cookies.set('__Host-session', before);
    stolen.ahead = QUARTER;
    expect((await stolen.send('GET', '/account/sessions')).status).toBe(401);
    expect((await acts(owner))[0]).toMatchObject({ act: 'stepped_up', detail: { by: name } });
    expect((await act(owner)).status).toBe(204);
    // A password is one from now on.
    expect((await owner.post('/auth/step-up', { password: PASSWORD })).status).toBe(204);
  });

  test('comes from the person who is linked, and from nobody else', async () => {
    const owner = await arrived(api, 'github', somebody());
    const other = somebody();
    await arrived(api, 'github', other);
    owner.ahead = QUARTER;
    for (const person of [other, somebody()]) {
      expect(await trip(owner, 'github', person, STEP_UP)).toBe('/settings?error=oauth_other_identity');
      expect(await trip(owner, 'google', person, STEP_UP)).toBe('/settings?error=oauth_other_identity');
    }
    expect(await code(await act(owner))).toEqual([403, 'step_up_required']);
  });

  test.each(NAMES)('never comes from %s where there is a second factor', async (name) => {
    const person = somebody();
    const owner = await arrived(api, name, person);
    const begun = await there(owner, name, person, STEP_UP);
    await secondFactor(owner);
    expect(await stopped(begin(owner, name, STEP_UP))).toEqual([303, '/settings?error=oauth_code_required']);
    // It was turned on meanwhile.
    expect(await back(owner, begun)).toBe('/settings?error=oauth_code_required');
    const tried = await owner.post('/auth/step-up', { password: PASSWORD });
    expect(((await tried.json()) as { detail: string }).detail).toContain('code');
  });

  test('is for the account that went off, while it is signed in', async () => {
    const person = somebody();
    const owner = await arrived(api, 'google', person);
    expect(await stopped(begin(await visitor(api), 'google', STEP_UP))).toEqual([
      303,
      '/settings?error=sign_in_required',
    ]);
    const begun = await there(owner, 'google', person, STEP_UP);
    await owner.post('/auth/sign-out');
    expect(await back(owner, begun)).toBe('/settings?error=sign_in_required');
    const other = await arrived(api, 'google', somebody());
    const again = await there(await arrived(api, 'google', person), 'google', person, STEP_UP);
    expect(await back(other, again)).toBe('/sign-in?error=oauth_failed');
  });
});

test('with the account go its links and its ways, and the person may come anew', async () => {
  const person = somebody();
  const owner = await arrived(api, 'google', person);
  const { id } = await owner.account();
  await there(owner, 'github', somebody(), LINK);
  await owner.json('POST', '/account/deletion');
  await api.sweep(15 * 24 * 4 * QUARTER);
  const db = await api.database();
  for (const table of ['identities', 'oauth_states']) {
    const { results } = await db.prepare(`SELECT 1 FROM ${table} WHERE account_id = ?`).bind(id).all();
    expect([table, results]).toEqual([table, []]);
  }
  expect((await (await arrived(api, 'google', person)).account()).id).not.toBe(id);
});

test('a first password can be chosen by mail as well', async () => {
  const person = somebody();
  await arrived(api, 'github', person);
  const browser = new Browser(api);
  await browser.json('POST', '/auth/reset', { email: person.email });
  const token = await tokenTo(api, person.email as string);
  expect((await browser.post('/auth/reset/confirm', { token, password: PASSWORD })).status).toBe(200);
  expect(await browser.account()).toMatchObject({ has_password: true, identities: [{ provider: 'github' }] });
});

describe('where Google says when people signed in there', () => {
  let strict: Api;
  const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago;
  beforeAll(async () => {
    await stopWithProviders(api);
    strict = await startWithProviders({ OAUTH_GOOGLE_AUTH_TIME: 'required' });
    api = strict;
  });

  test('it is asked for, and an answer without it is none', async () => {
    const browser = await visitor(strict);
    expect(await trip(browser, 'google', somebody())).toBe('/sign-in?error=oauth_failed');
    expect(JSON.parse(google.request.get('claims') ?? '')).toEqual({
      id_token: { auth_time: { essential: true } },
    });
  });

  test('whoever did so a day ago is in, but proves nothing', async () => {
    const person = somebody({ signedInAt: seconds(86_400) });
    const owner = await arrived(strict, 'google', person);
    expect((await owner.account()).stepped_up_until).toBeNull();
    expect(await code(await owner.post('/account/recovery-codes'))).toEqual([403, 'step_up_required']);
    expect(await trip(owner, 'google', person, STEP_UP)).toBe('/settings?error=oauth_too_long_ago');
    expect(await stopped(begin(owner, 'google', LINK))).toEqual([303, '/settings?error=step_up_required']);
    const again = { ...person, signedInAt: seconds(60) };
    expect(await trip(owner, 'google', again, STEP_UP)).toBe('/settings/security');
    expect((await owner.account()).stepped_up_until).not.toBeNull();
  });

  test('whoever did so just now has proved it, and no clock of theirs makes it last longer', async () => {
    const owner = await arrived(strict, 'google', somebody({ signedInAt: seconds(-3_600) }));
    const until = (await owner.account()).stepped_up_until as number;
    expect(until - Date.now()).toBeLessThanOrEqual(QUARTER);
    expect(until - Date.now()).toBeGreaterThan(QUARTER - 60_000);
  });
});
