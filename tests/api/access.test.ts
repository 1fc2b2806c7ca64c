// Who may ask: devices, cookies, origins, limits, headers.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, Feed, type Problem, start, tex } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';

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

const code = async (response: Response) => ((await response.json()) as Problem).code;
const network = (n: number) => ({ 'cf-connecting-ip': `192.0.2.${n}` });

describe('a device', () => {
  test('gets a token and a cookie that scripts and other sites cannot read', async () => {
    const response = await api.fetch('/api/v1/devices', { method: 'POST', headers: network(1) });
    expect(response.status).toBe(201);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-device=lgd_[\w-]+; Path=\/; Max-Age=31536000; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('stays the same while its cookie is good', async () => {
    const first = await api.fetch('/api/v1/devices', { method: 'POST', headers: network(2) });
    const { device_id } = (await first.json()) as { device_id: string };
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await api.fetch('/api/v1/devices', {
      method: 'POST',
      headers: { cookie, origin: api.url.origin },
    });
    expect([again.status, ((await again.json()) as { device_id: string }).device_id]).toEqual([
      200,
      device_id,
    ]);
  });

  test('is needed for jobs, and must be one of ours', async () => {
    expect(await code(await api.fetch('/api/v1/jobs'))).toBe('device_required');
    const { token } = await api.device();
    for (const bad of [
      'x',
      token.slice(0, -2),
      `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`,
      `lgd_${'A'.repeat(76)}`,
    ]) {
      const response = await api.fetch('/api/v1/jobs', { headers: { authorization: `Bearer ${bad}` } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await code(response)).toBe('device_invalid');
    }
    const basic = await api.fetch('/api/v1/jobs', { headers: { authorization: 'Basic YTpi' } });
    expect(await code(basic)).toBe('device_invalid');
    const late = await api.fetch('/api/v1/jobs', {
      headers: { authorization: `Bearer ${token}`, 'x-test-clock-offset-ms': String(401 * 86_400_000) },
    });
    expect(await code(late)).toBe('device_invalid');
  });
});

describe("another site's page", () => {
  test.each([
    [{ origin: 'https://evil.test' }],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('with %j can neither replace a device nor report faults', async (headers) => {
    for (const [path, body] of [
      ['/api/v1/devices', ''],
      ['/api/v1/faults', '{"kind":"error","message":"m"}'],
    ] as const) {
      const response = await api.fetch(path, {
        method: 'POST',
        headers: { ...network(3), 'content-type': 'text/plain', ...headers } as Record<string, string>,
        body,
      });
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
      expect(await code(response)).toBe('cross_site');
    }
  });
});

describe('a cookie', () => {
  test.each([
    [{ origin: 'https://evil.test' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{}, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 202],
    [{ origin: 'own' }, 202],
  ])('on an unsafe request with %j: %i', async (headers, status) => {
    const { token } = await api.device();
    const origin = (headers as { origin?: string }).origin === 'own' ? { origin: api.url.origin } : {};
    const response = await api.fetch('/api/v1/compiles', {
      method: 'POST',
      headers: {
        'content-type': 'text/x-tex',
        cookie: `a=b; __Host-device=${token}`,
        ...headers,
        ...origin,
      } as Record<string, string>,
      body: tex(),
    });
    expect(response.status).toBe(status);
    if (status === 403) expect(await code(response)).toBe('cross_site');
  });

  test('opens the live feed from our own pages only', async () => {
    const { token } = await api.device();
    const cookie = `__Host-device=${token}`;
    const feed = await Feed.open(api, undefined, { cookie, origin: api.url.origin });
    await feed.until(({ type }) => type === 'hello');
    feed.close();
    for (const [headers, status] of [
      [{ cookie, origin: 'https://evil.test' }, 403],
      [{ cookie }, 403],
      [{}, 401],
    ] as const) {
      await expect(Feed.open(api, undefined, headers)).rejects.toMatchObject({ status });
    }
  });

  test('does nothing beside a token: the token wins, and needs no origin', async () => {
    const [one, other] = [await api.device(), await api.device()];
    const job = await one.compile(tex());
    await one.final(job.id);
    const response = await one.fetch(`/api/v1/jobs/${job.id}`, {
      headers: { cookie: `__Host-device=${other.token}` },
    });
    expect(response.status).toBe(200);
  });
});

describe('every answer', () => {
  test.each([
    ['/api/v1/config', 200],
    ['/api/v1/openapi.json', 200],
    ['/api/v1/jobs', 401],
    ['/api/v1/nothing', 404],
    ['/api/v1/live', 401],
    ['/docs', 200],
    ['/docs/errors', 200],
    ['/docs/nothing', 404],
  ])('%s (%i) has the security headers, an id, and no CORS', async (path, status) => {
    const response = await api.fetch(path, { headers: { origin: 'https://evil.test' } });
    expect(response.status).toBe(status);
    const header = (name: string) => response.headers.get(name);
    expect(header('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(header('cross-origin-resource-policy')).toBe('same-origin');
    expect(header('x-request-id')).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    await response.arrayBuffer();
  });

  test.each([
    ['/api/v1/health', 'GET'],
    ['/api/v1/config', 'GET'],
    ['/api/v1/devices', 'POST'],
    ['/api/v1/scores', 'POST'],
    ['/api/v1/compiles', 'POST'],
    ['/api/v1/jobs', 'GET'],
    ['/api/v1/jobs/x', 'GET'],
    ['/api/v1/jobs/x/pdf', 'GET'],
    ['/api/v1/jobs/x/synctex', 'GET'],
    ['/api/v1/jobs/x/report', 'GET'],
    ['/api/v1/jobs/x/log', 'GET'],
    ['/api/v1/jobs/x/cancel', 'POST'],
    ['/api/v1/live', 'GET'],
    ['/api/v1/live/events', 'GET'],
    ['/api/v1/live/poll', 'GET'],
    ['/api/v1/faults', 'POST'],
    ['/api/v1/openapi.json', 'GET'],
    ['/docs', 'GET'],
  ])('%s takes %s and names it to every other method', async (path, taken) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      if (method === taken) continue;
      const response = await api.fetch(path, { method });
      expect([method, response.status, await code(response)]).toEqual([method, 405, 'method_not_allowed']);
      expect(
        response.headers
          .get('allow')
          ?.split(',')
          .map((name) => name.trim()),
      ).toContain(taken);
    }
  });

  test('a file is read and sent, and nothing else', async () => {
    const path = `/api/v1/files/${'a'.repeat(64)}`;
    for (const method of ['POST', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await api.fetch(path, { method });
      expect([method, response.status, await code(response)]).toEqual([method, 405, 'method_not_allowed']);
      expect(response.headers.get('allow')).toMatch(/GET.*PUT|PUT.*GET/);
    }
  });

  test('HEAD is answered like GET, without a body', async () => {
    const client = await api.device();
    const done = await client.final((await client.compile(tex())).id);
    for (const path of ['/api/v1/config', '/docs', `/api/v1/jobs/${done.id}/pdf`]) {
      const response = await client.fetch(path, { method: 'HEAD' });
      expect([path, response.status, await response.text()]).toEqual([path, 200, '']);
    }
  });

  test.each(['x', '', '1.5', '1e3', '-', '9223372036854775808', '1&after=2', '%00'])(
    'the live feed refuses ?after=%s',
    async (after) => {
      const { token } = await api.device();
      const url = new URL(`/api/v1/live?after=${after}`, api.url);
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      expect([response.status, await code(response)]).toEqual([400, 'bad_request']);
    },
  );

  test.each([-1, -9_000_000_000, '9223372036854775807', '-9223372036854775808'])(
    'the live feed lives with ?after=%s: fetch anew, it says',
    async (after) => {
      const client = await api.device();
      await client.final((await client.compile(tex())).id);
      const feed = await client.live(after as number);
      expect(await feed.until(({ type }) => type === 'hello')).toMatchObject({ complete: false });
      feed.close();
    },
  );

  test('wrong methods and plain requests to the live feed are problems too', async () => {
    const client = await api.device();
    expect(await code(await client.fetch('/api/v1/config', { method: 'DELETE' }))).toBe('method_not_allowed');
    expect(await code(await client.fetch('/api/v1/compiles', { method: 'OPTIONS' }))).toBe(
      'method_not_allowed',
    );
    expect(await code(await client.fetch('/api/v1/live'))).toBe('websocket_required');
    expect(await code(await client.fetch('/api/v1/live?after=x'))).toBe('bad_request');
  });

  test('logs hold no token, address, file or path of a person', async () => {
    api.harness.clearLogs();
    const client = await api.device();
    await client.final((await client.compile(tex('Ada Sample'))).id);
    const logs = JSON.stringify(api.harness.getLogs());
    expect(logs).toContain('/api/v1/jobs/{id}');
    for (const secret of [client.token, 'Ada Sample', '10.0.']) expect(logs).not.toContain(secret);
  });
});

test('config and health say what is there', async () => {
  const health = await (await api.fetch('/api/v1/health')).json();
  expect(health).toMatchObject({
    status: 'ok',
    checks: {
      d1: { ok: true },
      kv: { ok: true },
      r2: { ok: true },
      queue: { ok: true },
      compile: { ok: true },
    },
  });
  const config = await (await api.fetch('/api/v1/config')).json();
  expect(config).toMatchObject({
    texlive: 'TeX Live 2022/Test',
    retention_hours: 24,
    engines: ['auto', 'pdflatex', 'xelatex', 'lualatex'],
    limits: {
      text_file_max: 1_000_000,
      project_max: 10_000_000,
      unpacked_max: 30_000_000,
      files_max: 200,
      posting_max_chars: 50_000,
      compile_seconds: 30,
    },
  });
});

test('too many devices from one network are held off; another network is not', async () => {
  const ask = (n: number) => api.fetch('/api/v1/devices', { method: 'POST', headers: network(n) });
  let response = await ask(99);
  for (let n = 0; n < 200 && response.status !== 429; n += 1) {
    await response.arrayBuffer();
    response = await ask(99);
  }
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await code(response)).toBe('rate_limited');
  expect((await ask(100)).status).toBe(201);
});

test('without its secret the Worker hands out and takes no tokens', async () => {
  const closed = await start(service.url, {}, { DEVICE_SECRET: 'short' });
  try {
    const response = await closed.fetch('/api/v1/devices', { method: 'POST' });
    expect([response.status, await code(response)]).toEqual([503, 'not_configured']);
    const jobs = await closed.fetch('/api/v1/jobs', { headers: { authorization: 'Bearer lgd_x' } });
    expect([jobs.status, await code(jobs)]).toEqual([503, 'not_configured']);
  } finally {
    await closed.close();
  }
});
