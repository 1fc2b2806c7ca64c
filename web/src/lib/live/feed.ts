/**
 * The live feed: every change of our jobs, over whatever the network lets through.
 *
 * A ladder with a socket on top, then a stream of events, then polls. A way that fails again
 * and again is left for the next one down; now and then the one on top is tried beside it.
 * Each event is reported once and in order, whichever way it comes: by its id.
 *
 * Each tab has a feed of its own. A socket costs the server nothing while nothing happens, and
 * a tab that leads others would have to be missed before it can be replaced.
 */
import { backoff, jitter } from './backoff.ts';
import type { Hello, JobMessage } from './message.ts';
import type { Connect, Connection, End } from './transport.ts';

/**
 * * `closed`: not wanted yet, or no longer.
 * * `connecting`: for the first time.
 * * `live`: changes come as they happen.
 * * `slow`: changes come late, by asking for them.
 * * `reconnecting`: nothing comes; it is tried again.
 * * `offline`: the browser has no network; it is tried again when there is one.
 */
export type LiveState = 'closed' | 'connecting' | 'live' | 'slow' | 'reconnecting' | 'offline';

/** The rungs, from the top. */
const WAYS = ['socket', 'events', 'poll'] as const;
export type Way = (typeof WAYS)[number];

export interface LiveOptions {
  connect: Record<Way, Connect>;
  onJob: (message: JobMessage) => void;
  /** Events were missed: what is known of jobs is to be fetched anew. */
  onGap: () => void;
  onState: (state: LiveState, way: Way) => void;
  /** The device is not known to the server: makes sure that it is. */
  renewDevice: () => Promise<void>;
  online: () => boolean;
  /** 0 ≤ x < 1. */
  random: () => number;
}

/** Attempts on a rung before the next one down is tried. */
const ATTEMPTS = 3;
/** A connection that ends sooner than this has failed, though it was greeted. */
const STABLE_MS = 5_000;
/** The top is tried this long after a lower rung works, then after twice as long, and so on. */
const CLIMB_MS = 10_000;
const CLIMB_LONGEST_MS = 600_000;
/** Where the server says that there are too many requests or connections. */
const LIMITED_MS = 30_000;

type Timer = ReturnType<typeof setTimeout>;

