import { describe, expect, it } from 'vitest';
import { backoff, jitter } from './backoff.ts';

describe('backoff', () => {
  it('doubles up to half a minute, spread over its upper half', () => {
    expect(backoff(0, 0)).toBe(250);
    expect(backoff(0, 0.999)).toBeLessThan(500);
    expect(backoff(20, 0.5)).toBe(22_500);
  });
});

describe('jitter', () => {
  it('is a fifth to both sides', () => {
    expect([jitter(100, 0), jitter(100, 0.5)]).toEqual([80, 100]);
    expect(jitter(100, 0.999)).toBeLessThan(120);
  });
});
