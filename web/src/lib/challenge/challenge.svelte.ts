/** The way through: what is asked, what is answered, and what came of it. */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import type { ChallengeApi, ChallengeConfig } from './client.ts';
import { tellPassed } from './channel.ts';
import { ask as askTurnstile, type Question } from './turnstile.ts';

/**
 * `loading`: it is looked up what is asked; `none`: nothing is; `asking`: the widget is there; `checking`: the
 * server looks at the answer; `blocked`: the widget did not come; `failed`: `problem` says why.
 */
export type Phase = 'loading' | 'none' | 'asking' | 'checking' | 'passed' | 'blocked' | 'failed';

export interface ChallengeOptions {
  api: Pick<ChallengeApi, 'challenge' | 'pass'>;
  ask?: (element: HTMLElement, question: Question) => Promise<() => void>;
  passed?: () => void;
}

export class Challenge {
  phase = $state<Phase>('loading');
  problem = $state.raw<Problem>();
  readonly #options: Required<ChallengeOptions>;
  #remove: (() => void) | undefined;
  /** Counts attempts; what belongs to an older one is dropped. */
  #turn = 0;

  constructor({ api, ask = askTurnstile, passed = tellPassed }: ChallengeOptions) {
    this.#options = { api, ask, passed };
  }

  /** Asks, in an element; anew where it was asked before. */
  async begin(element: HTMLElement): Promise<void> {
    const turn = this.#next('loading');
    let config: ChallengeConfig | null;
    try {
      config = await this.#options.api.challenge();
    } catch (cause) {
      this.#failed(turn, cause);
      return;
    }
    if (turn !== this.#turn) return;
    if (!config) {
      this.phase = 'none';
      return;
    }
    this.phase = 'asking';
    try {
      const remove = await this.#options.ask(element, {
        siteKey: config.site_key,
        action: config.action,
        onToken: (token) => void this.#answer(turn, token),
        onFailed: () => {
          if (turn === this.#turn) this.phase = 'blocked';
        },
      });
      if (turn === this.#turn) this.#remove = remove;
      else remove();
    } catch {
      if (turn === this.#turn) this.phase = 'blocked';
    }
  }

  close(): void {
    this.#next('loading');
  }

  async #answer(turn: number, token: string): Promise<void> {
    if (turn !== this.#turn) return;
    this.phase = 'checking';
    try {
      await this.#options.api.pass(token);
    } catch (cause) {
      this.#failed(turn, cause);
      return;
    }
    if (turn !== this.#turn) return;
    this.#next('passed');
    this.#options.passed();
  }

  #failed(turn: number, cause: unknown): void {
    if (!(cause instanceof ApiError)) throw cause;
    if (turn !== this.#turn) return;
    this.#next('failed');
    this.problem = cause.problem;
  }

  #next(phase: Phase): number {
    this.#remove?.();
    this.#remove = undefined;
    this.phase = phase;
    this.problem = undefined;
    return ++this.#turn;
  }
}
