/** A picture of an instance's memory, to which the memory can be put back. */

/** WebAssembly's own page. Most of what an engine has set aside it never touches. */
const PAGE = 65_536;

/** What a picture is taken of. */
export interface Pictured {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  /**
   * Address of the first page from an address on that holds anything but the word there; the address itself when its own
   * page does, the memory's size if none does.
   */
  repeated_until: (address: number) => number;
  /** Makes pages hold nothing but a word. What was never touched and is to be empty takes no memory then. */
  repeat: (from: number, to: number, word: bigint) => void;
}

/** Pages that follow each other: their bytes, or the word that all of them repeat. */
type Part = { at: number; bytes: Uint8Array } | { at: number; end: number; word: bigint };

export class Picture {
  readonly #parts: Part[] = [];
  readonly #length: number;
  readonly #stack: number;

  constructor(engine: Pictured) {
    const { buffer } = engine.memory;
    const bytes = new Uint8Array(buffer);
    const words = new BigUint64Array(buffer);
    this.#length = bytes.length;
    this.#stack = engine.__stack_pointer.value;
    // The first page is no place for a program to look at.
    let from = 0;
    for (let at = PAGE; at < bytes.length;) {
      const end = engine.repeated_until(at);
      if (end === at) {
        at += PAGE;
        continue;
      }
      if (from < at) this.#parts.push({ at: from, bytes: bytes.slice(from, at) });
      this.#parts.push({ at, end, word: words[at / 8] ?? 0n });
      from = at = end;
    }
    if (from < bytes.length) this.#parts.push({ at: from, bytes: bytes.slice(from) });
  }

  /** Bytes that it keeps. */
  get size(): number {
    return this.#parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length : 0), 0);
  }

  /**
   * Makes memory and stack what they were, of the engine that the picture is of or another of the same module; false when
   * the engine has more memory than there was, for memory cannot shrink, or is not given as much.
   */
  restore(engine: Pictured): boolean {
    const missing = this.#length - engine.memory.buffer.byteLength;
    if (missing < 0) return false;
    try {
      engine.memory.grow(missing / PAGE);
    } catch {
      return false;
    }
    const bytes = new Uint8Array(engine.memory.buffer);
    for (const part of this.#parts)
      if ('bytes' in part) bytes.set(part.bytes, part.at);
      else engine.repeat(part.at, part.end, part.word);
    engine.__stack_pointer.value = this.#stack;
    return true;
  }
}
