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
import type { Instance, ReadMain, Run, RunOptions, Start } from './instance.ts';
import { Picture } from './picture.ts';

export { Instance } from './instance.ts';
export type { Message, Outcome, Run, RunOptions } from './instance.ts';
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

/**
 * The beginning of a document, read once, for many ends. `readMain` gives the beginning alone; an engine that wants
 * the rest where it cannot be left (a preamble that begins something and does not end it) asks `readMain` beyond it.
 */
export class Beginning {
  #instance: Instance;
  readonly #start: Start;
  #picture: Picture | undefined;
  /** The memory is no longer as it was at the start. */
  #used = false;

  private constructor(instance: Instance, start: Start) {
    this.#instance = instance;
    this.#start = start;
  }

  /** Whoever is done with the beginning may use it for something else. */
  get instance(): Instance {
    return this.#instance;
  }

  /** Reads the first `known` bytes; gives the whole run when the engine could not be left behind them. */
  static read(instance: Instance, known: number, options: TypesetOptions): Beginning | Run {
    const run = typeset(instance, options, known);
    return instance.paused ? new Beginning(instance, instance.paused) : run;
  }

  /** Makes it good for more than one end, which takes a third as much memory again and some tens of milliseconds. */
  keep(): void {
    if (!this.#used) this.#picture ??= new Picture(this.#instance.engine);
  }

  /**
   * Makes ready for another end; false when that cannot be, and the beginning has to be read again. `other` gives an
   * instance to go on in when the last end made the memory grow, which does not shrink.
   */
  rewind(other: () => Instance): boolean {
    if (!this.#used) return true;
    if (!this.#picture) return false;
    if (!this.#picture.restore(this.#instance.engine)) {
      const instance = other();
      if (!this.#picture.restore(instance.engine)) return false;
      this.#instance = instance;
    }
    this.#used = false;
    return true;
  }

  /** Goes on to the end of the document, with the files of `options`. */
  finish(options: RunOptions, readMain: ReadMain): Run {
    if (this.#used) throw new Error('the beginning is not there any more');
    this.#used = true;
    return this.#instance.resume(this.#start, options, readMain);
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
