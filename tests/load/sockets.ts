// A thousand sockets and ten thousand events: node tests/load/sockets.ts
//   OWNERS=50 SOCKETS=1000 EVENTS=10000 JOBS_AT_ONCE=2 PATIENCE=300

import { run } from './feeds.ts';

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

const owners = number('OWNERS', 50);
const outcome = await run(
  {
    owners,
    socketsPerOwner: Math.ceil(number('SOCKETS', 1_000) / owners),
    events: number('EVENTS', 10_000),
    jobsAtOnce: number('JOBS_AT_ONCE', 2),
    patience: number('PATIENCE', 300) * 1_000,
  },
  (line) => console.log(`  ${line}`),
);

const { memory, faults, seconds } = outcome;
const megabytes = (value: number): string => `${value.toFixed(0)} MB`;
console.table({
  'sockets, owners': `${outcome.sockets}, ${owners}`,
  'jobs run': outcome.jobs,
  'events, each of which a log holds': outcome.events,
  'deliveries, each event to each socket of its owner': outcome.deliveries,
  'connections made anew': outcome.reconnects,
  'time, breakage included': `${seconds.toFixed(1)} s`,
  'events, deliveries a second': `${(outcome.events / seconds).toFixed(0)}, ${(outcome.deliveries / seconds).toFixed(0)}`,
  'memory of workerd before the sockets': megabytes(memory.before),
  'with all sockets open': megabytes(memory.connected),
  'at most': megabytes(memory.most),
  'at the end, of a Worker that was started anew': megabytes(memory.after),
  'lost, doubled or out of order': faults.length,
});
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exit(faults.length ? 1 : 0);
