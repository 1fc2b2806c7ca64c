// Whatever breaks, every accepted job ends once, with its PDF; and no PDF is left without a job.
//
//   FAULT_ROUNDS=100 FAULT_SEED=1 FAULT_ONLY='clock|killed' npm run test:faults

import { afterAll, beforeAll, expect, test } from 'vitest';

import { available, newTally, round } from './rounds.ts';
import { stores } from './stores.ts';
import { World } from './world.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 10);
const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);

let world: World;
let faults: Awaited<ReturnType<typeof available>>;
const tally = newTally();

beforeAll(async () => {
  world = await World.start();
  faults = await available(world);
});
afterAll(async () => {
  await world.remove();
  const { faults: happened, ...counts } = tally;
  console.log(`${JSON.stringify(counts)}\n${[...happened].map(([name, n]) => `${n} × ${name}`).join('\n')}`);
});

for (let n = 0; n < ROUNDS; n += 1) {
  test(`round ${n + 1}, seed ${SEED + n}`, () => round(world, faults, SEED + n, tally));
}

test('afterwards: no result without a job or a note that it is to go, no job without its results', async () => {
  await world.worker.kill();
  const { results, jobs, unclaimed } = await stores(world.worker.state);
  expect(jobs.length).toBe(tally.jobs);
  const wanted = new Set(jobs.flatMap(({ prefix }) => (prefix === null ? [] : [prefix])));
  const strays = [...results.keys()].filter((folder) => !wanted.has(folder) && !unclaimed.has(folder));
  expect(strays).toEqual([]);
  for (const { id, state, has_pdf: hasPdf, prefix } of jobs) {
    expect(['completed', 'failed', 'cancelled'], id).toContain(state);
    if (state === 'completed') expect(hasPdf, id).toBe(1);
    if (hasPdf === 1) expect(results.get(prefix ?? '')?.has('output.pdf'), id).toBe(true);
  }
  // What was cut off is removed once its hour has passed.
  await world.worker.start();
  const later = { 'x-test-clock-offset-ms': '7200000' };
  await expect
    .poll(
      async () => {
        for (const client of world.clients) await client.fetch('/api/v1/jobs', { headers: later });
        await world.worker.kill();
        const after = await stores(world.worker.state);
        await world.worker.start();
        return (
          [...after.results.keys()].filter((folder) => !wanted.has(folder)).length + after.unclaimed.size
        );
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toBe(0);
});
