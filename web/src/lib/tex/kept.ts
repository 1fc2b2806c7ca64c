/** A preamble that was read, and what it rests on: whether another edit can go on from it. */
import type { Beginning, Instance } from './engine.ts';
import { hasAll, lastCommon, type Made, type Place } from './mark.ts';
import type { Carried, Order } from './protocol.ts';

const DAY_S = 86_400;

/** A whole run from the preamble on. */
interface Last extends Made {
  /** Where it could have been left, from the preamble's end on. */
  places: readonly Place[];
}

/** The engine has gone on beyond the preamble. */
interface Ahead extends Made {
  nth: number;
  /** Undefined when it could not be left where it should: nothing that comes begins like that. */
  place: Place | undefined;
}

export class Kept {
  readonly beginning: Beginning;
  readonly #order: Order;
  readonly #preamble: Uint8Array;
  /** All paths of the project: a file that was looked for in vain may be there now. */
  readonly #paths: string;
  /** What it read of the project. */
  readonly read: ReadonlyMap<string, Uint8Array | undefined>;
  #last: Last | undefined;
  /** Up to which of the last run's places the next will most likely be the same. */
  #next = -1;
  #ahead: Ahead | undefined;

  constructor(
    beginning: Beginning,
    order: Order,
    preamble: Uint8Array,
    files: ReadonlyMap<string, Uint8Array>,
    read: readonly string[],
  ) {
    this.beginning = beginning;
    this.#order = order;
    this.#preamble = preamble;
    this.#paths = names(files);
    this.read = new Map(read.map((path) => [path, files.get(path)]));
  }

  /**
   * Ready for the rest of a document; undefined when the preamble has to be read anew. `other` gives an instance for one
   * that can no longer be put back.
   */
  taken(
    order: Order,
    preamble: Uint8Array,
    files: ReadonlyMap<string, Uint8Array>,
    other: () => Instance,
  ): Beginning | undefined {
    const fits =
      order.main === this.#order.main &&
      order.format === this.#order.format &&
      // What \today says.
      Math.floor(order.date / DAY_S) === Math.floor(this.#order.date / DAY_S) &&
      same(preamble, this.#preamble) &&
      sameCarried(order.carried, this.#order.carried) &&
      [...this.read].every(([path, bytes]) => files.get(path) === bytes) &&
      names(files) === this.#paths;
    this.#ahead = undefined;
    return fits && this.beginning.rewind(other) ? this.beginning : undefined;
  }

  /**
   * Reads ahead of a rest that is not there yet, if there is reason to think that it begins as the last one did. `go` has the
   * engine go on with a text and leave it at the place of that number.
   */
  goAhead(
    files: ReadonlyMap<string, Uint8Array>,
    go: (text: Uint8Array, nth: number) => { place: Place | undefined; read: readonly string[] },
  ): void {
    const last = this.#last;
    const nth = this.#next;
    // Behind the preamble it is already.
    if (!last || nth < 1) return;
    this.#ahead = { ...go(last.text, nth), nth, text: last.text, files: new Map(files) };
  }

  /** Whether the engine stands where this document can be finished: nothing was read ahead, or what it begins with. */
  begins(text: Uint8Array, files: ReadonlyMap<string, Uint8Array>): boolean {
    const ahead = this.#ahead;
    if (!ahead) return true;
    if (ahead.place && names(files) === this.#paths && hasAll(ahead, ahead.place, { text, files }))
      return true;
    this.#ahead = undefined;
    return false;
  }

  /** What came of a document; `places`, from where it was gone on. */
  ran({ text, files, read }: Made, places: readonly Place[]): void {
    const before = this.#last;
    const known = this.#ahead ? (before?.places.slice(0, this.#ahead.nth) ?? []) : [];
    const now = { text, files: new Map(files), read, places: [...known, ...places] };
    if (before) this.#next = lastCommon(before, now, now.places, this.#next);
    this.#last = now;
    this.#ahead = undefined;
  }
}

function names(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files.keys()].sort().join('\0');
}

/** Whether two files say the same. */
export function same(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a === b) return true;
  if (a.length !== b?.length) return false;
  return a.every((byte, at) => byte === b[at]);
}

/** Whether two runs left the same behind. */
export function sameCarried(a: Carried, b: Carried): boolean {
  if (a.length !== b.length) return false;
  const other = new Map(b);
  return a.every(([name, bytes]) => same(bytes, other.get(name)));
}
