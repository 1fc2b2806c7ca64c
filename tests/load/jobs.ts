// Many jobs at once on two engine slots: all end, none twice, in the order that priority and
// fairness ask for.

import { Api, type Client, isFinal, type Job, tex } from '../api/support/api.ts';
import { FakeCompileService, hold, succeed } from '../api/support/compile-service.ts';
import { WorkerProcess } from '../api/support/process.ts';

export type Outcome = {
  jobs: number;
  owners: number;
  seconds: number;
  /** Compiles that the service began, of jobs that waited for it. */
  started: number;
  /** What is wrong; empty when nothing is. */
  faults: string[];
  /** Mean place in the order of starts, by priority. */
  places: Record<string, number>;
  /** The most that one owner of low priority was ahead of another that still waited, in jobs. */
  ahead: number;
  /** Memory of workerd: before, and the most in each round. */
  memory: { before: number; rounds: number[] };
  /** The Worker's heap: before, and the least in each round, when the dead had just been collected. */
  heap: { before: number; rounds: number[] };
};

/** Plans of the owners, over and over: mostly those who pay nothing. */
const PLANS = ['anonymous', 'anonymous', 'free', 'basic', 'pro'];

const COMPILE_MS = 60;

/** Queues `jobs` of `owners` at once, `rounds` times over. */
export async function run(
  { jobs, owners, rounds }: { jobs: number; owners: number; rounds: number },
  say: (line: string) => void = () => undefined,
): Promise<Outcome> {
  const service = new FakeCompileService();
  await service.start();
  const worker = await WorkerProcess.create(
    service.url,
    { QUEUE_SHARDS: '1', QUEUE_CONCURRENCY: '2' },
    { inspected: true },
  );
  try {
    await worker.start();
    const api = new Api(undefined, worker.url);
    const clients: { client: Client; plan: string }[] = [];
    for (let n = 0; n < owners; n += 1) {
      clients.push({ client: await api.device(), plan: PLANS[n % PLANS.length] as string });
    }
    const before = { memory: await worker.memory(), heap: await worker.heap() };
    const outcome: Outcome = {
      jobs: jobs * rounds,
      owners,
      seconds: 0,
      started: 0,
      faults: [],
      places: {},
      ahead: 0,
      memory: { before: before.memory, rounds: [] },
      heap: { before: before.heap, rounds: [] },
    };
    const began = performance.now();
    for (let n = 0; n < rounds; n += 1) {
      say(`round ${n + 1}: ${jobs} jobs of ${owners} owners`);
      await oneRound(service, worker, clients, jobs, outcome);
    }
    outcome.seconds = (performance.now() - began) / 1_000;
    return outcome;
  } finally {
    await worker.remove();
    await service.stop();
  }
}

async function oneRound(
  service: FakeCompileService,
  worker: WorkerProcess,
  clients: { client: Client; plan: string }[],
  count: number,
  outcome: Outcome,
): Promise<void> {
  service.reset();
  // Two that take both slots until everything is queued.
  const [first] = clients as [(typeof clients)[0]];
  service.script(hold, hold);
  const blockers = [await first.client.compile(tex()), await first.client.compile(tex())];
  await Promise.all(blockers.map(({ id }) => service.noted('started', id)));
  service.script(
    ...Array.from({ length: count }, () => async (...told: Parameters<typeof succeed>) => {
      await new Promise((resolve) => setTimeout(resolve, COMPILE_MS));
      await succeed(...told);
    }),
  );
  const queued = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const { client, plan } = clients[n % clients.length] as (typeof clients)[0];
      const job = await client.compile(tex(), {}, { 'x-test-plan': plan });
      return { client, job };
    }),
  );
  let most = 0;
  let least = Infinity;
  const look = async (): Promise<void> => {
    most = Math.max(most, await worker.memory());
    // One look less is as good.
    least = Math.min(least, await worker.heap().catch(() => Infinity));
  };
  const watching = setInterval(() => void look(), 500);
  service.release();
  const ended = await Promise.all(queued.map(({ client, job }) => client.until(job.id, isFinal)));
  for (const { id } of blockers) await first.client.until(id, isFinal);
  clearInterval(watching);
  outcome.memory.rounds.push(most);
  outcome.heap.rounds.push(least);
  judge(
    service,
    queued.map(({ job }) => job),
    ended,
    outcome,
    clients,
  );
}

function judge(
  service: FakeCompileService,
  queued: Job[],
  ended: Job[],
  outcome: Outcome,
  clients: { client: Client; plan: string }[],
): void {
  const { faults } = outcome;
  for (const job of ended) {
    if (job.state !== 'completed') faults.push(`${job.id} is ${job.state}`);
    if (job.attempts !== 1) faults.push(`${job.id} was started ${job.attempts} times`);
  }
  const byId = new Map(queued.map((job, n) => [job.id, { job, owner: n % clients.length }]));
  const order = service.compiles.flatMap(({ jobId }) => byId.get(jobId) ?? []);
  outcome.started += order.length;
  if (new Set(order.map(({ job }) => job.id)).size !== queued.length || order.length !== queued.length) {
    faults.push(`${order.length} compiles were begun for ${queued.length} jobs`);
  }
  for (const priority of ['high', 'normal', 'low']) {
    const places = order.flatMap(({ job }, place) => (job.priority === priority ? [place] : []));
    outcome.places[priority] = places.reduce((sum, place) => sum + place, 0) / places.length;
  }
  const { high = 0, normal = 0, low = 0 } = outcome.places;
  if (!(high < normal && normal < low)) faults.push(`places: ${JSON.stringify(outcome.places)}`);

  // Turns: how far one owner got ahead of another of the same priority who still waited.
  const left = new Map<number, number>();
  for (const { job, owner } of byId.values()) {
    if (job.priority === 'low') left.set(owner, (left.get(owner) ?? 0) + 1);
  }
  const served = new Map([...left.keys()].map((owner) => [owner, 0]));
  for (const { job, owner } of order) {
    if (job.priority !== 'low') continue;
    served.set(owner, (served.get(owner) ?? 0) + 1);
    left.set(owner, (left.get(owner) ?? 0) - 1);
    for (const [other, waits] of left) {
      if (waits > 0) {
        outcome.ahead = Math.max(outcome.ahead, (served.get(owner) ?? 0) - (served.get(other) ?? 0));
      }
    }
  }
  // Two run at once, and the requests arrive in the order in which their connections were made.
  if (outcome.ahead > 2) faults.push(`one owner was ${outcome.ahead} jobs ahead of another that waited`);
}
