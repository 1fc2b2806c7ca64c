// Looking after the queues: who may, dead letters, and what nothing points to.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type AdminJob, type Api, type Client, type Job, start, tex } from './support/api.ts';
import { crash, FakeCompileService, hold } from './support/compile-service.ts';

const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url, { QUEUE_SHARDS: '3' });
});
beforeEach(() => service.reset());
afterAll(async () => {
  await api.close();
  await service.stop();
});

async function deadLetter(client: Client): Promise<Job> {
  service.script(crash, crash, crash, crash);
  const job = await client.compile(tex('secret words'), { document: 'cv' });
  return client.until(job.id, ({ error }) => error?.code === 'gave_up');
}

const list = async (query: string): Promise<{ jobs: AdminJob[]; more: boolean }> =>
  (await (await api.admin(`/jobs?${query}`)).json()) as { jobs: AdminJob[]; more: boolean };

describe('dead letters', () => {
  test('one is seen without its content, done again as a new job of its owner, and then purged', async () => {
    const client = await api.device();
    const dead = await deadLetter(client);
    const response = await api.admin('/jobs?state=dead');
    const text = await response.text();
    const letter = (JSON.parse(text) as { jobs: AdminJob[] }).jobs.find(
      ({ id }) => id === dead.id,
    ) as AdminJob;
    expect(letter).toMatchObject({
      state: 'failed',
      attempts: 4,
      error: { code: 'gave_up' },
      replayed_as: null,
    });
    expect(letter.service).toBe('compile-0');
    for (const word of ['main.tex', 'secret', client.token, 'device:']) expect(text).not.toContain(word);

    const path = `/shards/${letter.shard}/dead-letters/${letter.id}`;
    const replayed = await api.admin(`${path}/replay`, { method: 'POST' });
    expect(replayed.status).toBe(202);
    const again = (await replayed.json()) as AdminJob;
    expect(again.owner).toBe(letter.owner);
    expect(await client.final(again.id)).toMatchObject({
      state: 'completed',
      retry_of: dead.id,
      priority: 'high',
      document: 'cv',
    });
    expect((await client.job(dead.id)).state).toBe('failed');
    expect((await api.admin(`${path}/replay`, { method: 'POST' })).status).toBe(404);

    expect((await api.admin(path, { method: 'DELETE' })).status).toBe(204);
    expect((await client.fetch(`/api/v1/jobs/${dead.id}`)).status).toBe(404);
    expect((await client.fetch(`/api/v1/jobs/${again.id}/pdf`)).status).toBe(200);
    expect((await api.admin(path, { method: 'DELETE' })).status).toBe(404);
  });

  test('all at once, over all queues', async () => {
    const clients = [await api.device(), await api.device(), await api.device()];
    for (const client of clients) await deadLetter(client);
    const { shards } = await api.queues();
    expect(shards.map(({ shard }) => shard)).toEqual([0, 1, 2]);
    expect(shards.reduce((sum, { dead }) => sum + dead, 0)).toBe(3);
    const replay = await api.admin('/dead-letters/replay', { method: 'POST' });
    expect(await replay.json()).toEqual({ count: 3 });
    for (const client of clients) {
      const { jobs } = (await (await client.fetch('/api/v1/jobs')).json()) as { jobs: Job[] };
      expect((await client.final(jobs[0]?.id ?? '')).state).toBe('completed');
    }
    expect(await (await api.admin('/dead-letters', { method: 'DELETE' })).json()).toEqual({ count: 0 });
    await deadLetter(clients[0] as Client);
    expect(await (await api.admin('/dead-letters', { method: 'DELETE' })).json()).toEqual({ count: 1 });
    expect((await api.queues()).shards.every(({ dead }) => dead === 0)).toBe(true);
  });

  test.each([
    ['POST', '/shards/99/dead-letters/x/replay', 404],
    ['DELETE', '/shards/0/dead-letters/x', 404],
    ['DELETE', '/shards/-1/dead-letters/x', 400],
    ['GET', '/jobs?shard=99', 404],
    ['GET', '/jobs?state=x', 400],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await api.admin(path, { method })).status).toBe(status);
  });

  test('a job that is no dead letter cannot be replayed or purged', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex())).id);
    for (const shard of [0, 1, 2]) {
      const path = `/shards/${shard}/dead-letters/${done.id}`;
      expect((await api.admin(`${path}/replay`, { method: 'POST' })).status).toBe(404);
      expect((await api.admin(path, { method: 'DELETE' })).status).toBe(404);
    }
    expect((await client.job(done.id)).state).toBe('completed');
  });
});

