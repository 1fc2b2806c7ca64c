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
import type { Instance, Leaves, ReadMain, Run, RunOptions, Start } from './instance.ts';
import { Picture } from './picture.ts';

export { Instance, lineAt } from './instance.ts';
export type { Leaves, Message, OpenFile, Outcome, Run, RunOptions } from './instance.ts';
export { Instances } from './instances.ts';

export interface TypesetOptions extends RunOptions {
  /** Name of the main document, `main.tex`: gives the names of what is written. */
  main: string;
  /** Name of the format, for `read`. */
  format: string;
  synctex: boolean;
  /** The main document in pieces. Without it, the document is read by its name. */
  readMain?: ReadMain | undefined;
}

const PIECEWISE = 1;
const SYNCTEX = 2;

/** Typesets a document; what comes out is an `.xdv`, and what the next pass wants to read. `leaves`: where it is left. */
export function typeset(instance: Instance, options: TypesetOptions, leaves?: Leaves): Run {
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
    leaves,
  );
}

/**
 * The beginning of a document, read once, for many ends. `readMain` gives the beginning alone; an engine that wants
 * the rest where it cannot be left (a preamble that begins something and does not end it) asks `readMain` beyond it.
 */
export class Beginning {
  #instance: Instance;
  readonly #start: Start;
  #picture: Picture | undefined;
  /** Where the memory is; undefined when it is beyond all from which can be gone on. */
  #at: Start | undefined;

  private constructor(instance: Instance, start: Start) {
    this.#instance = instance;
    this.#start = this.#at = start;
  }

  /** Whoever is done with the beginning may use it for something else. */
  get instance(): Instance {
    return this.#instance;
  }

  /** Reads the first `known` bytes; gives the whole run when the engine could not be left behind them. */
  static read(instance: Instance, known: number, options: TypesetOptions): Beginning | Run {
    const run = typeset(instance, options, (at) => at >= known);
    return instance.paused ? new Beginning(instance, instance.paused) : run;
  }

  /** Makes it good for more than one end, which takes a third as much memory again and some tens of milliseconds. */
  keep(): void {
    if (this.#at === this.#start) this.#picture ??= new Picture(this.#instance.engine);
  }

  /**
   * Makes ready for another end; false when that cannot be, and the beginning has to be read again. `other` gives an
   * instance to go on in when the last end made the memory grow, which does not shrink.
   */
  rewind(other: () => Instance): boolean {
    if (this.#at === this.#start) return true;
    if (!this.#picture) return false;
    if (!this.#picture.restore(this.#instance.engine)) {
      const instance = other();
      if (!this.#picture.restore(instance.engine)) return false;
      this.#instance = instance;
    }
    this.#at = this.#start;
    return true;
  }

  /**
   * Goes on until `leaves` says where to stop; what is left to `finish` is less then, until the next `rewind`. A document that
   * comes to its end before can only be begun anew.
   */
  advance(options: RunOptions, readMain: ReadMain, leaves: Leaves): void {
    this.#resume(options, readMain, leaves);
    this.#at = this.#instance.paused;
  }

  /** Goes on to the end of the document, with the files of `options`, unless `leaves` has it left before. */
  finish(options: RunOptions, readMain: ReadMain, leaves?: Leaves): Run {
    return this.#resume(options, readMain, leaves);
  }

  #resume(options: RunOptions, readMain: ReadMain, leaves?: Leaves): Run {
    const from = this.#at;
    if (!from) throw new Error('the beginning is not there any more');
    this.#at = undefined;
    return this.#instance.resume(from, options, readMain, leaves);
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
