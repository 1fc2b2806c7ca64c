import { describe, expect, it } from 'vitest';
import { preambleEnd } from './split.ts';

describe('the end of the preamble', () => {
  const split = (text: string) => {
    const end = preambleEnd(text);
    return end === undefined ? undefined : [text.slice(0, end), text.slice(end)];
  };

  it.each([
    ['\\documentclass{a}\n\\begin{document}\nText', ['\\documentclass{a}\n\\begin{document}\n', 'Text']],
    ['\\begin {document} first\nText', ['\\begin {document} first\n', 'Text']],
    [
      '% \\begin{document}\n50\\% \\begin{document}\nText',
      ['% \\begin{document}\n50\\% \\begin{document}\n', 'Text'],
    ],
    ['\\begin{document}', undefined],
    ['No document', undefined],
  ])('%j', (text, halves) => expect(split(text)).toEqual(halves));
});
