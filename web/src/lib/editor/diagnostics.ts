/** Findings of the scorer and errors of the compile, as the editor underlines them. */
import type { Diagnostic as Underline } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Diagnostic as CompileError, Replacement } from '#lib/compile/job.ts';
import type { Engine } from '#lib/project/model.ts';
import type { Finding } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
import { lineNow, linesOf, offsetOf } from './anchors.ts';
import { card } from './card.ts';

export interface CardTexts {
  gain: (points: number) => string;
  ignore: string;
}

export interface CardActions {
  fix: (finding: Finding) => void;
  ignore: (finding: Finding) => void;
}

/** Underlines of one file. Spans beyond the text (it changed meanwhile) are cut to it. */
export function findingUnderlines(
  findings: readonly Finding[],
  path: string,
  text: string,
  texts: CardTexts,
  actions: CardActions,
): Underline[] {
  let index: Utf8Index | undefined;
  return findings.flatMap((finding) =>
    finding.spans
      .filter(({ file }) => file === path)
      .map((span): Underline => {
        index ??= new Utf8Index(text);
        const { fix } = finding;
        return {
          from: index.toUtf16(span.start),
          to: index.toUtf16(span.end),
          severity: finding.severity,
          source: finding.code,
          message: `${finding.title}. ${finding.message}`,
          renderMessage: () =>
            card(
              finding.code,
              finding.title,
              finding.message,
              finding.gain > 0 ? texts.gain(finding.gain) : '',
            ),
          actions: [
            ...(fix ? [{ name: fix.title, apply: () => actions.fix(finding) }] : []),
            {
              name: texts.ignore,
              markClass: 'cm-diagnosticAction-quiet',
              apply: () => actions.ignore(finding),
            },
          ],
        };
      }),
  );
}

export interface CompileActions {
  /** Names of what can be done. */
  engine: (engine: Engine) => string;
  compileWith: (engine: Engine) => void;
  apply: (change: Replacement) => void;
}

/**
 * Underlines what TeX complained about: the words where it names them, else the line. `compiled`:
 * the file as it was compiled. A line that was changed since is not marked.
 */
export function compileUnderlines(
  errors: readonly CompileError[],
  path: string,
  doc: Text,
  compiled: string,
  actions: CompileActions,
): Underline[] {
  const then = linesOf(compiled);
  return errors.flatMap((error): Underline[] => {
    const { file, line: at, level, column, end_column: end, replacement, engine } = error;
    if (file !== path || !at || level === 'info' || error.follows) return [];
    const number = lineNow(then, at, doc);
    if (number === undefined) return [];
    const line = doc.line(number);
    const from =
      line.from + (column ? offsetOf(line.text, column) : (/^\s*/.exec(line.text)?.[0].length ?? 0));
    const to = column && end ? line.from + offsetOf(line.text, end) : line.to;
    return [
      {
        from: Math.min(from, line.to),
        to: Math.max(Math.min(from, line.to), to),
        severity: level,
        source: 'TeX',
        message: error.message,
        renderMessage: () => card('TeX', error.message, error.hint ?? '', ''),
        actions: [
          ...(replacement ? [{ name: replacement.title, apply: () => actions.apply(replacement) }] : []),
          ...(engine ? [{ name: actions.engine(engine), apply: () => actions.compileWith(engine) }] : []),
        ],
      },
    ];
  });
}
