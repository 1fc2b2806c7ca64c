/** Follows lines of a text through its edits, by comparing it as it was with how it is. */

export interface MappedLine {
  /** From 1. */
  line: number;
  /** The line itself was edited, or is gone: the place is near it. */
  approximate: boolean;
}

export class LineMap {
  /** Line at an index of `before` → index of the same line in `after`. */
  readonly #forth: Int32Array;
  readonly #back: Int32Array;

  constructor(before: string, after: string) {
    const [a, b] = [linesOf(before), linesOf(after)];
    this.#forth = new Int32Array(a.length).fill(-1);
    this.#back = new Int32Array(b.length).fill(-1);
    this.#match(a, b, 0, a.length, 0, b.length);
  }

  /** Where a line of the earlier text stands now. */
  forth(line: number): MappedLine {
    return follow(this.#forth, this.#back.length, line);
  }

  /** Where a line of the present text stood. */
  back(line: number): MappedLine {
    return follow(this.#back, this.#forth.length, line);
  }

  #pair(at: number, other: number): void {
    this.#forth[at] = other;
    this.#back[other] = at;
  }

  /** Pairs equal lines at both ends, then around those that either text has once. */
  #match(a: string[], b: string[], aFrom: number, aTo: number, bFrom: number, bTo: number): void {
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) this.#pair(aFrom++, bFrom++);
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) this.#pair(--aTo, --bTo);
    if (aFrom === aTo || bFrom === bTo) return;
    const anchors = inOrder(onceInBoth(a, b, aFrom, aTo, bFrom, bTo));
    let [atA, atB] = [aFrom, bFrom];
    for (const [nextA, nextB] of anchors) {
      this.#match(a, b, atA, nextA, atB, nextB);
      this.#pair(nextA, nextB);
      [atA, atB] = [nextA + 1, nextB + 1];
    }
    if (anchors.length > 0) this.#match(a, b, atA, aTo, atB, bTo);
  }
}

/** As TeX and the editor count them: a lone carriage return ends a line too. */
const linesOf = (text: string) => text.split(/\r\n?|\n/);

type Pair = readonly [number, number];

/** Lines that either text has once there, in the order of the first. */
function onceInBoth(
  a: string[],
  b: string[],
  aFrom: number,
  aTo: number,
  bFrom: number,
  bTo: number,
): Pair[] {
  const places = (list: string[], from: number, to: number) => {
    const found = new Map<string, number>();
    for (let at = from; at < to; at += 1) {
      const line = list[at] ?? '';
      if (line.trim()) found.set(line, found.has(line) ? -1 : at);
    }
    return found;
  };
  const others = places(b, bFrom, bTo);
  const pairs: Pair[] = [];
  for (const [line, at] of places(a, aFrom, aTo)) {
    const other = others.get(line) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  return pairs;
}

/** The longest run of pairs whose second numbers grow: what was moved is not followed. */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, value], at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const run: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.unshift(pair);
  }
  return run;
}

function follow(map: Int32Array, count: number, line: number): MappedLine {
  const at = Math.max(0, Math.min(map.length - 1, line - 1));
  const found = map[at] ?? -1;
  if (found >= 0) return { line: found + 1, approximate: at !== line - 1 };
  // Between two lines that are there: as far behind the first as it was, but not past the second.
  let above = at;
  while (above >= 0 && (map[above] ?? -1) < 0) above -= 1;
  let below = at;
  while (below < map.length && (map[below] ?? -1) < 0) below += 1;
  const first = above >= 0 ? (map[above] ?? 0) : -1;
  const end = below < map.length ? (map[below] ?? count) : count;
  const guess = Math.min(first + (at - above), Math.max(first + 1, end - 1), count - 1);
  // As many lines as before between the two: each was edited where it stands.
  return { line: Math.max(0, guess) + 1, approximate: end - first !== below - above };
}
