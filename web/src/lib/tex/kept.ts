/** A preamble that was read, and what it rests on: whether another edit can go on from it. */
import type { Beginning, Instance } from './engine.ts';
import type { Carried, Order } from './protocol.ts';

const DAY_S = 86_400;

export class Kept {
  readonly beginning: Beginning;
  readonly #order: Order;
  readonly #preamble: Uint8Array;
  /** All paths of the project: a file that was looked for in vain may be there now. */
  readonly #paths: string;
  /** What it read of the project. */
  readonly read: ReadonlyMap<string, Uint8Array | undefined>;

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
    return fits && this.beginning.rewind(other) ? this.beginning : undefined;
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
