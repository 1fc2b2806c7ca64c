import { describe, expect, it, vi } from 'vitest';
import { Api } from './client.ts';
import { ApiError } from './problem.ts';

const json = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });

/** Answers from a table `METHOD path` → responses, in order; the last one repeats. */
function fake(table: Record<string, (() => Response)[]>) {
  const calls: string[] = [];
  const fetcher = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const key = `${init?.method ?? 'GET'} ${String(input).replace('/api/v1', '')}`;
    calls.push(key);
    const answers = table[key];
    const next = answers && answers.length > 1 ? answers.shift() : answers?.[0];
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  });
  return { api: new Api(fetcher), calls };
}

const device = () => json({ device_id: 'd', token: 't' }, 201);

describe('Api', () => {
  it('asks for a device once, before the first call that needs one', async () => {
    const { api, calls } = fake({ 'POST /devices': [device], 'GET /jobs/1': [() => json({ id: '1' })] });
    await Promise.all([api.job('1'), api.job('1')]);
    expect(calls.filter((call) => call === 'POST /devices')).toHaveLength(1);
    expect(calls[0]).toBe('POST /devices');
  });

  it('asks for a fresh device when the old one is refused, once', async () => {
    const refused = () => json({ code: 'unauthorized', title: 'No' }, 401, 'application/problem+json');
    const { api, calls } = fake({
      'POST /devices': [device],
      'GET /jobs/1': [refused, () => json({ id: '1' })],
    });
    expect((await api.job('1')).id).toBe('1');
    expect(calls).toEqual(['POST /devices', 'GET /jobs/1', 'POST /devices', 'GET /jobs/1']);
  });

  it('carries the problem document', async () => {
    const problem = { status: 409, code: 'files_missing', title: 'Send the files', missing: ['ab'] };
    const { api } = fake({
      'POST /devices': [device],
      'POST /compiles': [() => json(problem, 409, 'application/problem+json')],
    });
    const failure = await api
      .compile({ files: {}, main: 'a', engine: 'auto' }, 'k')
      .catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ApiError);
    expect((failure as ApiError).problem).toEqual(problem);
  });

  it.each([
    ['an answer that is no JSON', () => new Response('<h1>', { status: 502, statusText: 'Bad Gateway' })],
    [
      'JSON that is broken',
      () => new Response('{', { status: 502, headers: { 'content-type': 'application/json' } }),
    ],
  ])('makes a problem of %s', async (_, response) => {
    const { api } = fake({ 'POST /devices': [response] });
    await expect(api.device()).rejects.toMatchObject({ problem: { status: 502, code: 'http_502' } });
  });

  it('says offline when nothing answers, and asks again later', async () => {
    const { api, calls } = fake({});
    await expect(api.device()).rejects.toMatchObject({ problem: { code: 'offline' } });
    await expect(api.device()).rejects.toMatchObject({ problem: { code: 'offline' } });
    expect(calls).toHaveLength(2);
  });

  it('fetches bytes, log and cancels, sends files and faults', async () => {
    const { api, calls } = fake({
      'POST /devices': [device],
      'GET /jobs/1/pdf': [() => new Response(new Uint8Array([37, 80]))],
      'GET /jobs/1/log': [() => new Response('This is pdfTeX')],
      'POST /jobs/1/cancel': [() => json({ id: '1', state: 'cancelled' })],
      'PUT /files/ab': [() => new Response(null, { status: 201 })],
      'POST /faults': [() => new Response(null, { status: 202 })],
    });
    expect([...(await api.pdf('1'))]).toEqual([37, 80]);
    expect(await api.log('1')).toBe('This is pdfTeX');
    expect((await api.cancel('1')).state).toBe('cancelled');
    await api.putFile('ab', new Uint8Array([1]));
    await api.fault({ kind: 'error' });
    expect(calls).toContain('PUT /files/ab');
    expect(calls).toContain('POST /faults');
  });
});
