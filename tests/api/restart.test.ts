// The Worker's process is killed while jobs run and wait: they finish all the same, once.

import { expect, test } from 'vitest';

import { isFinal, tex } from './support/api.ts';
import { hold } from './support/compile-service.ts';
import { killable } from './support/killable.ts';

const world = killable();

test('killed while jobs run and wait: each is finished by the next life, without being asked', async () => {
  const { service, worker, api } = world;
  const client = await api.device();
  service.script(hold, hold);
  const jobs = [await client.compile(tex()), await client.compile(tex()), await client.compile(tex())];
  const [first, second, queued] = jobs as [(typeof jobs)[0], (typeof jobs)[0], (typeof jobs)[0]];
  await Promise.all([service.noted('started', first.id), service.noted('started', second.id)]);
  await worker.kill();
  await Promise.all([service.noted('dropped', first.id), service.noted('dropped', second.id)]);
  service.release();

  await worker.start();
  // Nobody asks the queue for anything: its alarm alone wakes it. The feed is another object.
  await service.noted('started', first.id, 2);
  const feed = await client.live(0);
  for (const { id } of jobs) {
    await feed.until((message) => message.type === 'job' && message.job.id === id && isFinal(message.job));
  }
  feed.close();
  const done = await Promise.all(jobs.map(({ id }) => client.job(id)));
  expect(done.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['completed', 2],
    ['completed', 2],
    ['completed', 1],
  ]);
  expect(service.compiles.filter(({ jobId }) => jobId === queued.id)).toHaveLength(1);
  for (const { id } of done) expect((await client.fetch(`/api/v1/jobs/${id}/pdf`)).status).toBe(200);
}, 180_000);

test('a cancelled job drops its connection, which is what kills the engine', async () => {
  const { service, api } = world;
  const client = await api.device();
  service.script(hold);
  const job = await client.compile(tex());
  await service.noted('started', job.id);
  await client.until(job.id, ({ phase }) => phase === 'pass');
  await client.post(`/api/v1/jobs/${job.id}/cancel`, {});
  await Promise.all([service.noted('dropped', job.id), service.noted('cancelled', job.id)]);
  service.release();
  expect((await client.job(job.id)).state).toBe('cancelled');
});
