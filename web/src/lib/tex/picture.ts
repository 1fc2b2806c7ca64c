/** A picture of an instance's memory, to which the memory can be put back. */

/** WebAssembly's own page. Most of what an engine has set aside it never touches. */
const PAGE = 65_536;

/** What a picture is taken of. */
export interface Pictured {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  /** Address of the first page from an address on that holds anything but zeros; the memory's size if none does. */
  next_used_page: (address: number) => number;
}

export class Picture {
  /** Runs of pages that held something, with the address of each. */
  readonly #parts: { at: number; bytes: Uint8Array }[] = [];
  readonly #length: number;
  readonly #stack: number;

  constructor(engine: Pictured) {
    const bytes = new Uint8Array(engine.memory.buffer);
    this.#length = bytes.length;
    this.#stack = engine.__stack_pointer.value;
    for (let at = 0; at < bytes.length;) {
      let end = at + PAGE;
      while (end < bytes.length && engine.next_used_page(end) === end) end += PAGE;
      this.#parts.push({ at, bytes: bytes.slice(at, end) });
      at = end < bytes.length ? engine.next_used_page(end) : end;
    }
  }

  /** Bytes that it keeps. */
  get size(): number {
    return this.#parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** Makes memory and stack what they were; false when the memory has grown since, for it cannot shrink. */
  restore(engine: Pictured): boolean {
    const bytes = new Uint8Array(engine.memory.buffer);
    if (bytes.length !== this.#length) return false;
    let done = 0;
    for (const part of this.#parts) {
      empty(engine, bytes, done, part.at);
      bytes.set(part.bytes, part.at);
      done = part.at + part.bytes.length;
    }
    empty(engine, bytes, done, this.#length);
    engine.__stack_pointer.value = this.#stack;
    return true;
  }
}

/** Empties pages. What was never touched is only looked at, and so takes no memory. */
function empty(engine: Pictured, bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += PAGE) {
    at = engine.next_used_page(at);
    if (at < to) bytes.fill(0, at, at + PAGE);
  }
}
