/** What changed between two states of a project's files, so that the scorer's session hears only that. */

/** One step; offsets count UTF-16 code units, as editors do. */
export type Change =
  | { kind: 'set'; path: string; text: string }
  | { kind: 'remove'; path: string }
  | { kind: 'edit'; path: string; start: number; end: number; text: string };

type Files = Readonly<Record<string, string>>;

/** Steps that turn `before` into `after`; one edit at most for each file. */
export function changesBetween(before: Files, after: Files): Change[] {
  const changes: Change[] = [];
  for (const path of Object.keys(before))
    if (after[path] === undefined) changes.push({ kind: 'remove', path });
  for (const [path, text] of Object.entries(after)) {
    const old = before[path];
    if (old === undefined) changes.push({ kind: 'set', path, text });
    else if (old !== text) changes.push(editBetween(path, old, text));
  }
  return changes;
}

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

function editBetween(path: string, old: string, text: string): Change {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail += 1;
  // Never between the halves of a character.
  if (start > 0 && (isLow(old.charCodeAt(start)) || isLow(text.charCodeAt(start)))) start -= 1;
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail -= 1;
  return {
    kind: 'edit',
    path,
    start,
    end: old.length - tail,
    text: text.slice(start, text.length - tail),
  };
}
