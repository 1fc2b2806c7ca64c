import { describe, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import { QueueWatch } from './watch.svelte.ts';
import { letter, queues } from './fixtures.ts';

const refusal = (status: number, code: string, retryAfterMs?: number) =>
  new ApiError({ status, code, title: code }, retryAfterMs);

function setUp() {
  const calls: string[] = [];
  const waits: { ms: number; run: () => void; off: boolean }[] = [];
  const toasts: string[] = [];
  const refused: string[] = [];
  const clock = { now: 1000 };
  const fail: { with?: ApiError | undefined } = {};
  const answer = async <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    if (fail.with) throw fail.with;
    return value;
  };
  const watch = new QueueWatch({
    api: {
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
    },
    guard: (act) => act(),
    onRefused: ({ problem }) => refused.push(problem.code),
    toasts: { show: (text) => toasts.push(text) },
    after: (ms, run) => {
      const wait = { ms, run, off: false };
      waits.push(wait);
      return () => (wait.off = true);
    },
    now: () => clock.now,
  });
  const pending = () => waits.filter(({ off }) => !off).map(({ ms }) => ms);
  /** Lets the time of the last wait come. */
  const wake = async () => {
    const last = waits.at(-1);
    last?.run();
    if (last) last.off = true;
    await Promise.resolve();
  };
  return { watch, calls, pending, toasts, refused, fail, clock, wake };
}

describe('a refusal', () => {
  it.each([
    [401, 'sign_in_required'],
    [403, 'role_required'],
    [403, 'second_factor_required'],
  ])('%i %s takes everything off the page, and nothing more is asked', async (status, code) => {
    const { watch, fail, pending, refused } = setUp();
    await watch.refresh();
    fail.with = refusal(status, code);
    await watch.refresh();
    expect([watch.phase, watch.queues, watch.jobs, pending(), refused]).toEqual([
      'refused',
      undefined,
      undefined,
      [],
      [code],
    ]);
  });

  it('of an act leaves the page as it is', async () => {
    const { watch, fail, toasts, refused } = setUp();
    await watch.refresh();
    fail.with = refusal(403, 'role_required');
    const purging = watch.purge(undefined);
    fail.with = undefined;
    await purging;
    expect([watch.phase, refused, toasts]).toEqual(['open', [], ['Your account is not allowed to do this.']]);
  });

  it('is none when nothing answers: it is asked again', async () => {
    const { watch, fail, pending } = setUp();
    fail.with = refusal(0, 'offline');
    await watch.refresh();
    expect([watch.phase, pending()]).toEqual(['failed', [10_000]]);
    fail.with = undefined;
    await watch.refresh();
    expect(watch.phase).toBe('open');
  });
});

describe('asking by itself', () => {
  it('goes on every five seconds, and not while paused or hidden', async () => {
    const { watch, pending } = setUp();
    await watch.refresh();
    expect(pending()).toEqual([5000]);
    watch.togglePause();
    expect(pending()).toEqual([]);
    watch.setVisible(true);
    expect(pending()).toEqual([]);
    watch.togglePause();
    await vi.waitFor(() => expect(pending()).toEqual([5000]));
    watch.setVisible(false);
    expect(pending()).toEqual([]);
  });

  it('waits as long as the server says, and keeps what it showed', async () => {
    const { watch, fail, pending } = setUp();
    await watch.refresh();
    fail.with = refusal(429, 'rate_limited', 42_000);
    await watch.refresh();
    expect(pending()).toEqual([42_000]);
    expect([watch.phase, watch.problem?.code]).toEqual(['open', 'rate_limited']);
    expect(watch.queues).toBeDefined();
  });
});

describe('the lists', () => {
  it('are chosen by state and shard', async () => {
    const { watch, calls } = setUp();
    await watch.refresh();
    await watch.choose('pending', 3);
    expect(calls.at(-1)).toBe('jobs pending 3');
  });

  it('go on where the page ended, and then hold still', async () => {
    const { watch, calls } = setUp();
    await watch.refresh();
    await watch.loadMore();
    expect(calls.at(-1)).toBe('jobs dead all newer');
    expect(watch.jobs?.map(({ id }) => id)).toEqual(['newer', 'older']);
    expect([watch.more, watch.paused]).toEqual([false, true]);
  });
});

describe('dead letters', () => {
  it.each([
    ['replay', true, 'replay newer', '1 dead letter replayed.'],
    ['replay', false, 'replay all', '7 dead letters replayed.'],
    ['purge', true, 'purge newer', '1 dead letter purged.'],
    ['purge', false, 'purge all', '7 dead letters purged.'],
  ] as const)('%s, one: %s', async (verb, one, call, toast) => {
    const { watch, calls, toasts } = setUp();
    await watch.refresh();
    await watch[verb](one ? watch.jobs?.[0] : undefined);
    expect(calls).toContain(call);
    expect(toasts).toEqual([toast]);
    // What is shown afterwards is what the server says.
    expect(calls.slice(-2)).toEqual(['queues', 'jobs dead all']);
  });

  it('say why nothing was done', async () => {
    const { watch, fail, toasts } = setUp();
    await watch.refresh();
    fail.with = refusal(500, 'internal');
    await watch.purge(undefined);
    expect(toasts).toEqual(['The server has trouble right now.']);
    expect(watch.acting).toBe(false);
  });
});

describe('without a hand on the machine', () => {
  it('nothing is asked after ten minutes, so that the session can end; the next touch goes on', async () => {
    const { watch, calls, clock, wake } = setUp();
    await watch.refresh();
    clock.now += 9 * 60_000;
    await wake();
    await vi.waitFor(() => expect(calls.filter((call) => call === 'queues')).toHaveLength(2));
    watch.touch();
    clock.now += 10 * 60_000 - 1;
    await wake();
    await vi.waitFor(() => expect(calls.filter((call) => call === 'queues')).toHaveLength(3));
    clock.now += 1;
    await wake();
    expect([watch.idle, calls.filter((call) => call === 'queues').length]).toEqual([true, 3]);
    watch.touch();
    await vi.waitFor(() => expect(calls.filter((call) => call === 'queues')).toHaveLength(4));
    expect(watch.idle).toBe(false);
  });
});
