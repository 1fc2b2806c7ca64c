import { expect, it } from 'vitest';
import type { Diagnostic } from '#lib/compile/job.ts';
import { groupDiagnostics, partGroups, ROWS } from './grouping.ts';

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
  expect(
    groups.map(({ first, places }) => [
      first.level,
      first.file,
      first.message,
      places.map(({ line }) => line),
    ]),
  ).toEqual([
    ['warning', 'main.tex', 'Too wide.', [3, 9]],
    ['warning', 'main.tex', 'Undefined.', [4]],
    ['warning', 'part.tex', 'Too wide.', [9]],
    ['error', 'main.tex', 'Too wide.', [12]],
  ]);
});

it('keeps what has no place', () => {
  expect(groupDiagnostics([item('Stopped.', null)])).toEqual([
    { first: item('Stopped.', null), places: [], repeats: 0 },
  ]);
});

it('tells places of one line apart by their columns, and counts repeats', () => {
  const [group] = groupDiagnostics([
    { ...item('A sign.', 3), column: 2, repeats: 4 },
    { ...item('A sign.', 3), column: 9 },
  ]);
  expect(group?.places).toEqual([
    { line: 3, column: 2 },
    { line: 3, column: 9 },
  ]);
  expect(group?.repeats).toBe(4);
});

it('lets consequences wait, and what is too much', () => {
  const many = Array.from({ length: ROWS + 2 }, (_, at) => item(`Message ${at}.`, at));
  const { shown, waiting } = partGroups(
    groupDiagnostics([...many, { ...item('A consequence.', 2), follows: true }]),
  );
  expect(shown).toHaveLength(ROWS);
  expect(waiting.map(({ first }) => first.message)).toEqual(['Message 6.', 'Message 7.', 'A consequence.']);
  const only = partGroups(groupDiagnostics([{ ...item('A consequence.', 2), follows: true }]));
  expect(only.shown).toHaveLength(1);
});
