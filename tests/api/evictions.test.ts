// Objects are evicted again and again: every job ends once all the same. The queue's object is let go between
// two attempts, as on the platform, which doesn't take an object from an alarm that is running; what kills
// it there is in tests/faults.

import { afterAll, beforeAll, expect, test } from 'vitest';

import { random } from '../faults/random.ts';
import { type Api, isFinal, type Job, start, tex } from './support/api.ts';
import { answer, crash, FakeCompileService } from './support/compile-service.ts';

const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 5);
const SEED = Number(process.env['FAULT_SEED'] ?? Date.now() % 1_000_000);

let evicted = 0;

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

for (let n = 0; n < ROUNDS; n += 1) {
  test(`round ${n + 1}, seed ${SEED + n}`, async () => {
    const dice = random(SEED + n);
    service.reset();
    // At most three attempts fail, whichever job they belong to: a job has four.
    service.script(...Array.from({ length: 3 }, () => dice.pick([crash, answer(503)])));
    const client = await api.device();
    const jobs = await Promise.all(Array.from({ length: dice.between(2, 4) }, () => client.compile(tex())));
    for (let evictions = dice.between(1, 3); evictions > 0; evictions -= 1) {
      await new Promise((resolve) => setTimeout(resolve, dice.between(0, 400)));
      const gone = dice.chance(0.7)
        ? await api.tryEvict('JobQueue', 'queue-0')
        : await api.tryEvict('LiveFeed', `device:${client.id}`);
      if (gone) evicted += 1;
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

test('some of these evictions took place', () => {
  expect(evicted).toBeGreaterThan(ROUNDS / 2);
});
