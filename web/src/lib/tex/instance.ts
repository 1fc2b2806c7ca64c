/** An instance of the engine's module, and what it asks of its host while it runs. */
import { Abort, Pause } from './leaving.ts';
import type { Pictured } from './picture.ts';
import { wasi } from './wasi.ts';

/** How a run ended; from `spotless` to `errors` it may have left useful output. */
export type Outcome = 'spotless' | 'warnings' | 'errors' | 'fatal';

export interface Message {
  kind: 'note' | 'warning' | 'error' | 'terminal';
  text: string;
}

export interface Run {
  outcome: Outcome;
  /** The files that were written, by name. */
  files: Map<string, Uint8Array>;
  messages: Message[];
  /** Bytes of memory that the instance had at its end. */
  memory: number;
}

export interface RunOptions {
  /** The file of a bare name or a path in the project; undefined when there is none. */
  read: (name: string) => Uint8Array | undefined;
  /** Whether a file is read from its first line to its last, so that the run can be left between two of them. */
  byLines?: (name: string) => boolean;
  /** Seconds since the epoch, UTC: what `\today` shows. */
  date: number;
}

/**
 * The main document in pieces: fills `into` from byte `position` on and tells how many bytes it
 * wrote; 0 at the end. May block.
 */
export type ReadMain = (position: number, into: Uint8Array) => number;

/** A file as the engine has opened it. */
export interface OpenFile {
  name: string;
  bytes: Uint8Array;
  /** When it is read by lines, up to which byte it was; infinite when its end was seen. */
  taken: number | undefined;
}

/**
 * Asked where a run can be left: before a line, when all that was given of the main document and of the files that are read by
 * lines is used up. `at`: up to which byte the main document was read. True leaves it.
 */
export type Leaves = (at: number, open: readonly OpenFile[]) => boolean;

const OUTCOMES: readonly Outcome[] = ['spotless', 'warnings', 'errors', 'fatal'];
const KINDS: readonly Message['kind'][] = ['note', 'warning', 'error', 'terminal'];
const MOST_MESSAGES = 10_000;
/** The size of a file that is read by lines. */
const BY_LINES = -1;
const NEWLINE = 10;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export interface Exports extends Pictured {
  _initialize?: () => void;
  allocate: (length: number) => number;
  flush: () => void;
  abort_message: () => number;
  dump_format: (name: number, length: number, date: bigint) => number;
  typeset: (
    name: number,
    length: number,
    format: number,
    formatLength: number,
    flags: number,
    date: bigint,
  ) => number;
  resume: () => number;
  bibliography: (name: number, length: number) => number;
  make_pdf: (
    xdv: number,
    length: number,
    pdf: number,
    pdfLength: number,
    compress: number,
    date: bigint,
  ) => number;
}

/** What of a run stays the same however its document goes on. */
export interface Start {
  open: readonly OpenFile[];
  /** Up to which byte the main document was read. */
  asked: number;
  files: readonly [string, Uint8Array][];
  messages: readonly Message[];
}

type Text = (value: string) => [address: number, length: number];

