// Two hundred requests a second of people with libraries: node tests/load/accounts.ts
//   PEOPLE=40 RESUMES=25 RATE=200 SECONDS=30; with RESUMES=1000 lists are long

import { run } from './people.ts';

const number = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

const plan = {
  people: number('PEOPLE', 40),
  resumes: number('RESUMES', 25),
  rate: number('RATE', 200),
  seconds: number('SECONDS', 30),
};
const outcome = await run(plan, (line) => console.log(`  ${line}`));
const at = (times: number[], share: number): string => {
  const time = times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return time === undefined ? '–' : time.toFixed(1);
};
console.table(
  Object.fromEntries(
    Object.entries(outcome.times).map(([act, times]) => [
      act,
      {
        requests: times.length,
        'p50, ms': at(times, 0.5),
        'p95, ms': at(times, 0.95),
        'p99, ms': at(times, 0.99),
      },
    ]),
  ),
);
console.log(
  `  ${(outcome.asked / outcome.seconds).toFixed(0)} requests a second of ${plan.rate} that were due, at most ${outcome.waiting} at once`,
);
for (const fault of outcome.faults.slice(0, 20)) console.log(`  ${fault}`);
if (outcome.faults.length) console.log(`  ${outcome.faults.length} answers were not what they should be`);
process.exit(outcome.faults.length ? 1 : 0);
