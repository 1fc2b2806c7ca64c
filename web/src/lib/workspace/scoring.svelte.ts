/** The score of the project: what is asked of the scorer, what it said, and what that changed. */
import { t } from '#lib/i18n/app.ts';
import { textFiles, type Project } from '#lib/project/model.ts';
import type { Scored, ScorerClient } from '#lib/scorer/client.ts';
import type { Reading } from '#lib/scorer/messages.ts';
import { scoreRequest } from '#lib/scorer/request.ts';
import type { Choices, Report, ScoreRequest, Spelling, WhatIf } from '#lib/scorer/report.ts';
import { Speller } from '#lib/spelling/speller.ts';

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
  readonly #speller = new Speller();
  /** What the dictionaries said last; goes with every request. */
  #spelling: Spelling | undefined;
  #deltaTimer: ReturnType<typeof setTimeout> | undefined;
  #announceTimer: ReturnType<typeof setTimeout> | undefined;

  /** `first`: what was asked already; `onReport`: after each answer. */
  constructor(
    scorer: ScorerClient,
    first: { id: number; request: ScoreRequest } | undefined,
    onReport: () => void,
  ) {
    this.#scorer = scorer;
    if (first) this.#requests.set(first.id, first.request);
    this.#onReport = onReport;
    void import('#lib/wasm/scoring/choices.json').then((file) => (this.choices = file.default as Choices));
  }

  /** The numbers of the present report without each of the sets of findings; `undefined` when there is a newer one. */
  async whatIf(without: string[][]): Promise<WhatIf[] | undefined> {
    const id = this.#reportId;
    const results = await this.#scorer.whatIf(id, without);
    return id === this.#reportId ? results : undefined;
  }

  /**
   * Asks for the score of `project`; older requests that wait are dropped.
   * `reading`: of its document, or of its last PDF; `pageStale`: the source has
   * moved on since.
   */
  request(project: Project, reading?: Reading, pageStale = false): void {
    const request = {
      ...scoreRequest(project, reading !== undefined && pageStale),
      ...(this.#spelling ? { spelling: this.#spelling } : {}),
    };
    this.#requests.set(this.#scorer.request(request, reading), request);
  }

  /**
   * Has the words of the present text looked up; true when the verdict is news, or
   * the words will be known then, and the score has to be asked for again. `unfinished`: a word that is still
   * being typed.
   */
  async spell(unfinished: string | undefined): Promise<boolean> {
    const asked = await this.#scorer.words();
    if (asked === 'later') return true;
    const language = asked?.language;
    if (!asked || !language) return false;
    const words = asked.words.filter((word) => word !== unfinished);
    const verdict = await this.#speller.check(language, words);
    if (!verdict || JSON.stringify(verdict) === JSON.stringify(this.#spelling)) return false;
    this.#spelling = verdict;
    return true;
  }

  /** There is nothing to score yet; `problem` says why, if there is a reason. */
  wait(problem?: string): void {
    this.report = undefined;
    this.files = {};
    this.problem = problem;
    this.#requests.clear();
    this.#onReport();
  }

  /** The scorer answered. */
  scored({ id, result, ms }: Scored): void {
    const asked = this.#requests.get(id);
    // What was asked before the project changed hands is nobody's answer now.
    if (!asked) return;
    const { files = {}, posting = '' } = asked;
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
      // A document's places are those of its text as the report gives it.
      if (Object.keys(files).length === 0) this.files = { [result.report.main]: result.report.text };
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
    this.#speller.close();
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
