/** The health of the service as the API tells it. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type CheckName = keyof Schemas['Checks'];
export type Check = Schemas['Check'];

export type Waiting = Schemas['Waiting'];
export type QueueNumbers = Schemas['QueueHealth'];
/** A compile service as the queue knows it; a service is `trying` after faults, with one job at a time. */
export type Service = Schemas['ServiceHealth'];
export type Health = Schemas['Health'];

export const CHECKS = ['compile', 'queue', 'd1', 'r2', 'kv'] as const satisfies readonly CheckName[];

export const sumOf = ({ high, normal, low }: Waiting) => high + normal + low;
