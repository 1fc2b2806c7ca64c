/**
 * Scores many requests one after the other in a worker of its own, so that the one that answers while
 * somebody types is never busy with them. The modules are compiled once a page and shared.
 */
import { startScorer, type Scored, type ScorerClient } from './client.ts';
import type { Reading } from './messages.ts';
import type { ScoreRequest, ScoreResult } from './report.ts';

/** How a scorer is started; lets tests stand in for it. */
export type Start = (
  onScored: (scored: Scored) => void,
  onBroken: () => void,
) => Pick<ScorerClient, 'request' | 'close'>;

/** Ended before its answer came. */
export class BatchClosed extends Error {}

export class Batch {
  readonly #start: Start;
  #scorer: ReturnType<Start> | undefined;
  #waiting: { resolve: (result: ScoreResult) => void; reject: (cause: unknown) => void } | undefined;
  #closed = false;

  constructor(start: Start = startScorer) {
    this.#start = start;
  }

  /** The answer to one request; the next is asked for once it is there. Throws `BatchClosed`. */
  score(request: ScoreRequest, reading?: Reading): Promise<ScoreResult> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new BatchClosed());
        return;
      }
      this.#waiting = { resolve, reject };
      // A text that breaks the scorer is one row's failure, not the end of the list.
      this.#scorer ??= this.#start(
        ({ result }) => this.#waiting?.resolve(result),
        () => this.#waiting?.resolve({ failure: { code: 'broken', message: '' } }),
      );
      this.#scorer.request(request, reading);
    });
  }

  close(): void {
    this.#closed = true;
    this.#scorer?.close();
    this.#scorer = undefined;
    this.#waiting?.reject(new BatchClosed());
    this.#waiting = undefined;
  }
}
