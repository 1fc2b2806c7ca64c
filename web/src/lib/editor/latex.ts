/**
 * LaTeX for the editor: highlighting comes from CodeMirror's own sTeX mode;
 * folding of environments and sections is ours, because that mode has no tree.
 */
import {
  foldService,
  HighlightStyle,
  LanguageSupport,
  StreamLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { stex } from '@codemirror/legacy-modes/mode/stex';
import type { Text } from '@codemirror/state';
import { tags } from '@lezer/highlight';

const language = StreamLanguage.define({
  ...stex,
  name: 'latex',
  languageData: {
    ...stex.languageData,
    commentTokens: { line: '%' },
    closeBrackets: { brackets: ['(', '[', '{', '$'] },
    wordChars: '@',
  },
});

const SECTIONS = ['part', 'chapter', 'section', 'subsection', 'subsubsection'];
const SECTION = /^\s*\\(part|chapter|section|subsection|subsubsection|cvsection|resumesection)\*?\s*[[{]/;

const rank = (command: string) => Math.max(0, SECTIONS.indexOf(command.replace(/^(cv|resume)/, '')));
const uncommented = (line: string) => line.replace(/(^|[^\\])%.*$/, '$1');

/** The range that folds from the given line (from 1), or `null`. */
export function foldFrom(doc: Text, lineNumber: number): { from: number; to: number } | null {
  const line = doc.line(lineNumber);
  const text = uncommented(line.text);
  const section = SECTION.exec(text);
  if (section) return foldSection(doc, lineNumber, rank(section[1] ?? 'section'));
  const begin = /\\begin\s*\{([^}]+)\}/.exec(text);
  return begin ? foldEnvironment(doc, lineNumber, begin[1] ?? '') : null;
}

function foldEnvironment(doc: Text, start: number, name: string): { from: number; to: number } | null {
  const mark = new RegExp(`\\\\(begin|end)\\s*\\{${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\}`, 'g');
  let depth = 0;
  for (let number = start; number <= doc.lines; number += 1) {
    const line = doc.line(number);
    for (const [, kind] of uncommented(line.text).matchAll(mark)) {
      depth += kind === 'begin' ? 1 : -1;
      if (depth > 0) continue;
      return number > start + 1 ? { from: doc.line(start).to, to: doc.line(number - 1).to } : null;
    }
  }
  return null;
}

function foldSection(doc: Text, start: number, level: number): { from: number; to: number } | null {
  let end = start;
  for (let number = start + 1; number <= doc.lines; number += 1) {
    const text = uncommented(doc.line(number).text);
    const next = SECTION.exec(text);
    if ((next && rank(next[1] ?? 'section') <= level) || /\\end\s*\{document\}/.test(text)) break;
    if (text.trim()) end = number;
  }
  return end > start ? { from: doc.line(start).to, to: doc.line(end).to } : null;
}

const folding = foldService.of((state, from) => foldFrom(state.doc, state.doc.lineAt(from).number));

const style = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-2)', fontStyle: 'italic' },
  { tag: [tags.tagName, tags.keyword, tags.standard(tags.name)], color: 'var(--accent)' },
  { tag: [tags.atom, tags.number], color: 'var(--warn)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.bracket, tags.brace], color: 'var(--ink-2)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

/** The language with its folding and colours. */
export function latex(): LanguageSupport {
  return new LanguageSupport(language, [folding, syntaxHighlighting(style)]);
}
