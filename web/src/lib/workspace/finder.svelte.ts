/** Which findings are on show, how they are put together, and which is the next one. */
import type { Category } from '#lib/scorer/report.ts';
import { filtered, grouped, NO_FILTER, type Card, type Filter, type Group } from './findings.ts';

/** Rows drawn at first and with each “more”: 300 findings must not slow typing. */
export const STEP = 40;

export class Finder {
  filter = $state<Filter>({ ...NO_FILTER });
  limit = $state(STEP);
  readonly #cards: () => readonly Card[];
  readonly #chosen: () => string | undefined;

  /** `cards`: what may be shown, in the report's order; `chosen`: id of the finding that is open. */
  constructor(cards: () => readonly Card[], chosen: () => string | undefined) {
    this.#cards = cards;
    this.#chosen = chosen;
  }

  readonly matching = $derived.by(() => filtered(this.#cards(), this.filter));
  readonly groups = $derived<Group[]>(grouped(this.matching));
  readonly drawn = $derived(this.groups.slice(0, this.limit));
  /** Categories that have findings, for the choice. */
  readonly categories = $derived.by<Category[]>(() =>
    this.#cards()
      .map(({ finding }) => finding.category)
      .filter((category, at, all) => all.indexOf(category) === at),
  );
  readonly narrowed = $derived(
    this.filter.severity !== 'all' ||
      this.filter.category !== 'all' ||
      this.filter.fixable ||
      this.filter.text.trim() !== '',
  );

  /** Narrows the list down; the first rows are drawn again. */
  narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.limit = STEP;
  }

  reset(): void {
    this.narrow(NO_FILTER);
  }

  more(): void {
    this.limit += STEP;
  }

  /**
   * The card `step` places on from the chosen one, in the order of the list,
   * staying within it; by whole groups when `byGroup`. Without a chosen card the
   * first or the last.
   */
  neighbour(step: number, byGroup = false): Card | undefined {
    const rows = this.groups.flatMap(({ cards }, group) => cards.map((card) => ({ card, group })));
    const at = rows.findIndex(({ card }) => card.finding.id === this.#chosen());
    const here = rows[at];
    let next: number;
    if (!here) next = step > 0 ? 0 : rows.length - 1;
    else if (byGroup) {
      const target = Math.min(this.groups.length - 1, Math.max(0, here.group + step));
      next = rows.findIndex(({ group }) => group === target);
    } else next = Math.min(rows.length - 1, Math.max(0, at + step));
    const row = rows[next];
    if (row && row.group >= this.limit) this.limit = row.group + STEP;
    return row?.card;
  }
}
