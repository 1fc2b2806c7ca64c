import { describe, expect, it } from 'vitest';
import { countsOf, hunksOf, lineDiff, type DiffLine } from './diff.ts';

const signs = { same: ' ', gone: '-', new: '+' };
const told = (lines: readonly DiffLine[]) => lines.map(({ kind, text }) => signs[kind] + text);
const lines = (...all: string[]) => all.join('\n');
const of = (diff: readonly DiffLine[], side: 'gone' | 'new') =>
  diff.filter(({ kind }) => kind === 'same' || kind === side).map(({ text }) => text);

describe('two texts', () => {
  it.each<[string, string, string, string[]]>([
    ['that are the same', 'a\nb\n', 'a\nb\n', [' a', ' b']],
    ['with a line more', 'a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['with a line less', 'a\nb\nc', 'a\nc', [' a', '-b', ' c']],
    ['with a line changed', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['of which one is empty', '', 'a\nb', ['+a', '+b']],
    ['of which the other is empty', 'a', '', ['-a']],
    ['that are both empty', '', '', []],
    ['that end their lines differently', 'a\r\nb\r\n', 'a\nb', [' a', ' b']],
    ['that have nothing in common', 'a\nb', 'c', ['-a', '-b', '+c']],
    ['whose lines moved', 'a\nb\nc\nd', 'c\nd\na\nb', ['-a', '-b', ' c', ' d', '+a', '+b']],
    ['with lines that come twice', 'a\na\nb', 'a\nb\nb', [' a', '-a', '+b', ' b']],
  ])('%s', (_, before, after, expected) => {
    const diff = lineDiff(before, after);
    expect(told(diff)).toHaveLength(expected.length);
    expect(told(diff)).toEqual(expected);
  });

  it('are both whole in what is told, however they differ, with the fewest lines', () => {
    // A small generator of its own, so that a failure can be had again.
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () => Array.from({ length: next(12) }, () => 'abc'[next(3)] ?? 'a');
    for (let round = 0; round < 2000; round += 1) {
      const [a, b] = [text(), text()];
      const diff = lineDiff(a.join('\n'), b.join('\n'));
      expect(of(diff, 'gone'), `round ${round}`).toEqual(a);
      expect(of(diff, 'new'), `round ${round}`).toEqual(b);
      const { new: more, gone } = countsOf(diff);
      expect(more + gone, `round ${round}`).toBe(a.length + b.length - 2 * longestCommon(a, b));
    }
  });

  it('that differ in too much are told as replaced, and quickly', () => {
    const many = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word} ${at}`);
    const diff = lineDiff(lines('head', ...many('a'), 'tail'), lines('head', ...many('b'), 'tail'));
    expect(countsOf(diff)).toEqual({ new: 4000, gone: 4000 });
    expect(diff[0]).toEqual({ kind: 'same', text: 'head' });
    expect(diff.at(-1)).toEqual({ kind: 'same', text: 'tail' });
  });
});

describe('the places that differ', () => {
  const numbers = Array.from({ length: 30 }, (_, at) => `line ${at}`);
  const changed = numbers.with(10, 'other').with(25, 'another');
  const { hunks, after } = hunksOf(lineDiff(lines(...numbers), lines(...changed)), 2);

  it('come with what stands around them', () => {
    expect(hunks.map((hunk) => told(hunk.lines))).toEqual([
      [' line 8', ' line 9', '-line 10', '+other', ' line 11', ' line 12'],
      [' line 23', ' line 24', '-line 25', '+another', ' line 26', ' line 27'],
    ]);
  });

  it('say how much is left out', () => {
    expect(hunks.map(({ skipped }) => skipped)).toEqual([8, 10]);
    expect(after).toBe(2);
  });

  it('are none where nothing differs', () => {
    expect(hunksOf(lineDiff('a', 'a'))).toEqual({ hunks: [], after: 1 });
  });

  it('that are near each other are one', () => {
    const near = hunksOf(lineDiff(lines(...numbers), lines(...numbers.with(4, 'x').with(8, 'y'))), 2);
    expect(near.hunks).toHaveLength(1);
  });
});

/** The length of the longest common subsequence, the slow and plain way. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0);
  for (const line of a) {
    const next: number[] = [];
    b.forEach((other, at) => {
      const [left, above, corner] = [next[at - 1] ?? 0, row[at] ?? 0, row[at - 1] ?? 0];
      next.push(line === other ? corner + 1 : Math.max(left, above));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
