/** Scores what was brought, in this browser; the scorer is fetched with the first wish. */
import type { ScorerClient, Scored } from '#lib/scorer/client.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { ScoreResult } from '#lib/scorer/report.ts';
import type { Intake } from './intake.ts';

/** Gives the report, or why there is none; throws when the scorer cannot be started. */
export type Score = (intake: Intake, posting: string) => Promise<ScoreResult>;

export class BrowserScorer {
  #client: ScorerClient | undefined;
  #waiting: PromiseWithResolvers<ScoreResult> | undefined;
  #id = 0;

  readonly score: Score = async (intake, posting) => {
    const { startScorer } = await import('#lib/scorer/client.ts');
    this.#client ??= startScorer(
      (scored) => this.#scored(scored),
      (message) => this.#waiting?.reject(new Error(message)),
    );
    const waiting = Promise.withResolvers<ScoreResult>();
    this.#waiting = waiting;
    this.#id = this.#client.request(scoreRequest({ ...intake.project, posting }), intake.reading);
    return waiting.promise;
  };

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  #scored({ id, result }: Scored): void {
    if (id === this.#id) this.#waiting?.resolve(result);
  }
}
