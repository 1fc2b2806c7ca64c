import { expect, it } from 'vitest';
import { cards } from '#lib/workspace/findings.ts';
import { REPORT, SOURCE } from '#lib/workspace/fixtures.ts';
import { reportDocument } from './document.ts';

const list = cards(REPORT, { 'main.tex': SOURCE });
const [weak, skill, email] = list;
if (!weak || !skill || !email) throw new Error('the fixture has three findings');
const kept = { code: 'CON001', quote: '', reason: 'On purpose', at: 0 };

it('says score, parts, findings, what is ignored and the match', () => {
  const doc = reportDocument(REPORT, [weak, weak, skill], [{ card: email, kept }], 'Zoë');
  expect(doc.title).toBe('Report on Zoë');
  expect(doc.numbers.map(({ value }) => value)).toEqual(['71.5 of 100', '82.0 of 100', '61.0 of 100']);
  expect(doc.categories[1]).toMatchObject({ name: 'Contact', text: '12 of 20', share: 0.6 });
  expect(doc.findings.map(({ title, gain }) => [title, gain])).toEqual([
    ['Starts with a weak verb ×2', '+3.0 points if mended'],
    ['Unusual spelling of a skill', '+0.5 points if mended'],
  ]);
  expect(doc.findings[1]?.fixes).toEqual(['Write “JavaScript”']);
  expect(doc.ignored).toEqual([
    { title: 'No e-mail address', code: 'CON001', quote: '', reason: 'Why: On purpose' },
  ]);
  expect(doc.match?.rows[0]).toMatchObject({ term: 'Python', found: false });
});

it('counts the places it does not name', () => {
  const doc = reportDocument(
    REPORT,
    Array.from({ length: 300 }, () => weak),
    [],
    'x',
  );
  expect(doc.findings[0]?.places).toHaveLength(6);
  expect(doc.findings[0]?.more).toBe(294);
});
