import { expect, it } from 'vitest';
import type { Diagnostic } from '#lib/compile/job.ts';
import { groupDiagnostics } from './grouping.ts';

const item = (message: string, line: number | null, file = 'main.tex'): Diagnostic => ({
  level: 'warning',
  kind: 'other',
  message,
  file,
  line,
  excerpt: '',
});

it('joins the same message of the same file, and nothing else', () => {
  const groups = groupDiagnostics([
    item('Too wide.', 3),
    item('Undefined.', 4),
    item('Too wide.', 9),
    item('Too wide.', 9),
    item('Too wide.', 9, 'part.tex'),
    { ...item('Too wide.', 12), level: 'error' },
  ]);
  expect(groups.map(({ first, lines }) => [first.level, first.file, first.message, lines])).toEqual([
    ['warning', 'main.tex', 'Too wide.', [3, 9]],
    ['warning', 'main.tex', 'Undefined.', [4]],
    ['warning', 'part.tex', 'Too wide.', [9]],
    ['error', 'main.tex', 'Too wide.', [12]],
  ]);
});

it('keeps what has no place', () => {
  expect(groupDiagnostics([item('Stopped.', null)])).toEqual([{ first: item('Stopped.', null), lines: [] }]);
});
