/** TeX repeats itself: the same message of a file on several lines is one row with its lines. */
import type { Diagnostic } from '#lib/compile/job.ts';

export interface DiagnosticGroup {
  first: Diagnostic;
  /** Lines in the order of the log, each once; none where the log names none. */
  lines: number[];
}

/** Groups in the order of their first diagnostic. */
export function groupDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticGroup[] {
  const groups = new Map<string, DiagnosticGroup>();
  for (const item of diagnostics) {
    const key = JSON.stringify([item.level, item.file ?? null, item.message]);
    const group = groups.get(key) ?? { first: item, lines: [] };
    if (item.line && !group.lines.includes(item.line)) group.lines.push(item.line);
    groups.set(key, group);
  }
  return [...groups.values()];
}
