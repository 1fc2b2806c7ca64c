import { describe, expect, it } from 'vitest';
import { bySeverity, cards, ignoreKey, spanText } from './findings.ts';
import { FINDINGS, REPORT, SOURCE } from './fixtures.ts';

const files = { 'main.tex': SOURCE };

describe('cards', () => {
  it('quote the words and name the line, counting bytes', () => {
    const [weak, skill, email] = cards(REPORT, files);
    expect(weak).toMatchObject({ quote: 'worked on', place: { file: 'main.tex', line: 1 } });
    expect(skill).toMatchObject({ quote: 'Javascript', place: { line: 2 } });
    expect(email).toMatchObject({ quote: '', place: undefined, key: 'CON001:' });
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

it('remembers an ignored finding by rule and words, not by place', () => {
  const moved = {
    ...(FINDINGS[0] as (typeof FINDINGS)[number]),
    id: 'BUL001-9',
    spans: [{ file: 'main.tex', start: 6, end: 15 }],
  };
  expect(ignoreKey({ 'main.tex': `x${SOURCE}` }, moved)).toBe(ignoreKey(files, FINDINGS[0] as never));
});

it('counts by severity', () => {
  expect(bySeverity(cards(REPORT, files))).toEqual({ error: 1, warning: 1, info: 1, hint: 0 });
});

it('gives the text of a span', () => {
  expect(spanText(files, { file: 'main.tex', start: 0, end: 4 })).toBe('Zoë');
});