/** An instance that waits for its run. Made ahead of need, the run begins some milliseconds sooner. */
export class Instance {
  readonly engine: Exports;
  /** What the run wants of its host. */
  #task: Task | undefined;
  /** Where the run was left. */
  paused: Start | undefined;

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, {
      host: this.#host(),
      wasi_snapshot_preview1: wasi(() => this.engine.memory),
    });
    this.engine = instance.exports as unknown as Exports;
    this.engine._initialize?.();
  }

  /** `leaves`: where the run is left, which is {@link paused} then. */
  run(
    options: RunOptions,
    readMain: ReadMain | undefined,
    call: (engine: Exports, text: Text) => number,
    leaves?: Leaves,
  ): Run {
    const engine = this.engine;
    const result: Run = { outcome: 'fatal', files: new Map(), messages: [], memory: 0 };
    this.#task = { options, readMain, leaves, open: [], asked: 0, result };
    const text: Text = (value) => {
      const encoded = encoder.encode(value);
      const address = engine.allocate(encoded.length);
      this.#bytes(address, encoded.length).set(encoded);
      return [address, encoded.length];
    };
    return this.#ended(this.#task, () => call(engine, text));
  }

  /** Goes on with a run that was paused; its memory is as it was then. */
  resume(start: Start, options: RunOptions, readMain: ReadMain | undefined, leaves?: Leaves): Run {
    const result: Run = {
      outcome: 'fatal',
      files: new Map(start.files),
      messages: [...start.messages],
      memory: 0,
    };
    const open = start.open.map((opened) => {
      // Beyond what was taken of it, it may be another by now.
      const bytes = opened.taken === undefined ? undefined : options.read(opened.name);
      return { ...opened, bytes: bytes ?? opened.bytes };
    });
    this.#task = { options, readMain, leaves, open, asked: start.asked, result };
    return this.#ended(this.#task, () => this.engine.resume());
  }

  #ended(task: Task, call: () => number): Run {
    const engine = this.engine;
    const { result } = task;
    this.paused = undefined;
    try {
      result.outcome = OUTCOMES[call()] ?? 'fatal';
    } catch (cause) {
      if (cause instanceof Pause) {
        this.paused = {
          open: task.open,
          asked: task.asked,
          files: [...result.files],
          messages: result.messages,
        };
        return result;
      }
      // A trap (memory used up, a fault of the engine) ends a run like an abort does.
      if (!(cause instanceof Abort) && !(cause instanceof WebAssembly.RuntimeError)) throw cause;
      result.messages.push({ kind: 'error', text: whyItEnded(engine, cause) });
      try {
        engine.flush();
      } catch {
        // Then there is no log.
      }
    }
    result.memory = engine.memory.buffer.byteLength;
    return result;
  }

  #host(): WebAssembly.ModuleImports {
    const task = () => {
      if (!this.#task) throw new Error('the engine asks for something before its run');
      return this.#task;
    };
    return {
      open: (name: number, length: number) => {
        const { options, open } = task();
        const called = this.#string(name, length);
        const bytes = options.read(called);
        if (!bytes) return -1;
        return open.push({ name: called, bytes, taken: options.byLines?.(called) ? 0 : undefined }) - 1;
      },
      size: (file: number) => {
        const opened = task().open[file];
        return opened?.taken === undefined ? (opened?.bytes.length ?? 0) : BY_LINES;
      },
      read: (file: number, position: number, into: number, length: number) => {
        const bytes = task().open[file]?.bytes;
        if (bytes) this.#bytes(into, length).set(bytes.subarray(position, position + length));
      },
      read_line: (file: number, position: number, into: number, length: number) => {
        const opened = task().open[file];
        if (!opened) return 0;
        const line = lineAt(opened.bytes, position, length);
        this.#bytes(into, length).set(line);
        opened.taken = line.length ? Math.max(opened.taken ?? 0, position + line.length) : Infinity;
        return line.length;
      },
      read_primary: (position: number, into: number, length: number) => {
        const read = task().readMain?.(position, this.#bytes(into, length)) ?? 0;
        task().asked = position + read;
        return read;
      },
      may_pause: () => {
        const { leaves, asked, open } = task();
        if (leaves?.(asked, open)) throw new Pause();
      },
      output: (name: number, nameLength: number, data: number, length: number) => {
        task().result.files.set(this.#string(name, nameLength), this.#bytes(data, length).slice());
      },
      message: (kind: number, text: number, length: number) => {
        const { messages } = task().result;
        // A loop can complain without end; nobody reads beyond the first thousands.
        if (messages.length >= MOST_MESSAGES) return;
        messages.push({ kind: KINDS[kind] ?? 'note', text: this.#string(text, length) });
      },
      abort: () => {
        throw new Abort();
      },
    };
  }

  #bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.engine.memory.buffer, address, length);
  }

  #string(address: number, length: number): string {
    return decoder.decode(this.#bytes(address, length));
  }
}

interface Task {
  options: RunOptions;
  readMain: ReadMain | undefined;
  leaves: Leaves | undefined;
  /** The files that were opened, by number. */
  open: OpenFile[];
  /** Up to which byte the main document was read. */
  asked: number;
  result: Run;
}

/** The rest of a line from a byte on, with its end, or as much as there is room for; empty at the end of the text. */
export function lineAt(text: Uint8Array, position: number, room: number): Uint8Array {
  const end = text.indexOf(NEWLINE, position) + 1 || text.length;
  return text.subarray(position, Math.min(end, position + room));
}

function whyItEnded(engine: Exports, cause: Error): string {
  if (!(cause instanceof Abort)) return cause.message;
  const memory = new Uint8Array(engine.memory.buffer);
  const start = engine.abort_message();
  return decoder.decode(memory.subarray(start, memory.indexOf(0, start)));
}
