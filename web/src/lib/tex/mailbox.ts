/**
 * Memory that the page and one worker share: how the rest of a document reaches an engine that waits
 * for it. One run, one letter: the page writes and wakes, the worker reads.
 */

/** Room for a letter, bytes; documents beyond it go by message, without a warm start. */
export const LETTER_MAX = 1 << 20;
/** State, length of the letter, and whether to stop. */
const HEADER = 16;
const STATE = 0;
const LENGTH = 1;
const STOP = 2;

const EMPTY = 0;
const WRITTEN = 1;
const ABANDONED = 2;

/** A file of a letter: its path and bytes. */
export type Enclosure = readonly [path: string, bytes: Uint8Array];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Mailbox {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(memory = new SharedArrayBuffer(HEADER + LETTER_MAX)) {
    this.memory = memory;
    this.#words = new Int32Array(memory, 0, HEADER / 4);
  }

  /** The page's side, before each run. */
  clear(): void {
    for (const word of [STATE, LENGTH, STOP]) Atomics.store(this.#words, word, 0);
  }

  /** The page's side: writes the rest of the document and files that changed. False when there is no room. */
  send(enclosures: readonly Enclosure[]): boolean {
    const letter = pack(enclosures);
    if (letter.length > this.memory.byteLength - HEADER) return false;
    new Uint8Array(this.memory, HEADER).set(letter);
    Atomics.store(this.#words, LENGTH, letter.length);
    this.#wake(WRITTEN);
    return true;
  }

  /** The page's side: the run is not wanted any more. */
  abandon(): void {
    this.stop();
    this.#wake(ABANDONED);
  }

  /** The page's side: no pass after the present one. */
  stop(): void {
    Atomics.store(this.#words, STOP, 1);
  }

  /** The worker's side: whether further passes are unwanted. */
  get stopped(): boolean {
    return Atomics.load(this.#words, STOP) === 1;
  }

  /** The worker's side: `receive` would not wait. */
  get filled(): boolean {
    return Atomics.load(this.#words, STATE) !== EMPTY;
  }

  /** The worker's side: waits for the letter; undefined when the run was abandoned. */
  receive(): Enclosure[] | undefined {
    Atomics.wait(this.#words, STATE, EMPTY);
    if (Atomics.load(this.#words, STATE) === ABANDONED) return undefined;
    const length = Atomics.load(this.#words, LENGTH);
    return unpack(new Uint8Array(this.memory, HEADER, length).slice());
  }

  #wake(state: number): void {
    // What was abandoned stays so.
    Atomics.compareExchange(this.#words, STATE, EMPTY, state);
    Atomics.notify(this.#words, STATE);
  }
}

/** Each file: length of its path and of its bytes (32 bits, little endian), path, bytes. */
export function pack(enclosures: readonly Enclosure[]): Uint8Array {
  const parts = enclosures.flatMap(([path, bytes]) => {
    const name = encoder.encode(path);
    const lengths = new Uint8Array(8);
    const view = new DataView(lengths.buffer);
    view.setUint32(0, name.length, true);
    view.setUint32(4, bytes.length, true);
    return [lengths, name, bytes];
  });
  const letter = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    letter.set(part, at);
    at += part.length;
  }
  return letter;
}

export function unpack(letter: Uint8Array): Enclosure[] {
  const enclosures: Enclosure[] = [];
  const view = new DataView(letter.buffer, letter.byteOffset, letter.byteLength);
  for (let at = 0; at + 8 <= letter.length;) {
    const from = at + 8;
    const middle = from + view.getUint32(at, true);
    const to = middle + view.getUint32(at + 4, true);
    enclosures.push([decoder.decode(letter.subarray(from, middle)), letter.subarray(middle, to)]);
    at = to;
  }
  return enclosures;
}
