/** Jobs for tests and the gallery. */
import { aJob } from '#lib/compile/fixtures.ts';
import type { CompileResult, Job } from '#lib/compile/job.ts';

export const result = (more: Partial<CompileResult> = {}): CompileResult => ({
  outcome: 'success',
  engine: 'pdflatex',
  passes: 1,
  pages: 1,
  diagnostics: [],
  texlive: 'TeX Live 2022/Debian',
  timings: { wait_ms: 0, prepare_ms: 2, engine_ms: 280, total_ms: 300 },
  ...more,
});

/** A job of 2026 that has just been accepted, and is kept for a day. */
export const job = (more: Partial<Job> = {}): Job =>
  aJob({
    id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
    attempts: 0,
    max_attempts: 5,
    created_at: 1_795_809_600_000,
    expires_at: 1_795_896_000_000,
    ...more,
  });
