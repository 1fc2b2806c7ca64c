// What the queue decides: who is next, what replaces what, what is done again, and where.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, isFinal, type Job, type Problem, start, tex } from './support/api.ts';
import { answer, crash, FakeCompileService, hold } from './support/compile-service.ts';

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

const plan = (name: string) => ({ 'x-test-plan': name });
const order = () => service.compiles.map(({ jobId }) => jobId);

/** Both slots are taken by jobs that wait for `service.release()`. */
async function fill(): Promise<Job[]> {
  const client = await api.device();
  service.script(hold, hold);
  const jobs = [await client.compile(tex()), await client.compile(tex())];
  await Promise.all(jobs.map(({ id }) => service.noted('started', id)));
  return jobs;
}

describe('who is next', () => {
  test('the plan decides before the time of asking', async () => {
    await fill();
    const asked: { client: Awaited<ReturnType<Api['device']>>; job: Job }[] = [];
    for (const name of ['anonymous', 'free', 'basic', 'pro']) {
      const client = await api.device();
      asked.push({ client, job: await client.compile(tex(), {}, plan(name)) });
    }
    expect(asked.map(({ job }) => job.priority)).toEqual(['low', 'low', 'normal', 'high']);
    service.release();
    await Promise.all(asked.map(({ client, job }) => client.final(job.id)));
    const [anonymous, free, basic, pro] = asked.map(({ job }) => order().indexOf(job.id));
    expect(pro).toBeLessThan(basic as number);
    expect(basic).toBeLessThan(anonymous as number);
    expect(anonymous).toBeLessThan(free as number);
  });

  test('only the server says what the plan is: a deployed one hears no header', async () => {
    const deployed = await start(service.url, { ENVIRONMENT: 'production' });
    try {
      const client = await deployed.device();
      expect((await client.compile(tex(), {}, plan('pro'))).priority).toBe('low');
    } finally {
      await deployed.close();
    }
  });

  test('who asked for many takes turns with who asked for one', async () => {
    await fill();
    const [many, one] = [await api.device(), await api.device()];
    const jobs = [];
    for (let n = 0; n < 5; n += 1) jobs.push(await many.compile(tex()));
    const single = await one.compile(tex());
    service.release();
    await Promise.all([one.final(single.id), ...jobs.map(({ id }) => many.final(id))]);
    const turns = order().slice(2);
    expect(turns.indexOf(single.id)).toBeLessThanOrEqual(1);
  });

  test('nobody has more running than the plan allows, and an idle slot goes to others', async () => {
    const roomy = await start(service.url, { QUEUE_CONCURRENCY: '4' });
    try {
      const [greedy, other] = [await roomy.device(), await roomy.device()];
      service.script(hold, hold, hold);
      const jobs = [await greedy.compile(tex()), await greedy.compile(tex()), await greedy.compile(tex())];
      const [first, second, third] = jobs as [Job, Job, Job];
      await Promise.all([service.noted('started', first.id), service.noted('started', second.id)]);
      const theirs = await other.compile(tex());
      await service.noted('started', theirs.id);
      expect(await greedy.job(third.id)).toMatchObject({ state: 'pending', attempts: 0 });
      service.release();
      await Promise.all(jobs.map(({ id }) => greedy.final(id)));
    } finally {
      await roomy.close();
    }
  });
});

