import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addToHistory, clearHistory, POINTS_MAX, readHistory, type HistoryPoint } from './history.ts';

const point = (document: string, at: number): HistoryPoint => ({
  document,
  at,
  overall: 70,
  readable: 70,
  findings: 3,
  event: 'change',
  engine: '1 standard',
});

it('keeps the points of each document apart, oldest first', async () => {
  await addToHistory(point('a', 2));
  await addToHistory(point('b', 3));
  await addToHistory(point('a', 1));
  expect((await readHistory('a')).map(({ at }) => at)).toEqual([1, 2]);
  expect(await readHistory('b')).toEqual([point('b', 3)]);
  expect(await readHistory('c')).toEqual([]);
});

it('forgets one document and leaves the others', async () => {
  await clearHistory('a');
  expect(await readHistory('a')).toEqual([]);
  expect(await readHistory('b')).toHaveLength(1);
});

it('lets the oldest points go', async () => {
  for (let at = 1; at <= POINTS_MAX + 2; at += 1) await addToHistory(point('long', at));
  const kept = await readHistory('long');
  expect(kept).toHaveLength(POINTS_MAX);
  expect(kept[0]?.at).toBe(3);
});
