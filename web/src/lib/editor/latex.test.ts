import { Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { foldFrom } from './latex.ts';

const SOURCE = `\\documentclass{article}
\\begin{document}
\\section{Experience}
\\begin{itemize}
  \\item One % \\end{itemize}
  \\begin{itemize}
    \\item Two
  \\end{itemize}
\\end{itemize}

\\subsection{Older}
Text

\\section*{Education}
Text
\\end{document}
\\begin{open}`;

const doc = Text.of(SOURCE.split('\n'));
const lines = (from: number) => {
  const range = foldFrom(doc, from);
  return range && [doc.lineAt(range.from).number, doc.lineAt(range.to).number];
};

describe('foldFrom', () => {
  it.each([
    ['an environment to the line before its end, nested and commented ends skipped', 4, [4, 8]],
    ['a nested environment', 6, [6, 7]],
    ['the document', 2, [2, 15]],
    ['a section up to the next of its rank, blank lines left out', 3, [3, 12]],
    ['a subsection up to the next section', 11, [11, 12]],
    ['a last section up to the end of the document', 14, [14, 15]],
  ])('folds %s', (_, line, range) => {
    expect(lines(line)).toEqual(range);
  });

  it.each([
    ['plain text', 12],
    ['an environment without an end', 17],
  ])('does not fold %s', (_, line) => {
    expect(lines(line)).toBeNull();
  });
});
