/** What was read of the document that was opened, or of the PDF that was compiled last. */
import { t } from '#lib/i18n/app.ts';
import { Reader, ReadError, type DocumentKind } from '#lib/reader/reader.ts';
import type { Reading } from '#lib/scorer/messages.ts';

export interface ReadProblem {
  code: string;
  /** What is the matter, and what to do about it. */
  message: string;
}

export class Paper {
  /** Goes with each request to the scorer. */
  reading = $state.raw<Reading>();
  /** Why there is none. */
  problem = $state.raw<ReadProblem>();
  busy = $state(false);
  readonly #reader: Reader;
  readonly #onRead: () => void;
  #turn = 0;

  /** `onRead`: there is a reading. */
  constructor(onRead: () => void, reader = new Reader()) {
    this.#onRead = onRead;
    this.#reader = reader;
  }

  /** Reads a file; the newest one wins. Resolves when it is read or cannot be. */
  async read(kind: DocumentKind, bytes: Uint8Array): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    this.problem = undefined;
    try {
      const reading = await this.#reader.read(kind, bytes);
      if (turn !== this.#turn) return;
      this.reading = reading;
      this.busy = false;
      this.#onRead();
    } catch (cause) {
      if (!(cause instanceof ReadError)) throw cause;
      if (turn !== this.#turn || cause.code === 'closed') return;
      this.reading = undefined;
      this.busy = false;
      this.problem = { code: cause.code, message: sentence(cause) };
    }
  }

  /** Forgets it: another project. */
  clear(): void {
    this.#turn += 1;
    this.reading = undefined;
    this.problem = undefined;
    this.busy = false;
  }

  close(): void {
    this.clear();
    this.#reader.close();
  }
}

/** Every refusal with a way on. */
function sentence({ code, message }: ReadError): string {
  const known: Record<string, string> = t.document.problems;
  return known[code] ?? (message || t.document.problems.broken);
}
