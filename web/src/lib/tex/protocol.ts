/** What the page and a worker of the engine say to each other. */
import type { Piece } from './bundle.ts';
import type { Message, Outcome } from './engine.ts';
import type { TexErrorCode } from './errors.ts';
import type { FormatName } from './release.ts';

/** What a release's first worker has fetched, for the second. Buffers are shared where that is allowed. */
export interface Opened {
  release: string;
  engine: WebAssembly.Module;
  index: string;
  formats: [FormatName, Uint8Array][];
  pieces: Piece[];
}

/** What one run leaves to the next: `.aux`, `.toc`, `.out`, `.bbl` and their kin, by name. */
export type Carried = readonly (readonly [name: string, bytes: Uint8Array])[];

/** A document as it is to be set. */
export interface Order {
  /** Number of the run, from the page. */
  run: number;
  /** Path of the main document. */
  main: string;
  format: FormatName;
  carried: Carried;
  /** Seconds since the epoch, by the clock on the wall: what `\today` shows. */
  date: number;
}

export type ToWorker =
  | {
      kind: 'open';
      origin: string;
      mailbox: SharedArrayBuffer | undefined;
      opened: Opened | undefined;
      /** The format that the first document will want. */
      format: FormatName | undefined;
    }
  /** Files of the project, but for the main document; null: it is gone. */
  | { kind: 'files'; files: [path: string, bytes: Uint8Array | null][] }
  /** Another worker fetched this. */
  | { kind: 'piece'; piece: Piece }
  /** Reads the preamble and waits for the letter with the rest. */
  | { kind: 'prepare'; order: Order; preamble: string }
  /** Sets a whole document; `compress`: the PDF is for keeping. */
  | { kind: 'whole'; order: Order; text: string; compress: boolean };

export interface Ran {
  kind: 'ran';
  run: number;
  /** No further pass comes. */
  settled: boolean;
  outcome: Outcome;
  pdf: Uint8Array<ArrayBuffer> | undefined;
  /** What each page of `pdf` holds: equal texts, equal pages, while images and fonts stay what they are. */
  pages: string[] | undefined;
  /** As the engine wrote it, gzipped. */
  synctex: Uint8Array | undefined;
  log: string;
  messages: Message[];
  carried: Carried;
  /** Bytes of the largest instance. */
  memory: number;
  /** Milliseconds: the preamble (0 when it was not read ahead), the rest, the PDF. */
  took: { preamble: number; body: number; pdf: number };
}

export type FromWorker =
  | { kind: 'opened'; opened: Opened }
  | { kind: 'piece'; piece: Piece }
  /** A format was fetched. */
  | { kind: 'format'; name: FormatName; bytes: Uint8Array }
  /** All that was fetched ahead of a run is there: from here on it is the engine's time. */
  | { kind: 'gathered'; run: number }
  /** The engine waits; `read`: files of the project that it has read by then. */
  | { kind: 'warm'; run: number; read: string[] }
  | Ran
  /** The run was abandoned before it had the rest. */
  | { kind: 'abandoned'; run: number }
  | { kind: 'failed'; run: number | undefined; code: TexErrorCode; message: string };
