import { describe, expect, it } from 'vitest';
import {
  bySeverity,
  cards,
  editsTogether,
  filtered,
  grouped,
  isSame,
  NO_FILTER,
  spanText,
  whereOf,
  type Card,
} from './findings.ts';
import { FINDINGS, REPORT, SOURCE } from './fixtures.ts';

const files = { 'main.tex': SOURCE };

describe('cards', () => {
  it('quote the words and name the line, counting bytes', () => {
    const [weak, skill, email] = cards(REPORT, files);
    expect(weak).toMatchObject({ quote: 'worked on', place: { file: 'main.tex', line: 1 } });
    expect(skill).toMatchObject({ quote: 'Javascript', place: { line: 2 } });
    expect(email).toMatchObject({ quote: '', place: undefined });
  });

  it('survive a file that is gone', () => {
    expect(cards(REPORT, {})[0]).toMatchObject({ quote: '', place: { line: 1 } });
  });

  it('cut long quotations', () => {
    const long = { 'main.tex': 'x'.repeat(200) };
    const finding = { ...FINDINGS[0], spans: [{ file: 'main.tex', start: 0, end: 200 }] };
    expect(cards({ ...REPORT, findings: [finding as never] }, long)[0]?.quote).toHaveLength(81);
  });
});

it('says where a finding is: its line, the page, the file, or all of the document', () => {
  const [placed] = cards(REPORT, files);
  if (!placed) throw new Error('the fixture has findings');
  expect(whereOf(placed)).toBe('main.tex, line 1');
  const bare = (code: string, more: Partial<Card['finding']> = {}): Card => ({
    finding: { ...placed.finding, code, ...more },
    quote: '',
    place: undefined,
  });
  expect(whereOf(bare('CON001'))).toBe('Missing from the document');
  expect(whereOf(bare('FMT009'))).toBe('About the whole document');
  expect(whereOf(bare('FIL007'))).toBe('Of the file');
  expect(whereOf(bare('TXT009'))).toBe('Of the page');
  expect(whereOf(bare('TXT009', { stale: true }))).toBe('Of the page, before your last changes');
});

it('knows an ignored finding by rule and words, not by place', () => {
  const [weak] = FINDINGS;
  if (!weak) throw new Error('the fixture has findings');
  const moved = { ...weak, id: 'BUL001-9', spans: [{ file: 'main.tex', start: 6, end: 15 }] };
  const [card] = cards({ ...REPORT, findings: [moved] }, { 'main.tex': `x${SOURCE}` });
  const kept = { code: 'BUL001', quote: 'worked on', reason: '', at: 0 };
  expect(card && isSame(card, kept)).toBe(true);
  expect(card && isSame(card, { ...kept, code: 'BUL002' })).toBe(false);
});

describe('filtered', () => {
  const codes = (list: readonly Card[]) => list.map(({ finding }) => finding.code);
  const list = cards(REPORT, files);

  it('passes everything by default', () => {
    expect(filtered(list, NO_FILTER)).toEqual(list);
  });

  it('narrows by severity, category, fix and words together', () => {
    expect(codes(filtered(list, { ...NO_FILTER, severity: 'error' }))).toEqual(['CON001']);
    expect(codes(filtered(list, { ...NO_FILTER, category: 'wording' }))).toEqual(['BUL001']);
    expect(codes(filtered(list, { ...NO_FILTER, fixable: true }))).toEqual(['SKL002']);
    expect(codes(filtered(list, { ...NO_FILTER, text: 'JAVASCRIPT spelling' }))).toEqual(['SKL002']);
    expect(codes(filtered(list, { ...NO_FILTER, text: 'spelling nowhere' }))).toEqual([]);
    expect(codes(filtered(list, { ...NO_FILTER, severity: 'error', fixable: true }))).toEqual([]);
  });
});

describe('grouped', () => {
  const card = (code: string, title: string): Card => ({
    finding: { ...(FINDINGS[0] as (typeof FINDINGS)[number]), code, title },
    quote: '',
    place: undefined,
  });

  it('puts repeats of a rule together where the first of them stands', () => {
    const groups = grouped([card('A', 'One'), card('B', 'Two'), card('A', 'One')]);
    expect(groups.map(({ code, title, cards: { length } }) => [code, title, length])).toEqual([
      ['A', 'One', 2],
      ['B', 'Two', 1],
    ]);
  });

  it('takes the name of the rule where titles differ', () => {
    expect(grouped([card('A', '“worked”'), card('A', '“helped”')])[0]?.title).toBe('Weak first verb');
  });
});

describe('editsTogether', () => {
  const edit = (start: number, end: number, text: string, file = 'a') => ({ file, start, end, text });

  it('does once what two fixes share, and leaves out a fix that collides', () => {
    expect(
      editsTogether([
        [edit(10, 12, 'x'), edit(0, 0, 'p')],
        [edit(0, 0, 'p'), edit(20, 21, 'y')],
        [edit(11, 13, 'z'), edit(30, 31, 'q')],
        [edit(11, 13, 'z', 'b')],
      ]),
    ).toEqual([edit(0, 0, 'p'), edit(10, 12, 'x'), edit(20, 21, 'y'), edit(11, 13, 'z', 'b')]);
  });
});

it('counts by severity', () => {
  expect(bySeverity(cards(REPORT, files))).toEqual({ error: 1, warning: 1, info: 1, hint: 0 });
});

it('gives the text of a span', () => {
  expect(spanText(files, { file: 'main.tex', start: 0, end: 4 })).toBe('Zoë');
});
