/** Which jobs belong together, and which of them are asked for. */
import { isFinished, type Job } from '#lib/compile/job.ts';

/** The tabs of the dashboard. What was cancelled stands with what failed: neither gave a page. */
export const GROUPS = ['active', 'finished', 'failed'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf(job: Job): Group {
  if (!isFinished(job)) return 'active';
  return job.state === 'completed' ? 'finished' : 'failed';
}

export interface Filter {
  /** Part of the main file's path, whatever its case. */
  text: string;
  engine: Job['engine'] | 'all';
  kind: Job['kind'] | 'all';
}

export const NO_FILTER: Filter = { text: '', engine: 'all', kind: 'all' };

export const isFiltering = ({ text, engine, kind }: Filter) =>
  text.trim() !== '' || engine !== 'all' || kind !== 'all';

/** The engine that ran, or the one asked for. */
export const engineOf = (job: Job) => job.result?.engine ?? job.engine;

export function fits(job: Job, { text, engine, kind }: Filter): boolean {
  return (
    job.main.toLowerCase().includes(text.trim().toLowerCase()) &&
    (engine === 'all' || job.engine === engine || engineOf(job) === engine) &&
    (kind === 'all' || job.kind === kind)
  );
}

/** Newest first: ids grow with time. */
export const byNewest = (a: Job, b: Job) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
