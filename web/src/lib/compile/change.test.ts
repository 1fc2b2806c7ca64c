import { describe, expect, it } from 'vitest';
import { changeAt } from './change.ts';

const change = {
  title: 'Write \\& instead',
  file: 'main.tex',
  line: 2,
  start_column: 3,
  end_column: 4,
  expected: '&',
  text: '\\&',
};
const applied = (compiled: string, text: string) => {
  const found = changeAt(change, compiled, text);
  return found && text.slice(0, found.edit.from) + found.edit.text + text.slice(found.edit.to);
};

describe('a change that mends an error', () => {
  it('is laid over the text it was made for', () => {
    expect(applied('a\n📞 & b', 'a\n📞 & b')).toBe('a\n📞 \\& b');
    expect(applied('a\nR & D', 'a\nR & D')).toBe('a\nR \\& D');
    expect(applied('a\r\nR & D\r\n', 'a\r\nR & D\r\n')).toBe('a\r\nR \\& D\r\n');
  });

  it('follows its line', () => {
    expect(applied('a\nR & D', 'new\na\nR & D')).toBe('new\na\nR \\& D');
  });

  it('is not made where the line has changed', () => {
    expect(applied('a\nR & D', 'a\nR \\& D')).toBe(undefined);
    expect(applied('', 'a\nR & D')).toBe(undefined);
  });

  it('puts in whole lines', () => {
    const line = {
      ...change,
      line: 2,
      start_column: 1,
      end_column: 1,
      expected: '',
      text: '\\usepackage{x}\n',
    };
    const found = changeAt(line, 'a\nb', 'a\nb');
    expect(found?.edit).toEqual({ from: 2, to: 2, text: '\\usepackage{x}\n' });
  });
});
