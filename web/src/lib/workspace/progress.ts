/** What a compile is doing, in words: for the eye each step, for the ear each stage. */
import type { Compiler } from '#lib/compile/compiler.svelte.ts';
import type { Job } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/app.ts';

type Seen = Pick<Compiler, 'phase' | 'job' | 'tookMs' | 'diagnostics'>;

function stage(job: Job | undefined): string {
  switch (job?.phase) {
    case 'waiting':
      return job.available_at ? t.compile.waitingUntil(job.available_at) : t.compile.waiting;
    case 'preparing':
      return t.compile.preparing;
    case 'uploading':
      return t.compile.storing;
    case 'queued':
      return t.compile.queued;
    default:
      return t.compile.running;
  }
}

/** The line of the status bar. */
export function statusText(compiler: Seen): string {
  const { job, phase } = compiler;
  const { pass } = job ?? {};
  if (phase === 'running' && job?.phase === 'pass' && pass) return t.compile.pass(pass, job.page);
  return spokenText(compiler);
}

/** The same without pass and page. */
export function spokenText({ phase, job, tookMs, diagnostics }: Seen): string {
  const took = t.compile.seconds(tookMs ?? 0);
  switch (phase) {
    case 'idle':
      return t.compile.idle;
    case 'submitting':
      return t.compile.submitting;
    case 'queued':
    case 'running':
      return stage(job);
    case 'fetching':
      return t.compile.fetching;
    case 'done':
      return job?.cached ? t.compile.doneCached(took) : t.compile.done(took);
    case 'failed':
      return t.compile.failed(
        diagnostics.filter(({ level, follows }) => level === 'error' && !follows).length,
      );
    case 'cancelled':
      return t.compile.cancelled;
    case 'refused':
      return t.compile.refused;
  }
}
