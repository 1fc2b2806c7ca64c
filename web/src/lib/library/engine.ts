/**
 * When resumes are sent: soon after the last change, at once when somebody leaves or the network is back, later
 * again when it failed. One run at a time; between tabs a lock decides who talks about a resume.
 */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { isUnsent, type Row } from '#lib/project/rows.ts';
import { sendWaiting } from './waiting.ts';
import { OtherAccount, Sync, type SyncOptions } from './sync.ts';

/** Quiet time after a change before it is sent. */
export const QUIET_MS = 2_000;
/** Longest time that the first change waits. */
export const LATEST_MS = 10_000;
/** Waits after failures. */
const AGAIN_MS = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000];

/**
 * Where the resume on show stands: `sent`: the server has all of it; `retrying`: no answer came, it is tried
 * again; `signIn`: nobody, or somebody else, is signed in; `full`, `refused`: the server does not take it.
 */
export type SyncState =
  'sent' | 'waiting' | 'sending' | 'offline' | 'retrying' | 'signIn' | 'full' | 'refused';

export interface EngineOptions extends SyncOptions {
  account: string;
  /** The id of the resume on show. */
  present: () => string;
  /** Writes what was typed into the browser's storage. */
  flush: () => Promise<void>;
  isOnline: () => boolean;
  /** Runs what no other tab may do for that resume at the same time. */
  alone: <T>(id: string, run: () => Promise<T>) => Promise<T>;
  onState: (state: SyncState, problem?: Problem) => void;
  /** After a run that reached the server. */
  onDone?: () => Promise<void>;
}

export interface RunOptions {
  /** Also looks for what is new on the server. */
  pull?: boolean;
  /** The page goes: requests have to outlive it. */
  leaving?: boolean;
}

export class Engine {
  readonly sync: Sync;
  readonly #options: EngineOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first change was made that is not sent. */
  #since: number | undefined;
  #failures = 0;
  #running: Promise<void> | undefined;
  #next: RunOptions | undefined;
  #closed = false;
  /** What the server does not take, by the write that it did not take. */
  readonly #refused = new Map<string, { write: string; problem: Problem }>();

  constructor(options: EngineOptions) {
    this.#options = options;
    this.sync = new Sync(options);
  }

  /** Something was changed. */
  touch(): void {
    const now = this.#options.now();
    this.#since ??= now;
    if (this.#running === undefined) this.#options.onState('waiting');
    this.#after(Math.max(0, Math.min(QUIET_MS, this.#since + LATEST_MS - now)));
  }

  /** Sends what there is to send; again after the run that is going on. */
  now(run: RunOptions = {}): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#closed) return Promise.resolve();
    if (this.#running) {
      this.#next = { ...run, pull: (this.#next?.pull ?? false) || (run.pull ?? false) };
      return this.#running;
    }
    this.#running = this.#all(run).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Tries once more what the server did not take. */
  again(): Promise<void> {
    this.#refused.clear();
    this.#failures = 0;
    return this.now({ pull: true });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #all(first: RunOptions): Promise<void> {
    for (let run: RunOptions | undefined = first; run && !this.#closed; run = this.#next) {
      this.#next = undefined;
      await this.#run(run);
    }
    this.#next = undefined;
  }

  async #run(run: RunOptions): Promise<void> {
    const { flush, isOnline, onState, onDone } = this.#options;
    try {
      await flush();
      if (!isOnline()) throw new ApiError({ status: 0, code: 'offline', title: 'No connection' });
      this.#since = undefined;
      await this.#waiting(true);
      for (const id of await this.#ids(run.pull ?? false)) await this.#one(id, run);
      await this.#waiting(false);
      await onDone?.();
      this.#failures = 0;
      await this.#tell();
    } catch (cause) {
      this.#failed(cause, onState);
    }
  }

  /** The one on show first. */
  async #ids(pull: boolean): Promise<string[]> {
    const { account, local, present } = this.#options;
    const rows = (await local.all()).filter(({ meta }) => meta.account === account);
    const isShown = ({ meta }: Row) => meta.id === present();
    const isDue = (row: Row) =>
      (isUnsent(row.meta) && this.#refused.get(row.meta.id)?.write !== row.meta.write) ||
      (pull && isShown(row));
    return rows
      .filter(isDue)
      .sort((a, b) => Number(isShown(b)) - Number(isShown(a)))
      .map(({ meta }) => meta.id);
  }

  async #one(id: string, { pull = false, leaving = false }: RunOptions): Promise<void> {
    const { account, alone, local, present, onState } = this.#options;
    const isShown = id === present();
    const [before] = await local.rows([id]);
    if (isShown && before && isUnsent(before.meta)) onState('sending');
    try {
      await alone(id, () => this.sync.one(id, account, pull && isShown, { keepalive: leaving }));
      this.#refused.delete(id);
    } catch (cause) {
      if (!(cause instanceof ApiError) || isPassing(cause) || isOther(cause)) throw cause;
      this.#refused.set(id, { write: before?.meta.write ?? '', problem: cause.problem });
    }
  }

  async #waiting(urgent: boolean): Promise<void> {
    const { account, local, remote } = this.#options;
    await sendWaiting({ local, remote, account, urgent });
  }

  async #tell(): Promise<void> {
    const { local, onState, present } = this.#options;
    const [row] = await local.rows([present()]);
    const refused = this.#refused.get(present());
    if (row && refused && refused.write === row.meta.write)
      onState(refused.problem.code === 'library_full' ? 'full' : 'refused', refused.problem);
    else if (row && !isUnsent(row.meta)) onState('sent');
    else {
      onState('waiting');
      if (row) this.#after(QUIET_MS);
    }
  }

  #failed(cause: unknown, onState: EngineOptions['onState']): void {
    if (cause instanceof OtherAccount || (cause instanceof ApiError && isOther(cause))) {
      onState('signIn');
      return;
    }
    const isOffline = !this.#options.isOnline();
    onState(isOffline ? 'offline' : 'retrying', cause instanceof ApiError ? cause.problem : undefined);
    const wait = AGAIN_MS[Math.min(this.#failures, AGAIN_MS.length - 1)] ?? 0;
    this.#failures += 1;
    // Without network there is an event when it comes back.
    const asked = cause instanceof ApiError ? (cause.retryAfterMs ?? 0) : 0;
    if (!isOffline) this.#after(Math.max(wait, asked));
  }

  #after(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.now(), ms);
  }
}

/** Nobody is signed in, or somebody else. */
const isOther = ({ problem: { status, code } }: ApiError) => status === 401 || code === 'other_account';

/** No answer, or one that will be another soon. */
const isPassing = ({ problem: { status } }: ApiError) =>
  status === 0 || status === 408 || status === 429 || status >= 500;
