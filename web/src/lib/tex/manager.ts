/**
 * Who works on what: the newest edit goes to a worker that has read its preamble; the others read it
 * ahead. Knows nothing of real workers, clocks or pages.
 */
import type { Piece } from './bundle.ts';
import { mainText, type TexDocument } from './document.ts';
import type { TexErrorCode } from './errors.ts';
import { sameCarried } from './kept.ts';
import { LETTER_MAX } from './mailbox.ts';
import type { Carried, FromWorker, Opened, Order, Ran } from './protocol.ts';
import { Seat, type Timers, type WorkerLike } from './seat.ts';

export interface Shown {
  /** As it was set. */
  document: TexDocument;
  ran: Ran;
}

/** `runaway`: the document did not come to an end in time. */
export type Trouble = TexErrorCode | 'runaway';

export interface ManagerOptions {
  /** How many workers. */
  seats: number;
  /** Workers can wait for the rest of a document. */
  shares: boolean;
  origin: string;
  /** Starts a worker; `hear` gets what it says, `broke` is called when it cannot run at all. */
  start: (hear: (message: FromWorker) => void, broke: () => void) => WorkerLike;
  timers: Timers;
  /** Seconds since the epoch, by the clock on the wall. */
  date: () => number;
  onShown: (shown: Shown) => void;
  onTrouble: (trouble: Trouble) => void;
}

/** Memory is given back when nobody has typed for this long, or looked. */
const IDLE_MS = 5 * 60_000;
const HIDDEN_MS = 60_000;
/** Before a server that did not answer is asked again. */
const AGAIN_MS = 15_000;

interface Finish {
  document: TexDocument;
  resolve: (ran: Ran) => void;
  reject: (trouble: Trouble) => void;
}

export class Manager {
  readonly #options: ManagerOptions;
  #seats: Seat[] = [];
  #opened: Opened | undefined;
  /** What is to be shown, with its number. */
  #wanted: TexDocument | undefined;
  #version = 0;
  /** The newest version that a worker has, or that came to nothing. */
  #given = 0;
  #shown = 0;
  #run = 0;
  #carried: Carried = [];
  #carriedVersion = 0;
  #finish: Finish | undefined;
  #finishing: Finish | undefined;
  #trouble: 'none' | 'passing' | 'lasting' = 'none';
  #asleep = true;
  #hidden = false;
  #idleTimer: unknown;
  #againTimer: unknown;

  constructor(options: ManagerOptions) {
    this.#options = options;
  }

  /** True while workers hold memory. */
  get awake(): boolean {
    return this.#seats.length > 0;
  }

  /** Shows a document as soon as can be; one that was not begun yet is forgotten for it. */
  show(document: TexDocument): void {
    const before = this.#wanted;
    if (before && before.main === document.main && before.format === document.format) {
      if (before.files === document.files) return;
    } else {
      this.#carried = [];
      this.#carriedVersion += 1;
    }
    this.#wanted = document;
    this.#version += 1;
    this.#asleep = false;
    this.#wait();
    this.#pump();
  }

