import { describe, expect, it } from 'vitest';
import { linesOf, runsOf } from './layout.ts';

const faces = [
  { font: 'latin', covers: (point: number) => point < 0x180 },
  { font: 'han', covers: (point: number) => point >= 0x4e00 && point < 0xa000 },
];

it('sets each part in the font that has it, and keeps together what belongs together', () => {
  expect(runsOf('Zoë 中文 x', faces)).toEqual([
    { text: 'Zoë ', font: 'latin' },
    { text: '中文', font: 'han' },
    { text: ' x', font: 'latin' },
  ]);
});

it('marks what no font has, and composes accents', () => {
  expect(runsOf('e\u0301ض', faces)).toEqual([
    { text: 'é', font: 'latin' },
    { text: 'ض', font: undefined },
  ]);
});

describe('linesOf', () => {
  const measure = (text: string) => [...text].length;

  it('breaks between words', () => {
    expect(linesOf('one two three', 8, measure)).toEqual(['one two', 'three']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(linesOf('a abcdefghij k', 4, measure)).toEqual(['a', 'abcd', 'efgh', 'ij k']);
  });

  it('breaks inside scripts without spaces', () => {
    expect(linesOf('中文简历报告', 4, measure)).toEqual(['中文简历', '报告']);
  });

  it('gives one empty line for nothing, and ends on a width of nothing', () => {
    expect(linesOf('', 5, measure)).toEqual(['']);
    expect(linesOf('ab', 0, measure)).toEqual(['a', 'b']);
  });
});
