/**
 * Talks to the scorer's worker. Only the newest request counts: while one is
 * being scored at most one more waits, and a newer one takes its place. The
 * worker keeps the files; it is told what changed since the last request.
 */
import { changesBetween } from './changes.ts';
import type { FromWorker, ModuleMessage, Part, Reading, ToWorker } from './messages.ts';
import { scorerModule } from './module.ts';
import type { Report, ScoreFailure, ScoreRequest, ScoreResult, WhatIf, WordsToCheck } from './report.ts';

/** The part of `Worker` that is needed; lets tests stand in for it. */
export interface WorkerLike {
  postMessage(message: ToWorker | ModuleMessage): void;
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

type Files = NonNullable<ScoreRequest['files']>;

interface Job {
  id: number;
  request: ScoreRequest;
  reading: Reading | undefined;
}

/** How often a broken worker is started anew before it is given up. */
const RESTARTS = 3;

export class ScorerClient {
  readonly #start: () => WorkerLike;
  readonly #onScored: (scored: Scored) => void;
  readonly #onBroken: (message: string) => void;
  #worker: WorkerLike | undefined;
  /** The files as the worker has them; nothing when it has none. */
  #told: { files: Files; reading: Reading | undefined } | undefined;
  #running: Job | undefined;
  #waiting: Job | undefined;
  #lastId = 0;
  #restarts = 0;
  #whole: WebAssembly.Module | undefined;
  readonly #outlooks = new Map<number, (results: WhatIf[] | undefined) => void>();
  readonly #words = new Map<number, (words: WordsToCheck | 'later' | undefined) => void>();

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

  /** Lets the whole scorer answer from the next score on. */
  widen(whole: WebAssembly.Module): void {
    this.#whole = whole;
    this.#worker?.postMessage({ part: 'whole', module: whole });
  }

  /**
   * Scores; returns the number under which the answer will come. Older waiting
   * requests are dropped. `reading` goes with the request; the same object is
   * sent once only.
   */
  request(request: ScoreRequest, reading?: Reading): number {
    this.#lastId += 1;
    const job = { id: this.#lastId, request, reading };
    if (this.#running) this.#waiting = job;
    else this.#send(job);
    return job.id;
  }

  /**
   * The numbers of the report that `request` gave this id, without each of the
   * sets of findings; `undefined` when a newer report has taken its place.
   */
  whatIf(report: number, without: string[][]): Promise<WhatIf[] | undefined> {
    this.warm();
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker?.postMessage({ kind: 'whatIf', id, report, without });
    return new Promise((resolve) => this.#outlooks.set(id, resolve));
  }

  /**
   * The words of the last scored files that a dictionary can judge; `undefined` when there is no saying, `later`
   * when the files have to be scored again first: the whole scorer knows, and has just come.
   */
  words(): Promise<WordsToCheck | 'later' | undefined> {
    this.warm();
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker?.postMessage({ kind: 'words', id });
    return new Promise((resolve) => this.#words.set(id, resolve));
  }

  /** Ends the worker. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#told = undefined;
    this.#running = undefined;
    this.#waiting = undefined;
    for (const resolve of this.#outlooks.values()) resolve(undefined);
    this.#outlooks.clear();
    for (const resolve of this.#words.values()) resolve(undefined);
    this.#words.clear();
  }

  #send(job: Job): void {
    this.warm();
    this.#running = job;
    const { files = {}, ...options } = job.request;
    const told = this.#told;
    this.#worker?.postMessage({
      kind: 'score',
      id: job.id,
      options,
      afresh: told === undefined,
      changes: changesBetween(told?.files ?? {}, files),
      ...(told?.reading === job.reading ? {} : { reading: job.reading ?? null }),
    });
    this.#told = { files, reading: job.reading };
  }

  #spawn(): WorkerLike {
    const worker = this.#start();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => this.#broken(event.message);
    if (this.#whole) worker.postMessage({ part: 'whole', module: this.#whole });
    return worker;
  }

  #hear(data: FromWorker): void {
    switch (data.kind) {
      case 'scored':
        this.#scored(data);
        break;
      case 'lost':
        this.#told = undefined;
        this.#words.get(data.id)?.('later');
        this.#words.delete(data.id);
        if (this.#running) this.#send(this.#waiting ?? this.#running);
        this.#waiting = undefined;
        break;
      case 'whatIf':
        this.#outlooks.get(data.id)?.(data.results?.map((json) => JSON.parse(json) as WhatIf));
        this.#outlooks.delete(data.id);
        break;
      case 'words': {
        const words = JSON.parse(data.json ?? '{}') as Partial<WordsToCheck>;
        this.#words.get(data.id)?.(words.words && { ...words, words: words.words });
        this.#words.delete(data.id);
        break;
      }
      case 'broken':
        this.#broken(data.message);
        break;
      case 'ready':
      case 'wanted':
    }
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
    const give = (part: Part) =>
      scorerModule(part).then(
        (module) => worker.postMessage({ part, module } satisfies ModuleMessage),
        (cause: unknown) => worker.dispatchEvent(new ErrorEvent('error', { message: String(cause) })),
      );
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'wanted') void give('whole');
    });
    void give('typing');
    return worker;
  };
  return new ScorerClient(start, onScored, onBroken);
}

/**
 * Fetches the whole scorer when the browser has nothing else to do: it takes
 * over, for it is the faster one, and a posting or a page is scored at once
 * when it comes, without a network too.
 */
export function fetchWholeScorer(scorer: ScorerClient): void {
  const fetchIt = () =>
    scorerModule('whole').then(
      (module) => scorer.widen(module),
      // Who needs it asks again, and hears of it then.
      () => undefined,
    );
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void fetchIt(), { timeout: 10_000 });
  else setTimeout(() => void fetchIt(), 2000); // Safari has no idle callbacks
}

/** Today where the person is, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
