/** Two texts line by line. */

/** Lines that both have, only mine has, or only theirs. */
export interface Lines {
  side: 'both' | 'mine' | 'theirs';
  lines: string[];
}

/** Above this many comparisons what differs is told as a whole. */
const COMPARISONS_MAX = 4_000_000;

/** In order; what only mine has stands before what only theirs has. */
export function linesBetween(mine: string, theirs: string): Lines[] {
  const [a, b] = [mine.split('\n'), theirs.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return joined([
    { side: 'both', lines: a.slice(0, start) },
    ...middle(left, right),
    { side: 'both', lines: a.slice(a.length - end) },
  ]);
}

/** By the longest common subsequence. */
function middle(a: readonly string[], b: readonly string[]): Lines[] {
  if (a.length * b.length > COMPARISONS_MAX)
    return [
      { side: 'mine', lines: [...a] },
      { side: 'theirs', lines: [...b] },
    ];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const found: Lines[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ side: 'both', lines: [a[i] ?? ''] });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      found.push({ side: 'mine', lines: [a[i] ?? ''] });
      i += 1;
    } else {
      found.push({ side: 'theirs', lines: [b[j] ?? ''] });
      j += 1;
    }
  }
  return found;
}

function joined(parts: readonly Lines[]): Lines[] {
  const result: Lines[] = [];
  for (const { side, lines } of parts) {
    if (lines.length === 0) continue;
    const last = result.at(-1);
    if (last?.side === side) last.lines.push(...lines);
    else result.push({ side, lines: [...lines] });
  }
  return result;
}
