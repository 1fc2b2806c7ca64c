/**
 * The jobs of this device as the dashboard shows them: fetched once, then kept up to date by the
 * live feed and, while there is none, by asking. Verbs act at once and let the server decide.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Api } from '#lib/api/client.ts';
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { isFinished, newer, type Job } from '#lib/compile/job.ts';
import { t } from '#lib/i18n/jobs.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';
import { follows, type FeedState, type JobFeed, type MakeFeed } from './feed.ts';
import { byNewest, fits, groupOf, GROUPS, NO_FILTER, type Filter, type Group } from './groups.ts';

export interface DashboardOptions {
  api: Pick<Api, 'jobs' | 'job' | 'cancel' | 'retry'>;
  feed: MakeFeed;
  toasts: Pick<Toasts, 'show'>;
  /** Runs `run` after `ms`; gives a function that calls it off. */
  after: (ms: number, run: () => void) => () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** Jobs asked for at once: as many as the API gives. */
const PAGE = 100;
/** Asking without a feed: soon while something runs, now and then otherwise. */
const ASK_ACTIVE_MS = 2500;
const ASK_IDLE_MS = 20_000;
/** After a failure the wait doubles up to this. */
const ASK_LONGEST_MS = 60_000;

const none = { active: false, finished: false, failed: false };

export class Dashboard {
  /** `ready` also without a single job, and stays so when a later question fails. */
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  /** Why the last question to the server failed. */
  problem = $state.raw<Problem>();
  live = $state<FeedState>('closed');
  now = $state(0);

  group = $state<Group>('active');
  filter = $state.raw<Filter>(NO_FILTER);
  /** The job that the keys act on. */
  chosen = $state<string>();
  /** The jobs whose details are open. */
  readonly opened = new SvelteSet<string>();
  /** Asked to stop; the server has not answered yet. */
  readonly cancelling = new SvelteSet<string>();
  readonly retrying = new SvelteSet<string>();
  loadingMore = $state(false);

  readonly #known = new SvelteMap<string, Job>();
  /** Whether the server has older jobs of a group. */
  #more = $state.raw<Record<Group, boolean>>(none);

