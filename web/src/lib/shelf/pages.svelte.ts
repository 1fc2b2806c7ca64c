/** A list of the library, fetched page by page: each answer says where the next page begins. */
import { ApiError } from '#lib/api/problem.ts';

export interface ListPage<Row> {
  rows: readonly Row[];
  /** Where the next page begins; `null` at the end. */
  next: string | null;
}

export class Pages<Row extends { id: string }> {
  rows = $state.raw<readonly Row[]>();
  /** There is more to fetch. */
  more = $state(false);
  /** Why the last page could not be fetched. */
  failure = $state.raw<ApiError>();
  loading = $state(false);

  readonly #fetch: (before: string | undefined) => Promise<ListPage<Row>>;
  #next: string | undefined;
  /** The page that was asked for last. */
  #asked: string | undefined;
  /** Counts what was asked; answers to an older question are dropped. */
  #turn = 0;
  #rest: Promise<void> | undefined;

  constructor(fetch: (before: string | undefined) => Promise<ListPage<Row>>) {
    this.#fetch = fetch;
  }

  /** Begins anew; what was there stays meanwhile. Does not throw. */
  async load(): Promise<void> {
    await this.#add(undefined);
  }

  /** Fetches the next page. Does not throw. */
  async loadMore(): Promise<void> {
    if (this.loading || !this.more) return;
    await this.#add(this.#next);
  }

  /** Asks once more for what could not be fetched. Does not throw. */
  async again(): Promise<void> {
    await this.#add(this.#asked);
  }

  /** Fetches all that is left, unless a page fails. */
  loadAll(): Promise<void> {
    this.#rest ??= this.#all().finally(() => (this.#rest = undefined));
    return this.#rest;
  }

  /** As before the first page; answers on their way are dropped. */
  clear(): void {
    this.#turn += 1;
    this.#next = undefined;
    this.#asked = undefined;
    this.rows = undefined;
    this.more = false;
    this.failure = undefined;
    this.loading = false;
  }

  /** Puts a row in the place of the one with its id; the first place when it is new. */
  put(row: Row): void {
    const rows = this.rows ?? [];
    this.rows = rows.some(({ id }) => id === row.id)
      ? rows.map((other) => (other.id === row.id ? row : other))
      : [row, ...rows];
  }

  /** Puts a row back where it was. */
  insert(row: Row, at: number): void {
    this.rows = (this.rows ?? []).filter(({ id }) => id !== row.id).toSpliced(at, 0, row);
  }

  /** Takes a row out; gives where it stood, -1 when it was not there. */
  take(id: string): number {
    const at = this.rows?.findIndex((row) => row.id === id) ?? -1;
    if (at >= 0) this.rows = this.rows?.toSpliced(at, 1);
    return at;
  }

  async #all(): Promise<void> {
    while (this.more) {
      await this.#add(this.#next);
      if (this.failure) return;
    }
  }

  async #add(before: string | undefined): Promise<void> {
    const turn = ++this.#turn;
    this.#asked = before;
    this.loading = true;
    try {
      const { rows, next } = await this.#fetch(before);
      if (turn !== this.#turn) return;
      this.#show(rows, before === undefined);
      this.more = next !== null;
      this.#next = next ?? undefined;
      this.failure = undefined;
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      if (turn === this.#turn) this.failure = cause;
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** What changed between two pages may stand in both. */
  #show(rows: readonly Row[], first: boolean): void {
    const before = first ? [] : (this.rows ?? []);
    this.rows = [...before, ...rows.filter(({ id }) => !before.some((row) => row.id === id))];
  }
}
