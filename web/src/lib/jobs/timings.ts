/** Where a job's time went. */
import type { Job } from '#lib/compile/job.ts';

export type SegmentName = 'queue' | 'slot' | 'prepare' | 'engine' | 'outputs' | 'transfer' | 'processing';

export interface Segment {
  name: SegmentName;
  /** Milliseconds. */
  ms: number;
}

/** From acceptance to the first start, milliseconds. */
export function waitedMs(job: Job): number | undefined {
  if (job.waited_ms != null) return job.waited_ms;
  const known = job.started_at != null && job.attempts === 1;
  return known ? Math.max(0, (job.started_at ?? 0) - job.created_at) : undefined;
}

/** All attempts together, milliseconds; once one has ended. */
export function processedMs(job: Job): number | undefined {
  if (job.processing_ms != null) return job.processing_ms;
  const known = job.started_at != null && job.finished_at != null;
  return known ? Math.max(0, (job.finished_at ?? 0) - (job.started_at ?? 0)) : undefined;
}

/**
 * The parts in the order they happened, those of no length left out. Empty for an answer from an
 * earlier compile, whose times are that compile's.
 */
export function segmentsOf(job: Job): Segment[] {
  if (job.cached) return [];
  const processed = processedMs(job);
  const parts: [SegmentName, number | undefined][] = [['queue', waitedMs(job)]];
  const timings = job.result?.timings;
  if (timings) {
    const { wait_ms, prepare_ms, engine_ms, total_ms } = timings;
    parts.push(
      ['slot', wait_ms],
      ['prepare', prepare_ms],
      ['engine', engine_ms],
      ['outputs', total_ms - wait_ms - prepare_ms - engine_ms],
      ['transfer', processed === undefined ? undefined : processed - total_ms],
    );
  } else {
    parts.push(['processing', processed]);
  }
  return parts.flatMap(([name, ms]) => (ms !== undefined && ms > 0 ? [{ name, ms }] : []));
}
