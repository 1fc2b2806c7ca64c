/** What compiles there are on our servers: how many are left, when the next may begin, and why there is none. */
import type { Usage } from '#lib/account/contract.ts';
import type { Problem } from '#lib/api/problem.ts';

/** Longer than the server lets anybody wait between two compiles; a clock that is wrong must not add to it. */
const LONGEST_WAIT_MS = 60_000;
const TICK_MS = 250;

/** Why nothing is compiled until something changes. */
export type Limit = 'compiles_spent' | 'network_spent' | 'blocked' | 'challenge_required';
const LIMITS: readonly string[] = [
  'compiles_spent',
  'network_spent',
  'blocked',
  'challenge_required',
] satisfies Limit[];

export interface TrialOptions {
  usage: () => Promise<Usage>;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

export class Trial {
  /** `undefined`: not known. */
  usage = $state.raw<Usage>();
  /** Until the next compile may begin, milliseconds. */
  waitMs = $state(0);
  /** What the last compile was refused for, until it was read. */
  limit = $state<Limit>();

  readonly #ask: TrialOptions['usage'];
  readonly #now: () => number;
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Counts questions; answers to an older one are dropped. */
  #turn = 0;

  constructor({ usage, now = Date.now }: TrialOptions) {
    this.#ask = usage;
    this.#now = now;
  }

  /** How many are left of how many; `undefined` where nothing is counted, or it is not known. */
  get left(): { left: number; limit: number } | undefined {
    const compiles = this.usage?.compiles;
    if (!compiles || compiles.limit === null) return undefined;
    return { left: Math.max(0, compiles.limit - compiles.used), limit: compiles.limit };
  }

  /** Asks anew. Where no answer comes, what was known stays: it is not worth a word. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const usage = await this.#ask().catch(() => undefined);
    if (turn !== this.#turn || !usage) return;
    this.usage = usage;
    const { not_before } = usage.compiles;
    if (not_before === null) this.#wait(0);
    else this.#wait(not_before - this.#now());
  }

  /** Takes note of why a compile was refused. */
  refused(problem: Problem, retryAfterMs: number | undefined): void {
    if (problem.code === 'cool_down') this.#wait(retryAfterMs ?? 0);
    else if (LIMITS.includes(problem.code)) this.limit = problem.code as Limit;
  }

  close(): void {
    this.#turn += 1;
    clearInterval(this.#timer);
  }

  #wait(ms: number): void {
    clearInterval(this.#timer);
    this.waitMs = Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
    if (this.waitMs === 0) return;
    this.#until = this.#now() + this.waitMs;
    this.#timer = setInterval(() => {
      this.waitMs = Math.max(0, this.#until - this.#now());
      if (this.waitMs === 0) clearInterval(this.#timer);
    }, TICK_MS);
  }
}
