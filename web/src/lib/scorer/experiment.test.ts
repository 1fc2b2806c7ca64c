import { expect, test } from 'vitest';
import { armOf, hashOf } from './experiment.ts';

test('the hash is that of the engine', () => {
  // The same number is written down in `scoring-wasm/src/profile/assign.rs`.
  expect(hashOf('first', 'subject-1')).toBe(0x3b5379d1d85f6c2fn);
});

test('subjects are shared out as the weights say, each always to the same arm', () => {
  const experiment = {
    id: 'uniform',
    arms: [
      { profile: 'standard', weight: 1 },
      { profile: 'software', weight: 3 },
    ],
  };
  const arms = Array.from({ length: 4000 }, (_, n) => armOf(experiment, `subject-${n}`));
  const first = arms.filter((arm) => arm === 'standard').length;
  // A thousand in the mean, with a deviation of 27.
  expect(first).toBeGreaterThan(880);
  expect(first).toBeLessThan(1120);
  expect(arms).toEqual(arms.map((_, n) => armOf(experiment, `subject-${n}`)));
});

test('arms without a weight have one', () => {
  const halves = { id: 'x', arms: [{ profile: 'a' }, { profile: 'b' }] };
  const weighed = {
    id: 'x',
    arms: [
      { profile: 'a', weight: 1 },
      { profile: 'b', weight: 1 },
    ],
  };
  for (let n = 0; n < 50; n += 1) expect(armOf(halves, `${n}`)).toBe(armOf(weighed, `${n}`));
});
