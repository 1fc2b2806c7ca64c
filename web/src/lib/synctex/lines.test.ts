import { describe, expect, it } from 'vitest';
import { LineMap } from './lines.ts';

const text = (...lines: string[]) => lines.join('\n');
const exact = (line: number) => ({ line, approximate: false });
const near = (line: number) => ({ line, approximate: true });

describe('lines followed through edits', () => {
  it('stay where nothing changed', () => {
    const map = new LineMap('a\nb', 'a\nb');
    expect([map.forth(2), map.back(1)]).toEqual([exact(2), exact(1)]);
  });

  it('move with lines that were added above, in several places', () => {
    const before = text('a', 'b', 'c', 'd', 'e');
    const map = new LineMap(before, text('a', 'new', 'b', 'c', 'new', 'new', 'd', 'e'));
    expect([1, 2, 3, 4, 5].map((line) => map.forth(line))).toEqual([1, 3, 4, 7, 8].map(exact));
    expect([1, 3, 4, 7, 8].map((line) => map.back(line))).toEqual([1, 2, 3, 4, 5].map(exact));
  });

  it('that were edited in place are the same lines', () => {
    const map = new LineMap(text('a', 'one', 'two', 'z'), text('a', 'one!', 'two?', 'z'));
    expect([map.forth(2), map.forth(3), map.back(3)]).toEqual([exact(2), exact(3), exact(3)]);
  });

  it('that are gone or new are told as approximate', () => {
    const gone = new LineMap(text('a', 'b', 'c', 'd'), text('a', 'd'));
    expect([gone.forth(2).approximate, gone.forth(3).approximate, gone.forth(4)]).toEqual([
      true,
      true,
      exact(2),
    ]);
    expect(new LineMap(text('a', 'd'), text('a', 'b', 'c', 'd')).back(3)).toEqual(near(2));
  });

  it('are counted as TeX counts them, and beyond the end there is the last', () => {
    const map = new LineMap('a\rb\r\nc', 'a\nb\nc');
    expect([map.forth(3), map.forth(9), map.back(0)]).toEqual([exact(3), near(3), near(1)]);
    expect(new LineMap('', '').forth(1)).toEqual(exact(1));
  });

  it('are followed around lines that repeat', () => {
    const item = ['\\begin{itemize}', '\\item', '\\end{itemize}'];
    const before = text(...item, 'Acme', ...item, 'Globex', ...item);
    const after = text(...item, 'Initech', ...item, 'Acme', ...item, 'Globex', ...item);
    const map = new LineMap(before, after);
    expect([map.forth(4), map.forth(8), map.back(12)]).toEqual([exact(8), exact(12), exact(8)]);
  });
});
