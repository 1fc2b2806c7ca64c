// Feeds under load, in small: sockets break, the Worker is killed, and nothing is lost.

import { expect, test } from 'vitest';

import { run } from '../load/feeds.ts';

test('every socket gets every event of its owner once, in order, whatever breaks meanwhile', async () => {
  const outcome = await run({
    owners: 4,
    socketsPerOwner: 15,
    events: 300,
    jobsAtOnce: 4,
    patience: 200_000,
  });
  expect(outcome.faults).toEqual([]);
  expect(outcome.events).toBeGreaterThanOrEqual(300);
  expect(outcome.deliveries).toBe(outcome.events * 15);
  // Half of them once, and all of them when the Worker was killed.
  expect(outcome.reconnects).toBeGreaterThanOrEqual(30 + 60);
}, 600_000);
