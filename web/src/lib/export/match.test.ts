import { describe, expect, it } from 'vitest';
import type { Report } from '#lib/scorer/report.ts';
import { REPORT, SOURCE } from '#lib/workspace/fixtures.ts';
import { cell, matchCsv, matchJson, matchMarkdown, type MatchInput } from './match.ts';

const input = (more: Partial<Report['match']> = {}): MatchInput => ({
  report: { ...REPORT, match: { ...REPORT.match, requirements: REPORT.match?.requirements ?? [], ...more } },
  files: { 'main.tex': SOURCE },
  posting: 'Python or JavaScript',
  name: 'Data Engineer',
});

/** A reader of CSV files by the standard. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at] ?? '';
    if (quoted) {
      if (sign === '"' && csv[at + 1] === '"') field += csv[(at += 1)];
      else if (sign === '"') quoted = false;
      else field += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\r') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (sign === '\n') rows.push([]);
    else field += sign;
  }
  return rows.filter(({ length }) => length > 0);
}

describe('CSV', () => {
  it('has one line a requirement, that reads back as it was', () => {
    const csv = matchCsv(input());
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [head, python, script] = parse(csv.slice(1));
    expect(head?.slice(0, 3)).toEqual(['Requirement', 'Importance', 'State']);
    expect(python).toEqual([
      'Python',
      'Required',
      'Missing',
      'hard',
      '3',
      '',
      '',
      '1',
      '0',
      'Python or JavaScript',
      '',
    ]);
    expect(script?.at(-1)).toBe('main.tex, line 2');
  });

  it('quotes what needs it', () => {
    const [first] = REPORT.match?.requirements ?? [];
    const requirements = first ? [{ ...first, term: 'a "b", c\nd' }] : [];
    expect(parse(matchCsv(input({ requirements })).slice(1))[1]?.[0]).toBe('a "b", c\nd');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=1', 'a=1'],
    ['C++', 'C++'],
    [-3, '-3'],
    ['a,b', '"a,b"'],
  ])('never gives a formula: %j', (value, text) => {
    expect(cell(value)).toBe(text);
  });
});

it('is JSON with places and counts, and what the job is', () => {
  const told = JSON.parse(matchJson(input({ removed: ['Kafka'] })));
  expect(told).toMatchObject({
    posting: 'Data Engineer',
    fits: 61,
    job: { title: 'Data Engineer', removed: ['Kafka'] },
    requirements: [
      { term: 'Python', years: 3, inPosting: { count: 1, sentences: ['Python or JavaScript'] } },
      { term: 'JavaScript', inResume: { count: 1, places: [{ file: 'main.tex', line: 2 }] } },
    ],
  });
  expect(told.job.requirements).toBeUndefined();
});

it('is Markdown in which text of strangers is no markup', () => {
  const [first] = REPORT.match?.requirements ?? [];
  const requirements = first ? [{ ...first, term: '<b>|x|', own: true }] : [];
  const text = matchMarkdown({ ...input({ requirements, removed: ['SQL'] }), name: '# [Job](x)' });
  expect(text).toContain('# Match with \\# \\[Job\\](x)\n');
  expect(text).toContain('| \\<b\\>\\|x\\| (3 years) *changed by you* | Required | Missing | 1 / 0 |  |\n');
  expect(text).toContain('Left out by you: SQL.');
});
