/** A list that is fetched page by page, newest first. */
import { ApiError } from '#lib/api/problem.ts';

export interface Page<Row> {
  rows: readonly Row[];
  more: boolean;
}

export class Paged<Row extends { id: string }> {
  rows = $state.raw<readonly Row[]>();
  more = $state(false);
  /** Why the last page could not be fetched. */
  failure = $state.raw<ApiError>();
  loading = $state(false);

  readonly #fetch: (before: string | undefined) => Promise<Page<Row>>;
  /** Counts what was asked; answers to an older question are dropped. */
  #turn = 0;

  constructor(fetch: (before: string | undefined) => Promise<Page<Row>>) {
    this.#fetch = fetch;
  }

  /** Begins anew. */
  async load(): Promise<void> {
    await this.#add(undefined);
  }

  /** Fetches the page after the last row. */
  async loadMore(): Promise<void> {
    if (this.loading) return;
    await this.#add(this.rows?.at(-1)?.id);
  }

  /** Puts a row in the place of an older one with its id. */
  replace(row: Row): void {
    this.rows = this.rows?.map((other) => (other.id === row.id ? row : other));
  }

  async #add(before: string | undefined): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const { rows, more } = await this.#fetch(before);
      if (turn !== this.#turn) return;
      this.rows = before === undefined ? rows : [...(this.rows ?? []), ...rows];
      this.more = more;
      this.failure = undefined;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      if (turn === this.#turn) this.failure = cause;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}
