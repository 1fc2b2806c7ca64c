import { expect, it } from 'vitest';
import type { Requirement } from '#lib/scorer/report.ts';
import { postingPieces } from './posting.ts';

const need = (term: string, posting: number[][]): Requirement => ({
  term,
  kind: 'hard',
  importance: 'must',
  state: 'missing',
  found: [],
  posting,
});

it('cuts at UTF-8 offsets and loses nothing', () => {
  // “Zürich” takes seven bytes.
  const posting = 'Zürich: SQL, Python';
  const pieces = postingPieces(posting, [need('Python', [[14, 20]]), need('SQL', [[9, 12]])]);
  expect(pieces.map(({ text, requirement }) => [text, requirement?.term])).toEqual([
    ['Zürich: ', undefined],
    ['SQL', 'SQL'],
    [', ', undefined],
    ['Python', 'Python'],
  ]);
});

it('keeps the first of two marks that overlap, the longer when they begin together', () => {
  const pieces = postingPieces('data engineer', [
    need('data', [[0, 4]]),
    need('data engineer', [[0, 13]]),
    need('engineer', [[5, 13]]),
  ]);
  expect(pieces.map(({ requirement }) => requirement?.term)).toEqual(['data engineer']);
});
