import { describe, expect, it, vi } from 'vitest';
import { AccountApi, providerUrl } from './client.ts';
import { account } from './fixtures.ts';

const EMPTY = {
  sessions: [],
  tokens: [],
  recovery_codes: ['A'],
  ...account(),
};

describe('every call is its route', () => {
  it.each<[(api: AccountApi) => Promise<unknown>, string, unknown?]>([
    [(api) => api.config(), 'GET /config'],
    [
      (api) => api.register({ email: 'a@b.org', password: 'p' }),
      'POST /auth/register',
      { email: 'a@b.org', password: 'p' },
    ],
    [(api) => api.verify('t'), 'POST /auth/verify', { token: 't' }],
    [(api) => api.verify('t', 'p'), 'POST /auth/verify', { token: 't', password: 'p' }],
    [(api) => api.signIn('a@b.org', 'p'), 'POST /auth/sign-in', { email: 'a@b.org', password: 'p' }],
    [(api) => api.secondFactor('t', '123456'), 'POST /auth/second-factor', { ticket: 't', code: '123456' }],
    [(api) => api.signOut(), 'POST /auth/sign-out'],
    [(api) => api.reset('a@b.org'), 'POST /auth/reset', { email: 'a@b.org' }],
    [(api) => api.confirmReset('t', 'p'), 'POST /auth/reset/confirm', { token: 't', password: 'p' }],
    [(api) => api.confirmEmail('t'), 'POST /auth/email/confirm', { token: 't' }],
    [(api) => api.stepUp({ code: '1' }), 'POST /auth/step-up', { code: '1' }],
    [(api) => api.account(), 'GET /account'],
    [(api) => api.usage(), 'GET /usage'],
    [(api) => api.update({ name: 'Ada' }), 'PATCH /account', { name: 'Ada' }],
    [(api) => api.changeEmail('a@b.org'), 'POST /account/email', { email: 'a@b.org' }],
    [(api) => api.changePassword('p'), 'POST /account/password', { password: 'p' }],
    [(api) => api.callOffEmail(), 'DELETE /account/email'],
    [(api) => api.revokeTokens(), 'DELETE /account/tokens'],
    [(api) => api.unlink('github'), 'DELETE /account/identities/github'],
    [(api) => api.beginSecondFactor(), 'POST /account/second-factor'],
    [(api) => api.confirmSecondFactor('1'), 'POST /account/second-factor/confirm', { code: '1' }],
    [(api) => api.dropSecondFactor(), 'DELETE /account/second-factor'],
    [(api) => api.renewRecoveryCodes(), 'POST /account/recovery-codes'],
    [(api) => api.sessions(), 'GET /account/sessions'],
    [(api) => api.endSession('a/b'), 'DELETE /account/sessions/a%2Fb'],
    [(api) => api.endOtherSessions(), 'DELETE /account/sessions'],
    [(api) => api.tokens(), 'GET /account/tokens'],
    [
      (api) => api.createToken({ name: 'n', scopes: ['score'], days: 30 }),
      'POST /account/tokens',
      { name: 'n', scopes: ['score'], days: 30 },
    ],
    [(api) => api.revokeToken('x'), 'DELETE /account/tokens/x'],
    [(api) => api.audit(), 'GET /account/audit'],
    [(api) => api.audit('x'), 'GET /account/audit?before=x'],
    [(api) => api.scheduleDeletion(), 'POST /account/deletion'],
    [(api) => api.cancelDeletion(), 'DELETE /account/deletion'],
  ])('%s', async (call, route, body) => {
    const fetcher = vi.fn<typeof fetch>(async () => Response.json(EMPTY));
    await call(new AccountApi(fetcher));
    const [url, init] = fetcher.mock.lastCall ?? [];
    expect(`${init?.method ?? 'GET'} ${String(url).replace('/api/v1', '')}`).toBe(route);
    expect(init?.body === undefined ? undefined : JSON.parse(String(init.body))).toEqual(body);
    expect(init?.credentials).toBe('same-origin');
  });

  it('to register makes the browser a device first, by which it is known again', async () => {
    const fetcher = vi.fn<typeof fetch>(async () => Response.json(EMPTY));
    await new AccountApi(fetcher).register({ email: 'a@b.org', password: 'p' });
    expect(fetcher.mock.calls.map(([url]) => url)).toEqual(['/api/v1/devices', '/api/v1/auth/register']);
  });
});

it('carries the problem and how long to wait', async () => {
  const api = new AccountApi(
    async () =>
      new Response(JSON.stringify({ status: 429, code: 'too_many_attempts', title: 'x' }), {
        status: 429,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '30' },
      }),
  );
  await expect(api.signIn('a', 'b')).rejects.toMatchObject({
    problem: { code: 'too_many_attempts' },
    retryAfterMs: 30_000,
  });
});

it('a provider is begun with where to come back to', () => {
  expect(providerUrl('github', 'link', '/settings/security')).toBe(
    '/api/v1/auth/oauth/github/start?next=%2Fsettings%2Fsecurity&intent=link',
  );
});
