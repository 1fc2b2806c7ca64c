/**
 * The live feed: one WebSocket that reports every change of our jobs. It comes
 * back by itself, replays what it missed, and says when it cannot be had so that
 * the page polls instead.
 */
import type { Job, LiveMessage } from './job.ts';

export type LiveState = 'closed' | 'connecting' | 'open' | 'waiting';

/** The part of `WebSocket` that is needed. */
export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send(data: string): void;
  close(): void;
}

export interface LiveOptions {
  connect: (after: number | undefined) => SocketLike;
  onJob: (job: Job) => void;
  onState: (state: LiveState) => void;
  /** Runs `run` after `ms`; gives a function that calls it off. */
  after: (ms: number, run: () => void) => () => void;
  /** 0 ≤ x < 1. */
  random: () => number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Proxies close silent sockets after a minute or more; the server answers without waking up. */
const PING_MS = 30_000;

/** Full jitter around half of an exponential wait: clients do not come back all at once. */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random;
}

export class LiveFeed {
  readonly #options: LiveOptions;
  #socket: SocketLike | undefined;
  #lastId: number | undefined;
  #attempt = 0;
  #wanted = false;
  #callOff: (() => void) | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** Connects unless it is connected or about to be. */
  open(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#connect();
  }

  /** Tries at once instead of waiting, e.g. when the network is back. */
  retryNow(): void {
    if (!this.#wanted || this.#socket) return;
    this.#callOff?.();
    this.#attempt = 0;
    this.#connect();
  }

  close(): void {
    this.#wanted = false;
    this.#callOff?.();
    this.#socket?.close();
    this.#socket = undefined;
    this.#options.onState('closed');
  }

  #connect(): void {
    this.#options.onState('connecting');
    const socket = this.#options.connect(this.#lastId);
    this.#socket = socket;
    socket.onopen = () => {
      this.#attempt = 0;
      this.#options.onState('open');
      this.#ping(socket);
    };
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#callOff?.();
      if (this.#wanted) this.#wait();
    };
  }

  #wait(): void {
    this.#options.onState('waiting');
    const ms = backoff(this.#attempt, this.#options.random());
    this.#attempt += 1;
    this.#callOff = this.#options.after(ms, () => this.#connect());
  }

  #ping(socket: SocketLike): void {
    this.#callOff = this.#options.after(PING_MS, () => {
      socket.send('ping');
      this.#ping(socket);
    });
  }

  #receive(data: unknown): void {
    if (typeof data !== 'string' || data === 'pong') return;
    let message: LiveMessage;
    try {
      message = JSON.parse(data) as LiveMessage;
    } catch {
      return; // Not ours: a proxy's greeting, or a newer kind of message.
    }
    if (typeof message.id === 'number') this.#lastId = Math.max(this.#lastId ?? 0, message.id);
    if (message.type === 'job') this.#options.onJob(message.job);
  }
}
