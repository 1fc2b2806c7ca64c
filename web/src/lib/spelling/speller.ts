/**
 * Looks words up in the dictionaries of a language. Module and dictionaries are
 * large: both are loaded into a worker with the first words, and each word is
 * asked about once.
 */
import type { Spelling } from '#lib/scorer/report.ts';
import type { FromSpeller, ToSpeller } from './worker.ts';

/** Dictionaries of a language, by folder under `/dictionaries`; a word is right when any of them knows it. */
const DICTIONARIES: Readonly<Record<string, readonly string[]>> = {
  en: ['en', 'en-gb'],
  es: ['es'],
  fr: ['fr'],
  nl: ['nl'],
};

/** The part of `Worker` that is needed; lets tests stand in for it. */
export interface SpellerWorker {
  postMessage(message: ToSpeller): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromSpeller>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

const startWorker = (): SpellerWorker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'speller' });

/** What is known of a language's words: suggestions of a wrong one, `undefined` of a right one. */
type Known = Map<string, readonly string[] | undefined>;

export class Speller {
  readonly #start: () => SpellerWorker;
  #worker: SpellerWorker | undefined;
  readonly #known = new Map<string, Known>();
  #lastId = 0;
  readonly #waiting = new Map<number, (verdict: Spelling | undefined) => void>();

  constructor(start: () => SpellerWorker = startWorker) {
    this.#start = start;
  }

  /** The verdict on words of a language; `undefined` without dictionaries of it, or when they did not arrive. */
  async check(language: string, words: readonly string[]): Promise<Spelling | undefined> {
    const dictionaries = DICTIONARIES[language];
    if (!dictionaries) return undefined;
    let known = this.#known.get(language);
    if (!known) this.#known.set(language, (known = new Map()));
    const fresh = words.filter((word) => !known.has(word));
    if (fresh.length > 0) {
      const verdict = await this.#ask({ language, dictionaries: [...dictionaries], words: fresh });
      if (!verdict) return undefined;
      for (const word of fresh) known.set(word, verdict.misspelt[word]);
    }
    const misspelt: Spelling['misspelt'] = {};
    for (const word of words) {
      const suggestions = known.get(word);
      if (suggestions) misspelt[word] = [...suggestions];
    }
    return { language, misspelt };
  }

  close(): void {
    this.#end();
  }

  #ask(question: Omit<ToSpeller, 'id'>): Promise<Spelling | undefined> {
    this.#worker ??= this.#spawn();
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker.postMessage({ id, ...question });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #spawn(): SpellerWorker {
    const worker = this.#start();
    worker.onmessage = ({ data: { id, json } }) => {
      this.#waiting.get(id)?.(json === undefined ? undefined : (JSON.parse(json) as Spelling));
      this.#waiting.delete(id);
    };
    // Spelling is an extra: without it the score stands as it is. The next pause tries again.
    worker.onerror = () => this.#end();
    return worker;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }
}
