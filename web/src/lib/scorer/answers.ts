/** What the worker does with each message, apart from being a worker. */
import type { FromWorker, Reading, ToWorker } from './messages.ts';
import type { Report } from './report.ts';

/** A resume that somebody is editing, as the scorer's module keeps it. */
export interface ScorerSession {
  setFile(path: string, text: string): void;
  removeFile(path: string): boolean;
  /** UTF-16 offsets; false, and nothing changed, where there is no such stretch. */
  edit(path: string, start: number, end: number, text: string): boolean;
  score(options: string): string;
  /** The whole scorer's alone. */
  wordsToCheck?(options: string): string;
  free(): void;
}

/** The functions of the scorer's module: JSON in, JSON out. */
export interface ScorerModule {
  /** The whole scorer's alone. */
  what_if?(report: string, without: string): string;
  Session: new () => ScorerSession;
}

/** How an answer begins that the module leaves to the whole scorer. */
const NOT_HERE = '{"error":{"code":"not_here"';

export class Answers {
  #scorer: ScorerModule;
  readonly #now: () => number;
  #session: ScorerSession | undefined;
  #reading: Reading | null = null;
  #last: { id: number; json: string; options: string } | undefined;

  constructor(scorer: ScorerModule, now: () => number) {
    this.#scorer = scorer;
    this.#now = now;
  }

  /** From here on this module answers; it has to be told the files. */
  widen(scorer: ScorerModule): void {
    this.#forget();
    this.#scorer = scorer;
  }

  /** `beyond`: the request needs the whole scorer, and for words its session. */
  to(message: ToWorker): FromWorker | 'beyond' {
    switch (message.kind) {
      case 'score':
        return this.#score(message);
      case 'whatIf': {
        const { id, report, without } = message;
        const basis = this.#last?.id === report ? basisOf(this.#last.json) : undefined;
        if (basis === undefined) return { kind: 'whatIf', id, results: undefined };
        const { what_if: sums } = this.#scorer;
        if (!sums) return 'beyond';
        return { kind: 'whatIf', id, results: without.map((ids) => sums(basis, JSON.stringify(ids))) };
      }
      case 'words': {
        const { id } = message;
        if (!this.#last) return { kind: 'words', id, json: undefined };
        if (!this.#session?.wordsToCheck) return 'beyond';
        return { kind: 'words', id, json: this.#session.wordsToCheck(this.#last.options) };
      }
    }
  }

  #score({
    id,
    options,
    afresh,
    changes,
    reading,
  }: Extract<ToWorker, { kind: 'score' }>): FromWorker | 'beyond' {
    const began = this.#now();
    if (afresh) this.#forget();
    // After `widen` the files are unknown.
    if (!afresh && !this.#session) return { kind: 'lost', id };
    if (reading !== undefined) this.#reading = reading;
    const session = (this.#session ??= new this.#scorer.Session());
    for (const change of changes) {
      if (change.kind === 'set') session.setFile(change.path, change.text);
      else if (change.kind === 'remove') session.removeFile(change.path);
      else if (!session.edit(change.path, change.start, change.end, change.text)) {
        return { kind: 'lost', id };
      }
    }
    const asked = withReading(JSON.stringify(options), this.#reading);
    const json = session.score(asked);
    if (json.startsWith(NOT_HERE)) return 'beyond';
    this.#last = { id, json, options: asked };
    return { kind: 'scored', id, json, ms: this.#now() - began };
  }

  #forget(): void {
    this.#session?.free();
    this.#session = undefined;
    this.#reading = null;
  }
}

/** The reading put into the options, without reading it here. */
function withReading(options: string, reading: Reading | null): string {
  return reading ? `${options.slice(0, -1)},"${reading.kind}":${reading.json}}` : options;
}

/** The part of a report that sums need: to read it whole for each of many sums would take longer than the sums. */
function basisOf(json: string): string {
  const { score, categories, findings = [], ceilings } = JSON.parse(json) as Partial<Report>;
  return JSON.stringify({
    score,
    categories,
    ceilings,
    findings: findings.map(({ id, code, category, cost }) => ({ id, code, category, cost })),
  });
}
