/** The score of the project: what is asked of the scorer, what it said, and what that changed. */
import { t } from '#lib/i18n/app.ts';
import { textFiles, type Project } from '#lib/project/model.ts';
import type { Scored, ScorerClient } from '#lib/scorer/client.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { Choices, Report, ScoreRequest, WhatIf } from '#lib/scorer/report.ts';

/** How long a change of the score is shown. */
const DELTA_MS = 1400;
/** Quiet time before the score is read out. */
const ANNOUNCE_AFTER_MS = 1200;

export class Scoring {
  report = $state.raw<Report>();
  /** The texts `report` speaks of. */
  files = $state.raw<Record<string, string>>({});
  /** The posting `report` speaks of. */
  posting = $state.raw('');
  ms = $state<number>();
  /** Why there is no report for the present text. */
  problem = $state<string>();
  /** Change of the overall number a moment ago. */
  delta = $state<number>();
  announcement = $state('');
  /** Profiles and markets there are to choose from. */
  choices = $state.raw<Choices>();
  /** The number under which `report` was asked for. */
  #reportId = 0;

  readonly #scorer: ScorerClient;
  readonly #onReport: () => void;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  #requests = new Map<number, ScoreRequest>();
  #waiters: (() => void)[] = [];
  #deltaTimer: ReturnType<typeof setTimeout> | undefined;
  #announceTimer: ReturnType<typeof setTimeout> | undefined;

  /** `first`: what was asked already; `onReport`: after each answer. */
  constructor(scorer: ScorerClient, first: { id: number; request: ScoreRequest }, onReport: () => void) {
    this.#scorer = scorer;
    this.#requests.set(first.id, first.request);
    this.#onReport = onReport;
    void scorer.choices().then((choices) => (this.choices = choices));
  }

  /** The numbers of the present report without each of the sets of findings; `undefined` when there is a newer one. */
  async whatIf(without: string[][]): Promise<WhatIf[] | undefined> {
    const id = this.#reportId;
    const results = await this.#scorer.whatIf(id, without);
    return id === this.#reportId ? results : undefined;
  }

  /** Asks for the score of `project`; older requests that wait are dropped. */
  request(project: Project): void {
    const request = scoreRequest(project);
    this.#requests.set(this.#scorer.request(request), request);
  }

  /** The scorer answered. */
  scored({ id, result, ms }: Scored): void {
    const { files = {}, posting = '' } = this.#requests.get(id) ?? {};
    this.posting = posting ?? '';
    for (const known of this.#requests.keys()) if (known <= id) this.#requests.delete(known);
    this.ms = ms;
    this.files = files;
    if ('failure' in result) {
      this.problem = result.failure.message;
      this.report = undefined;
    } else {
      const before = this.report?.score.overall;
      this.problem = undefined;
      this.#reportId = id;
      this.report = result.report;
      this.#showDelta(before, result.report.score.overall);
      this.#announce(result.report);
    }
    this.#onReport();
    if (this.#requests.size === 0) for (const waiter of this.#waiters.splice(0)) waiter();
  }

  /** The scorer stopped on a text. */
  broke(): void {
    this.problem = t.score.broken;
  }

  /** True when `report` speaks of the files as they are. */
  speaksOf(files: Project['files']): boolean {
    return Object.entries(textFiles(files)).every(([path, text]) => this.files[path] === text);
  }

  /** Resolves when `report` speaks of the files as they are. */
  async settled(files: Project['files']): Promise<void> {
    if (!this.speaksOf(files)) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  close(): void {
    this.#scorer.close();
    for (const timer of [this.#deltaTimer, this.#announceTimer]) clearTimeout(timer);
  }

  #showDelta(before: number | undefined, after: number): void {
    if (before === undefined || Math.abs(after - before) < 0.05) return;
    this.delta = Math.round((after - before) * 10) / 10;
    clearTimeout(this.#deltaTimer);
    this.#deltaTimer = setTimeout(() => (this.delta = undefined), DELTA_MS);
  }

  #announce(report: Report): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      this.announcement = t.score.announce(report.score.overall.toFixed(1), report.findings.length);
    }, ANNOUNCE_AFTER_MS);
  }
}
