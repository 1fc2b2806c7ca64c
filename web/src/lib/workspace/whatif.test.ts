import { expect, it } from 'vitest';
import type { Card } from './findings.ts';
import { FINDINGS } from './fixtures.ts';
import { mendedAfter, stepsOf } from './whatif.ts';

const card = (id: string, code: string, gain: number, cost = gain): Card => ({
  finding: { ...(FINDINGS[0] as (typeof FINDINGS)[number]), id, code, gain, cost },
  quote: '',
  place: undefined,
});

it('lists rules by gain, then by cost, and leaves out what weighs nothing', () => {
  const steps = stepsOf([
    card('a', 'A', 1),
    card('b1', 'B', 1),
    card('b2', 'B', 2),
    card('c', 'C', 0),
    card('d', 'D', 0, 4),
    card('e', 'E', 0, 5),
  ]);
  expect(steps.map(({ group, gain }) => [group.code, gain])).toEqual([
    ['B', 3],
    ['A', 1],
    ['E', 0],
    ['D', 0],
  ]);
});

it('adds up only what is ticked, in the order of the list', () => {
  const steps = stepsOf([card('a', 'A', 3), card('b1', 'B', 1), card('b2', 'B', 1), card('c', 'C', 1)]);
  expect(mendedAfter(steps, (code) => code !== 'A')).toEqual([[], ['b1', 'b2'], ['b1', 'b2', 'c']]);
});
