/** A compile as the page follows it. */
import type { Engine } from '#lib/project/model.ts';

export type JobState = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';

export interface Diagnostic {
  level: 'error' | 'warning' | 'info';
  kind: string;
  file: string | null;
  /** From 1. */
  line: number | null;
  message: string;
  hint: string | null;
  excerpt: string;
}

export interface CompileResult {
  outcome: 'success' | 'latex_error' | 'timeout' | 'output_limit' | 'cancelled';
  engine: Engine;
  passes: number;
  pages: number;
  diagnostics: Diagnostic[];
  timings: { wait_ms: number; prepare_ms: number; engine_ms: number; total_ms: number };
  texlive: string;
}

export interface Job {
  id: string;
  kind: 'compile';
  state: JobState;
  main: string;
  engine: Engine;
  phase: string | null;
  pass: number | null;
  page: number | null;
  attempts: number;
  cached: boolean;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
  result: CompileResult | null;
  error: { code: string; message: string } | null;
  has_pdf: boolean;
  expires_at: number;
}

/** True when nothing more will happen to the job. */
export const isFinished = (job: Job) =>
  job.state === 'completed' || job.state === 'failed' || job.state === 'cancelled';

const ORDER: Record<JobState, number> = { pending: 0, processing: 1, completed: 2, failed: 2, cancelled: 2 };

/**
 * Which of two reports of one job is further along. Socket and polling may
 * answer out of order; a finished job never becomes unfinished again.
 */
export function newer(known: Job | undefined, seen: Job): Job {
  if (!known || known.id !== seen.id) return seen;
  if (isFinished(known)) return known;
  const progress = (job: Job) => [ORDER[job.state], job.attempts, job.pass ?? 0, job.page ?? 0];
  const [a, b] = [progress(known), progress(seen)];
  for (let i = 0; i < a.length; i += 1) {
    const difference = (b[i] ?? 0) - (a[i] ?? 0);
    if (difference !== 0) return difference > 0 ? seen : known;
  }
  return seen;
}
