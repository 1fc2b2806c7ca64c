import { describe, expect, it } from 'vitest';
import type { Job } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/app.ts';
import { failureOf, isOurs } from './failure.ts';

const refused = (status: number, code: string, detail?: string) =>
  failureOf({
    phase: 'refused',
    problem: { status, code, title: 'Title', ...(detail === undefined ? {} : { detail }) },
    job: undefined,
    diagnostics: [],
  });
const failed = (job: Partial<Job>, diagnostics: { level: 'error' }[] = []) =>
  failureOf({ phase: 'failed', problem: undefined, job: job as Job, diagnostics: diagnostics as never });

describe('failureOf', () => {
  it.each([
    ['no connection', refused(0, 'offline'), t.compile.problem.offline],
    ['a service that is down', refused(503, 'x', 'internals'), t.compile.problem.unavailable],
    ['too many requests', refused(429, 'x'), t.compile.problem.too_many],
    ['compiles that follow too fast', refused(429, 'cool_down'), t.compile.problem.cool_down],
    ['a network that used its compiles', refused(429, 'network_spent'), t.trial.limits.network_spent.title],
    ['who is blocked', refused(403, 'blocked'), t.trial.limits.blocked.title],
    ['too large', refused(413, 'x'), t.compile.problem.too_large],
    ['what the server explains', refused(422, 'x', 'Name the main file.'), 'Name the main file.'],
    ['what it does not explain', refused(400, 'x'), 'Title'],
    ['the time limit', failed({ result: { outcome: 'timeout' } as never }), t.compile.outcome.timeout],
    [
      'the output limit',
      failed({ result: { outcome: 'output_limit' } as never }),
      t.compile.outcome.output_limit,
    ],
    [
      'LaTeX errors',
      failed({ error: { code: 'latex_error', message: 'x' } }, [{ level: 'error' }]),
      undefined,
    ],
    ['a failure without LaTeX errors', failed({ error: { code: 'x', message: 'Lost.' } }), 'Lost.'],
    ['no page and no reason', failed({}), t.compile.outcome.no_pdf],
  ])('says the right thing for %s', (_, text, expected) => {
    expect(text).toBe(expected);
  });

  it('says nothing when all is well', () => {
    expect(failureOf({ phase: 'done', problem: undefined, job: undefined, diagnostics: [] })).toBeUndefined();
  });
});

describe('a failure that may be ours', () => {
  it.each([
    ['no connection', 'refused', { status: 0, code: 'offline', title: '' }, undefined, true],
    ['a server in trouble', 'refused', { status: 503, code: 'unavailable', title: '' }, undefined, true],
    ['a request that was wrong', 'refused', { status: 422, code: 'x', title: '' }, undefined, false],
    ['a job that was given up', 'failed', undefined, 'gave_up', true],
    ['a LaTeX error', 'failed', undefined, 'latex_error', false],
  ] as const)('%s: %s', (_, phase, problem, code, expected) => {
    const job = code && ({ error: { code, message: '' } } as Job);
    expect(isOurs({ phase, problem, job })).toBe(expected);
  });
});
