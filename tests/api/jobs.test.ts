// Jobs: cancel, cache, ownership, expiry, fairness.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, type Job, type Problem, start, tex } from './support/api.ts';
import { FakeCompileService, hold, succeed } from './support/compile-service.ts';

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

describe('cancelling', () => {
  test('a running job stops, and the service is told', async () => {
    const client = await api.device();
    service.script(hold);
    const job = await client.compile(tex());
    await service.noted('started', job.id);
    const response = await client.post(`/api/v1/jobs/${job.id}/cancel`, {});
    expect(response.status).toBe(200);
    expect(((await response.json()) as Job).state).toBe('cancelled');
    await service.noted('cancelled', job.id);
    service.release();
    expect(await client.job(job.id)).toMatchObject({ state: 'cancelled', has_pdf: false, attempts: 1 });
  });

  test('a queued job never starts', async () => {
    const client = await api.device();
    service.script(hold, hold);
    const running = [await client.compile(tex()), await client.compile(tex())];
    await Promise.all(running.map(({ id }) => service.noted('started', id)));
    const queued = await client.compile(tex());
    expect(queued).toMatchObject({ state: 'pending', phase: 'queued' });
    const cancelled = (await (await client.post(`/api/v1/jobs/${queued.id}/cancel`, {})).json()) as Job;
    expect(cancelled).toMatchObject({ state: 'cancelled', attempts: 0 });
    service.release();
    await Promise.all(running.map(({ id }) => client.final(id)));
    expect(service.compiles.map(({ jobId }) => jobId)).not.toContain(queued.id);
  });

  test('a finished job is left as it is', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex())).id);
    const response = await client.post(`/api/v1/jobs/${done.id}/cancel`, {});
    expect(await response.json()).toEqual(done);
  });
});

describe('the queue', () => {
  test('runs two at once, and an idle owner before a busy one', async () => {
    const [busy, idle] = [await api.device(), await api.device()];
    service.script(hold, hold);
    const first = [await busy.compile(tex()), await busy.compile(tex())];
    await Promise.all(first.map(({ id }) => service.noted('started', id)));
    const later = await busy.compile(tex());
    const fair = await idle.compile(tex());
    service.release();
    await Promise.all([busy.final(later.id), idle.final(fair.id)]);
    const order = service.compiles.map(({ jobId }) => jobId);
    expect(order).toHaveLength(4);
    expect(new Set(order).size).toBe(4);
  });

  test('takes twenty unfinished jobs of one owner, and no more', async () => {
    const client = await api.device();
    service.script(...Array.from({ length: 20 }, () => hold));
    const jobs = await Promise.all(Array.from({ length: 20 }, () => client.compile(tex())));
    const response = await client.post('/api/v1/compiles', { files: { 'main.tex': { text: tex() } } });
    expect(response.status).toBe(429);
    expect(((await response.json()) as Problem).code).toBe('queue_full');
    for (const { id } of jobs) await client.post(`/api/v1/jobs/${id}/cancel`, {});
    service.release();
  });
});

describe('a LaTeX error', () => {
  test('is a failed job with its result, its line and its PDF', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex('\\undefined'))).id);
    expect(done).toMatchObject({
      state: 'failed',
      has_pdf: true,
      error: { code: 'latex_error' },
      result: { outcome: 'latex_error', diagnostics: [{ line: 3 }] },
    });
  });
});

describe('identical input', () => {
  test.each([
    ['a success', '', 'completed'],
    ['a LaTeX error', '\\undefined', 'failed'],
  ])('%s answers again at once, also for another owner', async (_, body, state) => {
    const [one, other] = [await api.device(), await api.device()];
    const text = tex(body);
    const first = await one.final((await one.compile(text)).id);
    expect(first.cached).toBe(false);
    for (const client of [one, other]) {
      const response = await client.post('/api/v1/compiles', { files: { 'main.tex': { text } } });
      expect(response.status).toBe(200);
      const job = (await response.json()) as Job;
      expect(job).toMatchObject({ state, cached: true, attempts: 0, has_pdf: true, result: first.result });
      expect(job.id).not.toBe(first.id);
      const answers = await Promise.all(
        ['pdf', 'synctex', 'report', 'log'].map((what) => client.fetch(`/api/v1/jobs/${job.id}/${what}`)),
      );
      expect(answers.map(({ status: code }) => code)).toEqual([200, 200, 200, 200]);
    }
    expect(service.compiles).toHaveLength(1);
  });

  test('another engine, main file or file is another input', async () => {
    const client = await api.device();
    const text = tex();
    const ask = async (body: object) => (await (await client.post('/api/v1/compiles', body)).json()) as Job;
    const files = { 'main.tex': { text }, 'other.tex': { text } };
    const jobs = [
      await ask({ files, main: 'main.tex' }),
      await ask({ files, main: 'other.tex' }),
      await ask({ files, main: 'main.tex', engine: 'xelatex' }),
      await ask({ files: { ...files, 'x.sty': { text: '' } }, main: 'main.tex' }),
    ];
    for (const job of jobs) expect((await client.final(job.id)).cached).toBe(false);
    expect(service.compiles).toHaveLength(4);
  });
});

