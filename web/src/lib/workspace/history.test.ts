import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readHistory } from '#lib/project/history.ts';
import type { Report } from '#lib/scorer/report.ts';
import { REPORT } from './fixtures.ts';
import { History } from './history.svelte.ts';

const report = (overall: number, profile = 'standard'): Report => ({
  ...REPORT,
  engine: { ...REPORT.engine, version: '1', profile },
  score: { overall, readable: overall },
});

let document = 0;
async function open() {
  document += 1;
  let now = 1000;
  const history = new History(() => (now += 10));
  await history.open(`d${document}`);
  return history;
}
const overall = (history: History) => history.points.map((point) => point.overall);

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

it('keeps a point once typing has paused, not one for each key', async () => {
  const history = await open();
  history.changed(report(50));
  history.changed(report(51));
  vi.advanceTimersByTime(3000);
  history.changed(report(52));
  expect(overall(history)).toEqual([]);
  vi.advanceTimersByTime(4000);
  expect(overall(history)).toEqual([52]);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await readHistory(`d${document}`)).toHaveLength(1));
});

it('keeps no second point of the same score, but one for each compile', async () => {
  const history = await open();
  history.changed(report(50));
  history.flush();
  history.changed(report(50));
  history.flush();
  history.compiled(report(50));
  history.compiled(report(50));
  expect(history.points.map(({ event }) => event)).toEqual(['change', 'compile', 'compile']);
  history.changed(report(50, 'other weights'));
  history.flush();
  expect(history.points).toHaveLength(4);
});

it('shows what was kept when the document is opened again, and forgets it when asked', async () => {
  vi.useRealTimers();
  const history = await open();
  const id = `d${document}`;
  history.compiled(report(60));
  history.compiled(report(61));
  await vi.waitFor(async () => expect(await readHistory(id)).toHaveLength(2));
  const again = new History();
  await again.open(id);
  expect(overall(again)).toEqual([60, 61]);
  await again.clear();
  expect(again.points).toEqual([]);
  expect(await readHistory(id)).toEqual([]);
});

it('gives what waits to the document it belongs to when another is opened', async () => {
  vi.useRealTimers();
  const history = await open();
  const id = `d${document}`;
  history.changed(report(70));
  await history.open('another');
  expect(history.points).toEqual([]);
  await vi.waitFor(async () => expect(await readHistory(id)).toHaveLength(1));
});
