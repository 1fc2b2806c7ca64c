/** A compile as the page follows it; the types are the API's. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type CompileResult = Schemas['CompileResult'];
export type Diagnostic = Schemas['Diagnostic'];
export type PdfFont = Schemas['PdfFont'];
export type Replacement = Schemas['Replacement'];
export type Job = Schemas['Job'] & Partial<QueueFacts>;
export type JobState = Schemas['JobState'];

/** Whose turn it is first. */
export type Priority = 'high' | 'normal' | 'low';

/** What the queue says of a job beyond its compile. */
interface QueueFacts {
  priority: Priority;
  /** A newer draft of the same document takes its place. */
  draft: boolean;
  document: string | null;
  /** The job this one repeats. */
  retry_of: string | null;
  max_attempts: number;
  /** While it waits after a fault of ours: when the next attempt begins, milliseconds since the epoch. */
  available_at: number | null;
  /** From acceptance to its first start. */
  waited_ms: number | null;
  /** All attempts together. */
  processing_ms: number | null;
}

/** Which jobs to list: a group of states, those before a job, how many. */
export interface JobQuery {
  state?: 'active' | 'finished' | 'failed' | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}
export interface JobPage {
  jobs: Job[];
  /** There are older ones. */
  more?: boolean;
}

/** True when nothing more will happen to the job. */
export const isFinished = (job: Job) =>
  job.state === 'completed' || job.state === 'failed' || job.state === 'cancelled';

/** The later of two reports of one job: the feed and polling may answer out of order. */
export function newer(known: Job | undefined, seen: Job): Job {
  return known && known.id === seen.id && known.revision > seen.revision ? known : seen;
}
