/** Waits between attempts. */

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Half of an exponential wait and up to as much again at random: clients do not come back all at once. */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random;
}

/** A wait give or take a fifth. */
export const jitter = (ms: number, random: number): number => ms * (0.8 + 0.4 * random);
