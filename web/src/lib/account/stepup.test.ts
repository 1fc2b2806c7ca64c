import { describe, expect, it, vi } from 'vitest';
import { refusal } from './fixtures.ts';
import { StepUp } from './stepup.svelte.ts';

function setUp() {
  let proven = false;
  const stepUp = new StepUp({
    stepUp: async (proof) => {
      if (!('password' in proof) || proof.password !== 'right') throw refusal(401, 'credentials_wrong');
      proven = true;
    },
  });
  const act = vi.fn(async () => {
    if (!proven) throw refusal(403, 'step_up_required');
    return 'done';
  });
  return { stepUp, act };
}

describe('an act that needs a proof', () => {
  it('is done once more after it', async () => {
    const { stepUp, act } = setUp();
    const result = stepUp.guard(act);
    await vi.waitFor(() => expect(stepUp.open).toBe(true));
    await stepUp.prove({ password: 'right' });
    expect(await result).toBe('done');
    expect([act.mock.calls.length, stepUp.open]).toEqual([2, false]);
  });

  it('waits on while the proof is wrong', async () => {
    const { stepUp, act } = setUp();
    const result = stepUp.guard(act);
    await vi.waitFor(() => expect(stepUp.open).toBe(true));
    await expect(stepUp.prove({ password: 'wrong' })).rejects.toMatchObject({
      problem: { code: 'credentials_wrong' },
    });
    expect([act.mock.calls.length, stepUp.open]).toEqual([1, true]);
    await stepUp.prove({ password: 'right' });
    expect(await result).toBe('done');
  });

  it('is not done when the person declines', async () => {
    const { stepUp, act } = setUp();
    const result = stepUp.guard(act);
    await vi.waitFor(() => expect(stepUp.open).toBe(true));
    stepUp.cancel();
    await expect(result).rejects.toMatchObject({ problem: { code: 'step_up_required' } });
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('asks once for two', async () => {
    const { stepUp, act } = setUp();
    const both = Promise.all([stepUp.guard(act), stepUp.guard(act)]);
    await vi.waitFor(() => expect(stepUp.open).toBe(true));
    await stepUp.prove({ password: 'right' });
    expect(await both).toEqual(['done', 'done']);
  });

  it('any other refusal is handed on', async () => {
    const { stepUp } = setUp();
    await expect(stepUp.guard(() => Promise.reject(refusal(409, 'last_way_in')))).rejects.toMatchObject({
      problem: { code: 'last_way_in' },
    });
    expect(stepUp.open).toBe(false);
  });
});