test('the queues say what waits and runs, and how long', async () => {
  const clients = await Promise.all(Array.from({ length: 4 }, () => api.device()));
  service.script(...Array.from({ length: 6 }, () => hold));
  const jobs = await Promise.all(
    clients.flatMap((client) => Array.from({ length: 4 }, () => client.compile(tex()))),
  );
  const sum = async () => {
    const { shards } = await api.queues();
    const add = (of: (shard: (typeof shards)[0]) => number) =>
      shards.reduce((all, shard) => all + of(shard), 0);
    return [add(({ running }) => running) + add(({ waiting }) => waiting.low), add(({ owners }) => owners)];
  };
  expect(await sum()).toEqual([16, 4]);
  expect((await list('state=processing')).jobs.length).toBeGreaterThan(1);
  const page = await list('state=pending&limit=3');
  expect([page.jobs.length, page.more]).toEqual([3, true]);
  const rest = await list(`state=pending&before=${page.jobs[2]?.id}`);
  expect(rest.jobs.every(({ id }) => id < (page.jobs[2]?.id ?? ''))).toBe(true);
  for (const [n, { id }] of jobs.entries()) {
    await (clients[Math.floor(n / 4)] as Client).post(`/api/v1/jobs/${id}/cancel`, {});
  }
  service.release();
  const { shards } = await api.queues();
  expect(
    shards.some(({ last_day: day }) => Number(day['cancelled']) > 0 && day['run_p95_ms'] !== undefined),
  ).toBe(true);
});

test('what nothing points to is found once a day; what a job needs stays', async () => {
  type Bucket = {
    put(key: string, value: string): Promise<unknown>;
    list(): Promise<{ objects: { key: string }[] }>;
  };
  const env = (await api.harness.getWorker().getEnv()) as unknown as Record<'FILES' | 'RESULTS', Bucket>;
  const keys = async (bucket: 'FILES' | 'RESULTS') =>
    (await env[bucket].list()).objects.map(({ key }) => key).sort();
  const client = await api.device();
  const done = await client.final((await client.compile(tex())).id);
  const timed = await client.compile(tex(), {}, { 'x-test-clock-offset-ms': '0' });
  await client.final(timed.id);
  const before = [await keys('FILES'), await keys('RESULTS')];
  expect(before.every((some) => some.length > 0)).toBe(true);
  await env.FILES.put(`files/device:nobody/${'a'.repeat(64)}`, 'lost');
  await env.RESULTS.put(`compiles/${'b'.repeat(64)}/some-run/output.pdf`, 'lost');
  await env.RESULTS.put(`compiles/${'b'.repeat(64)}/some-run/output.log`, 'lost');
  const look = (hours: number) =>
    api.harness.getWorker().scheduled({
      cron: '47 3 * * *',
      scheduledTime: new Date(Date.now() + hours * 3_600_000),
    });
  await look(1);
  expect((await keys('FILES')).length).toBe((before[0]?.length ?? 0) + 1);
  await look(3);
  expect([await keys('FILES'), await keys('RESULTS')]).toEqual(before);
  for (const id of [done.id, timed.id])
    expect((await client.fetch(`/api/v1/jobs/${id}/pdf`)).status).toBe(200);
});
