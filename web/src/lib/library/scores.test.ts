import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import {
  addToHistory,
  copyHistory,
  readHistory,
  unsentHistory,
  type HistoryPoint,
} from '#lib/project/history.ts';
import { fetchScores, sendScores } from './scores.ts';
import type { ScorePoint } from './contract.ts';

const point = (document: string, at: number): HistoryPoint => ({
  document,
  at,
  overall: at,
  readable: at,
  findings: 1,
  event: 'change',
  engine: '1 standard',
});
const told = (at: number): ScorePoint => ({
  at,
  overall: at,
  readable: at,
  findings: 1,
  event: 'change',
  engine: '1 standard',
});

it('sends what the server lacks, once', async () => {
  const sent: number[][] = [];
  const api = {
    addScores: async (_: string, points: readonly ScorePoint[]) => void sent.push(points.map(({ at }) => at)),
  };
  await addToHistory(point('a', 1));
  await addToHistory(point('a', 2));
  await sendScores(api, 'a');
  await sendScores(api, 'a');
  await addToHistory(point('a', 3));
  await sendScores(api, 'a');
  expect(sent).toEqual([[1, 2], [3]]);
});

it('adds what the server has by its time, and says whether it is news', async () => {
  await addToHistory({ ...point('b', 2), overall: 99 });
  const api = { scores: async () => [told(1), { ...told(2), fits: null }, { ...told(3), fits: 50 }] };
  expect(await fetchScores(api, 'b')).toBe(true);
  expect(await fetchScores(api, 'b')).toBe(false);
  expect((await readHistory('b')).map(({ at, overall, fits }) => [at, overall, fits])).toEqual([
    [1, 1, undefined],
    [2, 99, undefined],
    [3, 3, 50],
  ]);
  expect(await unsentHistory('b')).toEqual([]);
});

it('a copy has the history of its original, which its own account lacks', async () => {
  await copyHistory('b', 'c');
  expect((await unsentHistory('c')).map(({ at }) => at)).toEqual([1, 2, 3]);
});