describe('drafts', () => {
  test('the newest of a document wins: one that waits never starts, one that runs is stopped', async () => {
    const client = await api.device();
    service.script(hold);
    const running = await client.compile(tex(), { draft: true, document: 'cv' });
    await service.noted('started', running.id);
    const other = await client.compile(tex(), { draft: true, document: 'letter' });
    const newest = await client.compile(tex(), { draft: true, document: 'cv' });
    await service.noted('cancelled', running.id);
    service.release();
    expect(await client.job(running.id)).toMatchObject({
      state: 'cancelled',
      error: { code: 'superseded' },
      draft: true,
      document: 'cv',
    });
    expect((await client.final(newest.id)).state).toBe('completed');
    expect((await client.final(other.id)).state).toBe('completed');
  });

  test('what is asked for without hurry replaces drafts too, and is replaced by none', async () => {
    const client = await api.device();
    await fill();
    const draft = await client.compile(tex(), { draft: true, document: 'cv' });
    const real = await client.compile(tex(), { document: 'cv' });
    const later = await client.compile(tex(), { draft: true, document: 'cv' });
    service.release();
    expect((await client.job(draft.id)).error?.code).toBe('superseded');
    expect((await client.final(real.id)).state).toBe('completed');
    expect((await client.final(later.id)).state).toBe('completed');
    expect(order()).not.toContain(draft.id);
  });

  test('a foreign document of the same name is left alone', async () => {
    const [one, other] = [await api.device(), await api.device()];
    await fill();
    const theirs = await one.compile(tex(), { draft: true, document: 'cv' });
    await other.compile(tex(), { draft: true, document: 'cv' });
    service.release();
    expect((await one.final(theirs.id)).state).toBe('completed');
  });

  test.each([
    ['a draft of nothing', { draft: true }],
    ['a name with a slash', { document: 'a/b' }],
    ['a name that is too long', { document: 'x'.repeat(65) }],
    ['no name', { document: '' }],
  ])('%s is refused', async (_, more) => {
    const client = await api.device();
    const response = await client.post('/api/v1/compiles', {
      files: { 'main.tex': { text: tex() } },
      ...more,
    });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'document_invalid']);
  });
});

describe('an idempotency key', () => {
  test('makes one job, however often and however much at once it is sent', async () => {
    const client = await api.device();
    const text = tex();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = { files: { 'main.tex': { text } } };
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => client.post('/api/v1/compiles', body, key)),
    );
    const jobs = (await Promise.all(responses.map((response) => response.json()))) as Job[];
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    expect(responses.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(4);
    const id = (jobs[0] as Job).id;
    await client.final(id);
    const again = await client.post('/api/v1/compiles', body, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ id, state: 'completed', cached: false });
    expect(order().filter((job) => job === id)).toHaveLength(1);
  });

  test('stands for one input of one owner', async () => {
    const [client, other] = [await api.device(), await api.device()];
    const key = { 'idempotency-key': 'the same key'.replaceAll(' ', '-') };
    const first = await client.compile(tex(), {}, key);
    const response = await client.post('/api/v1/compiles', { files: { 'main.tex': { text: tex() } } }, key);
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([
      422,
      'idempotency_key_reused',
    ]);
    const theirs = await other.compile(tex(), {}, key);
    expect(theirs.id).not.toBe(first.id);
    await Promise.all([client.final(first.id), other.final(theirs.id)]);
  });

  test('is free again once its job is gone', async () => {
    const client = await api.device();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await client.final((await client.compile(tex(), {}, key)).id);
    const later = { ...key, 'x-test-clock-offset-ms': String(25 * 3_600_000) };
    const second = await client.compile(tex(), {}, later);
    expect(second.id).not.toBe(first.id);
    await service.noted('started', second.id);
  });

  test.each(['a b', 'ü', 'k'.repeat(256)])('%s is refused', async (key) => {
    const client = await api.device();
    const response = await client.fetch('/api/v1/compiles', {
      method: 'POST',
      headers: { 'content-type': 'text/x-tex', 'idempotency-key': Buffer.from(key).toString('latin1') },
      body: tex(),
    });
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([
      400,
      'idempotency_key_invalid',
    ]);
  });
});

