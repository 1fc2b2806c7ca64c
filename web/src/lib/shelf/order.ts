/** Rows in the order in which they are shown. */
import type { ResumeSummary } from '#lib/library/contract.ts';

/** The row after or before one; the first when that is not there. */
export function neighbourOf<Row extends { id: string }>(
  rows: readonly Row[],
  id: string | undefined,
  by: 1 | -1,
): Row | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
}

/** The row that has the place of one that goes. */
export function followerOf<Row extends { id: string }>(rows: readonly Row[], id: string): Row | undefined {
  const at = rows.findIndex((row) => row.id === id);
  return rows[at + 1] ?? rows[at - 1];
}

/** Where a resume stands among those whose newest change comes first. */
export function placeOf({ updated_at }: ResumeSummary, rows: readonly ResumeSummary[]): number {
  const at = rows.findIndex((row) => row.updated_at <= updated_at);
  return at < 0 ? rows.length : at;
}
