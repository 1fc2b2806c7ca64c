import { expect, test } from 'vitest';
import { lastAfterPaint } from './afterPaint.ts';

test('hands on the last of what came before a frame, and what comes after it', () => {
  const frames: (() => void)[] = [];
  const taken: number[] = [];
  const give = lastAfterPaint<number>(
    (value) => {
      taken.push(value);
      // What comes of it waits for a frame of its own.
      if (value === 2) give(3);
    },
    (run) => frames.push(run),
  );
  give(1);
  give(2);
  expect(taken).toEqual([]);
  frames.shift()?.();
  expect(taken).toEqual([2]);
  frames.shift()?.();
  expect(taken).toEqual([2, 3]);
  expect(frames).toEqual([]);
});
