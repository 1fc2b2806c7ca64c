/**
 * Experiments: two sets of weights side by side, each for some of those who come. Who belongs to which arm follows
 * from the experiment's id and a subject's alone; the arithmetic is that of `scoring-wasm/src/profile/assign.rs`.
 */
import type { RunningExperiment } from '#lib/account/contract.ts';

const BITS = 64;
const cut = (value: bigint) => BigInt.asUintN(BITS, value);
/** An exclusive or with what lies half a word higher, and a product: one step of MurmurHash3's `fmix64`. */
const mix = (hash: bigint, by: bigint) => cut((hash ^ (hash >> 33n)) * by);

/** 64-bit FNV-1a over id, a zero byte and subject, finished by `fmix64`. */
export function hashOf(id: string, subject: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(`${id}\0${subject}`))
    hash = cut((hash ^ BigInt(byte)) * 0x100000001b3n);
  hash = mix(mix(hash, 0xff51afd7ed558ccdn), 0xc4ceb9fe1a85ec53n);
  return hash ^ (hash >> 33n);
}

/** The profile that a subject is scored with. */
export function armOf({ id, arms }: RunningExperiment, subject: string): string | undefined {
  const weights = arms.map(({ weight = 1 }) => BigInt(weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  let point = (hashOf(id, subject) * total) >> BigInt(BITS);
  for (const [n, weight] of weights.entries()) {
    if (point < weight) return arms[n]?.profile;
    point -= weight;
  }
  return undefined;
}
