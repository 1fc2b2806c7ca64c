import { expect, it } from 'vitest';
import type { HistoryPoint } from '#lib/project/history.ts';
import { chartOf } from './chart.ts';

const points = (values: number[], engine = '1'): HistoryPoint[] =>
  values.map((overall, at) => ({
    document: 'd',
    at: Date.UTC(2026, 0, 1 + at),
    overall,
    readable: overall,
    findings: 0,
    event: 'change',
    engine,
  }));

it('draws every point inside its frame, in order', () => {
  const { dots, paths, left } = chartOf(points([12, 100, 55.5]), 300, 200);
  expect(paths).toHaveLength(1);
  expect(dots.map(({ x }) => x)).toEqual([...dots.map(({ x }) => x)].sort((a, b) => a - b));
  for (const { x, y } of dots) {
    expect(x).toBeGreaterThanOrEqual(left);
    expect(x).toBeLessThanOrEqual(300);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(180);
  }
});

it('spans at least ten points, within 0 and 100', () => {
  for (const values of [[82.1, 82.2], [100], [0], [99, 100]]) {
    const lines = chartOf(points(values), 300, 200).lines.map(({ value }) => value);
    const span = Math.max(...lines) - Math.min(...lines);
    expect(span).toBeGreaterThanOrEqual(10);
    expect(Math.min(...lines)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lines)).toBeLessThanOrEqual(100);
    expect(Math.min(...lines)).toBeLessThanOrEqual(Math.min(...values));
    expect(Math.max(...lines)).toBeGreaterThanOrEqual(Math.max(...values));
  }
});

it('puts one point in the middle and draws no line', () => {
  const { dots, paths, to } = chartOf(points([50]), 300, 200);
  expect(paths).toEqual([]);
  expect(dots).toHaveLength(1);
  expect(to).toBe('');
});

it('breaks the line where the scorer or its weights changed', () => {
  const { paths, breaks } = chartOf([...points([50, 60]), ...points([70, 80], '2')], 300, 200);
  expect(paths).toHaveLength(2);
  expect(breaks).toHaveLength(1);
});
