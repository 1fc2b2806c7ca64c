/** What the worker does with each message, apart from being a worker. */
import { applied } from './changes.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import type { Report } from './report.ts';

/** A resume that somebody is editing, as the scorer's module keeps it. */
export interface ScorerSession {
  setFile(path: string, text: string): void;
  removeFile(path: string): boolean;
  /** UTF-16 offsets; false, and nothing changed, where there is no such stretch. */
  edit(path: string, start: number, end: number, text: string): boolean;
  score(options: string): string;
  free(): void;
}

/** The functions of the scorer's module: JSON in, JSON out. */
export interface ScorerModule {
  score(request: string): string;
  what_if(report: string, without: string): string;
  choices(): string;
  Session?: new () => ScorerSession;
}

export class Answers {
  readonly #scorer: ScorerModule;
  readonly #now: () => number;
  #session: ScorerSession | undefined;
  #last: { id: number; json: string } | undefined;

  constructor(scorer: ScorerModule, now: () => number) {
    this.#scorer = scorer;
    this.#now = now;
  }

  to(message: ToWorker): FromWorker {
    switch (message.kind) {
      case 'score':
        return this.#score(message);
      case 'whatIf': {
        const { id, report, without } = message;
        const basis = this.#last?.id === report ? basisOf(this.#last.json) : undefined;
        const results =
          basis === undefined
            ? undefined
            : without.map((ids) => this.#scorer.what_if(basis, JSON.stringify(ids)));
        return { kind: 'whatIf', id, results };
      }
      case 'choices':
        return { kind: 'choices', json: this.#scorer.choices() };
    }
  }

  #score({ id, options, afresh, changes }: Extract<ToWorker, { kind: 'score' }>): FromWorker {
    const began = this.#now();
    if (afresh) {
      this.#session?.free();
      this.#session = undefined;
    }
    const session = (this.#session ??= this.#scorer.Session
      ? new this.#scorer.Session()
      : new WholeFiles(this.#scorer));
    for (const change of changes) {
      if (change.kind === 'set') session.setFile(change.path, change.text);
      else if (change.kind === 'remove') session.removeFile(change.path);
      else if (!session.edit(change.path, change.start, change.end, change.text)) {
        return { kind: 'lost', id };
      }
    }
    const json = session.score(JSON.stringify(options));
    this.#last = { id, json };
    return { kind: 'scored', id, json, ms: this.#now() - began };
  }
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

/** A session for a module that has none: every score reads all files. */
class WholeFiles implements ScorerSession {
  readonly #scorer: ScorerModule;
  readonly #files = new Map<string, string>();

  constructor(scorer: ScorerModule) {
    this.#scorer = scorer;
  }
  setFile(path: string, text: string): void {
    this.#files.set(path, text);
  }
  removeFile(path: string): boolean {
    return this.#files.delete(path);
  }
  edit(path: string, start: number, end: number, text: string): boolean {
    const old = this.#files.get(path);
    if (old === undefined || end > old.length || start > end) return false;
    this.#files.set(path, applied(old, { kind: 'edit', path, start, end, text }));
    return true;
  }
  score(options: string): string {
    const files = Object.fromEntries(this.#files);
    return this.#scorer.score(JSON.stringify({ files, ...(JSON.parse(options) as object) }));
  }
  free(): void {
    this.#files.clear();
  }
}
