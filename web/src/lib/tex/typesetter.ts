/**
 * Typesets documents of one project with the engine: passes until what they leave to each other is
 * stable, the bibliography in between, then the PDF. Synchronous; for workers and for Node.
 */
import { Beginning, bibliography, Instances, lineAt, makePdf, typeset } from './engine.ts';
import type { Leaves, Message, OpenFile, Run, TypesetOptions } from './engine.ts';
import { neededMap } from './fontMap.ts';
import { Kept, same } from './kept.ts';
import type { Enclosure } from './mailbox.ts';
import type { Place } from './mark.ts';
import type { Order, Ran } from './protocol.ts';
import { bundleNames } from './support.ts';
import { pageSignatures } from './xdvPages.ts';

/** With a fourth pass, documents that are not stable by then are not either. */
const PASSES_MAX = 3;
/** What one pass leaves to the next. */
const CARRIED = /\.(?:aux|toc|out|lof|lot|bbl|nav|snm|brf|bcf|idx|ind|glo|gls)$/;
/** A name that no document asks for: what the bibliography was made of. */
const BIBLIOGRAPHY_KEY = '\0bibliography';

/** Which font of TeX's is which file. */
const MAP = 'pdftex.map';

const PART = /\.tex$/i;

/** The rest of the document is not coming. */
export class Abandoned extends Error {}

export interface Waiting {
  preamble: Uint8Array;
  /** Called when the engine has read the preamble; `read`: paths of the project that it read. */
  onWarm: (read: string[]) => void;
  /** The rest is there: `receive` would not wait. */
  arrived: () => boolean;
  /** Waits for the rest of the main document and files that changed. Throws `Abandoned`. */
  receive: () => readonly Enclosure[];
}

export interface TypesetterOptions {
  engine: WebAssembly.Module;
  /** A file of the release by its bare name. */
  release: (name: string) => Uint8Array | undefined;
  /** True when no further pass is wanted. */
  stopped: () => boolean;
  now: () => number;
}

export class Typesetter {
  /** The project, but for the main document. */
  readonly files = new Map<string, Uint8Array>();
  readonly #options: TypesetterOptions;
  readonly #instances: Instances;
  /** A preamble that more than one edit begins with. */
  #kept: Kept | undefined;
  /** The preamble that was read last. */
  #last: Uint8Array | undefined;
  #littered = false;

  constructor(options: TypesetterOptions) {
    this.#options = options;
    this.#instances = new Instances(options.engine);
    // While files are fetched.
    this.#instances.ready('typeset');
  }

  /** True once after it has let go of what only a collection takes away: a picture, or an instance whose memory grew. */
  littered(): boolean {
    const littered = this.#littered;
    this.#littered = false;
    return littered;
  }

