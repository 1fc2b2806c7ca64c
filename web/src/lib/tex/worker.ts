/** One engine in its own thread. Messages are taken one after the other; a run blocks those behind it. */
import { Bundle } from './bundle.ts';
import { BundleIndex } from './bundleIndex.ts';
import { TexError } from './errors.ts';
import { Mailbox } from './mailbox.ts';
import type { FromWorker, Opened, Order, ToWorker } from './protocol.ts';
import { Release, type FormatName, type ReleaseOptions } from './release.ts';
import { Abandoned, Typesetter, type Waiting } from './typesetter.ts';
import { whole } from './whole.ts';

const post = (message: FromWorker) => self.postMessage(message);
const encoder = new TextEncoder();

/**
 * How long a worker rests when it has let go of much memory. The collector works between a thread's messages; a thread
 * that waits in a mailbox for the next key has none.
 */
const REST_MS = 40;

/** Where threads may share memory, what is handed around is shared rather than copied. */
function shareable(bytes: Uint8Array): Uint8Array {
  if (!self.crossOriginIsolated || bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

class Engine {
  readonly #release: Release;
  readonly #bundle: Bundle;
  readonly #formats: Map<FormatName, Uint8Array>;
  /** A format that is on its way beside engine and index. */
  #early: { name: FormatName; bytes: Promise<Uint8Array> } | undefined;
  readonly #mailbox: Mailbox | undefined;
  readonly typesetter: Typesetter;

  constructor(release: Release, opened: Opened, mailbox: SharedArrayBuffer | undefined) {
    this.#release = release;
    this.#mailbox = mailbox && new Mailbox(mailbox);
    this.#formats = new Map(opened.formats);
    this.#bundle = new Bundle(BundleIndex.parse(opened.index), release);
    for (const piece of opened.pieces) this.#bundle.adopt(piece);
    this.#bundle.onPiece = (piece) => {
      release.keep(piece);
      post({ kind: 'piece', piece });
    };
    this.typesetter = new Typesetter({
      engine: opened.engine,
      release: (name) => this.#formats.get(name as FormatName) ?? this.#bundle.read(name),
      stopped: () => this.#mailbox?.stopped ?? false,
      now: () => performance.now(),
    });
  }

  static async open(
    origin: string,
    mailbox: SharedArrayBuffer | undefined,
    given: Opened | undefined,
    wanted: FormatName | undefined,
  ): Promise<Engine> {
    const options: ReleaseOptions = {
      fetch: (...request) => fetch(...request),
      caches: 'caches' in self ? caches : undefined,
      origin,
    };
    if (given) return new Engine(await Release.named(given.release, options), given, mailbox);
    const release = await Release.current(options);
    const early = wanted && { name: wanted, bytes: release.format(wanted) };
    // What goes wrong is told to whoever asks for it.
    early?.bytes.catch(() => undefined);
    const [engine, index, kept] = await Promise.all([release.engine(), release.index(), release.kept()]);
    const pieces = kept.map(({ start, bytes }) => ({ start, bytes: shareable(bytes) }));
    const opened: Opened = { release: release.id, engine, index, formats: [], pieces };
    post({ kind: 'opened', opened });
    const opening = new Engine(release, opened, mailbox);
    opening.#early = early;
    return opening;
  }

  adopt(piece: Parameters<Bundle['adopt']>[0]): void {
    this.#bundle.adopt(piece);
  }

  /** Fetches what a run will want. */
  async gather({ run, format }: Order, main: string): Promise<void> {
    const decoder = new TextDecoder();
    const texts = [...this.typesetter.files]
      .filter(([path]) => /\.(?:tex|cls|sty|ltx)$/i.test(path))
      .map(([, bytes]) => decoder.decode(bytes));
    await Promise.all([this.#format(format), this.#bundle.prefetch([main, ...texts])]);
    // What is being written to the store stands still while the engine runs.
    await this.#release.written();
    post({ kind: 'gathered', run });
  }

  /** Lets the collector work. */
  async rest(): Promise<void> {
    if (this.typesetter.littered()) await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }

  run(order: Order, main: Uint8Array | Waiting, compress: boolean): void {
    try {
      for (const ran of this.typesetter.run(order, main, compress)) post(ran);
    } catch (cause) {
      if (!(cause instanceof Abandoned)) throw cause;
      post({ kind: 'abandoned', run: order.run });
    }
  }

  get arrived(): boolean {
    return this.#mailbox?.filled ?? false;
  }

  receive(): ReturnType<Waiting['receive']> {
    const letter = this.#mailbox?.receive();
    if (!letter) throw new Abandoned();
    return letter;
  }

  async #format(name: FormatName): Promise<void> {
    if (this.#formats.has(name)) return;
    const early = this.#early?.name === name ? this.#early.bytes : undefined;
    this.#early = undefined;
    const bytes = shareable(await (early ?? this.#release.format(name)));
    this.#formats.set(name, bytes);
    if (self.crossOriginIsolated) post({ kind: 'format', name, bytes });
  }
}

let engine: Promise<Engine> | undefined;

async function take(message: ToWorker): Promise<void> {
  if (message.kind === 'open') {
    engine = Engine.open(message.origin, message.mailbox, message.opened, message.format);
    await engine;
    return;
  }
  if (!engine) return;
  const here = await engine;
  switch (message.kind) {
    case 'piece':
      here.adopt(message.piece);
      return;
    case 'files':
      for (const [path, bytes] of message.files) {
        if (bytes) here.typesetter.files.set(path, bytes);
        else here.typesetter.files.delete(path);
      }
      return;
    case 'prepare': {
      const { order, preamble } = message;
      await here.rest();
      await here.gather(order, preamble);
      here.run(
        order,
        {
          preamble: encoder.encode(preamble),
          onWarm: (read) => post({ kind: 'warm', run: order.run, read }),
          arrived: () => here.arrived,
          receive: () => here.receive(),
        },
        false,
      );
      return;
    }
    case 'whole':
      await here.rest();
      await here.gather(message.order, message.text);
      here.run(message.order, whole(message.text), message.compress);
  }
}

let turn: Promise<void> = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  turn = turn.then(() =>
    take(data).catch((cause: unknown) => {
      const code = cause instanceof TexError ? cause.code : 'damaged';
      const run = 'order' in data ? data.order.run : undefined;
      post({ kind: 'failed', run, code, message: String(cause) });
    }),
  );
});
