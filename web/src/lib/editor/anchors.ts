/**
 * Where a line of a compiled text is now, and whether it still says the same: what TeX said of it
 * holds only as long.
 */

/** Lines above and below that are looked through. */
const REACH = 400;

/** What an anchor needs of a text: CodeMirror's `Text`, or a string's lines. */
export interface Lines {
  readonly lines: number;
  /** From 1. */
  line(n: number): { readonly text: string };
}

export const linesOf = (text: string): Lines => {
  const all = text.split(/\r?\n/);
  return { lines: all.length, line: (n) => ({ text: all[n - 1] ?? '' }) };
};

/** The line of `now` that line `n` (from 1) of `then` has become; nothing once it was changed. */
export function lineNow(then: Lines, n: number, now: Lines): number | undefined {
  if (n < 1 || n > then.lines) return undefined;
  const { text } = then.line(n);
  const same = (line: number) => line >= 1 && line <= now.lines && now.line(line).text === text;
  // Lines put in or taken out above move it by as many, most likely.
  const shift = now.lines - then.lines;
  for (let far = 0; far <= REACH; far++) {
    for (const line of far === 0 ? [n, n + shift] : [n - far, n + far]) {
      if (same(line) && isBetween(then, n, now, line)) return line;
    }
  }
  return undefined;
}

/** An empty line, or one of many alike, is known by what stands around it. */
function isBetween(then: Lines, n: number, now: Lines, line: number): boolean {
  if (n === line || then.line(n).text.trim().length > 12) return true;
  const around = (lines: Lines, at: number) =>
    [at - 1, at + 1].map((other) =>
      other >= 1 && other <= lines.lines ? lines.line(other).text : undefined,
    );
  const [before, after] = around(then, n);
  const [beforeNow, afterNow] = around(now, line);
  return before === beforeNow || after === afterNow;
}

/** The UTF-16 offset of a column that counts characters from 1; cut to the line. */
export function offsetOf(line: string, column: number): number {
  let offset = 0;
  for (const character of line) {
    if (--column < 1) break;
    offset += character.length;
  }
  return offset;
}
