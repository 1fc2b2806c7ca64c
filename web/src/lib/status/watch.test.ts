import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api/problem.ts';
import { health } from './fixtures.ts';
import type { Health } from './health.ts';
import { HealthWatch } from './watch.svelte.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const offline = new ApiError({ status: 0, code: 'offline', title: '' });

function setUp(answers: (Health | ApiError)[]) {
  const waits: { ms: number; run: () => void; off: boolean }[] = [];
  let asked = 0;
  let clock = 1000;
  const watch = new HealthWatch({
    health: async () => {
      asked += 1;
      clock += 30;
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? offline;
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    after: (ms, run) => {
      const wait = { ms, run, off: false };
      waits.push(wait);
      return () => (wait.off = true);
    },
    now: () => clock,
    random: () => 0.5,
  });
  return {
    watch,
    count: () => asked,
    /** Waits that were not called off. */
    pending: () => waits.filter(({ off }) => !off).map(({ ms }) => ms),
    next: async () => {
      const wait = waits.filter(({ off }) => !off).at(-1);
      if (wait) wait.off = true;
      wait?.run();
      await settle();
    },
  };
}

describe('while somebody looks', () => {
  it('asks at once, then every 15 seconds, and keeps what was said', async () => {
    const { watch, pending, next } = setUp([health(), health({ status: 'degraded' })]);
    watch.start();
    await settle();
    expect(watch.last).toMatchObject({ verdict: 'ok', tookMs: 30, latencies: { d1: 3 } });
    expect(pending()).toEqual([15_000]);
    await next();
    expect(watch.samples.map(({ verdict }) => verdict)).toEqual(['ok', 'degraded']);
  });

  it('asks less and less often while nothing answers, and as before once something does', async () => {
    const { watch, pending, next } = setUp([offline, offline, offline, offline, offline, health()]);
    watch.start();
    await settle();
    const waits = [];
    for (let round = 0; round < 6; round += 1) {
      waits.push(pending().at(-1));
      await next();
    }
    // Three quarters of 30, 60, 120 … seconds: half of the wait is jitter.
    expect(waits).toEqual([22_500, 45_000, 90_000, 90_000, 90_000, 15_000]);
    expect(watch.problem).toBeUndefined();
  });

  it('keeps the last health beside the failure', async () => {
    const { watch, next } = setUp([health(), offline]);
    watch.start();
    await settle();
    await next();
    expect([watch.health?.version, watch.problem?.code]).toEqual(['0.1.0', 'offline']);
    expect(watch.last?.verdict).toBe('unreachable');
  });

  it('leaves the latency of a failed check out', async () => {
    const { watch } = setUp([
      health({ checks: { ...health().checks, r2: { ok: false, latency_ms: 3000, detail: '' } } }),
    ]);
    watch.start();
    await settle();
    expect(watch.last?.latencies).not.toHaveProperty('r2');
  });
});

it('does not ask while stopped', async () => {
  const { watch, pending, count } = setUp([health()]);
  watch.start();
  await settle();
  watch.stop();
  expect([pending(), watch.nextAt]).toEqual([[], undefined]);
  watch.start();
  expect(count()).toBe(2);
});

it('keeps forty questions', async () => {
  const { watch } = setUp([health()]);
  for (let n = 0; n < 45; n += 1) await watch.check();
  expect(watch.samples).toHaveLength(40);
});
