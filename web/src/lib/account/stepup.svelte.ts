/** Acts for which the server wants to know first that it is the person: asks, then does the act once more. */
import { ApiError } from '#lib/api/problem.ts';
import type { AccountApi } from './client.ts';

export class StepUp {
  /** The question is on show. */
  open = $state(false);

  readonly #api: Pick<AccountApi, 'stepUp'>;
  #asking: { promise: Promise<boolean>; settle: (proven: boolean) => void } | undefined;

  constructor(api: Pick<AccountApi, 'stepUp'>) {
    this.#api = api;
  }

  /** Gives what `act` gives. Whoever declines to answer gets the server's refusal. */
  async guard<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.problem.code !== 'step_up_required') throw cause;
      if (!(await this.#ask())) throw cause;
      return act();
    }
  }

  /** Takes the answer; throws when it is not right, and the question stays. */
  async prove(proof: { password: string } | { code: string }): Promise<void> {
    await this.#api.stepUp(proof);
    this.#end(true);
  }

  cancel(): void {
    this.#end(false);
  }

  #ask(): Promise<boolean> {
    if (!this.#asking) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      this.#asking = { promise, settle: resolve };
      this.open = true;
    }
    return this.#asking.promise;
  }

  #end(proven: boolean): void {
    this.open = false;
    this.#asking?.settle(proven);
    this.#asking = undefined;
  }
}