  /**
   * Sets a document; `main`: all of it, or its preamble and a way to wait for the rest. Yields a result
   * after the first pass when others follow, and one at the end.
   */
  *run(order: Order, main: Uint8Array | Waiting, compress: boolean): Generator<Ran, void> {
    const { now } = this.#options;
    const job = new Job(order, this.files, this.#options, this.#instances);
    const began = now();
    let preamble = 0;
    let bodyFrom = began;
    let text: Uint8Array;
    let run: Run;
    if (main instanceof Uint8Array) {
      text = main;
      run = job.pass(text);
    } else {
      const rest = (meanwhile?: () => void) => {
        preamble = now() - began;
        main.onWarm(job.filesRead());
        this.#instances.ready('other');
        if (!main.arrived()) meanwhile?.();
        const [body, ...others] = main.receive();
        for (const [path, bytes] of others) this.files.set(path, bytes);
        bodyFrom = now();
        return joined(main.preamble, body?.[1] ?? new Uint8Array());
      };
      ({ run, text } = this.#begun(job, order, main.preamble, rest));
    }
    for (let pass = 1; ; pass += 1) {
      const changed = job.carry(run);
      const passed = now();
      const settled = !changed || pass >= PASSES_MAX || this.#options.stopped();
      if (settled || pass === 1)
        yield job.result(run, settled, compress && settled, {
          preamble: Math.round(preamble),
          body: Math.round(passed - bodyFrom),
        });
      if (settled) return;
      // What was read ahead rests on what has changed.
      this.#forget();
      run = job.pass(text);
    }
  }

  /** The first pass of a document whose rest is waited for, from a preamble that was read now or earlier. */
  #begun(
    job: Job,
    order: Order,
    preamble: Uint8Array,
    rest: (meanwhile?: () => void) => Uint8Array,
  ): { run: Run; text: Uint8Array } {
    const other = () => {
      this.#littered = true;
      return this.#instances.take('typeset');
    };
    let beginning = this.#kept?.taken(order, preamble, this.files, other);
    if (beginning) {
      job.hasRead(this.#kept?.read.keys() ?? []);
    } else {
      this.#forget();
      let whole: Uint8Array | undefined;
      const read = job.begin(preamble, () => (whole = rest()));
      // A preamble that ended the run ends it whatever the rest says; the page hears of it with the rest.
      if (!(read instanceof Beginning)) return { run: read, text: whole ?? rest() };
      beginning = read;
      // Not the first time, when a page waits for it, nor while somebody types in the preamble.
      if (same(preamble, this.#last)) {
        beginning.keep();
        this.#kept = new Kept(beginning, order, preamble, this.files, job.filesRead());
      }
      this.#last = preamble;
    }
    const kept = this.#kept;
    try {
      const text = rest(() => kept?.goAhead(this.files, (...to) => job.advance(beginning, ...to)));
      if (kept && !kept.begins(text, this.files)) {
        job.hasRead(kept.read.keys());
        if (!beginning.rewind(other)) return { run: job.pass(text), text };
      }
      const run = job.finish(beginning, text);
      kept?.ran({ text, files: this.files, read: job.filesRead() }, job.places);
      return { run, text };
    } finally {
      if (!kept) this.#instances.give(beginning.instance, 'typeset');
    }
  }

  #forget(): void {
    if (!this.#kept) return;
    this.#instances.give(this.#kept.beginning.instance, 'typeset');
    this.#kept = undefined;
    this.#littered = true;
  }
}

/** One document on its way through the passes. */
class Job {
  readonly #order: Order;
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #options: TypesetterOptions;
  readonly #carried: Map<string, Uint8Array>;
  readonly #outputs = new Map<string, Uint8Array>();
  readonly #read = new Set<string>();
  readonly #folder: string;
  readonly #name: string;
  readonly #stem: string;
  readonly #instances: Instances;
  /** Where `finish` could have left the document. */
  readonly places: Place[] = [];
  #memory = 0;

  constructor(
    order: Order,
    files: ReadonlyMap<string, Uint8Array>,
    options: TypesetterOptions,
    instances: Instances,
  ) {
    this.#instances = instances;
    this.#order = order;
    this.#files = files;
    this.#options = options;
    this.#carried = new Map(order.carried);
    const slash = order.main.lastIndexOf('/') + 1;
    this.#folder = order.main.slice(0, slash);
    this.#name = order.main.slice(slash);
    this.#stem = this.#name.replace(/\.[^.]*$/, '');
  }

  /** Paths of the project's files that were read so far. */
  filesRead(): string[] {
    return [...this.#read];
  }

  /** These were read when the preamble was, and nothing else yet. */
  hasRead(paths: Iterable<string>): void {
    this.#read.clear();
    for (const path of paths) this.#read.add(path);
  }

  /** One pass over the document. */
  pass(text: Uint8Array): Run {
    const instance = this.#instances.take('typeset');
    const run = typeset(instance, this.#typesetting(text, pieces(text)));
    this.#instances.give(instance, 'typeset');
    return this.#passed(run);
  }

  /** Reads the preamble. `more` gives the whole document to an engine that cannot be left behind it. */
  begin(preamble: Uint8Array, more: () => Uint8Array): Beginning | Run {
    let text = preamble;
    let read = pieces(text);
    let waits = true;
    const readMain: typeof read = (position, into) => {
      if (position >= text.length && waits) {
        waits = false;
        text = more();
        read = pieces(text);
      }
      return read(position, into);
    };
    const options = this.#typesetting(preamble, readMain);
    const instance = this.#instances.take('typeset');
    const begun = Beginning.read(instance, preamble.length, options);
    if (begun instanceof Beginning) return begun;
    this.#instances.give(instance, 'typeset');
    return this.#passed(begun);
  }

  /** Goes on from the preamble to the place of that number. */
  advance(beginning: Beginning, text: Uint8Array, nth: number): { place: Place | undefined; read: string[] } {
    let passed = 0;
    let place: Place | undefined;
    beginning.advance(this.#typesetting(text, undefined), lines(text), (at, open) => {
      if (passed++ < nth) return false;
      place = this.#place(at, open);
      return true;
    });
    return { place, read: this.filesRead() };
  }

  /** The rest of a pass whose preamble was read. */
  finish(beginning: Beginning, text: Uint8Array): Run {
    const passes: Leaves = (at, open) => {
      this.places.push(this.#place(at, open));
      return false;
    };
    return this.#passed(beginning.finish(this.#typesetting(text, undefined), lines(text), passes));
  }

  #place(at: number, open: readonly OpenFile[]): Place {
    const taken = new Map<string, number>();
    for (const { name, taken: upTo } of open) {
      const path = upTo === undefined ? undefined : this.#path(name);
      // A file can be open twice.
      if (path !== undefined) taken.set(path, Math.max(taken.get(path) ?? 0, upTo ?? 0));
    }
    return { at, read: this.#read.size, taken };
  }

  /** Which file of the project a name means. */
  #path(name: string): string | undefined {
    return joinPath(this.#folder, name);
  }

  #typesetting(text: Uint8Array, readMain: TypesetOptions['readMain']): TypesetOptions {
    const { format, date } = this.#order;
    const byLines = (name: string) => this.#isPart(name);
    return { main: this.#name, format, date, synctex: true, read: this.#reader(text), byLines, readMain };
  }

  #passed(run: Run): Run {
    for (const [name, bytes] of run.files) this.#outputs.set(name, bytes);
    this.#memory = Math.max(this.#memory, run.memory);
    return run;
  }

  /** Takes what a pass leaves to the next, the bibliography included; true when that is news. */
  carry(run: Run): boolean {
    if (run.outcome === 'fatal') return false;
    let news = false;
    for (const [name, bytes] of run.files) {
      if (!CARRIED.test(name) || same(bytes, this.#carried.get(name))) continue;
      this.#carried.set(name, bytes);
      news = true;
    }
    return this.#cite(run) || news;
  }

  result(run: Run, settled: boolean, compress: boolean, took: { preamble: number; body: number }): Ran {
    const { now } = this.#options;
    const began = now();
    const messages: Message[] = run.messages.filter(({ kind }) => kind !== 'terminal');
    let { outcome } = run;
    let pdf: Uint8Array<ArrayBuffer> | undefined;
    const xdv = `${this.#stem}.xdv`;
    const pages = run.files.get(xdv);
    if (pages) {
      const read = this.#reader(new Uint8Array());
      const instance = this.#instances.take('other');
      const made = makePdf(instance, xdv, `${this.#stem}.pdf`, compress, {
        read: (name) => {
          const file = read(name);
          return file && name === MAP ? neededMap(file, pages, read) : file;
        },
        date: this.#order.date,
      });
      this.#instances.give(instance, 'other');
      this.#memory = Math.max(this.#memory, made.memory);
      messages.push(...made.messages.filter(({ kind }) => kind !== 'terminal'));
      // An unfinished file is no page.
      if (made.outcome === 'fatal') outcome = 'fatal';
      else pdf = made.files.get(`${this.#stem}.pdf`)?.slice();
    }
    const log = run.files.get(`${this.#stem}.log`);
    return {
      kind: 'ran',
      run: this.#order.run,
      settled,
      outcome,
      pdf,
      pages: pdf && pages && pageSignatures(pages),
      synctex: run.files.get(`${this.#stem}.synctex.gz`),
      log: log ? new TextDecoder().decode(log) : '',
      messages,
      carried: [...this.#carried],
      memory: this.#memory,
      took: { ...took, pdf: Math.round(now() - began) },
    };
  }

  /** Makes the bibliography when what it is made of has changed. */
  #cite(run: Run): boolean {
    const name = `${this.#stem}.aux`;
    const aux = run.files.get(name);
    if (!aux) return false;
    const lines = new TextDecoder().decode(aux).match(/^\\(?:citation|bibdata|bibstyle)\{.*$/gm) ?? [];
    const databases = lines.flatMap((line) => /^\\bibdata\{(.*)\}/.exec(line)?.[1]?.split(',') ?? []);
    if (!databases.length) return false;
    const read = this.#reader(new Uint8Array());
    const decoder = new TextDecoder();
    const key = new TextEncoder().encode(
      [...lines, ...databases.map((base) => decoder.decode(read(`${base.trim()}.bib`)))].join('\n'),
    );
    if (same(key, this.#carried.get(BIBLIOGRAPHY_KEY))) return false;
    this.#carried.set(BIBLIOGRAPHY_KEY, key);
    const instance = this.#instances.take('other');
    const made = bibliography(instance, name, { read, date: this.#order.date });
    this.#instances.give(instance, 'other');
    const list = made.files.get(`${this.#stem}.bbl`);
    if (!list || same(list, this.#carried.get(`${this.#stem}.bbl`))) return false;
    this.#carried.set(`${this.#stem}.bbl`, list);
    return true;
  }

  /** A file of the release. */
  #released(name: string): Uint8Array | undefined {
    const engine = this.#order.format === 'pdflatex.fmt' ? 'pdflatex' : 'xelatex';
    for (const known of bundleNames(name, engine)) {
      const file = this.#options.release(known);
      if (file) return file;
    }
    return undefined;
  }

  /** A part of the document in a file of its own, which may be left in its middle. */
  #isPart(name: string): boolean {
    if (this.#carried.has(name) || this.#outputs.has(name) || !PART.test(name)) return false;
    const path = this.#path(name);
    return path !== undefined && path !== this.#order.main && this.#files.has(path);
  }

  #reader(main: Uint8Array): (name: string) => Uint8Array | undefined {
    return (name) => {
      const own = this.#carried.get(name) ?? this.#outputs.get(name);
      if (own) return own;
      const path = this.#path(name);
      if (path !== undefined) {
        if (path === this.#order.main) return main.length ? main : undefined;
        const file = this.#files.get(path);
        if (file) {
          this.#read.add(path);
          return file;
        }
      }
      return this.#released(name);
    };
  }
}

/** A path of the project out of a name relative to a folder of it; undefined when it leads out. */
export function joinPath(folder: string, name: string): string | undefined {
  if (name.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of (folder + name).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** A document to read from, as the engine does. */
function pieces(text: Uint8Array): NonNullable<TypesetOptions['readMain']> {
  return (position, into) => {
    const part = text.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
}

/** The same, a line at a time: it can be left before each. */
function lines(text: Uint8Array): NonNullable<TypesetOptions['readMain']> {
  return (position, into) => {
    const line = lineAt(text, position, into.length);
    into.set(line);
    return line.length;
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
