import { expect, it } from 'vitest';
import type { PageDifference, Report } from '#lib/scorer/report.ts';
import { REPORT } from './fixtures.ts';
import { marksOf } from './marks.ts';

const text = 'Zoë works in cafés.';
const at = (words: string, file = 'main.tex') => {
  const start = new TextEncoder().encode(text.slice(0, text.indexOf(words))).length;
  return { file, start, end: start + new TextEncoder().encode(words).length };
};
const differences: PageDifference[] = [
  { kind: 'accent', source: 'Zoë', page: 'Zo¨e', span: at('Zoë') },
  { kind: 'missing', source: 'cafés', page: '', span: at('cafés') },
  { kind: 'moved', source: 'works', page: 'works', span: at('works') },
  { kind: 'missing', source: 'in', page: '', span: at('in', 'other.tex') },
  { kind: 'extra', source: '', page: 'fn', span: null },
];
const withPage = (stale: boolean): Report => ({
  ...REPORT,
  page: { stale, pages: [], readings: [], differences: stale ? [] : differences, counts: {} },
});
const lostOf = (report: Report | undefined) =>
  marksOf(
    { report, shown: [], file: 'main.tex', text },
    { fix: () => undefined, ignore: () => undefined },
  ).lost?.map(({ from, to, title, message }) => [text.slice(from, to), title, message]);

it('marks the words of this file that the page lost, and says what became of them', () => {
  expect(lostOf(withPage(false))).toEqual([
    ['Zoë', 'Accent torn off', 'A parser reads from the page: Zo¨e'],
    ['cafés', 'Missing from the page', 'A parser reads nothing of this from the page.'],
  ]);
});

it('leaves the marks of an older page as they are, and takes them away with the page', () => {
  expect(lostOf(withPage(true))).toBeUndefined();
  expect(lostOf(REPORT)).toEqual([]);
  expect(lostOf(undefined)).toEqual([]);
});
