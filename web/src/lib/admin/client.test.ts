import { expect, it, vi } from 'vitest';
import type { ApiError } from '#lib/api/problem.ts';
import { AdminApi } from './client.ts';
import { letter } from './fixtures.ts';

it('asks as who is signed in, and leaves out what was not asked for', async () => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ jobs: [], more: false }));
  const api = new AdminApi(fetcher);
  await api.jobs({ state: 'dead', shard: 2, limit: 50 });
  await api.audit({ account: 'a', act: 'signed_in', before: 'b' });
  expect(fetcher.mock.calls.map(([url]) => String(url).replace('/api/v1/admin', ''))).toEqual([
    '/jobs?state=dead&shard=2&limit=50',
    '/audit?account=a&act=signed_in&before=b',
  ]);
  const [, init] = fetcher.mock.calls[0] ?? [];
  expect(init?.credentials).toBe('same-origin');
  expect(init?.headers).toBeUndefined();
});

it.each<[(api: AdminApi) => Promise<unknown>, string]>([
  [(api) => api.setRole('7', 'support'), 'POST /accounts/7/role {"role":"support"}'],
  [(api) => api.block('7'), 'POST /accounts/7/block'],
  [(api) => api.unblock('7'), 'DELETE /accounts/7/block'],
  [(api) => api.resumeMail('7'), 'DELETE /accounts/7/undeliverable'],
  [
    (api) => api.removeBlock('network:2001:db8::/64'),
    'POST /blocks/remove {"subject":"network:2001:db8::/64"}',
  ],
  [
    (api) => api.addBlock({ subject: 'device:7', reason: 'No', days: 7 }),
    'POST /blocks {"subject":"device:7","reason":"No","days":7}',
  ],
])('what an administrator changes has its route: %s', async (act, call) => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ id: '7' }));
  await act(new AdminApi(fetcher));
  const [url, init] = fetcher.mock.calls[0] ?? [];
  const path = String(url).replace('/api/v1/admin', '');
  expect([init?.method, path, init?.body].filter(Boolean).join(' ')).toBe(call);
});

it.each([
  ['replay', 'POST /api/v1/admin/shards/0/dead-letters/7/replay'],
  ['purge', 'DELETE /api/v1/admin/shards/0/dead-letters/7'],
  ['replayAll', 'POST /api/v1/admin/dead-letters/replay'],
  ['purgeAll', 'DELETE /api/v1/admin/dead-letters'],
] as const)('%s is %s', async (verb, call) => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ count: 3 }));
  await new AdminApi(fetcher)[verb](letter({ id: '7' }));
  const [url, init] = fetcher.mock.calls[0] ?? [];
  expect(`${init?.method} ${String(url)}`).toBe(call);
});

it.each([
  [{ query: 'ada@', before: undefined }, '{"query":"ada@"}'],
  [{ query: '', before: '7' }, '{"before":"7"}'],
])('no address of a person stands in an address: %o', async (query, body) => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ accounts: [], more: false }));
  await new AdminApi(fetcher).accounts(query);
  const [url, init] = fetcher.mock.calls[0] ?? [];
  expect([init?.method, url, init?.body]).toEqual(['POST', '/api/v1/admin/accounts/search', body]);
});

it('carries the problem and how long to wait', async () => {
  const body = JSON.stringify({ status: 429, code: 'rate_limited', title: 'Too many' });
  const fetcher = async () =>
    new Response(body, {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '60' },
    });
  const error = await new AdminApi(fetcher).queues().catch((cause: unknown) => cause);
  expect((error as ApiError).problem.code).toBe('rate_limited');
  expect((error as ApiError).retryAfterMs).toBe(60_000);
});

it('says offline when nothing answers', async () => {
  const fetcher = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(new AdminApi(fetcher).queues()).rejects.toMatchObject({ problem: { code: 'offline' } });
});
