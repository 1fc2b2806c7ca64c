/** A posting cut into pieces: plain text, and what a requirement was read from. */
import type { Requirement } from '#lib/scorer/report.ts';
import { Utf8Index } from '#lib/text/offsets.ts';

export interface Piece {
  text: string;
  /** Where it begins, UTF-16. */
  from: number;
  requirement?: Requirement;
}

/** Pieces in reading order; they join to the whole posting. Where marks overlap, the one that begins first wins. */
export function postingPieces(posting: string, requirements: readonly Requirement[]): Piece[] {
  const index = new Utf8Index(posting);
  const marks = requirements
    .flatMap((requirement) =>
      requirement.posting.map(([start = 0, end = 0]) => ({
        from: index.toUtf16(start),
        to: index.toUtf16(end),
        requirement,
      })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, requirement } of marks) {
    if (from < at || to <= from) continue;
    if (from > at) pieces.push({ text: posting.slice(at, from), from: at });
    pieces.push({ text: posting.slice(from, to), from, requirement });
    at = to;
  }
  if (at < posting.length) pieces.push({ text: posting.slice(at), from: at });
  return pieces;
}
