/**
 * Reads PDF and Word files to what machines see of them. The module is large
 * and rarely needed: worker and module are loaded with the first file.
 */
import type { Reading } from '#lib/scorer/messages.ts';
import type { FromReader, ToReader } from './worker.ts';

export type DocumentKind = 'pdf' | 'docx';

/** Why a file could not be read: a stable code and a sentence. */
export class ReadError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The part of `Worker` that is needed; lets tests stand in for it. */
export interface ReaderWorker {
  postMessage(message: ToReader): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromReader>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const startWorker = (): ReaderWorker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'reader' });

export class Reader {
  readonly #start: () => ReaderWorker;
  #worker: ReaderWorker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<
    number,
    { resolve: (json: string) => void; reject: (cause: unknown) => void }
  >();

  constructor(start: () => ReaderWorker = startWorker) {
    this.#start = start;
  }

  /** Reads a file; the bytes are copied. Throws `ReadError`. */
  async read(kind: DocumentKind, bytes: Uint8Array): Promise<Reading> {
    this.#worker ??= this.#spawn();
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<string>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, kind, bytes });
    const json = await answer;
    // The readings begin with figures; only what failed begins with an error.
    if (json.startsWith('{"error"')) {
      const { error } = JSON.parse(json) as { error: { code: string; message: string } };
      throw new ReadError(error.code, error.message);
    }
    return { kind: kind === 'pdf' ? 'page' : 'docx', json };
  }

  close(): void {
    this.#end(new ReadError('closed', ''));
  }

  #spawn(): ReaderWorker {
    const worker = this.#start();
    worker.onmessage = ({ data }) => {
      if ('broken' in data) {
        // A trap leaves the module's memory in an unknown state.
        this.#end(new ReadError(data.loaded ? 'broken' : 'not_loaded', data.broken));
        return;
      }
      this.#waiting.get(data.id)?.resolve(data.json);
      this.#waiting.delete(data.id);
    };
    worker.onerror = (event) => this.#end(new ReadError('not_loaded', event.message));
    return worker;
  }

  #end(cause: ReadError): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(cause);
  }
}
