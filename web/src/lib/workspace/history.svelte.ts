/** The score of the present document over time: kept when it has changed and typing has paused, and at each compile. */
import {
  addToHistory,
  clearHistory,
  POINTS_MAX,
  readHistory,
  type HistoryPoint,
} from '#lib/project/history.ts';
import type { Report } from '#lib/scorer/report.ts';

/** Quiet time after a change of the score before it becomes a point. */
const QUIET_MS = 4000;

export class History {
  points = $state.raw<HistoryPoint[]>([]);
  readonly #now: () => number;
  #document = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: Report | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Shows the history of another document. */
  async open(document: string): Promise<void> {
    if (document === this.#document) return;
    this.flush();
    this.#document = document;
    this.points = [];
    const kept = await readHistory(document).catch(() => []);
    if (this.#document !== document) return;
    // Points that were made while the storage answered come after what it holds.
    const newest = kept.at(-1)?.at ?? 0;
    this.points = [...kept, ...this.points.filter(({ at }) => at > newest)];
  }

  /** Reads again what is kept: points came from elsewhere. */
  async reload(): Promise<void> {
    const document = this.#document;
    const kept = await readHistory(document).catch(() => undefined);
    if (kept && this.#document === document) this.points = kept;
  }

  /** A report of the present document; becomes a point when no other follows soon. */
  changed(report: Report): void {
    clearTimeout(this.#timer);
    this.#waiting = report;
    this.#timer = setTimeout(() => this.flush(), QUIET_MS);
  }

  /** The document was compiled; `report` is its score. */
  compiled(report: Report): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    this.#add(report, 'compile');
  }

  /** Makes a point of what waits to become one. */
  flush(): void {
    clearTimeout(this.#timer);
    const report = this.#waiting;
    this.#waiting = undefined;
    if (report) this.#add(report, 'change');
  }

  /** Forgets the points of the present document. */
  async clear(): Promise<void> {
    this.points = [];
    // Where storage is refused there is nothing to forget.
    await clearHistory(this.#document).catch(() => undefined);
  }

  #add({ score, findings, engine }: Report, event: HistoryPoint['event']): void {
    const last = this.points.at(-1);
    const point: HistoryPoint = {
      document: this.#document,
      // Two points of one millisecond would be one.
      at: Math.max(this.#now(), (last?.at ?? 0) + 1),
      overall: score.overall,
      readable: score.readable,
      ...(typeof score.fits === 'number' ? { fits: score.fits } : {}),
      findings: findings.length,
      event,
      engine: `${engine.version} ${engine.profile}`,
    };
    const same =
      last &&
      last.overall === point.overall &&
      last.readable === point.readable &&
      last.fits === point.fits &&
      last.engine === point.engine;
    if (same && event === 'change') return;
    this.points = [...this.points, point].slice(-POINTS_MAX);
    // Where storage is refused the history holds for this visit.
    void addToHistory(point).catch(() => undefined);
  }
}
