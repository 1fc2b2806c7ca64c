/** Findings of the scorer and errors of the compile, as the editor underlines them. */
import type { Diagnostic as Underline } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Diagnostic as CompileError } from '#lib/compile/job.ts';
import type { Finding } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';
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

/** Underlines whole lines that TeX complained about. */
export function compileUnderlines(errors: readonly CompileError[], path: string, doc: Text): Underline[] {
  return errors.flatMap((error): Underline[] => {
    if (error.file !== path || !error.line || error.level === 'info') return [];
    const line = doc.line(Math.min(error.line, doc.lines));
    const from = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0);
    return [
      {
        from: Math.min(from, line.to),
        to: line.to,
        severity: error.level,
        source: 'TeX',
        message: error.message,
        renderMessage: () => card('TeX', error.message, error.hint ?? '', ''),
      },
    ];
  });
}
