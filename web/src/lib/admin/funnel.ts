/** How far visits come, counted together. */
import type { FunnelDay } from '#lib/account/contract.ts';

/** In the order in which they are taken. */
export const STEPS = ['seen', 'scored', 'compiled', 'limit', 'registered'] as const;
export type FunnelStep = (typeof STEPS)[number];

export interface FunnelBar {
  step: FunnelStep;
  count: number;
  /** Of the largest count, 0–1. */
  share: number;
  /** Of the visits; absent for the visits themselves, and without any. May be above 1: counts are not people. */
  ofAll: number | undefined;
  /** Of the step before; absent for the first two, for which `ofAll` says it. */
  ofBefore: number | undefined;
}

export function bars(days: readonly FunnelDay[]): FunnelBar[] {
  const counts = STEPS.map((step) => days.reduce((sum, day) => sum + day[step], 0));
  const largest = Math.max(...counts);
  const [all = 0] = counts;
  return STEPS.map((step, at) => {
    const count = counts[at] ?? 0;
    return {
      step,
      count,
      share: largest > 0 ? count / largest : 0,
      ofAll: at > 0 ? ratio(count, all) : undefined,
      ofBefore: at > 1 ? ratio(count, counts[at - 1] ?? 0) : undefined,
    };
  });
}

/** Newest first, with the days in between on which nothing was counted. */
export function everyDay(days: readonly FunnelDay[]): FunnelDay[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const names = [...known.keys()].sort();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const result: FunnelDay[] = [];
  for (let at = Date.parse(last); at >= Date.parse(first); at -= DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    result.push(known.get(day) ?? { day, seen: 0, scored: 0, compiled: 0, limit: 0, registered: 0 });
  }
  return result;
}

const DAY_MS = 86_400_000;
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : undefined);
