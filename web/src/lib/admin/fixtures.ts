/** Answers of the administration's routes for tests. */
import type { AdminAccount, AdminAuditEntry, Block, FunnelDay } from '#lib/account/contract.ts';
import { entry } from '#lib/account/fixtures.ts';
import type { AdminJob, Queues, Shard } from './queues.ts';

export const shard = (more: Partial<Shard> = {}): Shard => ({
  shard: 0,
  waiting: { high: 0, normal: 1, low: 2 },
  running: 1,
  dead: 2,
  owners: 3,
  oldest_wait_ms: 4200,
  services: [
    { name: 'compile-1', state: 'up', in_flight: 1, running: 1, slots: 2, faults: 0, retry_at: null },
    {
      name: 'compile-2',
      state: 'down',
      in_flight: 0,
      running: null,
      slots: null,
      faults: 4,
      retry_at: 60_000,
    },
  ],
  last_day: {
    finished: 41,
    failed: 3,
    cancelled: 2,
    wait_p50_ms: 20,
    wait_p95_ms: 900,
    run_p50_ms: 400,
    run_p95_ms: 2400,
  },
  ...more,
});

export const queues = (more: Partial<Queues> = {}): Queues => ({
  shards: [shard()],
  retention_hours: 24,
  ...more,
});

export const letter = (more: Partial<AdminJob> = {}): AdminJob => ({
  shard: 0,
  id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
  kind: 'compile',
  owner: 'a1b2c3d4',
  state: 'failed',
  priority: 'low',
  attempts: 5,
  interrupted: 5,
  faults: 0,
  error: { code: 'gave_up', message: 'The compile was interrupted too often.' },
  created_at: 0,
  available_at: 0,
  started_at: 0,
  finished_at: 0,
  expires_at: 86_400_000,
  service: null,
  replayed_as: null,
  ...more,
});

export const adminAccount = (more: Partial<AdminAccount> = {}): AdminAccount => ({
  id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
  email: 'ada@example.org',
  name: 'Ada Sample',
  role: 'user',
  plan: 'free',
  created_at: 0,
  last_seen_at: 0,
  second_factor: false,
  sessions: 2,
  deletion_at: null,
  blocked_at: null,
  undeliverable: null,
  ...more,
});

export const adminEntry = (more: Partial<AdminAuditEntry> = {}): AdminAuditEntry => ({
  ...entry(),
  account_id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
  actor_id: null,
  ...more,
});

export const funnelDay = (more: Partial<FunnelDay> = {}): FunnelDay => ({
  day: '2026-01-01',
  seen: 0,
  scored: 0,
  compiled: 0,
  limit: 0,
  registered: 0,
  ...more,
});

export const block = (more: Partial<Block> = {}): Block => ({
  subject: 'network:192.0.2.7',
  reason: 'Many trials at once',
  created_at: 0,
  expires_at: 30 * 86_400_000,
  ...more,
});
