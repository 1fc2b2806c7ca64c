// Several compile services: who gets which job, and what becomes of jobs when one is ill.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type Api, type Job, type Service, start, tex } from './support/api.ts';
import { answer, FakeCompileService, hold } from './support/compile-service.ts';

const services = [new FakeCompileService(), new FakeCompileService()] as const;
const [first, second] = services;
let api: Api;

beforeAll(() => Promise.all(services.map((service) => service.start())));
beforeEach(async () => {
  for (const service of services) service.reset();
  // What is known of services is forgotten with the queue: each test begins with all well.
  api = await start(services.map(({ url }) => url).join(', '), { QUEUE_CONCURRENCY: '8' });
});
afterEach(() => api.close());
afterAll(() => Promise.all(services.map((service) => service.stop())));

const health = async () =>
  (await (await api.fetch('/api/v1/health')).json()) as {
    status: string;
    services: Service[];
    queue: { shards: number; waiting: { low: number }; running: number; dead: number };
  };
const done = (service: FakeCompileService) => service.compiles.map(({ jobId }) => jobId);

test('a document goes where it was compiled last, and to the other when there is no slot free', async () => {
  const client = await api.device();
  const compile = async () => client.final((await client.compile(tex(), { document: 'cv' })).id);
  for (let n = 0; n < 3; n += 1) await compile();
  const home = services.find(({ compiles }) => compiles.length > 0) as FakeCompileService;
  const other = services.find((service) => service !== home) as FakeCompileService;
  expect(home.compiles).toHaveLength(3);

  const busy = [await api.device(), await api.device()];
  home.script(hold, hold, hold);
  const held: Job[] = [];
  // Of other documents: as many as it takes until no slot is free at home.
  for (let n = 0; home.compiles.length < 5; n += 1) {
    const job = await (busy[n % 2] as (typeof busy)[0]).compile(
      tex(),
      { document: `letter-${n}` },
      { 'x-test-plan': 'pro' },
    );
    held.push(job);
    await expect.poll(() => [...done(home), ...done(other)]).toContain(job.id);
  }
  const elsewhere = await compile();
  expect(done(other)).toContain(elsewhere.id);
  home.release();
});

test('jobs spread over both when many come at once', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => api.device()));
  for (const service of services) service.script(...Array.from({ length: 4 }, () => hold));
  const jobs = await Promise.all(clients.flatMap((client) => [client.compile(tex()), client.compile(tex())]));
  await expect.poll(() => done(first).length + done(second).length).toBe(8);
  expect(Math.abs(done(first).length - done(second).length)).toBeLessThanOrEqual(4);
  for (const service of services) service.release();
  await Promise.all(jobs.map((job, n) => (clients[Math.floor(n / 2)] as (typeof clients)[0]).final(job.id)));
});

test('one that is gone: every job is done by the other, and it is used again once it is back', async () => {
  await first.stop();
  const client = await api.device();
  for (let n = 0; n < 6; n += 1) {
    const finished = await client.final((await client.compile(tex(), { document: `d${n}` })).id);
    expect(finished.state).toBe('completed');
  }
  await expect
    .poll(async () => (await health()).services.map(({ state }) => state), { timeout: 20_000 })
    .toEqual([expect.stringMatching('down|trying'), 'up']);
  await first.start();
  // Only while there is something to do is it looked at.
  second.script(hold);
  const waits = await client.compile(tex(), { document: 'long' });
  await expect
    .poll(async () => (await health()).services.map(({ state }) => state), { timeout: 25_000 })
    .toEqual(['up', 'up']);
  second.release();
  await client.final(waits.id);
});

test('all gone: jobs wait, say so, and run once one is back', async () => {
  await Promise.all(services.map((service) => service.stop()));
  const client = await api.device();
  const jobs = [await client.compile(tex()), await client.compile(tex())];
  await Promise.all(jobs.map(({ id }) => client.until(id, ({ phase }) => phase === 'waiting')));
  await expect
    .poll(async () => (await health()).services.every(({ state }) => state !== 'up'), { timeout: 30_000 })
    .toBe(true);
  const late = await client.compile(tex());
  expect((await client.until(late.id, ({ phase }) => phase === 'waiting')).attempts).toBe(0);
  const state = await health();
  expect(state.status).toBe('degraded');
  expect(state.queue).toMatchObject({ shards: 1, running: 0, waiting: { low: 3 } });
  await Promise.all(services.map((service) => service.start()));
  for (const { id } of [...jobs, late]) expect((await client.final(id)).state).toBe('completed');
});

test('one that is draining finishes what it has and gets nothing new', async () => {
  const client = await api.device();
  await client.final((await client.compile(tex())).id);
  first.draining = true;
  second.draining = false;
  first.script(...Array.from({ length: 20 }, () => answer(503)));
  const before = first.compiles.length;
  const refused = () => first.compiles.length - before;
  for (let n = 0; n < 8; n += 1) {
    expect((await client.final((await client.compile(tex(), { document: `d${n}` })).id)).state).toBe(
      'completed',
    );
  }
  // It may be asked once or twice before it is known; never again and again.
  expect(refused()).toBeLessThanOrEqual(3);
});

test('a job that nobody could take for a day is given up, though it was never begun', async () => {
  await Promise.all(services.map((service) => service.stop()));
  const client = await api.device();
  const jobs: Job[] = [];
  for (let n = 0; n < 3; n += 1) jobs.push(await client.compile(tex()));
  const tomorrow = { 'x-test-clock-offset-ms': String(25 * 3_600_000) };
  const states = async () => {
    await client.fetch('/api/v1/jobs', { headers: tomorrow });
    return Promise.all(jobs.map(async ({ id }) => (await client.job(id)).error?.code));
  };
  await expect.poll(states, { timeout: 20_000 }).toEqual(['gave_up', 'gave_up', 'gave_up']);
  await Promise.all(services.map((service) => service.start()));
});
