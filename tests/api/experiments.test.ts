// Experiments: which weights a browser, then an account, is scored with.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Api, start } from './support/api.ts';
import { FakeCompileService } from './support/compile-service.ts';
import { Browser, code, register } from './support/people.ts';

const RUNNING = {
  id: 'bullets-or-not',
  arms: [
    { profile: 'standard', weight: 1 },
    { profile: 'software', weight: 3 },
  ],
};
const PATH = `/account/experiments/${RUNNING.id}`;

const service = new FakeCompileService();
let api: Api;

beforeAll(async () => {
  await service.start();
  api = await start(service.url, { EXPERIMENT: JSON.stringify(RUNNING) });
});
afterAll(async () => {
  await api.close();
  await service.stop();
});

type Assignment = { experiment: string; arm: string | null; assigned_at: number };
const take = (browser: Browser, arm: string | null) => browser.json<Assignment>('PUT', PATH, { arm });
const all = async (browser: Browser) =>
  (await browser.json<{ assignments: Assignment[] }>('GET', '/account/experiments')).assignments;

test('browsers are told of the one that runs', async () => {
  const { experiment } = await new Browser(api).json<{ experiment: unknown }>('GET', '/config');
  expect(experiment).toEqual(RUNNING);
});

describe('the account', () => {
  test('keeps the arm of the first of its browsers', async () => {
    const browser = await register(api);
    expect(await all(browser)).toEqual([]);
    expect(await take(browser, 'software')).toMatchObject({ experiment: RUNNING.id, arm: 'software' });
    expect(await take(browser, 'standard')).toMatchObject({ arm: 'software' });
    expect(await all(browser)).toHaveLength(1);
    const other = await register(api);
    expect(await all(other)).toEqual([]);
  });

  test('has one arm when browsers ask at once', async () => {
    const browser = await register(api);
    const arms = await Promise.all(
      Array.from({ length: 12 }, (_, n) => take(browser, n % 2 ? 'software' : 'standard')),
    );
    expect(new Set(arms.map(({ arm }) => arm)).size).toBe(1);
  });

  test('leaves for good', async () => {
    const browser = await register(api);
    expect(await take(browser, 'standard')).toMatchObject({ arm: 'standard' });
    expect(await take(browser, null)).toMatchObject({ arm: null });
    expect(await take(browser, 'software')).toMatchObject({ arm: null });
  });

  test('gets another arm when the experiment has its own no more', async () => {
    const browser = await register(api);
    await take(browser, 'standard');
    const db = await api.database();
    await db
      .prepare("UPDATE experiment_assignments SET arm = 'design' WHERE account_id = ?")
      .bind((await browser.account()).id)
      .all();
    expect(await take(browser, 'software')).toMatchObject({ arm: 'software' });
  });

  test('says what is wrong', async () => {
    const browser = await register(api);
    expect(await code(await browser.send('PUT', PATH, { arm: 'design' }))).toEqual([422, 'arm_unknown']);
    expect(await code(await browser.send('PUT', PATH, {}))).toEqual([400, 'bad_json']);
    expect(await code(await browser.send('PUT', PATH, { arm: 1 }))).toEqual([400, 'bad_json']);
    const gone = await browser.send('PUT', '/account/experiments/last-year', { arm: 'standard' });
    expect(await code(gone)).toEqual([404, 'experiment_unknown']);
    expect(await code(await new Browser(api).send('PUT', PATH, { arm: 'standard' }))).toEqual([
      401,
      'sign_in_required',
    ]);
  });
});

test('one that is badly told runs for nobody', async () => {
  const bad = [
    '{',
    '{"id":"x","arms":[]}',
    '{"id":"X y","arms":[{"profile":"standard"},{"profile":"software"}]}',
    '{"id":"x","arms":[{"profile":"standard"},{"profile":"nobody"}]}',
    '{"id":"x","arms":[{"profile":"standard","weight":0},{"profile":"software"}]}',
  ];
  for (const EXPERIMENT of bad) {
    const other = await start(service.url, { EXPERIMENT });
    try {
      const { experiment } = await new Browser(other).json<{ experiment: unknown }>('GET', '/config');
      expect(experiment, EXPERIMENT).toBeNull();
    } finally {
      await other.close();
    }
  }
}, 120_000);
