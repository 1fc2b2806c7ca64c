import { describe, expect, it } from 'vitest';
import type { Api } from '#lib/api/client.ts';
import { ApiError } from '#lib/api/problem.ts';
import { Compiler } from './compiler.svelte.ts';
import type { Job, JobState } from './job.ts';
import { newer } from './job.ts';
import { aJob } from './fixtures.ts';
import { hashOf } from './submit.ts';

const job = (state: JobState, more: Partial<Job> = {}) => aJob({ state, ...more });

const submission = {
  files: { 'main.tex': { kind: 'text', text: 'x' } },
  main: 'main.tex',
  engine: 'auto',
} as const;

// Hashing takes other threads; done once here, everything below takes microtasks only.
await hashOf(submission.files['main.tex']);

function setUp(overrides: Partial<Record<keyof Api, (...args: never[]) => unknown>> = {}, follows = true) {
  const cancelled: string[] = [];
  const wakes: (() => void)[] = [];
  const api = {
    device: async () => undefined,
    compile: async () => job('pending'),
    job: async () => job('processing'),
    cancel: async (id: string) => cancelled.push(id),
    pdf: async () => new Uint8Array([1]),
    ...overrides,
  } as unknown as Api;
  let clock = 0;
  const compiler = new Compiler({
    api,
    feed: { open: () => undefined, follows },
    sleep: () => new Promise((resolve) => wakes.push(() => resolve())),
    now: () => (clock += 10),
  });
  /** Lets everything that is ready run, then wakes the poller. */
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const wake = async () => {
    wakes.shift()?.();
    await settle();
  };
  return { compiler, cancelled, wake, settle };
}

describe('Compiler', () => {
  it('follows the feed from queued to done and fetches the PDF', async () => {
    const { compiler, settle } = setUp();
    const done = compiler.compile(submission);
    await settle();
    expect(compiler.phase).toBe('queued');
    compiler.report(job('processing', { pass: 1, page: 2 }));
    expect(compiler.phase).toBe('running');
    compiler.report(job('completed', { has_pdf: true }));
    await done;
    expect(compiler.phase).toBe('done');
    expect([...(compiler.pdf ?? [])]).toEqual([1]);
    expect(compiler.tookMs).toBe(10);
  });

  it('asks when there is no feed, and goes on asking when the network fails', async () => {
    const answers: (() => Job)[] = [
      () => {
        throw new ApiError({ status: 0, code: 'offline', title: '' });
      },
      () => job('completed'),
    ];
    const { compiler, wake, settle } = setUp({ job: async () => answers.shift()?.() }, false);
    const done = compiler.compile(submission);
    await settle();
    await wake();
    expect(compiler.busy).toBe(true);
    await wake();
    await done;
    expect(compiler.phase).toBe('done');
  });

  it('keeps the last good PDF when LaTeX fails', async () => {
    const results = [
      job('completed', { has_pdf: true }),
      job('failed', { id: 'j2', has_pdf: true, error: { code: 'latex_error', message: '' } }),
    ];
    const { compiler } = setUp({ compile: async () => results.shift() });
    await compiler.compile(submission);
    await compiler.compile(submission);
    expect(compiler.phase).toBe('failed');
    expect(compiler.pdfJob?.id).toBe('j1');
  });

  it('shows a page with errors when there is no better one', async () => {
    const { compiler } = setUp({ compile: async () => job('failed', { has_pdf: true }) });
    await compiler.compile(submission);
    expect(compiler.pdfJob?.state).toBe('failed');
  });

  it('cancels the job and drops late answers', async () => {
    const { compiler, cancelled, settle } = setUp();
    void compiler.compile(submission);
    await settle();
    await compiler.cancel();
    compiler.report(job('completed', { has_pdf: true }));
    expect(cancelled).toEqual(['j1']);
    expect(compiler.phase).toBe('cancelled');
    expect(compiler.pdf).toBeUndefined();
  });

  it('cancels a job that is accepted only after the person cancelled', async () => {
    let accept: (job: Job) => void = () => undefined;
    const { compiler, cancelled, settle } = setUp({
      compile: () => new Promise<Job>((resolve) => (accept = resolve)),
    });
    const done = compiler.compile(submission);
    await settle();
    await compiler.cancel();
    accept(job('pending'));
    await done;
    expect(cancelled).toEqual(['j1']);
    expect(compiler.phase).toBe('cancelled');
  });

  it('says why a request was refused', async () => {
    const problem = { status: 0, code: 'offline', title: 'No connection' };
    const { compiler } = setUp({
      device: async () => {
        throw new ApiError(problem);
      },
    });
    await compiler.compile(submission);
    expect(compiler.phase).toBe('refused');
    expect(compiler.problem).toEqual(problem);
  });

  it('stops asking when the job is gone', async () => {
    const { compiler, wake, settle } = setUp(
      {
        job: async () => {
          throw new ApiError({ status: 404, code: 'job_not_found', title: '' });
        },
      },
      false,
    );
    const done = compiler.compile(submission);
    await settle();
    await wake();
    await done;
    expect(compiler.problem?.code).toBe('job_not_found');
  });
});

