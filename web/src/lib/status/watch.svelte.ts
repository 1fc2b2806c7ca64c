/**
 * Asks for the health of the service while somebody looks: now and then, less often while it
 * cannot be reached, and not at all while the page is hidden.
 */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { CHECKS, type CheckName, type Health } from './health.ts';

export type Verdict = 'ok' | 'degraded' | 'unreachable';

/** One question and what came of it. */
export interface Sample {
  /** Milliseconds since the epoch. */
  at: number;
  verdict: Verdict;
  /** How long the answer took as it is felt here, milliseconds; absent without one. */
  tookMs?: number;
  /** Latency of each check, milliseconds; absent where it failed. */
  latencies: Partial<Record<CheckName, number>>;
}

export interface WatchOptions {
  health: (signal: AbortSignal) => Promise<Health>;
  after: (ms: number, run: () => void) => () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** 0 ≤ x < 1. */
  random: () => number;
}

const EVERY_MS = 15_000;
const LONGEST_MS = 120_000;
/** What takes longer than this counts as no answer; the server itself gives each check 3 s. */
const PATIENCE_MS = 10_000;
/** As many as bars are shown. */
const KEPT = 40;

export class HealthWatch {
  health = $state.raw<Health>();
  /** Why the last question was not answered. */
  problem = $state.raw<Problem>();
  samples = $state.raw<readonly Sample[]>([]);
  checking = $state(false);
  /** When it is asked next, milliseconds since the epoch; absent while it is not going to. */
  nextAt = $state<number>();

  readonly last = $derived(this.samples.at(-1));

  readonly #options: WatchOptions;
  #callOff: (() => void) | undefined;
  #failures = 0;
  #wanted = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Asks at once, and from then on by itself. */
  start(): void {
    this.#wanted = true;
    void this.check();
  }

  stop(): void {
    this.#wanted = false;
    this.#callOff?.();
    this.nextAt = undefined;
  }

  /** Asks now. */
  async check(): Promise<void> {
    if (this.checking) return;
    this.#callOff?.();
    this.nextAt = undefined;
    this.checking = true;
    const { health, after, now } = this.#options;
    const began = now();
    const patience = new AbortController();
    const callOff = after(PATIENCE_MS, () => patience.abort());
    try {
      const answer = await health(patience.signal);
      this.health = answer;
      this.problem = undefined;
      this.#failures = 0;
      this.#keep({
        at: now(),
        verdict: answer.status,
        tookMs: now() - began,
        latencies: Object.fromEntries(
          CHECKS.filter((name) => answer.checks[name].ok).map((name) => [
            name,
            answer.checks[name].latency_ms,
          ]),
        ),
      });
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      this.problem = cause.problem;
      this.#failures += 1;
      this.#keep({ at: now(), verdict: 'unreachable', latencies: {} });
    } finally {
      callOff();
      this.checking = false;
      this.#later();
    }
  }

  #keep(sample: Sample): void {
    this.samples = [...this.samples, sample].slice(-KEPT);
  }

  #later(): void {
    if (!this.#wanted) return;
    const { after, now, random } = this.#options;
    const wait = Math.min(LONGEST_MS, EVERY_MS * 2 ** this.#failures);
    // Many open pages must not ask all at once when the service comes back.
    const ms = this.#failures > 0 ? wait / 2 + (wait / 2) * random() : wait;
    this.nextAt = now() + ms;
    this.#callOff = after(ms, () => void this.check());
  }
}
