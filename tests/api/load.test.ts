// The small version of `make load`: many jobs at once on two engine slots.

import { expect, test } from 'vitest';

import { run } from '../load/jobs.ts';

test('forty jobs of ten owners on two slots: all end, none twice, by priority and in turns', async () => {
  const outcome = await run({ jobs: 40, owners: 10, rounds: 1 });
  expect(outcome.faults).toEqual([]);
  expect(outcome.started).toBe(40);
}, 120_000);
