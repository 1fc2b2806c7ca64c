// Many sockets on the feeds of several owners, real jobs, and connections that break.
//
// An event is a change of a job as it stands in its owner's log: ids 1, 2, 3 … of each owner.
// A delivery is an event that one socket got. Every socket must get every event of its owner,
// once, in order, and with what the log says, whatever breaks meanwhile.

import { setTimeout as pause } from 'node:timers/promises';

import { Api, type Client, type Job, type Message, tex } from '../api/support/api.ts';
import { type Behaviour, FakeCompileService, PDF } from '../api/support/compile-service.ts';
import { encode, MEDIA_TYPE } from '../api/support/frames.ts';
import { WorkerProcess } from '../api/support/process.ts';
import { Follower } from './follower.ts';

export type Plan = {
  owners: number;
  socketsPerOwner: number;
  /** At least these, of all owners. */
  events: number;
  /** Unfinished jobs of an owner at a time. */
  jobsAtOnce: number;
  /** How long anything may take, milliseconds: less on a calm machine, more on a busy one. */
  patience: number;
};

export type Outcome = {
  sockets: number;
  jobs: number;
  events: number;
  deliveries: number;
  /** Connections after the first of each socket. */
  reconnects: number;
  seconds: number;
  /** Memory of workerd, megabytes: before the sockets, with them, at the end; the most seen. */
  memory: { before: number; connected: number; after: number; most: number };
  /** What must not be: in words, empty when all is well. */
  faults: string[];
};

/** Pages a stand-in's document has, and the time each takes: the queue tells of one in 250 ms. */
const PAGES = 9;
const PAGE_MS = 260;

/** Compiles slowly, page by page. */
const compileSlowly: Behaviour = async ({ response }) => {
  response.writeHead(200, { 'content-type': MEDIA_TYPE });
  response.write(encode('E', { event: 'pass', engine: 'pdflatex', pass: 1 }));
  for (let page = 1; page <= PAGES; page += 1) {
    await pause(PAGE_MS);
    if (response.destroyed) return;
    response.write(encode('E', { event: 'page', page }));
  }
  response.write(encode('P', PDF));
  response.write(encode('L', 'a log\n'));
  const done = { event: 'done', outcome: 'success', engine: 'pdflatex', passes: 1, pages: PAGES };
  const timings = { wait_ms: 0, prepare_ms: 1, engine_ms: 80, total_ms: 90 };
  response.end(encode('E', { ...done, diagnostics: [], timings, texlive: 'TeX Live 2022/Test' }));
};

type Owner = { client: Client; followers: Follower[]; first: Follower; jobs: number };

