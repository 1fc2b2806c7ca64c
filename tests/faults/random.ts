// Repeatable randomness: a round that failed is run again by its seed.

export type Random = {
  /** 0 ≤ x < 1. */
  unit(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
};

/** Mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    between,
    pick: (list) => {
      const index = between(0, list.length - 1);
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[index] as (typeof list)[number];
    },
    chance: (probability) => unit() < probability,
  };
}
