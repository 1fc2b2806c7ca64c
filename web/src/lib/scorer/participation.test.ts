import { beforeEach, describe, expect, test, vi } from 'vitest';
import { armOf } from './experiment.ts';
import { Participation } from './participation.ts';

const RUNNING = {
  id: 'one',
  arms: [
    { profile: 'standard', weight: 1 },
    { profile: 'design', weight: 1 },
  ],
};
const KEY = 'legible:experiment';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

/** A subject of the wanted arm. */
function subjectOf(arm: string): string {
  for (let n = 0; ; n += 1) if (armOf(RUNNING, `s${n}`) === arm) return `s${n}`;
}

function take(
  running: typeof RUNNING | null,
  tell = vi.fn(async (_id: string, arm: string | null) => arm),
  arm = 'design',
) {
  return {
    tell,
    participation: new Participation({
      running: async () => running,
      tell,
      newSubject: () => subjectOf(arm),
    }),
  };
}

describe('a browser', () => {
  test('takes part from the next page on, and tells nobody', async () => {
    const { participation, tell } = take(RUNNING);
    expect(participation.arm).toBeUndefined();
    await participation.follow(false);
    expect(participation.arm).toBeUndefined();
    expect(take(RUNNING).participation.arm).toBe('design');
    expect(tell).not.toHaveBeenCalled();
  });

  test('keeps its arm while the experiment runs, and its subject for the next one', async () => {
    await take(RUNNING).participation.follow(false);
    const kept = stored.get(KEY);
    await take(RUNNING, undefined, 'standard').participation.follow(false);
    expect(stored.get(KEY)).toBe(kept);
    await take({ ...RUNNING, id: 'two' }).participation.follow(false);
    const { subject, id } = JSON.parse(stored.get(KEY) ?? '') as { subject: string; id: string };
    expect([subject, id]).toEqual([subjectOf('design'), 'two']);
  });

  test('forgets it with the experiment', async () => {
    await take(RUNNING).participation.follow(false);
    await take(null).participation.follow(false);
    expect(stored.has(KEY)).toBe(false);
  });

  test('leaves at once and for good', async () => {
    await take(RUNNING).participation.follow(false);
    const { participation, tell } = take(RUNNING);
    await participation.leave(true);
    expect(participation.arm).toBeUndefined();
    expect(tell).toHaveBeenCalledWith('one', null);
    await take(RUNNING).participation.follow(false);
    expect(take(RUNNING).participation.arm).toBeUndefined();
  });

  test('stays out when somebody leaves while the answer is on its way', async () => {
    await take(RUNNING).participation.follow(false);
    const answer = Promise.withResolvers<string | null>();
    const tell = vi.fn((_id: string, arm: string | null) =>
      arm === null ? Promise.resolve(null) : answer.promise,
    );
    const { participation } = take(RUNNING, tell);
    const following = participation.follow(true);
    await vi.waitFor(() => expect(tell).toHaveBeenCalled());
    await participation.leave(true);
    answer.resolve('design');
    await following;
    expect(take(RUNNING).participation.arm).toBeUndefined();
  });

  test('hears at once that its account left, of this experiment alone', async () => {
    await take(RUNNING).participation.follow(false);
    const { participation, tell } = take(RUNNING);
    participation.left('another');
    expect(take(RUNNING).participation.arm).toBe('design');
    participation.left('one');
    expect(participation.arm).toBeUndefined();
    expect(take(RUNNING).participation.arm).toBeUndefined();
    expect(tell).not.toHaveBeenCalled();
  });

  test.each(['', '{', '[]', '{"subject":1,"id":"one"}'])(
    'takes no part by what it cannot read: %s',
    (text) => {
      stored.set(KEY, text);
      expect(take(RUNNING).participation.arm).toBeUndefined();
    },
  );
});

test('what was asked before somebody came in does not count over what the account says', async () => {
  const late = Promise.withResolvers<typeof RUNNING>();
  const asked = vi.fn().mockReturnValueOnce(late.promise).mockResolvedValue(RUNNING);
  const participation = new Participation({
    running: asked,
    tell: async () => 'standard',
    newSubject: () => subjectOf('design'),
  });
  const before = participation.follow(false);
  await participation.follow(true);
  late.resolve(RUNNING);
  await before;
  expect(take(RUNNING).participation.arm).toBe('standard');
});

test('the account has one arm, whatever its browsers had', async () => {
  await take(RUNNING).participation.follow(false);
  await take(
    RUNNING,
    vi.fn(async () => 'standard'),
  ).participation.follow(true);
  expect(take(RUNNING).participation.arm).toBe('standard');
});