describe('once more', () => {
  test('a job that is done is done again for real, and says what it repeats', async () => {
    const client = await api.device();
    const first = await client.final((await client.compile(tex('\\undefined'), { document: 'cv' })).id);
    expect(first.state).toBe('failed');
    const response = await client.post(`/api/v1/jobs/${first.id}/retry`, {});
    expect(response.status).toBe(202);
    const again = (await response.json()) as Job;
    expect(again).toMatchObject({ retry_of: first.id, main: 'main.tex', document: 'cv', cached: false });
    expect((await client.final(again.id)).attempts).toBe(1);
    expect(await client.job(first.id)).toEqual(first);
    expect(service.compiles).toHaveLength(2);
  });

  test('one that is at it is not, a foreign one does not exist, one without files says which', async () => {
    const [client, stranger] = [await api.device(), await api.device()];
    service.script(hold);
    const job = await client.compile(tex());
    const busy = await client.post(`/api/v1/jobs/${job.id}/retry`, {});
    expect([busy.status, ((await busy.json()) as Problem).code]).toEqual([409, 'job_not_final']);
    await service.noted('started', job.id);
    service.release();
    await client.final(job.id);
    const foreign = await stranger.post(`/api/v1/jobs/${job.id}/retry`, {});
    expect([foreign.status, ((await foreign.json()) as Problem).code]).toEqual([404, 'job_not_found']);

    const young = await client.compile(tex());
    await client.final(young.id);
    // The files of a job outlive it by an hour; here the storage has lost its notes of them.
    const env = (await api.harness.getWorker().getEnv()) as unknown as Record<
      'FILES',
      { list(): Promise<{ objects: { key: string }[] }>; delete(key: string): Promise<void> }
    >;
    for (const { key } of (await env.FILES.list()).objects) await env.FILES.delete(key);
    const retried = (await (await client.post(`/api/v1/jobs/${young.id}/retry`, {})).json()) as Job;
    expect((await client.final(retried.id)).error?.code).toBe('files_missing');
  });
});

describe('lists', () => {
  test('by state, in pages, newest first', async () => {
    const client = await api.device();
    const done: string[] = [];
    for (let n = 0; n < 3; n += 1) done.push((await client.final((await client.compile(tex())).id)).id);
    const failed = (await client.final((await client.compile(tex('\\undefined'))).id)).id;
    service.script(hold);
    const active = await client.compile(tex());
    await service.noted('started', active.id);
    const list = async (query: string) => {
      const response = await client.fetch(`/api/v1/jobs?${query}`);
      const { jobs, more } = (await response.json()) as { jobs: Job[]; more: boolean };
      return [jobs.map(({ id }) => id), more];
    };
    expect(await list('state=active')).toEqual([[active.id], false]);
    expect(await list('state=failed')).toEqual([[failed], false]);
    const newest = [...done].reverse();
    expect(await list('state=finished&limit=2')).toEqual([newest.slice(0, 2), true]);
    expect(await list(`state=finished&limit=2&before=${newest[1]}`)).toEqual([newest.slice(2), false]);
    expect((await list('limit=1000000'))[1]).toBe(false);
    for (const query of ['state=x', 'limit=-1', 'limit=x']) {
      expect((await client.fetch(`/api/v1/jobs?${query}`)).status).toBe(400);
    }
    service.release();
    await client.final(active.id);
  });

  test('a job says how long it waited and ran', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex())).id);
    expect(done.waited_ms).toBeGreaterThanOrEqual(0);
    expect(done.processing_ms).toBeGreaterThan(0);
    expect(done.max_attempts).toBe(4);
  });
});

describe('a service that is full', () => {
  test('is tried again, however often it is full, and no run counts as cut off', async () => {
    const client = await api.device();
    service.script(...Array.from({ length: 5 }, () => answer(503)));
    const done = await client.final((await client.compile(tex())).id);
    expect(done.state).toBe('completed');
    expect(done.attempts).toBe(6);
  });
});

test('a document that breaks the service every time becomes a dead letter, and is not tried for ever', async () => {
  const client = await api.device();
  service.script(crash, crash, crash, crash);
  const job = await client.compile(tex());
  const dead = await client.until(job.id, isFinal);
  expect(dead).toMatchObject({ state: 'failed', attempts: 4, error: { code: 'gave_up' } });
});
