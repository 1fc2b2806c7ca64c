/** Jobs for tests and the gallery. */
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

export const job = (more: Partial<Job> = {}): Job => ({
  id: '01a20409-a534-7e0c-ad68-2d75d4195a9d',
  kind: 'compile',
  state: 'pending',
  main: 'main.tex',
  engine: 'auto',
  priority: 'low',
  draft: false,
  document: null,
  retry_of: null,
  max_attempts: 5,
  available_at: null,
  phase: null,
  pass: null,
  page: null,
  attempts: 0,
  cached: false,
  created_at: 1_795_809_600_000,
  started_at: null,
  finished_at: null,
  waited_ms: null,
  processing_ms: null,
  result: null,
  error: null,
  has_pdf: false,
  expires_at: 1_795_896_000_000,
  revision: 0,
  ...more,
});