describe('a compile without the service', () => {
  const pdf = new Uint8Array([1]);
  const none = () => undefined;

  it('shows what was made', async () => {
    const { compiler } = setUp({});
    await compiler.compileHere(async () => ({ pdf, diagnostics: [], good: true }), none);
    expect([compiler.phase, compiler.pdf]).toEqual(['done', pdf]);
  });

  it('is told to stop by a cancel, and what comes late is dropped', async () => {
    const { compiler } = setUp({});
    let stop: AbortSignal | undefined;
    let made: (value: { pdf: typeof pdf; diagnostics: []; good: boolean }) => void = none;
    const done = compiler.compileHere(
      (signal) => new Promise((resolve) => ((stop = signal), (made = resolve))),
      none,
    );
    expect(stop?.aborted).toBe(false);
    await compiler.cancel();
    expect(stop?.aborted).toBe(true);
    made({ pdf, diagnostics: [], good: true });
    await done;
    expect([compiler.phase, compiler.pdf]).toEqual(['cancelled', undefined]);
  });

  it('gives way to a newer one', async () => {
    const { compiler } = setUp({});
    const first = compiler.compileHere(
      (stop) => new Promise((_, reject) => stop.addEventListener('abort', () => reject(stop.reason))),
      none,
    );
    await compiler.compileHere(async () => ({ pdf, diagnostics: [], good: true }), none);
    await first;
    expect(compiler.phase).toBe('done');
  });

  it('says why it could not be', async () => {
    const { compiler } = setUp({});
    const problem = { status: 422, code: 'not_here', title: 'It runs Lua.' };
    await compiler.compileHere(
      () => Promise.reject(new Error('lua')),
      () => problem,
    );
    expect([compiler.phase, compiler.problem]).toEqual(['refused', problem]);
  });
});

describe('newer', () => {
  it.each([
    ['a later revision', job('processing', { revision: 3 }), job('processing', { revision: 4 }), true],
    ['no earlier revision', job('completed', { revision: 5 }), job('processing', { revision: 4 }), false],
    ['another job', job('completed', { revision: 9 }), job('pending', { id: 'j2' }), true],
  ])('takes %s', (_, known, seen, takes) => {
    expect(newer(known, seen)).toBe(takes ? seen : known);
  });

  it('minds what the feed said before the server answered', async () => {
    let answer: (job: Job) => void = () => undefined;
    const { compiler, settle } = setUp({
      compile: () => new Promise<Job>((resolve) => (answer = resolve)),
    });
    const done = compiler.compile(submission);
    await settle();
    compiler.report(job('completed', { id: 'of another tab', revision: 9 }));
    compiler.report(job('processing', { revision: 2 }));
    compiler.report(job('completed', { revision: 3, has_pdf: true }));
    expect(compiler.phase).toBe('submitting');
    answer(job('pending', { revision: 1 }));
    await done;
    expect(compiler.phase).toBe('done');
    expect(compiler.isOwn('j1')).toBe(true);
    expect(compiler.isOwn('of another tab')).toBe(false);
  });

  it('fetches what was too large for an event', async () => {
    const diagnostics = [{ level: 'error', message: 'm' }] as never;
    const { compiler, settle } = setUp({
      job: async () => job('failed', { revision: 3, result: { diagnostics } as never }),
    });
    const done = compiler.compile(submission);
    await settle();
    compiler.report(job('failed', { revision: 3, result: { diagnostics: [] } as never }), true);
    expect(compiler.phase).toBe('queued');
    await done;
    expect([compiler.phase, compiler.diagnostics]).toEqual(['failed', diagnostics]);
  });

  it('asks what became of its job when events were missed', async () => {
    const { compiler, settle } = setUp({ job: async () => job('completed', { revision: 3 }) });
    await compiler.catchUp();
    const done = compiler.compile(submission);
    await settle();
    await compiler.catchUp();
    await done;
    expect(compiler.phase).toBe('done');
  });
});
