// Two hundred jobs at once, of fifty owners, on two engine slots: node tests/load/queue.ts
//   JOBS=200 OWNERS=50 ROUNDS=3

import { run } from './jobs.ts';

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

const outcome = await run(
  { jobs: number('JOBS', 200), owners: number('OWNERS', 50), rounds: number('ROUNDS', 3) },
  (line) => console.log(`  ${line}`),
);
const { memory, heap, places, faults } = outcome;
const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
console.table({
  'jobs, owners': `${outcome.jobs}, ${outcome.owners}`,
  'compiles begun': outcome.started,
  'time, queuing included': `${outcome.seconds.toFixed(1)} s`,
  'mean place in the order of starts: high, normal, low': ['high', 'normal', 'low']
    .map((priority) => (places[priority] ?? 0).toFixed(0))
    .join(', '),
  'the most an owner was ahead of another that waited': `${outcome.ahead} jobs`,
  'memory of workerd before': megabytes(memory.before),
  'memory at most, round by round': memory.rounds.map(megabytes).join(', '),
  'heap of the Worker before': `${heap.before.toFixed(1)} MB`,
  'heap at least, round by round': heap.rounds.map((value) => `${value.toFixed(1)} MB`).join(', '),
  'lost, doubled or out of order': faults.length,
});
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exit(faults.length ? 1 : 0);
