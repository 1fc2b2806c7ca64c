/** The health of the service as the API tells it. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type CheckName = keyof Schemas['Checks'];
export type Check = Schemas['Check'];

/** How many jobs wait, by whose turn it is first. */
export interface Waiting {
  high: number;
  normal: number;
  low: number;
}

export interface QueueNumbers {
  shards: number;
  waiting: Waiting;
  running: number;
  oldest_wait_ms: number | null;
  /** Jobs that were given up. */
  dead: number;
}

export interface Service {
  name: string;
  /** `trying`: it failed lately, and one job at a time is given to it. */
  state: 'up' | 'trying' | 'down' | 'draining';
  running: number | null;
  slots: number | null;
  /** Jobs of the queue that it has in hand. */
  in_flight: number;
}

export type Health = Schemas['Health'] & { queue?: QueueNumbers; services?: Service[] };

export const CHECKS = ['compile', 'queue', 'd1', 'r2', 'kv'] as const satisfies readonly CheckName[];

export const sumOf = ({ high, normal, low }: Waiting) => high + normal + low;
