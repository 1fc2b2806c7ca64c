import { describe, expect, it } from 'vitest';
import { lineNow, linesOf, offsetOf } from './anchors.ts';

const now = (then: string, n: number, text: string) => lineNow(linesOf(then), n, linesOf(text));

describe('a line of a compiled text', () => {
  it.each([
    ['the same text', 'a\nb\nc', 2, 'a\nb\nc', 2],
    ['lines put in above', 'a\nb\nc', 2, 'x\ny\na\nb\nc', 4],
    ['lines taken out above', 'x\ny\na\nb', 4, 'a\nb', 2],
    ['lines put in below', 'a\nb', 1, 'a\nb\nc', 1],
    ['a change of the line', 'a\nb\nc', 2, 'a\nB\nc', undefined],
    ['a line that is gone', 'a\nb\nc', 2, 'a\nc', undefined],
    ['the nearest of lines alike', 'a\n}\nb\n}\nc', 4, 'new\na\n}\nb\n}\nc', 5],
    ['a line beyond the text', 'a', 7, 'a', undefined],
  ])('is found after %s', (_, then, n, text, expected) => {
    expect(now(then, n, text)).toBe(expected);
  });

  it('has columns in characters, not in UTF-16 units', () => {
    expect(offsetOf('📞 \\foo', 3)).toBe(3);
    expect(offsetOf('ab', 1)).toBe(0);
    expect(offsetOf('ab', 9)).toBe(2);
  });
});
