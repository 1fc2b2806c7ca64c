/** What the panels need to know about findings and places, worked out from report and sources. */
import type { Finding, Report, Severity, Span } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Longest quotation in a card, characters. */
const QUOTE = 80;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The source text of a span, or an empty string when the file is gone. */
export function spanText(files: Readonly<Record<string, string>>, span: Span): string {
  const text = files[span.file];
  return text === undefined ? '' : decoder.decode(encoder.encode(text).subarray(span.start, span.end));
}

/** The words a finding is about, on one line and cut to a readable length. */
export function quote(files: Readonly<Record<string, string>>, finding: Finding): string {
  const [span] = finding.spans;
  if (!span) return '';
  const words = spanText(files, span).replace(/\s+/g, ' ').trim();
  return words.length > QUOTE ? `${words.slice(0, QUOTE).trimEnd()}…` : words;
}

/** Under what an ignored finding is remembered: its rule and the words concerned, so that it survives edits elsewhere. */
export function ignoreKey(files: Readonly<Record<string, string>>, finding: Finding): string {
  return `${finding.code}:${quote(files, finding)}`;
}

/** A finding with what a card shows. */
export interface Card {
  finding: Finding;
  key: string;
  quote: string;
  /** First place, line from 1. */
  place: { file: string; line: number } | undefined;
}

/** Cards in the report's order. `files` must be the texts that were scored. */
export function cards(report: Report, files: Readonly<Record<string, string>>): Card[] {
  const lines = new Map<string, { index: Utf8Index; starts: number[] }>();
  const lineOf = ({ file, start }: Span): number => {
    const text = files[file];
    if (text === undefined) return 1;
    let known = lines.get(file);
    if (!known) {
      const starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
      known = { index: new Utf8Index(text), starts };
      lines.set(file, known);
    }
    const position = known.index.toUtf16(start);
    const next = known.starts.findIndex((begin) => begin > position);
    return next < 0 ? known.starts.length : next;
  };
  return report.findings.map((finding) => {
    const [span] = finding.spans;
    const words = quote(files, finding);
    return {
      finding,
      key: `${finding.code}:${words}`,
      quote: words,
      place: span && { file: span.file, line: lineOf(span) },
    };
  });
}

/** How many cards there are of each severity. */
export function bySeverity(list: readonly Card[]): Record<Severity, number> {
  const result: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { finding } of list) result[finding.severity] += 1;
  return result;
}
