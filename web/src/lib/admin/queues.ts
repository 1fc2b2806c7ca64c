/** What the API tells those who run the service. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type Queues = Schemas['Queues'];
export type Shard = Schemas['QueueShard'];
/** A job without anything of its resume: no file names, no diagnostics. */
export type AdminJob = Schemas['AdminJob'];
export type AdminPage = Schemas['AdminJobList'];

/** The lists that can be looked at. */
export const LISTS = ['dead', 'pending', 'processing'] as const satisfies Schemas['AdminListedState'][];
export type ListName = (typeof LISTS)[number];
