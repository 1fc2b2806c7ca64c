/** A compile as the page follows it; the types are the API's. */
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];

export type CompileResult = Schemas['CompileResult'];
export type Diagnostic = Schemas['Diagnostic'];
export type PdfFont = Schemas['PdfFont'];
export type Replacement = Schemas['Replacement'];
export type Job = Schemas['Job'];
export type JobPage = Schemas['JobList'];
export type Priority = Schemas['Priority'];
export type JobState = Schemas['JobState'];

/** Which jobs to list: a group of states, those before a job, how many. */
export interface JobQuery {
  state?: 'active' | 'finished' | 'failed' | undefined;
  before?: string | undefined;
  limit?: number | undefined;
}
/** True when nothing more will happen to the job. */
export const isFinished = (job: Job) =>
  job.state === 'completed' || job.state === 'failed' || job.state === 'cancelled';

/** The later of two reports of one job: the feed and polling may answer out of order. */
export function newer(known: Job | undefined, seen: Job): Job {
  return known && known.id === seen.id && known.revision > seen.revision ? known : seen;
}
