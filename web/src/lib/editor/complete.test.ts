import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completeLatex, unclosed } from './complete.ts';

function offers(text: string, explicit = false) {
  const at = text.indexOf('|');
  const doc = text.replace('|', '');
  const state = EditorState.create({ doc });
  const result = completeLatex(new CompletionContext(state, at, explicit));
  return result && { from: result.from, labels: result.options.map(({ label }) => label) };
}

describe('completeLatex', () => {
  it('offers commands, and those the document defines', () => {
    const result = offers('\\newcommand{\\resumeItem}[1]{#1}\n\\te|');
    expect(result?.from).toBe(32);
    expect(result?.labels).toEqual(expect.arrayContaining(['\\textbf', '\\begin', '\\resumeItem']));
  });

  it('offers environments after begin, and those that were begun after end', () => {
    expect(offers('\\begin{it|')?.labels).toContain('itemize');
    expect(offers('\\begin{rubric}\n\\end{|')?.labels).toEqual(['rubric']);
  });

  it('offers labels, each once', () => {
    expect(offers('\\label{a}\\label{a}\\label{b} \\ref{|')?.labels).toEqual(['a', 'b']);
  });

  it('offers packages, also after a comma and an option', () => {
    expect(offers('\\usepackage[T1]{fontenc,geo|')?.from).toBe(24);
  });

  it.each(['plain wor|d', 'a line break \\\\|'])('stays silent in %j', (text) => {
    expect(offers(text)).toBeNull();
  });
});

describe('unclosed', () => {
  it.each([
    ['\\begin{itemize}', '\n\\end{document}', 'itemize'],
    ['  \\begin{tabular}{ll}', '', 'tabular'],
    ['\\begin{itemize}', '\n\\begin{itemize}\\end{itemize}', 'itemize'],
    ['\\begin{itemize}', '\n\\item x\n\\end{itemize}', undefined],
    ['\\begin{itemize} \\item', '', undefined],
    ['text', '', undefined],
  ])('of %j before %j is %j', (line, rest, name) => {
    expect(unclosed(line, rest)).toBe(name);
  });
});