  /** Sets a document to its end and compresses it. Rejects with the `Trouble` there was, or when stopped. */
  finish(document: TexDocument, stop: AbortSignal): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const finish: Finish = { document, resolve, reject: (trouble) => reject(trouble) };
      stop.addEventListener(
        'abort',
        () => {
          reject(stop.reason);
          this.#drop(finish);
        },
        { once: true },
      );
      this.#finish = finish;
      this.#asleep = false;
      this.#wait();
      this.#pump();
    });
  }

  /** The release that the workers have; undefined before the first says. */
  get release(): string | undefined {
    return this.#opened?.release;
  }

  /** A piece of the bundle that somebody fetched: workers need not. */
  give(piece: Piece): void {
    this.#opened?.pieces.push(piece);
    for (const seat of this.#seats) seat.tell({ kind: 'piece', piece });
  }

  /** Nobody waits for this any more: the worker that has it ends with it. */
  #drop(finish: Finish): void {
    if (this.#finish === finish) this.#finish = undefined;
    if (this.#finishing !== finish) return;
    this.#finishing = undefined;
    const busy = this.#seats.find(({ work }) => work?.final);
    busy?.end();
    this.#seats = this.#seats.filter((seat) => seat !== busy);
    this.#pump();
  }

  /** The page went out of sight, or came back. */
  hide(hidden: boolean): void {
    if (hidden === this.#hidden) return;
    this.#hidden = hidden;
    this.#wait();
    if (!hidden && this.#wanted) {
      this.#asleep = false;
      this.#pump();
    }
  }

  /** Gives all memory back; the next edit begins anew. */
  sleep(): void {
    this.#asleep = true;
    const unfinished = this.#seats.some(({ work }) => work && work.version === this.#given);
    // What was begun is begun again by whoever wakes this.
    if (unfinished && this.#given > this.#shown) this.#given = this.#shown;
    for (const seat of this.#seats) seat.end();
    this.#seats = [];
    this.#opened = undefined;
    this.#finishing?.reject('offline');
    this.#finishing = undefined;
  }

  /** Forgets the document: another project. */
  forget(): void {
    this.#wanted = undefined;
    this.#given = this.#shown = this.#version;
    this.#carried = [];
    this.#carriedVersion += 1;
  }

  close(): void {
    this.sleep();
    this.#options.timers.clear(this.#idleTimer);
    this.#options.timers.clear(this.#againTimer);
  }

  /** Gives each worker something to do. */
  #pump(): void {
    if (this.#asleep) return;
    if (this.#trouble !== 'none') {
      if (this.#finish) this.#finish.reject('offline');
      this.#finish = undefined;
      return;
    }
    if (!this.#wanted && !this.#finish) return;
    if (!this.#seats.length || (this.#opened && this.#seats.length < this.#options.seats)) this.#seat();
    for (const seat of this.#seats) if (seat.state === 'warm') this.#feed(seat);
    for (const seat of this.#seats) if (seat.state === 'idle') this.#employ(seat);
    for (const seat of this.#seats) {
      const wanted = this.#wanted;
      const reads = seat.state === 'preparing' || seat.state === 'warm';
      if (reads && wanted && !seat.fits(wanted, this.#carriedVersion)) seat.abandon();
      if (seat.state === 'running' && seat.work && !seat.work.final && seat.work.version < this.#given)
        seat.hurry();
    }
    // The last word on a document waits for nobody who only reads ahead.
    if (this.#finish && !this.#seats.some(({ state }) => state === 'idle'))
      this.#seats.find(({ state }) => state === 'warm' || state === 'preparing')?.abandon();
  }

  /** A warm worker gets the newest version when it is the one it was warmed for. */
  #feed(seat: Seat): void {
    const wanted = this.#wanted;
    if (!wanted || this.#given >= this.#version || !seat.fits(wanted, this.#carriedVersion)) return;
    if (seat.deliver({ document: wanted, version: this.#version, final: false })) this.#given = this.#version;
    else seat.abandon();
  }

  #employ(seat: Seat): void {
    const finish = this.#finish;
    if (finish) {
      this.#finish = undefined;
      this.#finishing = finish;
      const order = this.#order();
      seat.whole({ run: order.run, document: finish.document, version: this.#version, final: true }, order);
      return;
    }
    const wanted = this.#wanted;
    if (!wanted) return;
    // What does not fit into a letter cannot be waited for.
    const tooLong = mainText(wanted).length * 3 > LETTER_MAX;
    const order = this.#order();
    if (!tooLong && seat.prepare(wanted, order, this.#carriedVersion)) return;
    if (this.#given >= this.#version || this.#busyWhole()) return;
    this.#given = this.#version;
    seat.whole({ run: order.run, document: wanted, version: this.#version, final: false }, order);
  }

  /** Whole documents one at a time: the newest is worth more than two old ones. */
  #busyWhole(): boolean {
    return this.#seats.some(({ state, work }) => state === 'running' && !work?.final);
  }

  #order(): Omit<Order, 'main' | 'format'> {
    return { run: ++this.#run, carried: this.#carried, date: this.#options.date() };
  }

  #seat(): void {
    const { start, timers, origin, shares } = this.#options;
    // eslint-disable-next-line prefer-const -- the worker is started before its seat is there
    let seat: Seat | undefined;
    const worker = start(
      (message) => seat && this.#seats.includes(seat) && this.#hear(seat, message),
      () => seat && this.#seats.includes(seat) && this.#fail('unsupported'),
    );
    const { format } = this.#wanted ?? this.#finish?.document ?? {};
    const options = { origin, opened: this.#opened, shares, format };
    seat = new Seat(worker, options, timers, () => this.#ranAway(seat));
    this.#seats.push(seat);
  }

  #hear(seat: Seat, message: FromWorker): void {
    const { work } = seat;
    seat.heard(message);
    switch (message.kind) {
      case 'opened':
        this.#opened = message.opened;
        break;
      case 'piece':
        this.#opened?.pieces.push(message.piece);
        for (const other of this.#seats) if (other !== seat) other.tell(message);
        break;
      case 'format':
        this.#opened?.formats.push([message.name, message.bytes]);
        break;
      case 'ran':
        if (work) this.#take(work, message);
        break;
      case 'failed':
        if (message.run === undefined) {
          this.#fail(message.code);
          return;
        }
        if (work?.final) this.#end((finish) => finish.reject(message.code));
        // Tried again with the next edit, not before.
        this.#given = this.#version;
        this.#options.onTrouble(message.code);
        this.#pause(message.code);
        break;
      default:
    }
    this.#pump();
  }

  #take(work: { document: TexDocument; version: number; final: boolean }, ran: Ran): void {
    if (work.final) {
      if (ran.settled) this.#end((finish) => finish.resolve(ran));
      return;
    }
    const wanted = this.#wanted;
    if (!wanted || wanted.main !== work.document.main || wanted.format !== work.document.format) return;
    if (work.version < this.#shown) return;
    this.#shown = work.version;
    if (!sameCarried(ran.carried, this.#carried)) {
      this.#carried = ran.carried;
      this.#carriedVersion += 1;
    }
    this.#options.onShown({ document: work.document, ran });
  }

  #end(how: (finish: Finish) => void): void {
    const finish = this.#finishing;
    this.#finishing = undefined;
    if (finish) how(finish);
  }

  /** A worker was given its time and is not done: it ends, and another takes its place. */
  #ranAway(seat: Seat | undefined): void {
    if (!seat) return;
    const { work, state } = seat;
    seat.end();
    this.#seats = this.#seats.filter((other) => other !== seat);
    if (state === 'opening') {
      this.#fail('offline');
      return;
    }
    if (work?.final) this.#end((finish) => finish.reject('runaway'));
    else this.#options.onTrouble('runaway');
    if (state === 'preparing') {
      // The preamble itself does not end: others who read it will not either.
      this.#given = this.#version;
      this.sleep();
      return;
    }
    this.#pump();
  }

  /** No worker can run. */
  #fail(trouble: Trouble): void {
    this.#finish?.reject(trouble);
    this.#finish = undefined;
    this.#end((finish) => finish.reject(trouble));
    this.sleep();
    this.#options.onTrouble(trouble);
    if (trouble === 'not_available' || trouble === 'unsupported') this.#trouble = 'lasting';
    else this.#pause(trouble);
  }

  /** Leaves a server alone for a while. */
  #pause(trouble: Trouble): void {
    if (trouble !== 'offline' && trouble !== 'damaged') return;
    const { timers } = this.#options;
    this.#trouble = 'passing';
    timers.clear(this.#againTimer);
    this.#againTimer = timers.set(() => {
      this.#trouble = 'none';
      if (!this.#wanted || this.#hidden) return;
      this.#asleep = false;
      if (this.#shown < this.#version) this.#given = this.#shown;
      this.#pump();
    }, AGAIN_MS);
  }

  #wait(): void {
    const { timers } = this.#options;
    timers.clear(this.#idleTimer);
    this.#idleTimer = timers.set(() => this.sleep(), this.#hidden ? HIDDEN_MS : IDLE_MS);
  }
}
