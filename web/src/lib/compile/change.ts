/** A change that the compile service offers, laid over a text that may have moved since. */
import { lineNow, linesOf, offsetOf } from '#lib/editor/anchors.ts';
import type { Replacement } from './job.ts';

/** The edit in UTF-16 positions of `text`; nothing where the place says something else by now. */
export function changeAt(
  change: Replacement,
  compiled: string,
  text: string,
): { edit: { from: number; to: number; text: string }; text: string } | undefined {
  const now = linesOf(text);
  const number = lineNow(linesOf(compiled), change.line, now);
  if (number === undefined) return undefined;
  const line = now.line(number).text;
  const start = offsetOf(line, change.start_column);
  const end = offsetOf(line, change.end_column);
  if (line.slice(start, end) !== change.expected) return undefined;
  let offset = 0;
  for (let n = 1; n < number; n++) offset = text.indexOf('\n', offset) + 1;
  return { edit: { from: offset + start, to: offset + end, text: change.text }, text };
}
