import { describe, expect, it } from 'vitest';
import { time } from './time.ts';

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [4.2, '4 ms'],
    [10, '0.01 s'],
    [120, '0.12 s'],
    [994, '0.99 s'],
    [996, '1.0 s'],
    [9949, '9.9 s'],
    [9960, '10 s'],
    [59_400, '59 s'],
    [60_000, '1 min 0 s'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
  ])('of %i ms is %s', (ms, words) => expect(time.duration(ms)).toBe(words));
});

describe('a time', () => {
  it.each([
    [-2000, 'just now'],
    [2000, 'in a moment'],
    [-12_000, '12 seconds ago'],
    [12_000, 'in 12 seconds'],
    [-90_000, '1 minute ago'],
    [23.5 * 3_600_000, 'in 23 hours'],
    [-2 * 86_400_000, '2 days ago'],
  ])('%i ms from now is %s', (ms, words) => expect(time.relative(1e12 + ms, 1e12)).toBe(words));
});

it('a latency has no decimals', () => {
  expect([0, 0.4, 3.6].map(time.latency)).toEqual(['under 1 ms', 'under 1 ms', '4 ms']);
});

it.each([
  [400, '1 s'],
  [42_000, '42 s'],
  [99_000, '99 s'],
  [100_000, '2 min'],
  [900_000, '15 min'],
])('a wait of %i ms is %s', (ms, words) => expect(time.wait(ms)).toBe(words));
