// Compiles without an account: three a device, and what is tried to get more.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Api, type Client, type Job, type Problem, start, tex } from './support/api.ts';
import { crash, end, FakeCompileService, hold, succeed } from './support/compile-service.ts';
import { address, Browser, network, PASSWORD, register, registerIn } from './support/people.ts';

const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url, { TRIAL: 'on' });
});
beforeEach(() => service.reset());
afterAll(async () => {
  await api.close();
  await service.stop();
});

type Usage = {
  plan: string;
  compiles: {
    limit: number | null;
    used: number;
    period: string;
    renews_at: number | null;
    not_before: number | null;
  };
};

const COOL_DOWN = 20_000;

/** A browser with a device, alone on its network; `ahead` passes the cool-down. */
async function device(headers: Record<string, string> = {}): Promise<Browser> {
  const browser = new Browser(api, headers);
  await browser.json('POST', '/devices');
  return browser;
}

const body = (text = tex()) => ({ files: { 'main.tex': { text } } });
const ask = (browser: Browser, text?: string) => browser.post('/compiles', body(text));
const used = async (browser: Browser) => (await browser.json<Usage>('GET', '/usage')).compiles.used;

async function final(browser: Browser, id: string): Promise<Job> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const job = await browser.json<Job>('GET', `/jobs/${id}`);
    if (['completed', 'failed', 'cancelled'].includes(job.state)) return job;
    if (Date.now() > deadline) throw new Error(`still ${job.state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The meter shows so many, once what has ended is settled. */
async function settled(browser: Browser, count: number): Promise<void> {
  await expect.poll(() => used(browser), { timeout: 10_000 }).toBe(count);
}

async function compiled(browser: Browser, text?: string): Promise<Job> {
  browser.ahead += COOL_DOWN;
  const response = await ask(browser, text);
  if (!response.ok) throw new Error(await response.text());
  return final(browser, ((await response.json()) as Job).id);
}

const refusal = async (response: Response) => {
  const { code, detail } = (await response.json()) as Problem;
  return { status: response.status, code, detail, after: response.headers.get('retry-after') };
};

describe('three compiles', () => {
  test('are what a device has, once; the meter tells, and says what to do', async () => {
    const browser = await device();
    expect(await browser.json<Usage>('GET', '/usage')).toEqual({
      plan: 'anonymous',
      compiles: { limit: 3, used: 0, period: 'once', renews_at: null, not_before: null },
    });
    for (let n = 1; n <= 3; n += 1) {
      expect((await compiled(browser)).state).toBe('completed');
      await settled(browser, n);
    }
    browser.ahead += COOL_DOWN;
    const refused = await refusal(await ask(browser));
    expect(refused).toMatchObject({ status: 402, code: 'compiles_spent' });
    expect(refused.detail).toContain('Register');
    browser.ahead += 40 * 24 * 3_600_000;
    expect((await refusal(await ask(browser))).code).toBe('compiles_spent');
  });

  test('need twenty seconds between them', async () => {
    const browser = await device();
    await compiled(browser);
    browser.ahead += 1_000;
    const refused = await refusal(await ask(browser));
    expect(refused).toMatchObject({ status: 429, code: 'cool_down' });
    expect(Number(refused.after)).toBeGreaterThan(15);
    const { compiles } = await browser.json<Usage>('GET', '/usage');
    expect(compiles.not_before).toBeGreaterThan(Date.now());
    browser.ahead += COOL_DOWN;
    expect((await ask(browser)).status).toBe(202);
  });

  test('are not more when asked for all at once', async () => {
    const browser = await device();
    await compiled(browser);
    await compiled(browser);
    service.script(...Array<typeof hold>(20).fill(hold));
    browser.ahead += COOL_DOWN;
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(browser)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await used(browser)).toBe(3);
    service.release();
  });

  test('count only what is finished with a PDF, is new, and was compiled', async () => {
    const browser = await device();
    const text = tex();
    service.script(end('latex_error'), succeed);
    expect((await compiled(browser)).has_pdf).toBe(false);
    await settled(browser, 0);
    expect((await compiled(browser, text)).has_pdf).toBe(true);
    await settled(browser, 1);
    const again = await compiled(browser, text);
    expect(again.cached).toBe(true);
    expect(await used(browser)).toBe(1);
    const retried = await browser.json<Job>('POST', `/jobs/${again.id}/retry`, {});
    expect((await final(browser, retried.id)).state).toBe('completed');
    expect(await used(browser)).toBe(1);
  });

  test('are given back when we fail, or when one is cancelled', async () => {
    const browser = await device();
    service.script(crash, crash, crash, crash);
    browser.ahead += COOL_DOWN;
    const { id } = (await (await ask(browser)).json()) as Job;
    expect(await used(browser)).toBe(1);
    expect(await final(browser, id)).toMatchObject({ state: 'failed', error: { code: 'gave_up' } });
    await settled(browser, 0);
    service.script(hold);
    browser.ahead += COOL_DOWN;
    const held = (await (await ask(browser)).json()) as Job;
    await service.noted('started', held.id);
    expect(await used(browser)).toBe(1);
    await browser.json('POST', `/jobs/${held.id}/cancel`);
    await settled(browser, 0);
  }, 60_000);

  test('are not charged twice for a request that is sent twice', async () => {
    const browser = await device();
    const text = tex();
    const twice = () =>
      browser.fetch('/api/v1/compiles', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'the-same' },
        body: JSON.stringify(body(text)),
      });
    const answers = await Promise.all([twice(), twice(), twice()]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Job).id));
    expect(new Set(ids).size).toBe(1);
    await final(browser, ids[0] as string);
    await settled(browser, 1);
  });

  test('are not charged for what cannot be queued', async () => {
    const browser = await device();
    expect((await browser.post('/compiles', { files: {} })).status).toBe(422);
    expect(await used(browser)).toBe(0);
  });
});

describe('more than three', () => {
  test('are not had with made-up devices or plans', async () => {
    const browser = await device();
    const token = browser.cookies.get('__Host-device') as string;
    for (const forged of [`${token.slice(0, -1)}A`, `lgd_${'A'.repeat(76)}`]) {
      const other = new Browser(api);
      other.cookies.set('__Host-device', forged);
      expect((await refusal(await ask(other))).code).toBe('device_required');
    }
  });

  test('by deleting cookies end with fifteen a day from one network', async () => {
    const headers = { 'cf-connecting-ip': network() };
    const outcomes: string[] = [];
    for (let n = 0; n < 17; n += 1) {
      const browser = await device(headers);
      const response = await ask(browser);
      outcomes.push(response.ok ? 'ok' : (await refusal(response)).code);
    }
    expect(outcomes).toEqual([...Array<string>(15).fill('ok'), 'network_spent', 'network_spent']);
    const forged = await device({
      ...headers,
      'x-forwarded-for': '198.51.100.7',
      'x-real-ip': '198.51.100.7',
    });
    expect((await refusal(await ask(forged))).code).toBe('network_spent');
    const elsewhere = await device();
    expect((await ask(elsewhere)).status).toBe(202);
    const tomorrow = await device(headers);
    tomorrow.ahead = 24 * 3_600_000;
    expect((await ask(tomorrow)).status).toBe(202);
  });

  test('from a whole IPv6 line count as one network', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 18 }, async (_, n) => {
        const browser = await device({ 'cf-connecting-ip': `2001:db8:aa:bb::${n + 1}` });
        return (await ask(browser)).status;
      }),
    );
    expect(outcomes.filter((status) => status === 202)).toHaveLength(15);
  });

  test('come with an account, whatever the network used', async () => {
    const account = await register(api);
    expect(await account.json<Usage>('GET', '/usage')).toMatchObject({
      plan: 'free',
      compiles: { limit: 3, used: 0, period: 'month' },
    });
    for (let n = 1; n <= 3; n += 1) {
      const response = await ask(account);
      await final(account, ((await response.json()) as Job).id);
    }
    await settled(account, 3);
    const refused = await refusal(await ask(account));
    expect([refused.status, refused.code]).toEqual([402, 'compiles_spent']);
    const { compiles } = await account.json<Usage>('GET', '/usage');
    account.ahead = (compiles.renews_at as number) - Date.now() - 1_000;
    // The session outlives the month only when it is used now and then; the month may be long.
    if (account.ahead < 29 * 24 * 3_600_000) expect((await ask(account)).status).toBe(402);
    const email = (await account.json<{ email: string }>('GET', '/account')).email;
    account.ahead = (compiles.renews_at as number) - Date.now() + 1_000;
    await account.signIn(email);
    expect((await ask(account)).status).toBe(202);
  });
});

describe('what was compiled before there was an account', () => {
  type Jobs = { jobs: Job[] };
  const jobs = async (browser: Browser) => (await browser.json<Jobs>('GET', '/jobs')).jobs;

  test('comes along into the one that is made, with its results, and counts for nothing', async () => {
    const browser = await device();
    service.script(succeed, end('latex_error'));
    const good = tex();
    const first = await compiled(browser, good);
    const second = await compiled(browser);
    const pdf = Buffer.from(await (await browser.send('GET', `/jobs/${first.id}/pdf`)).arrayBuffer());
    await registerIn(browser);
    await expect.poll(async () => (await jobs(browser)).length).toBe(2);
    const [newer, older] = await jobs(browser);
    expect(newer).toMatchObject({ state: 'failed', has_pdf: false, error: { code: 'latex_error' } });
    expect(older).toMatchObject({ state: 'completed', has_pdf: true, cached: true });
    expect([first.id, second.id]).not.toContain(older?.id);
    const taken = await browser.send('GET', `/jobs/${older?.id}/pdf`);
    expect(Buffer.from(await taken.arrayBuffer()).equals(pdf)).toBe(true);
    expect(await used(browser)).toBe(0);

    // The device keeps its own.
    const later = new Browser(api);
    later.cookies.set('__Host-device', browser.cookies.get('__Host-device') as string);
    expect((await jobs(later)).map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  test('stays behind when somebody signs in to an account that there is', async () => {
    const email = address();
    await register(api, email);
    const browser = await device();
    await compiled(browser);
    expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
    // A job of its own shows that whatever came before it would be there.
    const own = await compiled(browser);
    expect((await jobs(browser)).map(({ id }) => id)).toEqual([own.id]);
  });

  test('leaves to the device what is not done, and what answers nobody else', async () => {
    const browser = await device();
    service.script(end('timeout'), succeed);
    await compiled(browser);
    await compiled(browser);
    service.script(hold);
    browser.ahead += COOL_DOWN;
    const held = (await (await ask(browser)).json()) as Job;
    await service.noted('started', held.id);
    await registerIn(browser);
    await expect.poll(async () => (await jobs(browser)).length).toBe(1);
    service.release();
  });
});

describe('who is blocked', () => {
  test('does not compile on trial, until it ends', async () => {
    const admin = async (method: string, path: string, body?: unknown) =>
      api.admin(path, {
        method,
        ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
      });
    const address = network();
    const browser = await device({ 'cf-connecting-ip': address });
    const subject = `network:${address}`;
    expect((await admin('POST', '/blocks', { subject, reason: 'floods', days: 1 })).status).toBe(201);
    expect(await refusal(await ask(browser))).toMatchObject({ status: 403, code: 'blocked' });
    const { blocks } = (await (await admin('GET', '/blocks')).json()) as { blocks: { subject: string }[] };
    expect(blocks.map(({ subject }) => subject)).toContain(subject);
    browser.ahead = 25 * 3_600_000;
    expect((await ask(browser)).status).toBe(202);
    browser.ahead = 0;
    expect((await admin('POST', '/blocks/remove', { subject })).status).toBe(204);
    expect((await admin('POST', '/blocks/remove', { subject })).status).toBe(404);
    expect((await admin('POST', '/blocks', { subject: 'everybody', reason: 'x', days: 1 })).status).toBe(400);
  });
});

const STEPS = ['seen', 'scored', 'compiled', 'limit', 'registered'] as const;
type Step = (typeof STEPS)[number];

test('how far people come is counted, and nothing else', async () => {
  const funnel = async () => {
    const response = await api.admin('/funnel');
    const { days } = (await response.json()) as { days: ({ day: string } & Record<Step, number>)[] };
    // Other tests have been to other days.
    const today = new Date().toISOString().slice(0, 10);
    return days.find(({ day }) => day === today) ?? ({} as Partial<Record<Step, number>>);
  };
  const before = await funnel();
  const browser = await device();
  for (const step of ['seen', 'scored']) expect((await browser.post('/funnel', { step })).status).toBe(204);
  expect((await browser.post('/funnel', { step: 'registered' })).status).toBe(400);
  expect((await browser.post('/funnel', { step: 'x' })).status).toBe(400);
  for (let n = 0; n < 3; n += 1) await compiled(browser);
  browser.ahead += COOL_DOWN;
  await ask(browser);
  await register(api);
  await expect
    .poll(async () => {
      const now = await funnel();
      return STEPS.map((step) => (now[step] ?? 0) - (before[step] ?? 0));
    })
    .toEqual([1, 1, 1, 1, 1]);
});

test('what was charged for a job that was never made is given back within a day', async () => {
  const browser = await device();
  await compiled(browser);
  await settled(browser, 1);
  const db = await api.database();
  const owner = `device:${(await browser.json<{ device_id: string }>('POST', '/devices')).device_id}`;
  await db
    .prepare(
      "INSERT INTO compile_charges (job_id, owner, period, input, settled, created_at) VALUES ('x', ?, 'once', 'y', 0, ?)",
    )
    .bind(owner, Date.now())
    .all();
  expect(await used(browser)).toBe(2);
  await api.sweep(26 * 3_600_000);
  expect(await used(browser)).toBe(1);
});

// Clients that are no browsers are held to the same.
test('a device token counts as its cookie does', async () => {
  const client: Client = await api.device();
  const clock = (ahead: number) => ({ 'x-test-clock-offset-ms': String(ahead) });
  for (let n = 0; n < 3; n += 1) await client.compile(tex(), {}, clock(n * COOL_DOWN));
  const response = await client.post('/api/v1/compiles', body(), clock(4 * COOL_DOWN));
  expect(response.status).toBe(402);
});
