/**
 * One compile at a time, as the page shows it: submitting → queued → running →
 * done. Follows the job over the live feed and, while there is none, by asking.
 */
import type { Api } from '#lib/api/client.ts';
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { isFinished, newer, type Diagnostic, type Job } from './job.ts';
import { OwnJobs } from './ownJobs.ts';
import { submit, type Submission } from './submit.ts';

export type CompilePhase =
  'idle' | 'submitting' | 'queued' | 'running' | 'fetching' | 'done' | 'failed' | 'cancelled' | 'refused';

/** What the compiler needs of the live feed. */
export interface Feed {
  open(): void;
  /** Changes arrive by themselves. */
  readonly follows: boolean;
}

/** What a compile in this browser came to. */
export interface Made {
  pdf: Uint8Array<ArrayBuffer> | undefined;
  diagnostics: Diagnostic[];
  /** Without errors. */
  good: boolean;
}

export interface CompilerOptions {
  api: Api;
  feed: Feed;
  /** Resolves after `ms`. */
  sleep: (ms: number) => Promise<void>;
  /** Milliseconds, any origin. */
  now: () => number;
  /** The server has answered a request to compile, or refused: it is known which job is this page's. */
  onSubmitted?: () => void;
}

/** Asking without a feed; with one, now and then, should an event be lost. */
const POLL_MS = 700;
const POLL_WITH_FEED_MS = 4000;

export class Compiler {
  phase = $state<CompilePhase>('idle');
  job = $state.raw<Job>();
  /** Why the request itself failed (refused, offline, …), as opposed to a LaTeX error. */
  problem = $state.raw<Problem>();
  /** How long to wait before another try, where the refusal says so, milliseconds. */
  retryAfterMs: number | undefined;
  /** The newest PDF there is; stays when a later compile fails. */
  pdf = $state.raw<Uint8Array<ArrayBuffer>>();
  /** The job that made `pdf`. */
  pdfJob = $state.raw<Job>();
  diagnostics = $state.raw<Diagnostic[]>([]);
  /** When the present compile was asked for, on the clock of `now`. */
  beganAt = $state(0);
  /** How long the last finished one took, as the person felt it, milliseconds. */
  tookMs = $state<number>();

  readonly busy = $derived(['submitting', 'queued', 'running', 'fetching'].includes(this.phase));

  readonly #options: CompilerOptions;
  /** Counts compiles; answers to an older one are dropped. */
  #turn = 0;
  #finish: ((job: Job) => void) | undefined;
  /** Stops what is compiled without the service. */
  #here: AbortController | undefined;
  readonly #own = new OwnJobs();

  constructor(options: CompilerOptions) {
    this.#options = options;
  }