export class LiveFeed {
  readonly #options: LiveOptions;
  #state: LiveState = 'closed';
  #rung = 0;
  /** Attempts in a row that failed on this rung. */
  #failures = 0;
  #connection: Connection | undefined;
  /** The connection was greeted. */
  #greeted = false;
  /** A try of the top rung beside the present one. */
  #climb: Connection | undefined;
  #climbs = 0;
  #last: number | undefined;
  #retryTimer: Timer | undefined;
  #stableTimer: Timer | undefined;
  #climbTimer: Timer | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Connects unless it is connected or about to be. */
  open(): void {
    if (this.#state !== 'closed') return;
    if (!this.#options.online()) this.#become('offline');
    else {
      this.#become('connecting');
      this.#connect();
    }
  }

  close(): void {
    this.#stop();
    this.#become('closed');
  }

  /** The browser's network came or went. */
  setOnline(online: boolean): void {
    if (this.#state === 'closed') return;
    if (!online) {
      this.#stop();
      this.#become('offline');
      return;
    }
    if (this.#state === 'offline') {
      // Another network may let more through.
      this.#rung = 0;
      this.#climbs = 0;
      this.#become('reconnecting');
    }
    // It may have changed networks: a connection of the last one is dead and does not know.
    this.#connection?.seen?.(true);
    this.#retryNow();
  }

  /** The page is seen, or no longer. */
  setVisible(visible: boolean): void {
    if (this.#state === 'closed' || this.#state === 'offline') return;
    this.#connection?.seen?.(visible);
    if (visible) this.#retryNow();
  }

  #retryNow(): void {
    if (this.#connection) return;
    this.#failures = 0;
    this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#greeted = false;
    const connection = this.#make(this.#rung, {
      onHello: (hello) => this.#hello(hello),
      onEnd: (end) => this.#ended(end),
      isCurrent: () => this.#connection === connection,
    });
    this.#connection = connection;
  }

  /** A connection; what comes of one that has been replaced is not heard. */
  #make(
    rung: number,
    listener: {
      onHello: (hello: Pick<Hello, 'after' | 'complete'>) => void;
      onEnd: (end: End) => void;
      isCurrent: () => boolean;
    },
  ): Connection {
    const way = WAYS[rung] ?? 'poll';
    return this.#options.connect[way](this.#last, {
      onHello: (hello) => listener.isCurrent() && listener.onHello(hello),
      onJob: (message) => listener.isCurrent() && this.#job(message),
      onEnd: (end) => listener.isCurrent() && listener.onEnd(end),
    });
  }

  #hello({ after, complete }: Pick<Hello, 'after' | 'complete'>): void {
    const first = !this.#greeted;
    this.#greeted = true;
    if (!complete) {
      this.#last = after;
      this.#options.onGap();
    } else this.#last ??= after;
    if (!first) return;
    clearTimeout(this.#stableTimer);
    this.#stableTimer = setTimeout(() => {
      this.#failures = 0;
      if (this.#rung === 0) this.#climbs = 0;
    }, STABLE_MS);
    this.#become(WAYS[this.#rung] === 'poll' ? 'slow' : 'live');
    if (this.#rung > 0) this.#climbLater();
  }

  #job(message: JobMessage): void {
    if (this.#last !== undefined && message.id <= this.#last) return;
    this.#last = message.id;
    this.#options.onJob(message);
  }

  #ended(end: End): void {
    clearTimeout(this.#stableTimer);
    clearTimeout(this.#climbTimer);
    this.#connection = undefined;
    const { random } = this.#options;
    if (end === 'done' && this.#greeted) {
      this.#wait(jitter(200, random()), this.#state);
      return;
    }
    this.#failures += 1;
    if (end === 'full') {
      // A stream would be one more of them.
      this.#rung = WAYS.length - 1;
      this.#failures = 0;
    } else if (this.#failures >= ATTEMPTS && this.#rung < WAYS.length - 1) {
      this.#rung += 1;
      this.#failures = 0;
    }
    if (end === 'device') void this.#options.renewDevice().catch(() => undefined);
    const ms = backoff(Math.max(0, this.#failures - 1), random());
    const state = this.#state === 'connecting' ? 'connecting' : 'reconnecting';
    this.#wait(end === 'limited' ? Math.max(ms, jitter(LIMITED_MS, random())) : ms, state);
  }

  #wait(ms: number, state: LiveState): void {
    this.#become(state);
    this.#retryTimer = setTimeout(() => this.#connect(), ms);
  }

  /** Tries the top rung beside the present one, which goes on until the other works. */
  #climbLater(): void {
    clearTimeout(this.#climbTimer);
    if (this.#climb) return;
    const ms = Math.min(CLIMB_LONGEST_MS, CLIMB_MS * 2 ** this.#climbs);
    this.#climbTimer = setTimeout(() => this.#tryTop(), jitter(ms, this.#options.random()));
  }

  #tryTop(): void {
    this.#climbs += 1;
    let greeted: Pick<Hello, 'after' | 'complete'> | undefined;
    const climb = this.#make(0, {
      onHello: (hello) => {
        greeted = hello;
        this.#connection?.close();
        clearTimeout(this.#retryTimer);
        this.#connection = climb;
        this.#climb = undefined;
        this.#rung = 0;
        this.#failures = 0;
        this.#greeted = false;
        this.#hello(hello);
      },
      onEnd: (end) => {
        if (greeted) this.#ended(end);
        else {
          this.#climb = undefined;
          this.#climbLater();
        }
      },
      isCurrent: () => this.#climb === climb || this.#connection === climb,
    });
    this.#climb = climb;
  }

  #stop(): void {
    for (const timer of [this.#retryTimer, this.#stableTimer, this.#climbTimer]) clearTimeout(timer);
    this.#connection?.close();
    this.#climb?.close();
    this.#connection = undefined;
    this.#climb = undefined;
    this.#failures = 0;
  }

  #become(state: LiveState): void {
    this.#state = state;
    this.#options.onState(state, WAYS[this.#rung] ?? 'poll');
  }
}
