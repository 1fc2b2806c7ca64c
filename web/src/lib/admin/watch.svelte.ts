/**
 * The queues as those who run the service see them. Asks by itself unless paused, waits as long
 * as the server says, and shows nothing more once the server refuses.
 */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/admin.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';
import type { AdminApi } from './client.ts';
import type { AdminJob, ListName, Queues } from './queues.ts';

export interface QueueWatchOptions {
  api: Pick<AdminApi, 'queues' | 'jobs' | 'replay' | 'purge' | 'replayAll' | 'purgeAll'>;
  /** Somebody may not see this, or is nobody any more. */
  onRefused: (cause: ApiError) => void;
  /** Does an act; where the server wants to know first that it is the person, asks that and goes on. */
  guard: <T>(act: () => Promise<T>) => Promise<T>;
  toasts: Pick<Toasts, 'show'>;
  after: (ms: number, run: () => void) => () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
}

const EVERY_MS = 5000;
const LONGEST_MS = 60_000;
const PAGE = 50;
/** Without a hand on the machine nothing is asked after that: each question keeps the session alive. */
const IDLE_MS = 10 * 60_000;

export class QueueWatch {
  /** `failed`: nothing could be fetched yet. */
  phase = $state<'asking' | 'open' | 'failed' | 'refused'>('asking');
  queues = $state.raw<Queues>();
  jobs = $state.raw<readonly AdminJob[]>();
  more = $state(false);
  problem = $state.raw<Problem>();
  list = $state<ListName>('dead');
  /** Jobs of one shard only. */
  shard = $state<number>();
  paused = $state(false);
  /** Nobody seems to be looking; goes on with the next touch of key or pointer. */
  idle = $state(false);
  loadingMore = $state(false);
  /** What was last confirmed is being done. */
  acting = $state(false);
  /** Milliseconds since the epoch. */
  now = $state(0);
  checkedAt = $state<number>();

  readonly dead = $derived(this.queues?.shards.reduce((sum, { dead }) => sum + dead, 0) ?? 0);

  readonly #options: QueueWatchOptions;
  #callOff: (() => void) | undefined;
  #failures = 0;
  #visible = true;
  /** Milliseconds since the epoch. */
  #touchedAt: number;
  /** Counts what was asked; answers to an older question are dropped. */
  #turn = 0;

  constructor(options: QueueWatchOptions) {
    this.#options = options;
    this.#touchedAt = options.now();
  }

  close(): void {
    this.#callOff?.();
    this.#visible = false;
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) {
      this.#touchedAt = this.#options.now();
      this.idle = false;
    }
    if (visible && !this.paused && this.phase !== 'refused') void this.refresh();
    else this.#callOff?.();
  }

  /** A key or the pointer was moved. */
  touch(): void {
    this.#touchedAt = this.#options.now();
    if (!this.idle) return;
    this.idle = false;
    if (this.#visible && !this.paused && this.phase !== 'refused') void this.refresh();
  }

  togglePause(): void {
    this.paused = !this.paused;
    if (this.paused) this.#callOff?.();
    else void this.refresh();
  }

  tick(): void {
    this.now = this.#options.now();
  }

  async choose(list: ListName, shard: number | undefined): Promise<void> {
    this.list = list;
    this.shard = shard;
    this.jobs = undefined;
    await this.refresh();
  }

  /** Asks for the queues and the list on show. */
  async refresh(): Promise<void> {
    const { api } = this.#options;
    this.#callOff?.();
    const turn = ++this.#turn;
    let wait = EVERY_MS;
    try {
      // As many rows as are on show, so that what was paged in stays.
      const limit = Math.min(100, Math.max(PAGE, this.jobs?.length ?? 0));
      const [queues, page] = await Promise.all([
        api.queues(),
        api.jobs({ state: this.list, shard: this.shard, limit }),
      ]);
      if (turn !== this.#turn) return;
      this.queues = queues;
      this.jobs = page.jobs;
      this.more = page.more;
      this.problem = undefined;
      this.#failures = 0;
      this.phase = 'open';
      this.tick();
      this.checkedAt = this.now;
    } catch (cause) {
      if (turn !== this.#turn) return;
      wait = this.#failed(cause);
    }
    if (!this.#visible || this.paused || this.phase === 'refused') return;
    this.#callOff = this.#options.after(wait, () => {
      if (this.#options.now() - this.#touchedAt >= IDLE_MS) this.idle = true;
      else void this.refresh();
    });
  }

  async loadMore(): Promise<void> {
    const before = this.jobs?.at(-1)?.id;
    if (before === undefined || this.loadingMore) return;
    this.loadingMore = true;
    const turn = ++this.#turn;
    try {
      const page = await this.#options.api.jobs({ state: this.list, shard: this.shard, before, limit: PAGE });
      if (turn !== this.#turn) return;
      this.jobs = [...(this.jobs ?? []), ...page.jobs];
      this.more = page.more;
      // The list would jump back to its beginning; whoever pages looks at what is there.
      if (!this.paused) this.togglePause();
    } catch (cause) {
      this.#failed(cause);
    } finally {
      this.loadingMore = false;
    }
  }

  /** Runs one dead letter, or all of them, once more. */
  async replay(letter: AdminJob | undefined): Promise<void> {
    await this.#act(async (api) => {
      if (letter) await api.replay(letter);
      return t.admin.toast.replayed(letter ? 1 : await api.replayAll());
    });
  }

  /** Removes one dead letter, or all of them. */
  async purge(letter: AdminJob | undefined): Promise<void> {
    await this.#act(async (api) => {
      if (letter) await api.purge(letter);
      return t.admin.toast.purged(letter ? 1 : await api.purgeAll());
    });
  }

  async #act(verb: (api: QueueWatchOptions['api']) => Promise<string>): Promise<void> {
    if (this.acting) return;
    this.acting = true;
    try {
      const { guard, api, toasts } = this.#options;
      toasts.show(await guard(() => verb(api)));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      // Who may look may not always act: that ends the act, not the looking.
      if (cause.problem.status === 401) this.#refuse(cause);
      this.#options.toasts.show(t.admin.problemText(cause.problem));
    } finally {
      this.acting = false;
    }
    if (this.phase !== 'refused') await this.refresh();
  }

  /** Takes note of a failure; gives how long to wait, milliseconds. */
  #failed(cause: unknown): number {
    if (!(cause instanceof ApiError)) throw cause;
    this.problem = cause.problem;
    this.#failures += 1;
    const { status } = cause.problem;
    if (status === 401 || status === 403) this.#refuse(cause);
    else if (this.phase === 'asking') this.phase = 'failed';
    return cause.retryAfterMs ?? Math.min(LONGEST_MS, EVERY_MS * 2 ** this.#failures);
  }

  #refuse(cause: ApiError): void {
    this.#turn += 1;
    this.#callOff?.();
    this.queues = undefined;
    this.jobs = undefined;
    this.more = false;
    this.checkedAt = undefined;
    this.phase = 'refused';
    this.#options.onRefused(cause);
  }
}
