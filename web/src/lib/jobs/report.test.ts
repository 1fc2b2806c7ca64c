import { expect, it } from 'vitest';
import type { Finding } from '#lib/scorer/report.ts';
import { told } from './report.ts';

const finding = (code: string, gain: number, severity: Finding['severity'] = 'warning'): Finding => ({
  id: `${code}-1`,
  code,
  rule: code.toLowerCase(),
  category: 'wording',
  severity,
  title: `About ${code}`,
  message: '',
  cost: gain,
  gain,
  spans: [],
});

it('puts what brings most first, the findings of a rule together', () => {
  const rows = told([finding('A', 1), finding('B', 1.5), finding('A', 1)]);
  expect(rows.map(({ code, times, gain }) => [code, times, gain])).toEqual([
    ['A', 2, 2],
    ['B', 1, 1.5],
  ]);
});

it('puts what brings nothing last, by how much it matters', () => {
  const rows = told([finding('A', 0, 'hint'), finding('B', 0, 'info'), finding('C', 0.1, 'hint')]);
  expect(rows.map(({ code }) => code)).toEqual(['C', 'B', 'A']);
});

it('tells nothing of nothing', () => {
  expect(told([])).toEqual([]);
});
