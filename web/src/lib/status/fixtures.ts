/** Answers about health for tests and the gallery. */
import type { Health } from './health.ts';

export const health = (more: Partial<Health> = {}): Health => ({
  status: 'ok',
  version: '0.1.0',
  checks: {
    d1: { ok: true, latency_ms: 3, detail: 'answers, and its schema is there' },
    kv: { ok: true, latency_ms: 1, detail: 'answers' },
    r2: { ok: true, latency_ms: 4, detail: 'both buckets answer' },
    queue: { ok: true, latency_ms: 2, detail: '3 waiting, 1 running' },
    compile: { ok: true, latency_ms: 6, detail: 'TeX Live 2022/Debian, 1 of 2 slots busy' },
  },
  queue: {
    shards: 2,
    waiting: { high: 0, normal: 1, low: 2 },
    running: 1,
    oldest_wait_ms: 4200,
    dead: 0,
  },
  services: [
    { name: 'compile-1', state: 'up', running: 1, slots: 2, in_flight: 1, faults: 0, retry_at: null },
  ],
  ...more,
});
