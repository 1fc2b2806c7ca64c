// Objects are evicted in the middle, again and again: every job ends once all the same.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { random } from '../faults/random.ts';
import { type Api, isFinal, type Job, start, tex } from './support/api.ts';
import { answer, type Behaviour, crash, FakeCompileService, succeed } from './support/compile-service.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 10);
const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);

const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

/** Takes its time, so that something can happen in the middle. */
const slow =
  (ms: number): Behaviour =>
  async (...told) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await succeed(...told);
  };

for (let n = 0; n < ROUNDS; n += 1) {
  test(`round ${n + 1}, seed ${SEED + n}`, async () => {
    const dice = random(SEED + n);
    service.reset();
    service.script(
      ...Array.from({ length: 6 }, () =>
        dice.pick([slow(dice.between(0, 800)), slow(0), crash, answer(503)]),
      ),
    );
    const client = await api.device();
    const jobs = await Promise.all(Array.from({ length: dice.between(2, 4) }, () => client.compile(tex())));
    for (let evictions = dice.between(1, 3); evictions > 0; evictions -= 1) {
      await new Promise((resolve) => setTimeout(resolve, dice.between(0, 400)));
      if (dice.chance(0.7)) await api.evict('JobQueue', 'queue-0');
      else await api.evict('LiveFeed', `device:${client.id}`);
    }
    const feed = await client.live(0);
    const ended = (job: Job) =>
      feed.until((message) => message.type === 'job' && message.job.id === job.id && isFinal(message.job));
    await Promise.all(jobs.map(ended));
    feed.close();
    for (const { id } of jobs) {
      const job = await client.job(id);
      expect(job.state, id).toBe('completed');
      expect((await client.fetch(`/api/v1/jobs/${id}/pdf`)).status).toBe(200);
      const finals = feed.messages.filter(
        (message) => message.type === 'job' && message.job.id === id && isFinal(message.job),
      );
      expect(finals, id).toHaveLength(1);
    }
  }, 120_000);
}
