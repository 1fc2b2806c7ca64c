// Showing that somebody is there: of whom it is asked, and what does for an answer.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, SECRETS, start, tex } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';
import { Browser, code, network, register } from './support/people.ts';
import { FakeTurnstile, SECRET_KEY, SITE_KEY } from './support/turnstile.ts';

const service = new FakeCompileService();
const turnstile = new FakeTurnstile();
let api: Api;

beforeAll(async () => {
  await service.start();
  await turnstile.start();
  api = await start(
    service.url,
    {
      TRIAL: 'on',
      CHALLENGE: 'turnstile',
      TURNSTILE_SITE_KEY: SITE_KEY,
      TURNSTILE_BASE_URL: turnstile.url,
      TURNSTILE_TIMEOUT_MS: '1000',
    },
    { ...SECRETS, TURNSTILE_SECRET_KEY: SECRET_KEY },
  );
});
afterAll(async () => {
  await api.close();
  await turnstile.stop();
  await service.stop();
});

let texts = 0;

/** A browser without an account, from a network. */
async function stranger(from: string): Promise<Browser> {
  const browser = new Browser(api, { 'cf-connecting-ip': from });
  await browser.json('POST', '/devices');
  return browser;
}

/** Compiles something that nobody compiled before. */
const compile = (browser: Browser): Promise<Response> => {
  texts += 1;
  return browser.post('/compiles', { files: { 'main.tex': { text: tex(`challenge ${texts}`) } } });
};

const answer = (browser: Browser, token: string): Promise<Response> => browser.post('/challenge', { token });

/** A network from which as many compiled as are not asked. */
async function busyNetwork(): Promise<string> {
  const from = network();
  for (let n = 0; n < 3; n += 1) expect((await compile(await stranger(from))).status).toBe(202);
  return from;
}

test('pages are told what to ask with', async () => {
  const { challenge } = (await (await api.fetch('/api/v1/config')).json()) as { challenge: unknown };
  expect(challenge).toEqual({ provider: 'turnstile', site_key: SITE_KEY, action: 'compile' });
});

test('who comes first from a network is not asked; who comes after several others is', async () => {
  const from = await busyNetwork();
  const late = await stranger(from);
  expect(await code(await compile(late))).toEqual([403, 'challenge_required']);
  // Somewhere else nobody is.
  expect((await compile(await stranger(network()))).status).toBe(202);
  // Nor is an account, wherever it is.
  const ada = await register(api);
  ada.headers['cf-connecting-ip'] = from;
  expect((await compile(ada)).status).toBe(202);
});

test('an answer holds for a day, and for the device that gave it', async () => {
  const from = await busyNetwork();
  const late = await stranger(from);
  expect((await answer(late, turnstile.token())).status).toBe(204);
  expect((await compile(late)).status).toBe(202);
  expect(turnstile.asked.at(-1)).not.toHaveProperty('remoteip');
  expect(await code(await compile(await stranger(from)))).toEqual([403, 'challenge_required']);
  late.ahead = 23 * 3_600_000;
  expect((await compile(late)).status).toBe(202);
});

test('what would be refused anyway is refused for its own reason', async () => {
  const from = await busyNetwork();
  const late = await stranger(from);
  await answer(late, turnstile.token());
  expect((await compile(late)).status).toBe(202);
  // A second one at once: the cool-down, not another question.
  expect(await code(await compile(late))).toEqual([429, 'cool_down']);
});

test('what is answered from an earlier result asks nobody', async () => {
  const from = network();
  const same = { files: { 'main.tex': { text: tex('the same for all') } } };
  const first = await stranger(from);
  const { id } = (await (await first.post('/compiles', same)).json()) as { id: string };
  await expect
    .poll(async () => ((await (await first.send('GET', `/jobs/${id}`)).json()) as { state: string }).state)
    .toBe('completed');
  for (let n = 0; n < 2; n += 1) await compile(await stranger(from));
  const late = await stranger(from);
  expect(await code(await compile(late))).toEqual([403, 'challenge_required']);
  expect((await late.post('/compiles', same)).status).toBe(200);
});

describe('no answer is', () => {
  let late: Browser;
  beforeEach(async () => {
    late = await stranger(network());
  });

  test.each([
    ['a made-up token', () => 'XXXX.made-up'],
    ['an empty one', () => ''],
    ['one that is too long', () => 'x'.repeat(2_049)],
    ['one that is too old', () => turnstile.token({ age: 301_000 })],
    ['one of another site', () => turnstile.token({ hostname: 'elsewhere.example' })],
    ['one of another question', () => turnstile.token({ action: 'login' })],
  ])('%s', async (_, token) => {
    expect(await code(await answer(late, token()))).toEqual([422, 'challenge_failed']);
  });

  test('one that was used, by whomever', async () => {
    const token = turnstile.token();
    expect((await answer(await stranger(network()), token)).status).toBe(204);
    expect(await code(await answer(late, token))).toEqual([422, 'challenge_failed']);
  });

  test('one that comes from another site', async () => {
    const response = await late.fetch('/api/v1/challenge', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: JSON.stringify({ token: turnstile.token() }),
    });
    expect(await code(response)).toEqual([403, 'cross_site']);
  });
});

describe('when nobody can say', () => {
  test.each([
    ['it is down', (response) => response.writeHead(502).end('<h1>Bad gateway</h1>')],
    ['it breaks off', (response) => response.socket?.destroy()],
    ['it never answers', () => undefined],
    [
      'it does not take our secret',
      (response) => response.end('{"success":false,"error-codes":["invalid-input-secret"]}'),
    ],
    ['it talks without end', (response) => response.end(`{"success":true,"x":"${' '.repeat(100_000)}"}`)],
  ] as [string, NonNullable<FakeTurnstile['next']>][])(
    'because %s, nobody gets in, and the token can be sent again',
    async (_, misbehave) => {
      const browser = await stranger(network());
      const token = turnstile.token();
      turnstile.next = misbehave;
      expect(await code(await answer(browser, token))).toEqual([503, 'unavailable']);
      expect((await answer(browser, token)).status).toBe(204);
    },
  );
});

test('where nothing is configured nobody is asked, and there is nothing to answer', async () => {
  const plain = await start(service.url, { TRIAL: 'on' });
  try {
    const from = network();
    const browser = new Browser(plain, { 'cf-connecting-ip': from });
    for (let n = 0; n < 5; n += 1) {
      const one = new Browser(plain, { 'cf-connecting-ip': from });
      await one.json('POST', '/devices');
      expect((await compile(one)).status).toBe(202);
    }
    await browser.json('POST', '/devices');
    expect(await code(await answer(browser, 'x'))).toEqual([404, 'challenge_not_available']);
    const { challenge } = (await (await plain.fetch('/api/v1/config')).json()) as { challenge: unknown };
    expect(challenge).toBeNull();
  } finally {
    await plain.close();
  }
});
