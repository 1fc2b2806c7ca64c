import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, isFinal, type Job, type Problem, start, tex } from './support/api.ts';
import { FakeCompileService, hold, MAP, PDF } from './support/compile-service.ts';

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

describe('the main path', () => {
  test('a project is accepted, compiled, and its PDF and log can be fetched', async () => {
    const client = await api.device();
    const response = await client.post('/api/v1/compiles', { files: { 'main.tex': { text: tex('Ada') } } });
    expect(response.status).toBe(202);
    const accepted = (await response.json()) as Job;
    expect(accepted).toMatchObject({ kind: 'compile', main: 'main.tex', engine: 'auto', cached: false });

    const done = await client.final(accepted.id);
    expect(done).toMatchObject({ state: 'completed', has_pdf: true, attempts: 1, error: null, phase: null });
    expect(done.result?.outcome).toBe('success');

    const pdf = await client.fetch(`/api/v1/jobs/${done.id}/pdf?download=1`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.pdf"/);
    expect(Buffer.from(await pdf.arrayBuffer())).toEqual(PDF);

    const log = await client.fetch(`/api/v1/jobs/${done.id}/log`);
    expect(log.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await log.text()).toContain('a stand-in');

    const map = await client.fetch(`/api/v1/jobs/${done.id}/synctex`);
    expect(map.status).toBe(200);
    expect(map.headers.get('content-type')).toBe('application/json');
    expect(map.headers.get('cache-control')).toContain('private');
    expect(await map.json()).toEqual(MAP);
  });

  test('a page without SyncTeX is a page all the same, and its absence has a name', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex('\\nomap'))).id);
    expect(done).toMatchObject({ state: 'completed', has_pdf: true });
    const map = await client.fetch(`/api/v1/jobs/${done.id}/synctex`);
    expect(map.status).toBe(404);
    expect(((await map.json()) as Problem).code).toBe('synctex_not_found');
  });

  test('queued, running and done are heard live, in order and without a gap', async () => {
    const client = await api.device();
    const feed = await client.live();
    service.script(hold);
    const job = await client.compile(tex());
    await feed.until((message) => message.type === 'job' && message.job.phase === 'pass');
    service.release();
    await feed.until((message) => message.type === 'job' && isFinal(message.job));
    feed.close();
    expect(feed.messages[0]).toMatchObject({ type: 'hello', complete: true });
    const events = feed.messages.flatMap((message) => (message.type === 'job' ? [message] : []));
    expect(events.map(({ job }) => job.id)).toEqual(events.map(() => job.id));
    const revisions = events.map(({ job }) => job.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(events.at(-1)?.job.state).toBe('completed');
  });
});
