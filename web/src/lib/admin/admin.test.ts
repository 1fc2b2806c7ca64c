import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Admin } from './admin.svelte.ts';
import { AdminError } from './client.ts';
import { letter, queues } from './fixtures.ts';

const refusal = (status: number, code: string, retryAfterMs?: number) => {
  const error = new AdminError({ status, code, title: code });
  error.retryAfterMs = retryAfterMs;
  return error;
};

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

function setUp() {
  const calls: string[] = [];
  const waits: { ms: number; run: () => void; off: boolean }[] = [];
  const toasts: string[] = [];
  const fail: { with?: AdminError | undefined } = {};
  const answer = async <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    if (fail.with) throw fail.with;
    return value;
  };
  const admin = new Admin({
    api: () => ({
      queues: () => answer('queues', queues()),
      jobs: ({ state, shard, before }) =>
        answer(`jobs ${state} ${shard ?? 'all'} ${before ?? ''}`.trim(), {
          jobs: [letter({ id: before ? 'older' : 'newer' })],
          more: !before,
        }),
      replay: ({ id }) => answer(`replay ${id}`, letter()),
      purge: ({ id }) => answer(`purge ${id}`, undefined),
      replayAll: () => answer('replay all', 7),
      purgeAll: () => answer('purge all', 7),
    }),
    toasts: { show: (text) => toasts.push(text) },
    after: (ms, run) => {
      const wait = { ms, run, off: false };
      waits.push(wait);
      return () => (wait.off = true);
    },
    now: () => 1000,
  });
  const pending = () => waits.filter(({ off }) => !off).map(({ ms }) => ms);
  return { admin, calls, pending, toasts, fail };
}

describe('the token', () => {
  it('is kept once the server takes it, and forgotten when told to', async () => {
    const { admin, pending } = setUp();
    await admin.unlock('secret');
    expect([admin.phase, [...kept.values()]]).toEqual(['open', ['secret']]);
    admin.forget();
    expect([admin.phase, kept.size, admin.queues, admin.jobs]).toEqual(['locked', 0, undefined, undefined]);
    expect(pending()).toEqual([]);
  });

  it.each([
    [401, 'admin_required'],
    [503, 'not_configured'],
  ])('is not kept when the answer is %i %s', async (status, code) => {
    const { admin, fail } = setUp();
    fail.with = refusal(status, code);
    await admin.unlock('secret');
    expect([admin.phase, admin.problem?.code, kept.size]).toEqual(['locked', code, 0]);
  });

  it('that was kept stays so when the network fails', async () => {
    kept.set('admin-token', 'secret');
    const { admin, fail } = setUp();
    fail.with = refusal(0, 'offline');
    await admin.unlock('secret');
    expect([admin.phase, kept.size]).toEqual(['locked', 1]);
  });

  it('that is taken away locks the page', async () => {
    const { admin, fail } = setUp();
    await admin.unlock('secret');
    fail.with = refusal(401, 'admin_required');
    await admin.refresh();
    expect([admin.phase, admin.queues, kept.size]).toEqual(['locked', undefined, 0]);
  });
});

describe('asking by itself', () => {
  it('goes on every five seconds, and not while paused or hidden', async () => {
    const { admin, pending } = setUp();
    await admin.unlock('secret');
    expect(pending()).toEqual([5000]);
    admin.togglePause();
    expect(pending()).toEqual([]);
    admin.setVisible(true);
    expect(pending()).toEqual([]);
    admin.togglePause();
    await vi.waitFor(() => expect(pending()).toEqual([5000]));
    admin.setVisible(false);
    expect(pending()).toEqual([]);
  });

  it('waits as long as the server says, and keeps what it showed', async () => {
    const { admin, fail, pending } = setUp();
    await admin.unlock('secret');
    fail.with = refusal(429, 'rate_limited', 42_000);
    await admin.refresh();
    expect(pending()).toEqual([42_000]);
    expect([admin.phase, admin.problem?.code]).toEqual(['open', 'rate_limited']);
    expect(admin.queues).toBeDefined();
  });
});

describe('the lists', () => {
  it('are chosen by state and shard', async () => {
    const { admin, calls } = setUp();
    await admin.unlock('secret');
    await admin.choose('pending', 3);
    expect(calls.at(-1)).toBe('jobs pending 3');
  });

  it('go on where the page ended, and then hold still', async () => {
    const { admin, calls } = setUp();
    await admin.unlock('secret');
    await admin.loadMore();
    expect(calls.at(-1)).toBe('jobs dead all newer');
    expect(admin.jobs?.map(({ id }) => id)).toEqual(['newer', 'older']);
    expect([admin.more, admin.paused]).toEqual([false, true]);
  });
});

describe('dead letters', () => {
  it.each([
    ['replay', true, 'replay newer', '1 dead letter replayed.'],
    ['replay', false, 'replay all', '7 dead letters replayed.'],
    ['purge', true, 'purge newer', '1 dead letter purged.'],
    ['purge', false, 'purge all', '7 dead letters purged.'],
  ] as const)('%s, one: %s', async (verb, one, call, toast) => {
    const { admin, calls, toasts } = setUp();
    await admin.unlock('secret');
    await admin[verb](one ? admin.jobs?.[0] : undefined);
    expect(calls).toContain(call);
    expect(toasts).toEqual([toast]);
    // What is shown afterwards is what the server says.
    expect(calls.slice(-2)).toEqual(['queues', 'jobs dead all']);
  });

  it('say why nothing was done', async () => {
    const { admin, fail, toasts } = setUp();
    await admin.unlock('secret');
    fail.with = refusal(500, 'internal');
    await admin.purge(undefined);
    expect(toasts).toEqual(['The server has trouble right now.']);
    expect(admin.acting).toBe(false);
  });
});
