import { describe, expect, it } from 'vitest';
import type { Project, ProjectFile } from '#lib/project/model.ts';
import { linesBetween } from './lines.ts';
import { differences } from './sides.ts';

const told = (mine: string, theirs: string) =>
  linesBetween(mine, theirs).map(({ side, lines }) => `${side}: ${lines.join('|')}`);

describe('lines', () => {
  it.each<[string, string, string[]]>([
    ['a\nb', 'a\nb', ['both: a|b']],
    ['a\nb\nc', 'a\nx\nc', ['both: a', 'mine: b', 'theirs: x', 'both: c']],
    ['a\nb\nc\nd', 'a\nc\nd\ne', ['both: a', 'mine: b', 'both: c|d', 'theirs: e']],
    ['', 'x', ['mine: ', 'theirs: x']],
    ['a', 'a\na', ['both: a', 'theirs: a']],
  ])('of %j and %j', (mine, theirs, lines) => expect(told(mine, theirs)).toEqual(lines));

  it('of texts too long to compare are told whole', () => {
    const text = (word: string) => Array.from({ length: 2_100 }, (_, at) => `${word}${at % 7}`).join('\n');
    expect(linesBetween(text('a'), text('b')).map(({ side }) => side)).toEqual(['mine', 'theirs']);
  });
});

it('both sides are compared file by file, and their postings', () => {
  const bytes = (value: number): ProjectFile => ({ kind: 'binary', bytes: new Uint8Array([value]) });
  const project = (files: Record<string, ProjectFile>, posting: string): Project => ({
    id: 'p',
    name: 'CV',
    files: { 'same.tex': { kind: 'text', text: 'x' }, ...files },
    main: 'main.tex',
    engine: 'auto',
    posting,
    ignored: [],
    sample: false,
    savedAt: 1,
  });
  const mine = project(
    { 'a.tex': { kind: 'text', text: '1' }, 'm.tex': { kind: 'text', text: '' }, 'p.png': bytes(1) },
    'one',
  );
  const theirs = project(
    { 'a.tex': { kind: 'text', text: '2' }, 't.tex': { kind: 'text', text: '' }, 'p.png': bytes(2) },
    'two',
  );
  expect(differences(mine, theirs).map(({ path, kind }) => [path, kind])).toEqual([
    ['a.tex', 'lines'],
    ['m.tex', 'mine'],
    ['p.png', 'binary'],
    ['t.tex', 'theirs'],
    [':posting', 'lines'],
  ]);
  expect(differences(mine, mine)).toEqual([]);
});
