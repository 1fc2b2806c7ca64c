import { expect, it } from 'vitest';
import type { Finding, Report } from '#lib/scorer/report.ts';
import { byFit, compared, listed, standsOut, type Compared } from './comparison.ts';
import { REPORT } from './fixtures.ts';

const subject = { id: 'a', name: 'A', note: '', isPresent: false };
const row = (id: string, more: Partial<Compared> = {}): Compared => ({
  ...subject,
  id,
  name: id,
  fits: 50,
  musts: { shown: 0, asked: 1, missing: ['Python'] },
  shows: [],
  ...more,
});
const fit = (title: string, cost: number) =>
  ({ ...REPORT.findings[0], code: 'FIT001', title, cost }) as Finding;

it('keeps of a report what a row says', () => {
  const report: Report = {
    ...REPORT,
    findings: [...REPORT.findings, fit('Place', 0), fit('Too few years', 2)],
  };
  expect(compared(subject, { report })).toEqual({
    ...subject,
    fits: 61,
    musts: { shown: 0, asked: 1, missing: ['Python'] },
    shows: ['JavaScript'],
    remark: 'Too few years',
  });
});

it.each([
  [{ failure: { code: 'no_files', message: 'There is nothing.' } }, 'There is nothing.'],
  [{ failure: { code: 'broken', message: '' } }, 'The scorer stopped on this text.'],
  [{ report: { ...REPORT, match: { requirements: [] } } }, 'No requirements were recognised.'],
])('says why there is no score: %#', (result, problem) => {
  const told = compared(subject, result);
  expect(told.problem).toBe(problem);
  expect(told.fits).toBeUndefined();
});

it('puts the best fit first and what has no score last', () => {
  const unscored = row('unscored');
  delete unscored.fits;
  const rows = [
    unscored,
    row('low', { fits: 10 }),
    row('zero', { fits: 0 }),
    row('b', { musts: { shown: 0, asked: 2, missing: ['x', 'y'] } }),
    row('a'),
  ];
  expect(rows.sort(byFit).map(({ id }) => id)).toEqual(['a', 'b', 'low', 'zero', 'unscored']);
});

it('says what stands out: what nobody else shows, that all is there, the fit as a whole, or what is shown', () => {
  const kafka = row('kafka', { shows: ['SQL', 'Kafka'] });
  const sql = row('sql', { shows: ['SQL'], remark: 'Too few years' });
  expect(standsOut(kafka, [kafka, sql])).toBe('The only one that shows Kafka');
  expect(standsOut(sql, [kafka, sql])).toBe('Too few years');
  expect(standsOut(kafka, [])).toBe('Shows SQL, Kafka');
  expect(standsOut(row('all', { musts: { shown: 1, asked: 1, missing: [] } }), [])).toMatch(/everything/);
  expect(standsOut(row('none'), [])).toMatch(/nothing/);
});

it('counts what it does not name', () => {
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 5)).toBe('a, b, c, d, e +2\u00a0more');
});
