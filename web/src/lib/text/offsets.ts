/**
 * Byte offsets and editor positions. The scorer counts UTF-8 bytes, the editor
 * counts UTF-16 code units; only ASCII text makes them the same.
 */

/** How many UTF-16 units lie between two remembered places. */
const STRIDE = 256;

const utf8Length = (codePoint: number) =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

/** Converts offsets of one text in both directions; building it reads the text once. */
export class Utf8Index {
  readonly #text: string;
  /** Byte offset at each remembered place; the places themselves are in `#places`. */
  readonly #bytes: number[] = [0];
  readonly #places: number[] = [0];
  /** Length of the text in UTF-8 bytes. */
  readonly byteLength: number;

  constructor(text: string) {
    this.#text = text;
    let bytes = 0;
    let next = STRIDE;
    for (let at = 0; at < text.length;) {
      if (at >= next) {
        this.#places.push(at);
        this.#bytes.push(bytes);
        next = at + STRIDE;
      }
      const codePoint = text.codePointAt(at) ?? 0;
      bytes += utf8Length(codePoint);
      at += codePoint > 0xffff ? 2 : 1;
    }
    this.byteLength = bytes;
  }

  /** UTF-16 position of a byte offset. Offsets inside a character give its start; beyond the end, the end. */
  toUtf16(byte: number): number {
    if (byte >= this.byteLength) return this.#text.length;
    let slot = lastAtMost(this.#bytes, byte);
    let at = this.#places[slot] ?? 0;
    slot = this.#bytes[slot] ?? 0;
    while (at < this.#text.length) {
      const codePoint = this.#text.codePointAt(at) ?? 0;
      const length = utf8Length(codePoint);
      if (slot + length > byte) return at;
      slot += length;
      at += codePoint > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** Byte offset of a UTF-16 position. A position inside a surrogate pair counts as the pair's start. */
  toUtf8(position: number): number {
    if (position >= this.#text.length) return this.byteLength;
    const slot = lastAtMost(this.#places, position);
    let at = this.#places[slot] ?? 0;
    let bytes = this.#bytes[slot] ?? 0;
    while (at < position) {
      const codePoint = this.#text.codePointAt(at) ?? 0;
      const width = codePoint > 0xffff ? 2 : 1;
      if (at + width > position) break;
      bytes += utf8Length(codePoint);
      at += width;
    }
    return bytes;
  }
}

/** Index of the last value that is at most `wanted`, in an ascending list that starts with 0. */
function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
