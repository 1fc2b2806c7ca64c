/**
 * The files of a bundle as far as they were fetched. Whole groups come ahead of need and without
 * blocking; a single file comes when the engine asks for it, while everything waits.
 */
import { gunzipSync } from 'fflate';
import { BundleIndex, filesNamed, type Span } from './bundleIndex.ts';
import { TexError } from './errors.ts';

/** A piece of the bundle as it was fetched. Its buffer may be shared between threads. */
export interface Piece {
  start: number;
  bytes: Uint8Array;
}

export interface BundleSource {
  /** Fetches bytes of the bundle. Throws `TexError`. */
  fetch(span: Span): Promise<Uint8Array>;
  /** The same while the thread waits. Throws `TexError`. */
  fetchNow(span: Span): Uint8Array;
}

/** Larger groups are not fetched ahead: what is needed of them comes file by file. */
const GROUP_AHEAD_MAX = 6_000_000;
/** When a file is missing, groups up to this size come whole: the next file is likely to be of them. */
const GROUP_NOW_MAX = 400_000;

export class Bundle {
  readonly index: BundleIndex;
  readonly #source: BundleSource;
  readonly #pieces: Piece[] = [];
  readonly #files = new Map<string, Uint8Array>();
  /** Hears of each piece that was fetched: it may be kept, and given to others. */
  onPiece: (piece: Piece) => void = () => undefined;

  constructor(index: BundleIndex, source: BundleSource) {
    this.index = index;
    this.#source = source;
  }

  /** Takes a piece that was kept, or that another has fetched. */
  adopt(piece: Piece): void {
    if (!this.#holds({ start: piece.start, end: piece.start + piece.bytes.length })) this.#pieces.push(piece);
  }

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /** The file of a name; undefined when the bundle has none. Fetches it when it must. */
  read(name: string): Uint8Array | undefined {
    const known = this.#files.get(name);
    if (known) return known;
    const entry = this.index.entries.get(name);
    if (!entry) return undefined;
    let piece = this.#holds(entry);
    if (!piece) {
      const { group } = entry;
      const span = group.end - group.start <= GROUP_NOW_MAX ? group : entry;
      piece = this.#take(span, this.#source.fetchNow(span));
    }
    const stored = piece.bytes.subarray(entry.start - piece.start, entry.end - piece.start);
    const file = inflated(name, stored, entry.length);
    this.#files.set(name, file);
    return file;
  }

  /** Fetches ahead: the starter, and the groups of what the sources load. */
  async prefetch(sources: Iterable<string>): Promise<void> {
    const wanted = new Set<Span>(this.index.groups.slice(0, 1));
    for (const name of filesNamed(sources)) {
      const entry = this.index.entries.get(name);
      if (!entry || this.#holds(entry)) continue;
      const { group } = entry;
      wanted.add(group.end - group.start <= GROUP_AHEAD_MAX ? group : entry);
    }
    const missing = [...wanted].filter((span) => !this.#holds(span));
    await Promise.all(missing.map(async (span) => this.#take(span, await this.#source.fetch(span))));
  }

  #take(span: Span, bytes: Uint8Array): Piece {
    if (bytes.length !== span.end - span.start)
      throw new TexError('damaged', `The bundle gave ${bytes.length} bytes for ${span.end - span.start}.`);
    const piece = { start: span.start, bytes };
    this.#pieces.push(piece);
    this.onPiece(piece);
    return piece;
  }

  #holds({ start, end }: Span): Piece | undefined {
    return this.#pieces.find((piece) => piece.start <= start && end <= piece.start + piece.bytes.length);
  }
}

function inflated(name: string, stored: Uint8Array, length: number): Uint8Array {
  let file: Uint8Array;
  try {
    file = gunzipSync(stored);
  } catch (cause) {
    throw new TexError('damaged', `${name} of the bundle cannot be unpacked.`, { cause });
  }
  if (file.length !== length) throw new TexError('damaged', `${name} of the bundle has another length.`);
  return file;
}