describe('ownership', () => {
  test('a foreign job does not exist: same answer as for one that never was', async () => {
    const [owner, stranger] = [await api.device(), await api.device()];
    const job = await owner.final((await owner.compile(tex())).id);
    for (const id of [job.id, '01a20409-a582-7d51-bc58-7a7b7bf55698', 'x', '%27%20OR%201=1', '..%2F..']) {
      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/pdf'],
        ['GET', '/synctex'],
        ['GET', '/report'],
        ['GET', '/log'],
        ['POST', '/cancel'],
      ] as const) {
        const response = await stranger.fetch(`/api/v1/jobs/${id}${path}`, { method });
        const problem = (await response.json()) as Problem;
        expect([response.status, problem.code]).toEqual([404, 'job_not_found']);
        expect(problem.detail).not.toContain(id);
      }
    }
    expect(await (await stranger.fetch('/api/v1/jobs')).json()).toEqual({ jobs: [], more: false });
  });

  test('own jobs are listed newest first', async () => {
    const client = await api.device();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) ids.push((await client.final((await client.compile(tex())).id)).id);
    const { jobs } = (await (await client.fetch('/api/v1/jobs')).json()) as { jobs: Job[] };
    expect(jobs.map(({ id }) => id)).toEqual(ids.reverse());
  });
});

describe('after 24 hours', () => {
  const day = (hours: number) => ({ 'x-test-clock-offset-ms': String(hours * 3_600_000) });

  test('a job, its results and its files are gone, but not what a later job points to', async () => {
    const [one, other] = [await api.device(), await api.device()];
    const text = tex();
    const first = await one.final((await one.compile(text)).id);

    // Twelve hours later somebody compiles the same: the result now has to last until hour 36.
    const later = (await (
      await other.post('/api/v1/compiles', { files: { 'main.tex': { text } } }, day(12))
    ).json()) as Job;
    expect(later.cached).toBe(true);

    const gone = await one.fetch(`/api/v1/jobs/${first.id}`, { headers: day(25) });
    expect(gone.status).toBe(404);
    await expect
      .poll(() => objects('RESULTS'), { timeout: 20_000 })
      .toContainEqual(expect.stringContaining('/output.pdf'));
    const pdf = await other.fetch(`/api/v1/jobs/${later.id}/pdf`, { headers: day(25) });
    expect(pdf.status).toBe(200);
    await pdf.arrayBuffer();

    expect((await other.fetch(`/api/v1/jobs/${later.id}`, { headers: day(37) })).status).toBe(404);
    const asked = async () => {
      // Each question gives the queue a chance to clean up; its pause is in shifted time.
      await other.fetch('/api/v1/jobs', { headers: day(40 + Math.random()) });
      return [...(await objects('RESULTS')), ...(await objects('FILES'))];
    };
    await expect.poll(asked, { timeout: 20_000 }).toEqual([]);
  });

  test('what nobody points to is swept: results, rows, and old faults', async () => {
    const client = await api.device();
    await client.final((await client.compile(tex())).id);
    await api.fetch('/api/v1/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"kind":"error","message":"m"}',
    });
    const rows = async () => {
      const env = (await api.harness.getWorker().getEnv()) as unknown as { DB: Db };
      const count = async (table: string) =>
        (await env.DB.prepare(`SELECT COUNT(*) AS n FROM ${table}`).all()).results[0]?.n;
      return [await count('compile_results'), await count('faults')];
    };
    const sweep = async (hours: number) => {
      const scheduledTime = new Date(Date.now() + hours * 3_600_000);
      await api.harness.getWorker().scheduled({ cron: '23 * * * *', scheduledTime });
    };
    const before = await objects('RESULTS');
    expect(before).toHaveLength(5);
    await sweep(24);
    expect([await rows(), await objects('RESULTS')]).toEqual([[1, 1], before]);
    await sweep(26);
    expect([await rows(), await objects('RESULTS')]).toEqual([[0, 1], []]);
    await sweep(31 * 24);
    expect(await rows()).toEqual([0, 0]);
  });

  type Db = { prepare(sql: string): { all(): Promise<{ results: { n: number }[] }> } };

  async function objects(bucket: 'FILES' | 'RESULTS'): Promise<string[]> {
    type Bucket = { list(): Promise<{ objects: { key: string }[] }> };
    const env = (await api.harness.getWorker().getEnv()) as unknown as Record<string, Bucket>;
    return (await env[bucket]?.list())?.objects.map(({ key }) => key) ?? [];
  }
});

test('a burst of identical compiles ends in as many jobs, each with its PDF', async () => {
  const client = await api.device();
  service.script(hold, succeed);
  const text = tex();
  const jobs = await Promise.all(Array.from({ length: 6 }, () => client.compile(text)));
  service.release();
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(6);
  for (const { id } of jobs) {
    const done = await client.final(id);
    expect(done.state).toBe('completed');
    expect((await client.fetch(`/api/v1/jobs/${id}/pdf`)).status).toBe(200);
  }
});
