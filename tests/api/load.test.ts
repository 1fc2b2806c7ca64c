// The small version of `make load`: many jobs at once on two engine slots, and people with libraries.

import { expect, test } from 'vitest';

import { run } from '../load/jobs.ts';
import { run as runPeople } from '../load/people.ts';

test('forty jobs of ten owners on two slots: all end, none twice, by priority and in turns', async () => {
  const outcome = await run({ jobs: 40, owners: 10, rounds: 1 });
  expect(outcome.faults).toEqual([]);
  expect(outcome.started).toBe(40);
}, 120_000);

test('four people at forty requests a second: every answer is the one that it should be', async () => {
  const outcome = await runPeople({ people: 4, resumes: 5, rate: 40, seconds: 5 });
  expect(outcome.faults).toEqual([]);
  for (const [act, times] of Object.entries(outcome.times))
    expect([act, times.length > 0]).toEqual([act, true]);
}, 120_000);
