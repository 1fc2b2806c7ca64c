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
  /** Seconds since the epoch, UTC: what `\today` shows. */
  date: number;
}

/**
 * The main document in pieces: fills `into` from byte `position` on and tells how many bytes it
 * wrote; 0 at the end. May block.
 */
export type ReadMain = (position: number, into: Uint8Array) => number;

const OUTCOMES: readonly Outcome[] = ['spotless', 'warnings', 'errors', 'fatal'];
const KINDS: readonly Message['kind'][] = ['note', 'warning', 'error', 'terminal'];
const MOST_MESSAGES = 10_000;

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
  open: readonly Uint8Array[];
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

  /** `known`: the run may be left where it wants more than so many bytes of the main document. */
  run(
    options: RunOptions,
    readMain: ReadMain | undefined,
    call: (engine: Exports, text: Text) => number,
    known?: number,
  ): Run {
    const engine = this.engine;
    const result: Run = { outcome: 'fatal', files: new Map(), messages: [], memory: 0 };
    this.#task = { options, readMain, known, open: [], asked: 0, result };
    this.paused = undefined;
    const text: Text = (value) => {
      const encoded = encoder.encode(value);
      const address = engine.allocate(encoded.length);
      this.#bytes(address, encoded.length).set(encoded);
      return [address, encoded.length];
    };
    return this.#ended(this.#task, () => call(engine, text));
  }

  /** Goes on with a run that was paused; its memory is as it was then. */
  resume(start: Start, options: RunOptions, readMain: ReadMain | undefined): Run {
    const result: Run = {
      outcome: 'fatal',
      files: new Map(start.files),
      messages: [...start.messages],
      memory: 0,
    };
    this.#task = { options, readMain, known: undefined, open: [...start.open], asked: 0, result };
    return this.#ended(this.#task, () => this.engine.resume());
  }

  #ended(task: Task, call: () => number): Run {
    const engine = this.engine;
    const { result } = task;
    try {
      result.outcome = OUTCOMES[call()] ?? 'fatal';
    } catch (cause) {
      if (cause instanceof Pause) {
        this.paused = {
          open: task.open,
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
        const file = options.read(this.#string(name, length));
        return file ? open.push(file) - 1 : -1;
      },
      size: (file: number) => task().open[file]?.length ?? 0,
      read: (file: number, position: number, into: number, length: number) => {
        const content = task().open[file];
        if (content) this.#bytes(into, length).set(content.subarray(position, position + length));
      },
      read_primary: (position: number, into: number, length: number) => {
        const read = task().readMain?.(position, this.#bytes(into, length)) ?? 0;
        task().asked = position + read;
        return read;
      },
      may_pause: () => {
        const { known, asked } = task();
        if (known !== undefined && asked >= known) throw new Pause();
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
  /** How much of the main document is there before the run may be left. */
  known: number | undefined;
  /** The files that were opened, by number. */
  open: Uint8Array[];
  /** Up to which byte the main document was read. */
  asked: number;
  result: Run;
}

function whyItEnded(engine: Exports, cause: Error): string {
  if (!(cause instanceof Abort)) return cause.message;
  const memory = new Uint8Array(engine.memory.buffer);
  const start = engine.abort_message();
  return decoder.decode(memory.subarray(start, memory.indexOf(0, start)));
}
