// What breaks between the key and the PDF: every accepted job still ends exactly once.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, start, tex } from './support/api.ts';
import {
  answer,
  babble,
  crash,
  cutShort,
  end,
  failInside,
  FakeCompileService,
  forgetPdf,
  succeed,
} from './support/compile-service.ts';

const QUEUE = 'queue-0';
const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url);
});
beforeEach(() => service.reset());
afterAll(async () => {
  await api.close();
  await service.stop();
});

describe('the compile service', () => {
  test('down: the job stays queued, and finishes when the service is back', async () => {
    const client = await api.device();
    await service.stop();
    const job = await client.compile(tex());
    const waiting = await client.until(job.id, ({ phase }) => phase === 'waiting');
    expect(waiting.state).toBe('pending');
    await service.start();
    const done = await client.final(job.id);
    expect(done.state).toBe('completed');
    expect(service.compiles).toHaveLength(1);
  });

  test('down: health says so, and everything else stays well', async () => {
    await service.stop();
    const health = await (await api.fetch('/api/v1/health')).json();
    await service.start();
    expect(health).toMatchObject({
      status: 'degraded',
      checks: {
        d1: { ok: true },
        kv: { ok: true },
        r2: { ok: true },
        queue: { ok: true },
        compile: { ok: false },
      },
    });
  });

  test.each([
    ['dies in the middle', crash],
    ['ends without a result', cutShort],
    ['says nonsense', babble],
    ['claims success without a PDF', forgetPdf],
    ['is too busy', answer(503)],
    ['fails inside', answer(500)],
    ['says it cancelled', end('cancelled')],
    ['says its machine failed, not the document', failInside],
  ])('%s: the job runs anew and finishes', async (_, behaviour) => {
    const client = await api.device();
    service.script(behaviour, succeed);
    const job = await client.compile(tex());
    const done = await client.final(job.id);
    expect(done).toMatchObject({ state: 'completed', attempts: 2, has_pdf: true });
  });

  test('dies every time: the job is given up after four attempts', async () => {
    const client = await api.device();
    service.script(crash, crash, crash, crash);
    const job = await client.compile(tex());
    const done = await client.final(job.id);
    expect(done).toMatchObject({ state: 'failed', attempts: 4, error: { code: 'gave_up' }, has_pdf: false });
  });

  test('refuses the project: the job fails with its sentence', async () => {
    const client = await api.device();
    service.script(answer(422, 'The main file is not text.'));
    const done = await client.final((await client.compile(tex())).id);
    expect(done).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: { code: 'compile_rejected', message: 'The main file is not text.' },
    });
  });

  test.each([
    ['timeout', 'timeout'],
    ['output_limit', 'output_limit'],
  ])('reaches a limit (%s): the job fails, and is not answered from the cache', async (outcome, code) => {
    const client = await api.device();
    const text = tex();
    service.script(end(outcome));
    const done = await client.final((await client.compile(text)).id);
    expect(done).toMatchObject({ state: 'failed', error: { code }, has_pdf: false });
    expect((await client.fetch(`/api/v1/jobs/${done.id}/pdf`)).status).toBe(404);
    expect(await (await client.fetch(`/api/v1/jobs/${done.id}/log`)).text()).toBe('a log\n');
    const again = await client.compile(text);
    expect(again.cached).toBe(false);
    expect((await client.final(again.id)).state).toBe('completed');
  });
});

describe('the Worker', () => {
  test('evicted while a job waits: the job finishes', async () => {
    const client = await api.device();
    await service.stop();
    const job = await client.compile(tex());
    await client.until(job.id, ({ phase }) => phase === 'waiting');
    await api.evict('JobQueue', QUEUE);
    await service.start();
    expect((await client.final(job.id)).state).toBe('completed');
  });

  test('the live feed hibernates and forgets: sockets and events survive', async () => {
    const client = await api.device();
    const { device_id } = (await (await client.fetch('/api/v1/devices', { method: 'POST' })).json()) as {
      device_id: string;
    };
    const feed = await client.live();
    await feed.until(({ type }) => type === 'hello');
    await api.evict('LiveFeed', `device:${device_id}`);
    const job = await client.compile(tex());
    await feed.until(
      (message) => message.type === 'job' && message.job.id === job.id && message.job.state === 'completed',
    );
    feed.socket.send('ping');
    await feed.untilText('pong');
    feed.close();
  });
});
