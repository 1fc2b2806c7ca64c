/**
 * How far into a body the engine may read ahead: the next key most likely changes what the last one did, and all that
 * stands before it is the same.
 */

/** Where a run can be left: before a line. */
export interface Place {
  /** Up to which byte the main document was read. */
  at: number;
  /** How many files of the project were read by then. */
  read: number;
  /** Of those that are read by lines, up to which byte; infinite when their end was seen. */
  taken: ReadonlyMap<string, number>;
}

/** What a run is made of. */
export interface Made {
  text: Uint8Array;
  /** The project, by path; a file is replaced, never changed in place. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Paths of the project in the order in which they were read. */
  read: readonly string[];
}

/** Where two versions of a run's documents begin to differ. */
interface Difference {
  at: number;
  /** Files that the first one read: its place among them, its path, and the byte. */
  files: readonly (readonly [nth: number, path: string, from: number])[];
}

/** `before` tells what was read. */
function difference(before: Made, now: Pick<Made, 'text' | 'files'>): Difference {
  const files = before.read.flatMap((path, nth) => {
    const [one, other] = [before.files.get(path), now.files.get(path)];
    return one === other ? [] : [[nth, path, one && other ? firstDifference(one, other) : 0] as const];
  });
  return { at: firstDifference(before.text, now.text), files };
}

/** Whether nothing differs in what was read up to a place. */
function stands(place: Place, { at, files }: Difference): boolean {
  return (
    place.at <= at &&
    files.every(([nth, path, from]) => place.read <= nth || (place.taken.get(path) ?? Infinity) <= from)
  );
}

/** Whether another version has everything that `made` had up to a place of its run. */
export function hasAll(made: Made, place: Place, other: Pick<Made, 'text' | 'files'>): boolean {
  return stands(place, difference(made, other));
}

/**
 * Which of the places of the run of `now` is the last that stands in both versions, but for one, for what joins lines;
 * -1 when there is none. When nothing differs at all, nobody knows what will: `otherwise`.
 */
export function lastCommon(before: Made, now: Made, places: readonly Place[], otherwise: number): number {
  const differs = difference(now, before);
  const same = differs.at === now.text.length && differs.at === before.text.length;
  if (same && !differs.files.length) return otherwise;
  const end = places.findIndex((place) => !stands(place, differs));
  return Math.max(-1, (end < 0 ? places.length : end) - 2);
}

/** The byte from which on two texts differ; their length when they do not. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a[at] === b[at]) at += 1;
  return at;
}
