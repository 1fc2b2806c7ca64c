/** A worker as the page sees it: what it has been told, what it is doing, and how long it may. */
import { changes, halves, letter, mainText, type TexDocument } from './document.ts';
import { Mailbox } from './mailbox.ts';
import type { FromWorker, Opened, Order, ToWorker } from './protocol.ts';
import type { FormatName } from './release.ts';

/** The part of a `Worker` that is used. */
export interface WorkerLike {
  post(message: ToWorker): void;
  end(): void;
}

export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** Which preamble a worker has read, and what that rested on. */
interface Warmth {
  document: TexDocument;
  preamble: string;
  carriedVersion: number;
  /** Files of the project that the preamble read. */
  read: ReadonlySet<string>;
}

export type SeatState = 'opening' | 'idle' | 'preparing' | 'warm' | 'running';

/** Fetching module and index on a slow line. */
const OPEN_MS = 120_000;
const GATHER_MS = 120_000;
/** TeX's own time: a preamble takes a second at most, a page a tenth, on slow devices some times that. */
const PREPARE_MS = 12_000;
const RUN_MS = 5_000;
const WHOLE_MS = 12_000;

export interface Work {
  run: number;
  document: TexDocument;
  /** Newer edits have higher numbers. */
  version: number;
  /** Asked for as the last word on the document, not as a preview. */
  final: boolean;
}

export interface SeatOptions {
  origin: string;
  opened: Opened | undefined;
  shares: boolean;
  /** The format that its first document will want. */
  format: FormatName | undefined;
}

export class Seat {
  state: SeatState = 'opening';
  /** What it runs, or is to run once it is warm. */
  work: Work | undefined;
  readonly #worker: WorkerLike;
  readonly #mailbox: Mailbox | undefined;
  readonly #timers: Timers;
  readonly #onTimeout: () => void;
  #files: TexDocument['files'] | undefined;
  #warmth: Warmth | undefined;
  #leaving = false;
  #timer: unknown;

  constructor(
    worker: WorkerLike,
    { origin, opened, shares, format }: SeatOptions,
    timers: Timers,
    onTimeout: () => void,
  ) {
    this.#worker = worker;
    this.#mailbox = shares ? new Mailbox() : undefined;
    this.#timers = timers;
    this.#onTimeout = onTimeout;
    worker.post({ kind: 'open', origin, mailbox: this.#mailbox?.memory, opened, format });
    if (opened) this.state = 'idle';
    else this.#limit(OPEN_MS);
  }

  /** It can read ahead. */
  get shares(): boolean {
    return this.#mailbox !== undefined;
  }

  /** Begins to read the preamble; false when the document has to go whole. */
  prepare(document: TexDocument, order: Omit<Order, 'main' | 'format'>, carried: number): boolean {
    const parts = this.#mailbox && halves(document);
    if (!this.#mailbox || !parts) return false;
    const { main, format } = document;
    this.#mailbox.clear();
    this.#tellFiles(document);
    this.#worker.post({ kind: 'prepare', order: { ...order, main, format }, preamble: parts.preamble });
    this.#warmth = { document, preamble: parts.preamble, carriedVersion: carried, read: new Set() };
    this.work = { run: order.run, document, version: -1, final: false };
    this.#leaving = false;
    this.state = 'preparing';
    this.#limit(GATHER_MS);
    return true;
  }

  /** Sets a document from its first line to its last. */
  whole(work: Work, order: Omit<Order, 'main' | 'format'>): void {
    const { document } = work;
    const { main, format } = document;
    this.#mailbox?.clear();
    this.#tellFiles(document);
    this.#worker.post({
      kind: 'whole',
      order: { ...order, main, format },
      text: mainText(document),
      compress: work.final,
    });
    this.#warmth = undefined;
    this.work = work;
    this.state = 'running';
    this.#limit(GATHER_MS);
  }

  /** Whether what it read ahead is the beginning of this document, as it is now. */
  fits(document: TexDocument, carriedVersion: number): boolean {
    const warmth = this.#warmth;
    if (!warmth || this.#leaving) return false;
    const parts = halves(document);
    return (
      parts?.preamble === warmth.preamble &&
      document.main === warmth.document.main &&
      document.format === warmth.document.format &&
      carriedVersion === warmth.carriedVersion &&
      changes(this.#files, document).every(([path, bytes]) => bytes !== null && !warmth.read.has(path))
    );
  }

  /** Gives a warm engine the rest of the document; false when there is no room for it. */
  deliver(work: Omit<Work, 'run'>): boolean {
    const parts = halves(work.document);
    const changed = changes(this.#files, work.document);
    if (!parts || !this.#mailbox?.send(letter(parts.body, changed))) return false;
    this.#files = work.document.files;
    this.work = { ...work, run: this.work?.run ?? 0 };
    this.#warmth = undefined;
    this.state = 'running';
    this.#limit(RUN_MS);
    return true;
  }

  /** Gives up what it read ahead, or is reading. */
  abandon(): void {
    if (this.#leaving) return;
    this.#leaving = true;
    this.#mailbox?.abandon();
  }

  /** A newer version is on its way: no further passes. */
  hurry(): void {
    this.#mailbox?.stop();
  }

  /** Takes the worker's word on its own state. */
  heard(message: FromWorker): void {
    switch (message.kind) {
      case 'opened':
        this.#free();
        return;
      case 'gathered':
        this.#limit(this.state === 'preparing' ? PREPARE_MS : WHOLE_MS);
        return;
      case 'warm':
        // What was delivered meanwhile is on its way already.
        if (this.state !== 'preparing') return;
        if (this.#warmth) this.#warmth.read = new Set(message.read);
        this.state = 'warm';
        this.#timers.clear(this.#timer);
        return;
      case 'ran':
        if (message.settled) this.#free();
        else this.#limit(RUN_MS);
        return;
      case 'abandoned':
      case 'failed':
        this.#free();
        return;
      default:
    }
  }

  tell(message: ToWorker): void {
    this.#worker.post(message);
  }

  end(): void {
    this.#timers.clear(this.#timer);
    this.#worker.end();
  }

  #tellFiles(document: TexDocument): void {
    const files = changes(this.#files, document);
    if (files.length) this.#worker.post({ kind: 'files', files });
    this.#files = document.files;
  }

  #free(): void {
    this.#timers.clear(this.#timer);
    this.state = 'idle';
    this.work = undefined;
    this.#warmth = undefined;
    this.#leaving = false;
  }

  #limit(ms: number): void {
    this.#timers.clear(this.#timer);
    this.#timer = this.#timers.set(this.#onTimeout, ms);
  }
}
