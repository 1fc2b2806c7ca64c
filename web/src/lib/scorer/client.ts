/**
 * Talks to the scorer's worker. Only the newest request counts: while one is
 * being scored at most one more waits, and a newer one takes its place.
 */
import { scorerModule } from './module.ts';
import type { Report, ScoreFailure, ScoreRequest, ScoreResult } from './report.ts';

export interface ToWorker {
  id: number;
  request: ScoreRequest;
}

/** The first message to a worker. */
export interface ModuleMessage {
  module: WebAssembly.Module;
}

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'scored'; id: number; json: string; ms: number }
  | { kind: 'broken'; message: string };

/** The part of `Worker` that is needed; lets tests stand in for it. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Scored {
  /** The number `request` was given. */
  id: number;
  result: ScoreResult;
  /** Time in the scorer, milliseconds. */
  ms: number;
}

/** How often a broken worker is started anew before it is given up. */
const RESTARTS = 3;

export class ScorerClient {
  readonly #start: () => WorkerLike;
  readonly #onScored: (scored: Scored) => void;
  readonly #onBroken: (message: string) => void;
  #worker: WorkerLike | undefined;
  #running: ToWorker | undefined;
  #waiting: ToWorker | undefined;
  #lastId = 0;
  #restarts = 0;

  constructor(
    start: () => WorkerLike,
    onScored: (scored: Scored) => void,
    onBroken: (message: string) => void,
  ) {
    this.#start = start;
    this.#onScored = onScored;
    this.#onBroken = onBroken;
  }

  /** Starts loading the scorer, so that the first score comes sooner. */
  warm(): void {
    this.#worker ??= this.#spawn();
  }

  /** Scores; returns the number under which the answer will come. Older waiting requests are dropped. */
  request(request: ScoreRequest): number {
    this.#lastId += 1;
    const job = { id: this.#lastId, request };
    if (this.#running) this.#waiting = job;
    else this.#send(job);
    return job.id;
  }

  /** Ends the worker. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running = undefined;
    this.#waiting = undefined;
  }

  #send(job: ToWorker): void {
    this.warm();
    this.#running = job;
    this.#worker?.postMessage(job);
  }

  #spawn(): WorkerLike {
    const worker = this.#start();
    worker.onmessage = ({ data }) => {
      if (data.kind === 'scored') this.#scored(data);
      else if (data.kind === 'broken') this.#broken(data.message);
    };
    worker.onerror = (event) => this.#broken(event.message);
    return worker;
  }

  #scored({ id, json, ms }: Extract<FromWorker, { kind: 'scored' }>): void {
    this.#restarts = 0;
    this.#running = undefined;
    const next = this.#waiting;
    this.#waiting = undefined;
    if (next) this.#send(next);
    this.#onScored({ id, result: parse(json), ms });
  }

  #broken(message: string): void {
    const next = this.#waiting;
    this.close();
    this.#restarts += 1;
    // The text that broke it is not tried again; a newer one is.
    if (next && this.#restarts <= RESTARTS) this.#send(next);
    this.#onBroken(message);
  }
}

function parse(json: string): ScoreResult {
  const value = JSON.parse(json) as Report | { error: ScoreFailure };
  return 'error' in value ? { failure: value.error } : { report: value };
}

/** A client with the real worker. */
export function startScorer(
  onScored: (scored: Scored) => void,
  onBroken: (message: string) => void,
): ScorerClient {
  const start = () => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'scorer' });
    scorerModule().then(
      (module) => worker.postMessage({ module } satisfies ModuleMessage),
      (cause: unknown) => worker.dispatchEvent(new ErrorEvent('error', { message: String(cause) })),
    );
    return worker;
  };
  return new ScorerClient(start, onScored, onBroken);
}

/** Today where the person is, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