  /** Compiles; a compile under way is cancelled first. Resolves when all is shown. */
  async compile(submission: Submission): Promise<void> {
    if (this.busy) void this.#cancelJob();
    const turn = ++this.#turn;
    const { api, feed, now, onSubmitted } = this.#options;
    this.phase = 'submitting';
    this.problem = undefined;
    this.job = undefined;
    this.#own.begin();
    this.beganAt = now();
    try {
      await api.device();
      feed.open();
      const job = await submit(api, submission);
      const early = this.#own.add(job);
      onSubmitted?.();
      if (turn !== this.#turn) {
        void api.cancel(job.id).catch(() => undefined); // It ends by itself at the time limit.
        return;
      }
      const finished = await this.#follow(job, early, turn);
      if (turn === this.#turn) await this.#show(finished, turn);
    } catch (cause) {
      onSubmitted?.();
      if (turn !== this.#turn) return;
      if (!(cause instanceof ApiError)) throw cause;
      this.problem = cause.problem;
      this.retryAfterMs = cause.retryAfterMs;
      this.phase = 'refused';
    }
  }

  /** Compiles without the service; `make` throws what `problemOf` puts into words, and ends when told to. */
  async compileHere(
    make: (stop: AbortSignal) => Promise<Made>,
    problemOf: (cause: unknown) => Problem | undefined,
  ): Promise<void> {
    if (this.busy) void this.#cancelJob();
    const turn = ++this.#turn;
    const { now } = this.#options;
    this.phase = 'running';
    this.problem = undefined;
    this.job = undefined;
    this.beganAt = now();
    const here = new AbortController();
    this.#here = here;
    try {
      const { pdf, diagnostics, good } = await make(here.signal);
      if (turn !== this.#turn) return;
      this.diagnostics = diagnostics;
      if (pdf && (good || !this.pdf)) {
        this.pdf = pdf;
        this.pdfJob = undefined;
      }
      this.tookMs = now() - this.beganAt;
      this.phase = good ? 'done' : 'failed';
    } catch (cause) {
      if (turn !== this.#turn) return;
      const problem = problemOf(cause);
      if (!problem) throw cause;
      this.problem = problem;
      this.phase = 'refused';
    }
  }

  /** Stops the compile under way. */
  async cancel(): Promise<void> {
    if (!this.busy) return;
    this.#turn += 1;
    this.phase = 'cancelled';
    await this.#cancelJob();
  }

  /** Forgets the PDF and what was said about it: it is another project's. */
  forget(): void {
    if (this.busy) void this.cancel();
    this.phase = 'idle';
    this.pdf = undefined;
    this.pdfJob = undefined;
    this.diagnostics = [];
    this.problem = undefined;
  }

  /** Whether this page asked for the job. */
  isOwn(id: string): boolean {
    return this.#own.has(id);
  }

  /** Takes a report of the live feed; `partial`: the log's problems were too many to come with it. */
  report(job: Job, partial = false): void {
    if (this.phase === 'submitting') {
      this.#own.early(job);
      return;
    }
    if (partial && isFinished(job) && job.id === this.job?.id) {
      // Where this fails as well, the next question tells.
      void this.#options.api.job(job.id).then(
        (whole) => this.report(whole),
        () => undefined,
      );
      return;
    }
    if (!this.job || job.id !== this.job.id || !this.busy) return;
    this.job = newer(this.job, job);
    if (isFinished(this.job)) this.#finish?.(this.job);
    else this.phase = this.job.state === 'pending' ? 'queued' : 'running';
  }

  /** Events were missed: asks what became of the job. */
  async catchUp(): Promise<void> {
    const { job } = this;
    if (!job || !this.busy || isFinished(job)) return;
    // Where this fails, the next question tells.
    await this.#options.api.job(job.id).then(
      (now) => this.report(now),
      () => undefined,
    );
  }

  async #cancelJob(): Promise<void> {
    this.#here?.abort();
    const job = this.job;
    if (!job || isFinished(job)) return;
    // A job that has just finished cannot be cancelled; then there is nothing to do.
    await this.#options.api.cancel(job.id).catch(() => undefined);
  }

  async #follow(job: Job, early: Job | undefined, turn: number): Promise<Job> {
    this.job = job;
    if (isFinished(job)) return job;
    this.phase = job.state === 'pending' ? 'queued' : 'running';
    return new Promise((resolve, reject) => {
      this.#finish = resolve;
      this.#poll(job.id, turn).catch(reject);
      if (early) this.report(early);
    });
  }

  async #poll(id: string, turn: number): Promise<void> {
    const { api, feed, sleep } = this.#options;
    for (;;) {
      await sleep(feed.follows ? POLL_WITH_FEED_MS : POLL_MS);
      if (turn !== this.#turn || !this.job || isFinished(this.job)) return;
      try {
        this.report(await api.job(id));
      } catch (cause) {
        // The network may come back and the job goes on meanwhile; a refusal is final.
        const passing =
          cause instanceof ApiError &&
          (cause.problem.status === 0 || cause.problem.status >= 500 || cause.problem.status === 429);
        if (!passing) throw cause;
      }
    }
  }

  async #show(job: Job, turn: number): Promise<void> {
    this.diagnostics = job.result?.diagnostics ?? [];
    // A page with errors is better than none, but does not take the place of a good one.
    if (job.has_pdf && (job.state === 'completed' || !this.pdf)) {
      this.phase = 'fetching';
      const pdf = await this.#options.api.pdf(job.id);
      if (turn !== this.#turn) return;
      this.pdf = pdf;
      this.pdfJob = job;
    }
    this.tookMs = this.#options.now() - this.beganAt;
    this.phase = job.state === 'completed' ? 'done' : job.state === 'cancelled' ? 'cancelled' : 'failed';
  }
}
