/** Jobs for tests. */
import type { Job } from './job.ts';

/** A job that has just been accepted, apart from what a test says of it. */
export const aJob = (more: Partial<Job> = {}): Job => ({
  id: 'j1',
  kind: 'compile',
  state: 'pending',
  revision: 0,
  main: 'main.tex',
  engine: 'auto',
  priority: 'low',
  draft: false,
  document: null,
  retry_of: null,
  phase: null,
  pass: null,
  page: null,
  attempts: 1,
  max_attempts: 4,
  cached: false,
  created_at: 0,
  available_at: null,
  started_at: null,
  waited_ms: null,
  processing_ms: null,
  finished_at: null,
  result: null,
  error: null,
  has_pdf: false,
  expires_at: 0,
  ...more,
});