export async function run(plan: Plan, say: (line: string) => void = () => undefined): Promise<Outcome> {
  const { patience } = plan;
  const service = new FakeCompileService();
  await service.start();
  // The feeds are looked at, not how jobs wait for each other.
  service.slots = 64;
  service.script(...Array.from({ length: plan.events }, () => compileSlowly));
  const worker = await WorkerProcess.create(service.url, { QUEUE_SHARDS: '4', QUEUE_CONCURRENCY: '16' });
  const owners: Owner[] = [];
  try {
    await worker.start();
    const api = new Api(undefined, worker.url);
    const memory = { before: await worker.memory(), connected: 0, after: 0, most: 0 };
    for (let n = 0; n < plan.owners; n += 1) {
      const client = await api.device();
      const open = () => new Follower(worker.url, client.token);
      const first = open();
      const followers = [first, ...Array.from({ length: plan.socketsPerOwner - 1 }, open)];
      await Promise.all(followers.map((follower) => follower.until(() => follower.greeted > 0, patience)));
      owners.push({ client, followers, first, jobs: 0 });
    }
    const all = owners.flatMap(({ followers }) => followers);
    memory.connected = await worker.memory();
    say(`${all.length} sockets of ${owners.length} owners are open`);

    const began = performance.now();
    const each = Math.ceil(plan.events / plan.owners);
    const total = () => owners.reduce((sum, { first }) => sum + first.last, 0);
    const reached = async (share: number) => {
      for (let n = 1; total() < plan.events * share; n += 1) {
        await pause(500); // Nothing signals a sum over all sockets.
        if (n % 20 === 0) say(`${total()} events so far`);
        memory.most = Math.max(memory.most, await worker.memory());
      }
    };
    const work = Promise.all(
      owners.flatMap((owner) =>
        Array.from({ length: plan.jobsAtOnce }, () => keepBusy(owner, each, patience)),
      ),
    );
    const breakage = (async () => {
      await reached(1 / 3);
      for (const follower of all.filter((_, n) => n % 2 === 0)) follower.break();
      say(`${total()} events; half of the sockets were broken`);
      await reached(2 / 3);
      await worker.kill();
      say(`${total()} events; the Worker was killed`);
      await worker.start();
      say('the Worker is back');
    })();
    await Promise.all([work, breakage]);

    const faults: string[] = [];
    let events = 0;
    for (const [n, { client, followers }] of owners.entries()) {
      const log = await wholeLog(client, faults);
      events += log.length;
      for (const [k, follower] of followers.entries()) {
        const name = `socket ${k} of owner ${n}`;
        await follower
          .until(() => follower.last >= log.length, patience)
          .catch((error: Error) => faults.push(`${name}: ${error.message}`));
        faults.push(...compare(follower, log).map((fault) => `${name}: ${fault}`));
      }
    }
    const seconds = (performance.now() - began) / 1_000;
    memory.after = await worker.memory();
    memory.most = Math.max(memory.most, memory.after, memory.connected);
    return {
      sockets: all.length,
      jobs: owners.reduce((sum, { jobs }) => sum + jobs, 0),
      events,
      deliveries: all.reduce((sum, { heard }) => sum + heard.length, 0),
      reconnects: all.reduce((sum, { greeted }) => sum + greeted - 1, 0),
      ...{ seconds, memory, faults },
    };
  } finally {
    for (const { followers } of owners) for (const follower of followers) follower.stop();
    await worker.remove();
    await service.stop();
  }
}

/** One job after the other until the owner has its events. */
async function keepBusy(owner: Owner, events: number, patience: number): Promise<void> {
  const { client, first } = owner;
  while (first.last < events) {
    let job: Job;
    try {
      job = await client.compile(tex());
    } catch {
      await pause(500); // The Worker is away, or has had enough for this minute.
      continue;
    }
    owner.jobs += 1;
    await first
      .until(() => first.finals.has(job.id), patience)
      .catch(async (error: Error) => {
        const now = await client.job(job.id);
        throw new Error(`a job was not heard to end; it is ${now.state}, revision ${now.revision}`, {
          cause: error,
        });
      });
  }
}

/** Every event of an owner, as the log has it. */
async function wholeLog(client: Client, faults: string[]): Promise<string[]> {
  const log: string[] = [];
  for (let after = 0, more = true; more;) {
    const response = await client.fetch(`/api/v1/live/poll?after=${after}`);
    const page = (await response.json()) as {
      id: number;
      more: boolean;
      complete: boolean;
      coalesced: boolean;
      events: Message[];
    };
    if (!page.complete || page.coalesced) faults.push('the log did not keep every event');
    for (const event of page.events) {
      if (event.type === 'job') log[event.id - 1] = `${event.job.id} ${event.job.revision}`;
    }
    ({ id: after, more } = page);
  }
  return log;
}

function compare({ heard, gaps }: Follower, log: string[]): string[] {
  const faults: string[] = [];
  if (gaps) faults.push(`was told of ${gaps} gaps`);
  if (heard.length !== log.length) faults.push(`got ${heard.length} of ${log.length} events`);
  const wrong = heard.findIndex(([id, what], n) => id !== n + 1 || what !== log[n]);
  if (wrong >= 0) faults.push(`got ${heard[wrong]?.join(' ')} in place ${wrong + 1}`);
  return faults;
}
