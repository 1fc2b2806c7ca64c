/** TeX repeats itself: the same message of a file on several lines is one row with its lines. */
import type { Diagnostic } from '#lib/compile/job.ts';

export interface DiagnosticGroup {
  first: Diagnostic;
  /** Places in the order of the log, each once; none where the log names none. */
  places: Place[];
  /** How often TeX said it again beside these places. */
  repeats: number;
}

export interface Place {
  line: number;
  column: number | undefined;
}

/** Rows that are shown before one asks for more. */
export const ROWS = 6;

/** Groups in the order of their first diagnostic. */
export function groupDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticGroup[] {
  const groups = new Map<string, DiagnosticGroup>();
  for (const item of diagnostics) {
    const { level, line, column } = item;
    const file = item.file ?? null;
    const key = JSON.stringify([level, file, item.message, item.follows ?? false]);
    const group = groups.get(key) ?? { first: item, places: [], repeats: 0 };
    if (line && !group.places.some((place) => place.line === line && place.column === (column ?? undefined)))
      group.places.push({ line, column: column ?? undefined });
    group.repeats += item.repeats ?? 0;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What is shown at once, and what waits: the consequences of other errors, and too many rows. */
export function partGroups(groups: readonly DiagnosticGroup[]): {
  shown: DiagnosticGroup[];
  waiting: DiagnosticGroup[];
} {
  const causes = groups.filter(({ first }) => !first.follows);
  const list = causes.length ? causes : [...groups];
  const shown = list.slice(0, ROWS);
  return { shown, waiting: groups.filter((group) => !shown.includes(group)) };
}
