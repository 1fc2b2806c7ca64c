// The compile service knows the Worker by a token, where both were given one.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { type Api, SECRETS, start, tex } from './support/api.ts';
import { answer, FakeCompileService, hold } from './support/compile-service.ts';

const TOKEN = 'a token that only these tests know, 0123456789';
const service = new FakeCompileService();
let api: Api | undefined;

beforeAll(() => service.start());
beforeEach(() => service.reset());
afterEach(() => api?.close());
afterAll(() => service.stop());

async function worker(secrets: Record<string, string>): Promise<Api> {
  api = await start(service.url, {}, { ...SECRETS, ...secrets });
  return api;
}

test('shows its token with compiles and when it cancels one', async () => {
  const client = await (await worker({ COMPILE_TOKEN: TOKEN })).device();
  await client.final((await client.compile(tex())).id);
  service.script(hold);
  const job = await client.compile(tex());
  await client.until(job.id, ({ state }) => state === 'processing');
  await client.post(`/api/v1/jobs/${job.id}/cancel`, {});
  await expect.poll(() => service.cancelled).toEqual([job.id]);
  const shown = [...service.compiles.map(({ authorization }) => authorization), ...service.cancelledWith];
  expect(shown).toEqual(Array.from({ length: 3 }, () => `Bearer ${TOKEN}`));
  service.release();
});

test('shows nothing where it was given none', async () => {
  const client = await (await worker({})).device();
  await client.final((await client.compile(tex())).id);
  expect(service.compiles.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test('a service that does not know it is our fault: the job waits, and is done once it does', async () => {
  const client = await (await worker({ COMPILE_TOKEN: TOKEN })).device();
  service.script(answer(401));
  const done = await client.final((await client.compile(tex())).id);
  expect(done).toMatchObject({ state: 'completed', error: null });
  expect(service.compiles).toHaveLength(2);
});
