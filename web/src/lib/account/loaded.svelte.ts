/** Something that a page fetches when it opens. */
import { ApiError } from '#lib/api/problem.ts';

export class Loaded<T> {
  value = $state.raw<T>();
  /** Why it could not be fetched. */
  failure = $state.raw<ApiError>();
  loading = $state(false);

  readonly #fetch: () => Promise<T>;
  /** Counts what was asked; answers to an older question are dropped. */
  #turn = 0;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** Fetches it, anew if it is there; what was there stays meanwhile. Does not throw. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await this.#fetch();
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = undefined;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      if (turn === this.#turn) this.failure = cause;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}
