/** What went wrong with a compile as a whole, in a sentence; LaTeX errors speak for themselves. */
import type { Compiler } from '#lib/compile/compiler.svelte.ts';
import type { Problem } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/app.ts';

type Seen = Pick<Compiler, 'phase' | 'problem' | 'job' | 'diagnostics'>;

export function failureOf({ phase, problem, job, diagnostics }: Seen): string | undefined {
  if (phase === 'refused' && problem) return problemText(problem);
  if (phase !== 'failed' || !job) return undefined;
  const outcome = job.result?.outcome;
  if (outcome === 'timeout') return t.compile.outcome.timeout;
  if (outcome === 'output_limit') return t.compile.outcome.output_limit;
  if (diagnostics.some(({ level }) => level === 'error')) return undefined;
  return job.error?.message || t.compile.outcome.no_pdf;
}

/** Whether the service may be down, rather than the source wrong. */
export function isOurs({ phase, problem, job }: Pick<Seen, 'phase' | 'problem' | 'job'>): boolean {
  if (phase === 'refused') return problem !== undefined && (problem.status === 0 || problem.status >= 500);
  return phase === 'failed' && job?.error?.code === 'gave_up';
}

function problemText(problem: Problem): string {
  if (problem.code === 'offline') return t.compile.problem.offline;
  if (problem.code === 'cool_down') return t.compile.problem.cool_down;
  if (Object.hasOwn(t.trial.limits, problem.code))
    return t.trial.limits[problem.code as keyof typeof t.trial.limits].title;
  if (problem.status === 429) return t.compile.problem.too_many;
  if (problem.status === 413) return problem.detail ?? t.compile.problem.too_large;
  if (problem.status >= 500) return t.compile.problem.unavailable;
  return problem.detail ?? problem.title;
}
