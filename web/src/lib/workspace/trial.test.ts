import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Usage } from '#lib/account/contract.ts';
import { Trial } from './trial.svelte.ts';

const NOW = Date.UTC(2026, 4, 5);
const usage = (more: Partial<Usage['compiles']> = {}): Usage => ({
  plan: 'anonymous',
  compiles: { limit: 3, used: 1, period: 'once', renews_at: null, not_before: null, ...more },
});
const problem = (status: number, code: string) => ({ status, code, title: code });

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => vi.useRealTimers());

describe('what is left', () => {
  it.each([
    ['some', usage(), { left: 2, limit: 3 }],
    ['none, also when more is running', usage({ used: 4 }), { left: 0, limit: 3 }],
    ['not counted', usage({ limit: null }), undefined],
  ])('%s', async (_, answer, expected) => {
    const trial = new Trial({ usage: async () => answer });
    expect(trial.left).toBeUndefined();
    await trial.refresh();
    expect(trial.left).toEqual(expected);
  });

  it('stays when no answer comes', async () => {
    const ask = vi.fn(async () => usage());
    const trial = new Trial({ usage: ask });
    await trial.refresh();
    ask.mockRejectedValueOnce(new Error('offline'));
    await trial.refresh();
    expect(trial.left).toEqual({ left: 2, limit: 3 });
  });

  it('is that of the last question', async () => {
    let answer: (usage: Usage) => void = () => undefined;
    const ask = vi.fn<() => Promise<Usage>>(() => new Promise((resolve) => (answer = resolve)));
    const trial = new Trial({ usage: ask });
    const first = trial.refresh();
    const late = answer;
    ask.mockResolvedValueOnce(usage({ used: 3 }));
    await trial.refresh();
    late(usage({ used: 0 }));
    await first;
    expect(trial.left?.left).toBe(0);
  });
});

describe('the wait between two compiles', () => {
  it('counts down to nothing', async () => {
    const trial = new Trial({ usage: async () => usage({ not_before: NOW + 20_000 }) });
    await trial.refresh();
    expect(trial.waitMs).toBe(20_000);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(trial.waitMs).toBe(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(trial.waitMs).toBe(0);
  });

  it('is what a refusal says', () => {
    const trial = new Trial({ usage: async () => usage() });
    trial.refused(problem(429, 'cool_down'), 7_000);
    expect([trial.waitMs, trial.limit]).toEqual([7_000, undefined]);
    trial.close();
  });

  it('is never long because of a clock that is wrong', async () => {
    const trial = new Trial({ usage: async () => usage({ not_before: NOW + 86_400_000 }) });
    await trial.refresh();
    expect(trial.waitMs).toBe(60_000);
    trial.close();
  });
});

it.each(['compiles_spent', 'network_spent', 'blocked'])('a refusal with %s is a limit', (code) => {
  const trial = new Trial({ usage: async () => usage() });
  trial.refused(problem(402, code), undefined);
  expect([trial.limit, trial.waitMs]).toEqual([code, 0]);
});

it('any other refusal is none', () => {
  const trial = new Trial({ usage: async () => usage() });
  trial.refused(problem(429, 'rate_limited'), 7_000);
  expect([trial.limit, trial.waitMs]).toEqual([undefined, 0]);
});
