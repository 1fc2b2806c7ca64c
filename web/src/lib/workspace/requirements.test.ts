import { describe, expect, it } from 'vitest';
import type { Requirement } from '#lib/scorer/report.ts';
import { Places } from './places.ts';
import {
  evidenceFor,
  mustsOf,
  placesInPosting,
  placesInResume,
  postingPlaces,
  requirementGroups,
} from './requirements.ts';

const need = (term: string, more: Partial<Requirement> = {}): Requirement => ({
  term,
  kind: 'hard',
  importance: 'must',
  state: 'missing',
  found: [],
  posting: [],
  ...more,
});
const ALL = [
  need('Kafka', { importance: 'nice', state: 'exact' }),
  need('Python'),
  need('SQL', { state: 'alias' }),
  need('Rust', { importance: 'nice' }),
];

it('groups by importance, and counts whole groups whatever the filter', () => {
  const told = (filter: 'all' | 'missing') =>
    requirementGroups(ALL, filter).map(({ importance, rows, shown, asked }) => [
      importance,
      rows.map(({ key }) => key).join(),
      `${shown}/${asked}`,
    ]);
  expect(told('all')).toEqual([
    ['must', 'Python,SQL', '1/2'],
    ['nice', 'Kafka,Rust', '1/2'],
  ]);
  expect(told('missing')).toEqual([
    ['must', 'Python', '1/2'],
    ['nice', 'Rust', '1/2'],
  ]);
  expect(requirementGroups([need('SQL', { state: 'exact' })], 'missing')).toEqual([]);
  const [twice] = requirementGroups([need('SQL'), need('SQL')], 'all');
  expect(twice?.rows.map(({ key }) => key)).toEqual(['SQL', 'SQL 2']);
});

it('sums up what is required', () => {
  const match = { requirements: ALL };
  expect(mustsOf(match)).toEqual({ shown: 1, asked: 2, missing: ['Python'] });
  expect(mustsOf(undefined)).toEqual({ shown: 0, asked: 0, missing: [] });
});

/** Byte offsets of `words` in `text`. */
const bytes = (text: string, words: string) => {
  const length = (part: string) => new TextEncoder().encode(part).length;
  const start = length(text.slice(0, text.indexOf(words)));
  return [start, start + length(words)];
};

describe('places in the posting', () => {
  const quoted = (posting: string, ...words: string[]) =>
    placesInPosting(
      postingPlaces(posting),
      need('x', { posting: words.map((word) => bytes(posting, word)) }),
    ).map(({ quotation: { before, words, after } }) => `${before}[${words}]${after}`);

  it.each([
    ['- Zürich: three years of SQL\n- Python', 'SQL', 'Zürich: three years of [SQL]'],
    ['We bake. You know SQL well. We pay.', 'SQL', 'You know [SQL] well.'],
    ['SQL', 'SQL', '[SQL]'],
    ['e.g. Node.js and SQL', 'Node.js', '[Node.js] and SQL'],
  ])('are told by their sentence: %j', (posting, words, sentence) => {
    expect(quoted(posting, words)).toEqual([sentence]);
  });

  it('are cut between words where a line is long', () => {
    const [told = ''] = quoted(`${'word '.repeat(40)}SQL ${'next '.repeat(40)}`, 'SQL');
    expect(told).toMatch(/^… (word )+\[SQL\]( next)+ …$/);
    expect(told.length).toBeLessThan(160);
  });

  it('count once in a sentence with another', () => {
    expect(quoted('You know SQL', 'SQL', 'SQL')).toHaveLength(1);
  });
});

it('names places in the resume by their line, each line once', () => {
  const text = 'Zoë\nPython and Python\n';
  const span = (start: number) => ({ file: 'main.tex', start, end: start + 6 });
  const places = placesInResume(
    new Places({ 'main.tex': text }),
    need('Python', { found: [span(5), span(16)] }),
  );
  expect(places).toEqual([
    { span: span(5), line: 2, quotation: { before: '', words: 'Python', after: ' and Python' } },
  ]);
});

it.each([
  ['Python', 'tool', 'skill'],
  ['Forklift licence', 'certificate', 'certificate'],
  ["Bachelor's degree in computer science", 'certificate', 'degree'],
  ['German', 'language', 'language'],
  ['Teamwork', 'soft', 'soft'],
  ['Logistics', 'domain', 'domain'],
  ['something new', 'another kind', 'skill'],
])('knows what would count for %s (%s)', (term, kind, evidence) => {
  expect(evidenceFor(need(term, { kind }))).toBe(evidence);
});
