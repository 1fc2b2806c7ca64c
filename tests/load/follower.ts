// One client of a live feed, as a page is one: it acknowledges, and comes back with its last id.

import WebSocket from 'ws';

import type { Message } from '../api/support/api.ts';

const ACK_EVENTS = 64;
const BACK_MS = 200;
const BACK_LONGEST_MS = 3_000;

export class Follower {
  /** What it was told of each event, by id, in the order of arrival. */
  readonly heard: [id: number, what: string][] = [];
  /** Final jobs, by id. */
  readonly finals = new Set<string>();
  /** Connections that were greeted. */
  greeted = 0;
  /** Greetings that spoke of a gap. */
  gaps = 0;
  readonly #url: URL;
  readonly #token: string;
  #socket: WebSocket | undefined;
  #position: number | undefined;
  #failures = 0;
  #wanted = true;
  #woken: (() => void)[] = [];

  constructor(api: URL, token: string) {
    this.#url = new URL('/api/v1/live', api);
    this.#url.protocol = 'ws:';
    this.#token = token;
    this.#connect();
  }

  get last(): number {
    return this.heard.at(-1)?.[0] ?? 0;
  }

  /** Breaks the connection without a goodbye. */
  break(): void {
    this.#socket?.terminate();
  }

  stop(): void {
    this.#wanted = false;
    this.#socket?.terminate();
  }

  /** Waits until something holds of what was heard. */
  async until(holds: () => boolean, ms: number): Promise<void> {
    const deadline = AbortSignal.timeout(ms);
    while (!holds()) {
      await new Promise<void>((resolve, reject) => {
        this.#woken.push(resolve);
        deadline.addEventListener('abort', () => reject(new Error(`at event ${this.last} after ${ms} ms`)), {
          once: true,
        });
      });
    }
  }

  #connect(): void {
    if (this.#position !== undefined) this.#url.searchParams.set('after', String(this.#position));
    const options = { headers: { authorization: `Bearer ${this.#token}` }, closeTimeout: 100 };
    const socket = new WebSocket(this.#url, options);
    this.#socket = socket;
    socket.on('message', (data) => this.#take(socket, JSON.parse(String(data)) as Message));
    socket.on('error', () => undefined); // It closes next.
    socket.on('close', () => {
      if (!this.#wanted) return;
      const wait = Math.min(BACK_LONGEST_MS, BACK_MS * 2 ** this.#failures);
      this.#failures += 1;
      setTimeout(() => this.#wanted && this.#connect(), wait * (0.5 + Math.random() / 2));
    });
  }

  #take(socket: WebSocket, message: Message): void {
    if (message.type === 'hello') {
      this.greeted += 1;
      this.#failures = 0;
      if (!message.complete || message.coalesced) this.gaps += 1;
      this.#position ??= message.after;
    } else {
      const { id, job } = message;
      this.#position = id;
      this.heard.push([id, `${job.id} ${job.revision}`]);
      if (job.finished_at !== null) this.finals.add(job.id);
      if (this.heard.length % ACK_EVENTS === 0) socket.send(`ack ${id}`);
    }
    const woken = this.#woken;
    this.#woken = [];
    for (const wake of woken) wake();
  }
}
