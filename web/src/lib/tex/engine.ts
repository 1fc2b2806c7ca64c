/**
 * The host of the TeX engine (`tex-wasm/engine`): one function for each thing that the engine does.
 *
 * Every call takes an instance that is new, or was made new: the engine's state is global, and what it cannot go on
 * from it leaves by an exception of ours. Calls are synchronous and belong in a worker. Runs in
 * browsers and in Node.
 *
 * A document whose rest is not known yet is left by an exception too ({@link Beginning}): where the engine wants
 * the next line, nothing on its stack is needed any more, so that a picture of its memory is all there is to keep. Put
 * back, the same preamble is gone on from again and again.
 */
import { Picture, type Pictured } from './picture.ts';

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

export interface TypesetOptions extends RunOptions {
  /** Name of the main document, `main.tex`: gives the names of what is written. */
  main: string;
  /** Name of the format, for `read`. */
  format: string;
  synctex: boolean;
  /**
   * The main document in pieces: fills `into` from byte `position` on and tells how many bytes it
   * wrote; 0 at the end. May block. Without it, the document is read by its name.
   */
  readMain?: ((position: number, into: Uint8Array) => number) | undefined;
}

/** The engine asked to be left. */
class Abort extends Error {}

/** The engine was left where it wants more of the main document. */
class Pause extends Error {}

const OUTCOMES: readonly Outcome[] = ['spotless', 'warnings', 'errors', 'fatal'];
const KINDS: readonly Message['kind'][] = ['note', 'warning', 'error', 'terminal'];
const MOST_MESSAGES = 10_000;
const PIECEWISE = 1;
const SYNCTEX = 2;
/** WASI's number for "no such function here". */
const NOT_SUPPORTED = 52;
/** WASI's number for "no such file descriptor". */
const BAD_DESCRIPTOR = 8;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

interface Exports extends Pictured {
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

/**
 * Typesets a document; what comes out is an `.xdv`, and what the next pass wants to read. `known`: the run may be left
 * where it wants more than so many bytes of the document.
 */
export function typeset(instance: Instance, options: TypesetOptions, known?: number): Run {
  return instance.run(
    options,
    options.readMain,
    (engine, text) =>
      engine.typeset(
        ...text(options.main),
        ...text(options.format),
        (options.readMain ? PIECEWISE : 0) | (options.synctex ? SYNCTEX : 0),
        BigInt(options.date),
      ),
    known,
  );
}

/** What of a run stays the same however its document goes on. */
interface Start {
  open: readonly Uint8Array[];
  files: readonly [string, Uint8Array][];
  messages: readonly Message[];
}

/**
 * The beginning of a document, read once, for many ends. `readMain` gives the beginning alone; an engine that wants
 * the rest where it cannot be left (a preamble that begins something and does not end it) asks `readMain` beyond it.
 */
export class Beginning {
  /** Whoever is done with the beginning may use it for something else. */
  readonly instance: Instance;
  readonly #start: Start;
  #picture: Picture | undefined;
  /** The memory is no longer as it was at the start. */
  #used = false;

  private constructor(instance: Instance, start: Start) {
    this.instance = instance;
    this.#start = start;
  }

  /** Reads the first `known` bytes; gives the whole run when the engine could not be left behind them. */
  static read(instance: Instance, known: number, options: TypesetOptions): Beginning | Run {
    const run = typeset(instance, options, known);
    return instance.paused ? new Beginning(instance, instance.paused) : run;
  }

