import { describe, expect, it } from 'vitest';
import { job, result } from './fixtures.ts';
import { byNewest, fits, groupOf, NO_FILTER } from './groups.ts';

describe('the tab of a job', () => {
  it.each([
    ['pending', 'active'],
    ['processing', 'active'],
    ['completed', 'finished'],
    ['failed', 'failed'],
    ['cancelled', 'failed'],
  ] as const)('that is %s is %s', (state, group) => expect(groupOf(job({ state }))).toBe(group));
});

describe('a filter', () => {
  const cv = job({
    main: 'cv/Lebenslauf.tex',
    engine: 'auto',
    result: result({ engine: 'xelatex' }),
  });
  it.each([
    [{}, true],
    [{ text: ' lebens ' }, true],
    [{ text: 'resume' }, false],
    [{ engine: 'auto' as const }, true],
    [{ engine: 'xelatex' as const }, true],
    [{ engine: 'pdflatex' as const }, false],
    [{ kind: 'compile' as const }, true],
  ])('%o', (filter, expected) => expect(fits(cv, { ...NO_FILTER, ...filter })).toBe(expected));
});

it('newer jobs come first', () => {
  const sorted = ['01b', '01a', '01c'].map((id) => job({ id })).sort(byNewest);
  expect(sorted.map(({ id }) => id)).toEqual(['01c', '01b', '01a']);
});
