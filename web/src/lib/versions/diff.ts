/** Which lines of two texts differ: the shortest script by Myers, "An O(ND) Difference Algorithm" (1986). */

export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Lines that differ, with what stands around them; `skipped`: how many the same stand ahead of it, unseen. */
export interface Hunk {
  skipped: number;
  lines: DiffLine[];
}

/** Beyond so many different lines the middle is told as replaced: the search costs their square. */
const EFFORT = 1500;

/** The lines of both texts in order. A last line without an end counts as one. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = script(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)];
}

/** What differs, each place with up to `around` lines before and after; and how many follow unseen. */
export function hunksOf(lines: readonly DiffLine[], around = 3): { hunks: Hunk[]; after: number } {
  const near = new Set<number>();
  lines.forEach(({ kind }, at) => {
    if (kind !== 'same') for (let by = -around; by <= around; by += 1) near.add(at + by);
  });
  const hunks: Hunk[] = [];
  let skipped = 0;
  let open: Hunk | undefined;
  lines.forEach((line, at) => {
    if (!near.has(at)) {
      skipped += 1;
      open = undefined;
      return;
    }
    if (!open) {
      open = { skipped, lines: [] };
      hunks.push(open);
      skipped = 0;
    }
    open.lines.push(line);
  });
  return { hunks, after: skipped };
}

/** How many lines are new and gone. */
export function countsOf(lines: readonly DiffLine[]): { new: number; gone: number } {
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return { new: count('new'), gone: count('gone') };
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The script that makes `b` of `a`; what is gone stands ahead of what is new. */
function script(a: readonly string[], b: readonly string[]): DiffLine[] {
  const path = a.length && b.length ? search(a, b) : undefined;
  if (!path) return [...a.map(gone), ...b.map(fresh)];
  const result: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const reach = path[depth - 1] as Reach;
    const k = x - y;
    const down = k === -depth || (k !== depth && at(reach, k - 1) < at(reach, k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = at(reach, fromK);
    const fromY = fromX - fromK;
    for (const start = down ? fromX : fromX + 1; x > start; x -= 1) result.push(same(a[x - 1] ?? ''));
    result.push(down ? fresh(b[fromY] ?? '') : gone(a[fromX] ?? ''));
    [x, y] = [fromX, fromY];
  }
  for (; x > 0; x -= 1) result.push(same(a[x - 1] ?? ''));
  return ordered(result.reverse());
}

/** How far each diagonal was reached with so many differences: index `k + depth`. */
type Reach = Int32Array;
const at = (reach: Reach, k: number) => reach[k + ((reach.length - 1) >> 1)] ?? -1;

/** What was reached with 0, 1, … differences until the end; nothing when that takes too many. */
function search(a: readonly string[], b: readonly string[]): Reach[] | undefined {
  const path: Reach[] = [];
  for (let depth = 0; depth <= Math.min(EFFORT, a.length + b.length); depth += 1) {
    const reach = new Int32Array(2 * depth + 1).fill(-1);
    const before = path.at(-1);
    path.push(reach);
    for (let k = -depth; k <= depth; k += 2) {
      let x = 0;
      if (before) {
        const down = k === -depth || (k !== depth && at(before, k - 1) < at(before, k + 1));
        x = down ? at(before, k + 1) : at(before, k - 1) + 1;
      }
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[k + depth] = x;
      if (x >= a.length && x - k >= b.length) return path;
    }
  }
  return undefined;
}

const same = (text: string): DiffLine => ({ kind: 'same', text });
const gone = (text: string): DiffLine => ({ kind: 'gone', text });
const fresh = (text: string): DiffLine => ({ kind: 'new', text });

/** Within a run of different lines, those that are gone first: so they read as one change. */
function ordered(lines: readonly DiffLine[]): DiffLine[] {
  const result: DiffLine[] = [];
  let run: DiffLine[] = [];
  const flush = () => {
    result.push(...run.filter(({ kind }) => kind === 'gone'), ...run.filter(({ kind }) => kind === 'new'));
    run = [];
  };
  for (const line of lines) {
    if (line.kind !== 'same') run.push(line);
    else {
      flush();
      result.push(line);
    }
  }
  flush();
  return result;
}