  readonly jobs = $derived(
    [...this.#known.values()].filter(({ expires_at }) => expires_at > this.now).sort(byNewest),
  );
  readonly #groups = $derived.by(() => {
    const groups: Record<Group, Job[]> = { active: [], finished: [], failed: [] };
    for (const job of this.jobs) groups[groupOf(job)].push(job);
    return groups;
  });
  readonly inGroup = $derived(this.#groups[this.group]);
  readonly shown = $derived(this.inGroup.filter((job) => fits(job, this.filter)));
  readonly more = $derived(this.#more[this.group]);

  readonly #options: DashboardOptions;
  #feed: JobFeed | undefined;
  /** Where the next page of a group begins. */
  #cursors: Partial<Record<Group, string>> = {};
  #callOff: (() => void) | undefined;
  #failures = 0;
  #visible = true;
  #asking: Promise<void> | undefined;
  #followed = false;
  /** The job to begin with. */
  #wanted: string | undefined;

  constructor(options: DashboardOptions) {
    this.#options = options;
    this.now = options.now();
  }

  /** How many jobs a group has, as far as is known. */
  count(group: Group): { n: number; more: boolean } {
    return { n: this.#groups[group].length, more: this.#more[group] };
  }

  job(id: string): Job | undefined {
    return this.#known.get(id);
  }

  /** Begins: the first list, and the tab that has something to show, or the job asked for. */
  async start(wanted?: string): Promise<void> {
    this.#wanted = wanted;
    this.#feed = this.#options.feed({
      onJob: ({ job, partial }) => this.#report(job, partial === true),
      onGap: () => void this.refresh(),
      onState: (state) => this.#connected(state),
    });
    await this.refresh();
  }

  close(): void {
    this.#callOff?.();
    this.#feed?.close();
    this.#visible = false;
  }

  /** The tab of the browser was shown or hidden. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) void this.refresh();
    else this.#callOff?.();
  }

  /** The network is back. */
  online(): void {
    void this.refresh();
  }

  /** Lets what is said in relation to now follow the clock. */
  tick(): void {
    this.now = this.#options.now();
  }

  /** Asks for the list anew. */
  async refresh(): Promise<void> {
    this.#callOff?.();
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      this.#askLater();
    });
    return this.#asking;
  }

  /** Fetches the next page of the present group. */
  async loadMore(): Promise<void> {
    const { group } = this;
    if (this.loadingMore) return;
    this.loadingMore = true;
    try {
      const { jobs, more } = await this.#options.api.jobs({
        state: group,
        before: this.#cursors[group],
        limit: PAGE,
      });
      this.#know([...this.#known.values(), ...jobs]);
      this.#cursors[group] = jobs.at(-1)?.id ?? this.#cursors[group] ?? '';
      this.#more = { ...this.#more, [group]: more && jobs.length > 0 };
    } catch (cause) {
      this.#failed(cause);
    } finally {
      this.loadingMore = false;
    }
  }

  /** Stops a job: shown at once, taken back if the server says otherwise. */
  async cancel(id: string): Promise<void> {
    const job = this.#known.get(id);
    if (!job || isFinished(job) || this.cancelling.has(id)) return;
    this.cancelling.add(id);
    try {
      this.#learn(await this.#options.api.cancel(id));
    } catch (cause) {
      this.#failed(cause);
      await this.#look(id);
    } finally {
      this.cancelling.delete(id);
    }
  }

  /** Runs an ended job once more. */
  async retry(id: string): Promise<void> {
    const job = this.#known.get(id);
    if (!job || !isFinished(job) || this.retrying.has(id)) return;
    this.retrying.add(id);
    try {
      const next = await this.#options.api.retry(id);
      this.#learn(next);
      this.#options.toasts.show(t.jobs.toast.retried(job.main), {
        label: t.jobs.toast.show,
        run: () => this.show(next.id),
      });
    } catch (cause) {
      this.#failed(cause);
    } finally {
      this.retrying.delete(id);
    }
  }

  /** Brings a job to the front, its details open. */
  show(id: string): void {
    const job = this.#known.get(id);
    if (!job) return;
    this.group = groupOf(job);
    if (!fits(job, this.filter)) this.filter = NO_FILTER;
    this.chosen = id;
    this.opened.add(id);
  }

  toggle(id: string): void {
    this.chosen = id;
    if (!this.opened.delete(id)) this.opened.add(id);
  }

  /** The job after or before the chosen one; the first when none is chosen. */
  neighbour(by: 1 | -1): Job | undefined {
    const at = this.shown.findIndex(({ id }) => id === this.chosen);
    return at < 0 ? this.shown[0] : this.shown[Math.min(this.shown.length - 1, Math.max(0, at + by))];
  }

  async #ask(): Promise<void> {
    const { api } = this.#options;
    try {
      const before = [...this.#known.keys()];
      const newest = await api.jobs({ limit: PAGE });
      const pages = newest.more
        ? await Promise.all(GROUPS.map((state) => api.jobs({ state, limit: PAGE })))
        : [];
      this.#cursors = Object.fromEntries(
        pages.map(({ jobs }, at) => [GROUPS[at] ?? 'active', jobs.at(-1)?.id]),
      );
      this.#more = Object.fromEntries(
        GROUPS.map((group, at) => [group, pages[at]?.more ?? false]),
      ) as typeof none;
      const listed = [newest, ...pages].flatMap(({ jobs }) => jobs);
      // What the feed told while the question was on its way is newer than the answer.
      const told = [...this.#known.values()].filter(({ id }) => !before.includes(id));
      this.#know([...listed, ...told]);
      this.#answered();
      this.#feed?.open();
    } catch (cause) {
      const problem = problemOfCause(cause);
      if (problem.status === 401) {
        // Nobody here yet: no jobs, and no reason to make somebody.
        this.#known.clear();
        this.#more = none;
        this.#answered();
        return;
      }
      this.problem = problem;
      this.#failures += 1;
      if (this.phase === 'loading') this.phase = 'failed';
    }
  }

  #answered(): void {
    const first = this.phase !== 'ready';
    this.problem = undefined;
    this.#failures = 0;
    this.phase = 'ready';
    this.tick();
    if (!first) return;
    this.group = GROUPS.find((group) => this.count(group).n > 0) ?? 'active';
    if (this.#wanted !== undefined) this.show(this.#wanted);
  }

  #askLater(): void {
    this.#callOff?.();
    const alone = !follows(this.live) && (this.#known.size > 0 || this.#failures > 0);
    if (!this.#visible || !alone) return;
    const ms = this.count('active').n > 0 ? ASK_ACTIVE_MS : ASK_IDLE_MS;
    const wait = Math.min(ASK_LONGEST_MS, ms * 2 ** this.#failures);
    this.#callOff = this.#options.after(wait, () => void this.refresh());
  }

  #connected(state: FeedState): void {
    const was = this.live;
    this.live = state;
    if (follows(state) && !this.#followed) {
      // What changed between the list and the feed is asked for, once; later the feed knows what it missed.
      this.#followed = true;
      void this.refresh();
    } else if (follows(was) !== follows(state)) this.#askLater();
  }

  /** A change that the feed told; `partial`: what TeX said was too much for an event. */
  #report(job: Job, partial: boolean): void {
    const before = this.#known.get(job.id);
    this.#learn(job);
    if (partial) void this.#look(job.id);
    const ended = before && !isFinished(before) && isFinished(job);
    if (!ended || job.state === 'cancelled' || this.group !== 'active') return;
    const { toast } = t.jobs;
    this.#options.toasts.show(job.state === 'completed' ? toast.finished(job.main) : toast.failed(job.main), {
      label: toast.show,
      run: () => this.show(job.id),
    });
  }

  #learn(job: Job): void {
    this.#known.set(job.id, newer(this.#known.get(job.id), job));
    this.tick();
  }

  /** Makes `list` what is known, of two reports of a job the newer. */
  #know(list: readonly Job[]): void {
    const listed = list.map(({ id }) => id);
    for (const id of [...this.#known.keys()]) if (!listed.includes(id)) this.#known.delete(id);
    for (const job of list) this.#learn(job);
  }

  /** Fetches one job: after a verb that the server refused, or an event that left something out. */
  async #look(id: string): Promise<void> {
    try {
      this.#learn(await this.#options.api.job(id));
    } catch (cause) {
      if (problemOfCause(cause).status !== 404) return; // The next list tells.
      this.#known.delete(id);
    }
  }

  #failed(cause: unknown): void {
    this.#options.toasts.show(t.jobs.problemText(problemOfCause(cause)));
  }
}

function problemOfCause(cause: unknown): Problem {
  if (cause instanceof ApiError) return cause.problem;
  throw cause;
}