  /** Makes it good for more than one end, which takes as much memory again and some tens of milliseconds. */
  keep(): void {
    if (!this.#used) this.#picture ??= new Picture(this.instance.engine);
  }

  /** Makes ready for another end; false when that cannot be, and the beginning has to be read again. */
  rewind(): boolean {
    if (!this.#used) return true;
    if (!this.#picture || !this.#picture.restore(this.instance.engine)) return false;
    this.#used = false;
    return true;
  }

  /** Goes on to the end of the document, with the files of `options`. */
  finish(options: RunOptions, readMain: NonNullable<TypesetOptions['readMain']>): Run {
    if (this.#used) throw new Error('the beginning is not there any more');
    this.#used = true;
    return this.instance.resume(this.#start, options, readMain);
  }
}

/** Makes the `.bbl` that an `.aux` asks for. */
export function bibliography(instance: Instance, aux: string, options: RunOptions): Run {
  return instance.run(options, undefined, (engine, text) => engine.bibliography(...text(aux)));
}

/** Makes a PDF of an `.xdv`; uncompressed it is there sooner. */
export function makePdf(
  instance: Instance,
  xdv: string,
  pdf: string,
  compress: boolean,
  options: RunOptions,
): Run {
  return instance.run(options, undefined, (engine, text) =>
    engine.make_pdf(...text(xdv), ...text(pdf), compress ? 1 : 0, BigInt(options.date)),
  );
}

/** Reads an `.ini` file and writes a format. */
export function dumpFormat(instance: Instance, ini: string, options: RunOptions): Run {
  return instance.run(options, undefined, (engine, text) =>
    engine.dump_format(...text(ini), BigInt(options.date)),
  );
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
    readMain: TypesetOptions['readMain'],
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
  resume(start: Start, options: RunOptions, readMain: TypesetOptions['readMain']): Run {
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

/**
 * Instances for one run after the other. Those that a run has left are made new: an instance is hundreds of megabytes of
 * address space, which a worker that waits for the next key would never collect.
 */
export class Instances {
  readonly #module: WebAssembly.Module;
  readonly #left: Instance[] = [];
  #ready: Instance | undefined;
  /** What the memory of one that has done nothing holds. */
  #fresh: Picture | undefined;

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** One that waits for its run. */
  take(): Instance {
    const ready = this.#ready ?? this.#make();
    this.#ready = undefined;
    return ready;
  }

  /** Does ahead of need what the next `take` would do. */
  ready(): void {
    this.#ready ??= this.#make();
  }

  #make(): Instance {
    // The oldest first, so that by turns each sets documents or makes PDFs: memory once touched stays taken, and TeX
    // touches most.
    for (let left = this.#left.shift(); left; left = this.#left.shift())
      if (this.#fresh?.restore(left.engine)) return left;
    const made = new Instance(this.#module);
    this.#fresh ??= new Picture(made.engine);
    return made;
  }

  /** Takes back one whose run is over, and with it all that the run has left in its memory. */
  give(instance: Instance): void {
    this.#left.push(instance);
  }
}

interface Task {
  options: RunOptions;
  readMain: TypesetOptions['readMain'];
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

/**
 * What the C library asks of a system: a clock, chance, and a place for its last words. Everything
 * else is not there: no files, no network, no environment.
 */
function wasi(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  const view = () => new DataView(memory().buffer);
  const nothing = (first: number, second: number) => {
    view().setUint32(first, 0, true);
    view().setUint32(second, 0, true);
    return 0;
  };
  const known: Record<string, (...values: never[]) => number> = {
    args_sizes_get: nothing,
    environ_sizes_get: nothing,
    args_get: () => 0,
    environ_get: () => 0,
    clock_time_get(_clock: number, _precision: bigint, into: number) {
      view().setBigUint64(into, BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    random_get(into: number, length: number) {
      crypto.getRandomValues(new Uint8Array(memory().buffer, into, length));
      return 0;
    },
    fd_write(_descriptor: number, vectors: number, count: number, written: number) {
      let total = 0;
      for (let n = 0; n < count; n++) total += view().getUint32(vectors + 8 * n + 4, true);
      view().setUint32(written, total, true);
      return 0;
    },
    fd_close: () => 0,
    fd_prestat_get: () => BAD_DESCRIPTOR,
    proc_exit() {
      throw new Abort();
    },
  };
  return new Proxy(known, {
    get: (functions, name) => functions[name as string] ?? (() => NOT_SUPPORTED),
  }) as WebAssembly.ModuleImports;
}
