/**
 * The queues as those who run the service see them. Asks by itself unless paused, waits as long
 * as the server says, and lets go of a token that the server does not take.
 */
import type { Problem } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/admin.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';
import { AdminError, type AdminApi } from './client.ts';
import { forgetToken, keepToken } from './token.ts';
import type { AdminJob, ListName, Queues } from './queues.ts';

export interface AdminOptions {
  api: (token: string) => Pick<AdminApi, 'queues' | 'jobs' | 'replay' | 'purge' | 'replayAll' | 'purgeAll'>;
  toasts: Pick<Toasts, 'show'>;
  after: (ms: number, run: () => void) => () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
}

const EVERY_MS = 5000;
const LONGEST_MS = 60_000;
const PAGE = 50;

export class Admin {
  /** `asking`: the token is being tried. */
  phase = $state<'locked' | 'asking' | 'open'>('locked');
  queues = $state.raw<Queues>();
  jobs = $state.raw<readonly AdminJob[]>();
  more = $state(false);
  problem = $state.raw<Problem>();
  list = $state<ListName>('dead');
  /** Jobs of one shard only. */
  shard = $state<number>();
  paused = $state(false);
  loadingMore = $state(false);
  /** What was last confirmed is being done. */
  acting = $state(false);
  /** Milliseconds since the epoch. */
  now = $state(0);
  checkedAt = $state<number>();

  readonly dead = $derived(this.queues?.shards.reduce((sum, { dead }) => sum + dead, 0) ?? 0);

  readonly #options: AdminOptions;
  #api: ReturnType<AdminOptions['api']> | undefined;
  #callOff: (() => void) | undefined;
  #failures = 0;
  #visible = true;
  /** Counts what was asked; answers to an older question are dropped. */
  #turn = 0;

  constructor(options: AdminOptions) {
    this.#options = options;
  }

  /** Tries a token; it is kept once the server takes it. */
  async unlock(token: string): Promise<void> {
    this.phase = 'asking';
    this.#api = this.#options.api(token);
    await this.refresh();
    if (this.#isOpen()) keepToken(token);
    // A network that fails says nothing about the token: what was kept stays kept.
    else if (this.phase === 'asking') this.#lock();
  }

  /** Lets go of the token and of all that it showed. */
  forget(): void {
    forgetToken();
    this.#lock();
    this.problem = undefined;
  }

  close(): void {
    this.#callOff?.();
    this.#visible = false;
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible && !this.paused && this.#isOpen()) void this.refresh();
    else this.#callOff?.();
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
    const api = this.#api;
    if (!api) return;
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
    if (this.#visible && !this.paused && this.#isOpen())
      this.#callOff = this.#options.after(wait, () => void this.refresh());
  }

  async loadMore(): Promise<void> {
    const before = this.jobs?.at(-1)?.id;
    if (!this.#api || before === undefined || this.loadingMore) return;
    this.loadingMore = true;
    const turn = ++this.#turn;
    try {
      const page = await this.#api.jobs({ state: this.list, shard: this.shard, before, limit: PAGE });
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

  async #act(verb: (api: ReturnType<AdminOptions['api']>) => Promise<string>): Promise<void> {
    if (!this.#api || this.acting) return;
    this.acting = true;
    try {
      this.#options.toasts.show(await verb(this.#api));
    } catch (cause) {
      this.#failed(cause);
      if (this.problem) this.#options.toasts.show(t.admin.problemText(this.problem));
    } finally {
      this.acting = false;
    }
    await this.refresh();
  }

  /** Takes note of a failure; gives how long to wait, milliseconds. */
  #failed(cause: unknown): number {
    if (!(cause instanceof AdminError)) throw cause;
    this.problem = cause.problem;
    this.#failures += 1;
    const refused = cause.problem.status === 401 || cause.problem.code === 'not_configured';
    if (refused) {
      forgetToken();
      this.#lock();
    }
    return cause.retryAfterMs ?? Math.min(LONGEST_MS, EVERY_MS * 2 ** this.#failures);
  }

  #isOpen(): boolean {
    return this.phase === 'open';
  }

  #lock(): void {
    this.#turn += 1;
    this.#callOff?.();
    this.#api = undefined;
    this.queues = undefined;
    this.jobs = undefined;
    this.more = false;
    this.checkedAt = undefined;
    this.phase = 'locked';
  }
}
