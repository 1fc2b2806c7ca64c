import { expect, it, vi } from 'vitest';
import { AdminApi, type AdminError } from './client.ts';
import { letter } from './fixtures.ts';

it('sends the token in the header alone, and no cookie', async () => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ jobs: [], more: false }));
  await new AdminApi('secret', fetcher).jobs({ state: 'dead', shard: 2, limit: 50 });
  const [url, init] = fetcher.mock.calls[0] ?? [];
  expect(url).toBe('/api/v1/admin/jobs?state=dead&shard=2&limit=50');
  expect(init).toMatchObject({ credentials: 'omit', headers: { authorization: 'Bearer secret' } });
});

it.each([
  ['replay', 'POST /api/v1/admin/shards/0/dead-letters/7/replay'],
  ['purge', 'DELETE /api/v1/admin/shards/0/dead-letters/7'],
  ['replayAll', 'POST /api/v1/admin/dead-letters/replay'],
  ['purgeAll', 'DELETE /api/v1/admin/dead-letters'],
] as const)('%s is %s', async (verb, call) => {
  const fetcher = vi.fn<typeof fetch>(async () => Response.json({ count: 3 }));
  await new AdminApi('secret', fetcher)[verb](letter({ id: '7' }));
  const [url, init] = fetcher.mock.calls[0] ?? [];
  expect(`${init?.method} ${String(url)}`).toBe(call);
});

it('carries the problem and how long to wait', async () => {
  const body = JSON.stringify({ status: 429, code: 'rate_limited', title: 'Too many' });
  const fetcher = async () =>
    new Response(body, {
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '60' },
    });
  const error = await new AdminApi('x', fetcher).queues().catch((cause: unknown) => cause);
  expect((error as AdminError).problem.code).toBe('rate_limited');
  expect((error as AdminError).retryAfterMs).toBe(60_000);
});

it('says offline when nothing answers', async () => {
  const fetcher = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(new AdminApi('x', fetcher).queues()).rejects.toMatchObject({ problem: { code: 'offline' } });
});
