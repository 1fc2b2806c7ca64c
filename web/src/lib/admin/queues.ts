/** What the API tells those who run the service; see the tag `admin` of its reference. */
import type { Priority } from '#lib/compile/job.ts';
import type { Waiting } from '#lib/status/health.ts';

export interface AdminService {
  name: string;
  state: 'up' | 'trying' | 'down' | 'draining';
  in_flight: number;
  running: number | null;
  slots: number | null;
  /** Failures in a row. */
  faults: number;
  /** When it is tried again, milliseconds since the epoch. */
  retry_at: number | null;
}

export interface LastDay {
  finished: number;
  failed: number;
  cancelled: number;
  wait_p50_ms: number | null;
  wait_p95_ms: number | null;
  run_p50_ms: number | null;
  run_p95_ms: number | null;
}

export interface Shard {
  shard: number;
  waiting: Waiting;
  running: number;
  dead: number;
  owners: number;
  oldest_wait_ms: number | null;
  services: AdminService[];
  last_day: LastDay;
}

export interface Queues {
  shards: Shard[];
  retention_hours: number;
}

/** The lists that can be looked at. */
export const LISTS = ['dead', 'pending', 'processing'] as const;
export type ListName = (typeof LISTS)[number];

/** A job without anything of its resume: no file names, no diagnostics. */
export interface AdminJob {
  shard: number;
  id: string;
  kind: string;
  /** A short hash. */
  owner: string;
  state: string;
  priority: Priority;
  attempts: number;
  interrupted: number;
  faults: number;
  error: { code: string; message: string } | null;
  created_at: number;
  available_at: number;
  started_at: number | null;
  finished_at: number | null;
  expires_at: number;
  service: string | null;
  /** The new job of a dead letter that was replayed. */
  replayed_as: string | null;
}

export interface AdminPage {
  jobs: AdminJob[];
  more: boolean;
}
