import { describe, expect, it } from 'vitest';
import type { Details } from './contract.ts';
import { merge } from './merge.ts';
import type { Shape } from './state.ts';

const state = (
  files: Record<string, string>,
  more: Partial<Shape> = {},
  details: Partial<Details> = {},
): Shape => ({
  name: 'CV',
  kind: 'latex',
  main: 'main.tex',
  engine: 'auto',
  files,
  details: { ignored: [], posting: '', own: [], ...details },
  ...more,
});
const equal = (a: string, b: string) => a === b;
const merged = (base: Shape | undefined, mine: Shape, theirs: Shape, sent: Shape[] = []) =>
  merge({ base, mine, theirs, sent }, equal);

const base = { 'main.tex': '1', 'b.tex': '1' };

describe('files', () => {
  it.each<[string, Record<string, string>, Record<string, string>, Record<string, string>, string[]]>([
    ['nothing changed', base, base, base, []],
    ['I changed', { ...base, 'main.tex': 'm' }, base, { ...base, 'main.tex': 'm' }, []],
    ['they changed', base, { ...base, 'main.tex': 't' }, { ...base, 'main.tex': 't' }, []],
    [
      'each another',
      { ...base, 'main.tex': 'm' },
      { ...base, 'b.tex': 't' },
      { 'main.tex': 'm', 'b.tex': 't' },
      [],
    ],
    ['both alike', { ...base, 'b.tex': 'x' }, { ...base, 'b.tex': 'x' }, { ...base, 'b.tex': 'x' }, []],
    [
      'both the same file',
      { ...base, 'b.tex': 'm' },
      { ...base, 'b.tex': 't' },
      { ...base, 'b.tex': 'm' },
      ['b.tex'],
    ],
    ['I deleted', { 'main.tex': '1' }, base, { 'main.tex': '1' }, []],
    ['they deleted', base, { 'main.tex': '1' }, { 'main.tex': '1' }, []],
    [
      'I deleted, they changed',
      { 'main.tex': '1' },
      { ...base, 'b.tex': 't' },
      { ...base, 'b.tex': 't' },
      [],
    ],
    [
      'they deleted, I changed',
      { ...base, 'b.tex': 'm' },
      { 'main.tex': '1' },
      { ...base, 'b.tex': 'm' },
      [],
    ],
    ['both added the same path', { ...base, c: 'm' }, { ...base, c: 't' }, { ...base, c: 'm' }, ['c']],
    ['each added one', { ...base, c: 'm' }, { ...base, d: 't' }, { ...base, c: 'm', d: 't' }, []],
  ])('%s', (_, mine, theirs, files, conflicts) => {
    const result = merged(state(base), state(mine), state(theirs));
    expect(result.state.files).toEqual(files);
    expect(result.conflicts).toEqual(conflicts);
  });

  it('that were sent and never answered are nothing new', () => {
    const sent = state({ ...base, 'main.tex': 'sent' });
    const theirs = state({ 'main.tex': 'sent', 'b.tex': 't' });
    const result = merged(state(base), state({ ...base, 'main.tex': 'sent and on' }), theirs, [sent]);
    expect(result).toMatchObject({
      conflicts: [],
      state: { files: { 'main.tex': 'sent and on', 'b.tex': 't' } },
    });
  });

  it('with nothing in common conflict where they differ', () => {
    expect(merged(undefined, state({ a: '1', b: '2' }), state({ a: '1', b: '3' })).conflicts).toEqual(['b']);
  });
});

describe('fields', () => {
  it('are as the one side has them that changed them, and mine where both did', () => {
    const old = state(base, { name: 'old', engine: 'auto' }, { profile: 'p', market: 'eu' });
    const mine = state(base, { name: 'mine', engine: 'auto' }, { profile: 'mine' });
    const theirs = state(base, { name: 'theirs', engine: 'xelatex' }, { profile: 'theirs', market: 'eu' });
    const result = merged(old, mine, theirs);
    expect(result.conflicts).toEqual([]);
    expect(result.state).toMatchObject({ name: 'mine', engine: 'xelatex', details: { profile: 'mine' } });
    expect(result.state.details).not.toHaveProperty('market');
  });

  it('name a main file that is there', () => {
    const both = { 'a.tex': '1', 'b.tex': '1' };
    const old = state(both, { main: 'a.tex' });
    const renamed = state({ 'c.tex': '1', 'b.tex': '1' }, { main: 'c.tex' });
    expect(merged(old, state(both, { main: 'b.tex' }), renamed).state.main).toBe('b.tex');
    expect(merged(old, state({ 'b.tex': '1' }, { main: 'a.tex' }), renamed).state.main).toBe('c.tex');
    expect(
      merged(old, state({ 'b.tex': '1' }, { main: null }), state({ 'b.tex': '1' }, { main: null })).state
        .main,
    ).toBe('b.tex');
    expect(merged(undefined, state({}, { main: null }), state({}, { main: null })).state.main).toBeNull();
  });

  it('a posting is like a file', () => {
    const posting = (text: string) => state(base, {}, { posting: text });
    expect(merged(posting('a'), posting('b'), posting('c')).conflicts).toEqual([':posting']);
    expect(merged(posting('a'), posting(''), posting('c'))).toMatchObject({
      conflicts: [],
      state: { details: { posting: 'c' } },
    });
    expect(merged(posting('a'), posting('b'), posting(''))).toMatchObject({
      conflicts: [],
      state: { details: { posting: 'b' } },
    });
  });

  it('own requirements say the same in any order of their fields', () => {
    const own = (list: unknown[]) => state(base, {}, { own: list as Details['own'] });
    const result = merged(
      own([]),
      own([{ term: 'Go', removed: true }]),
      own([{ removed: true, term: 'Go' }]),
    );
    expect(result.conflicts).toEqual([]);
  });

  it('a document never becomes a project of files', () => {
    expect(merged(state(base), state(base), state(base, { kind: 'pdf' })).conflicts).toEqual([':kind']);
  });
});

describe('ignored findings', () => {
  const item = (code: string, reason = '') => ({ code, quote: 'q', reason, at: 1 });
  const codes = (old: string[], mine: string[], theirs: string[]) => {
    const of = (list: string[]) => state(base, {}, { ignored: list.map((code) => item(code)) });
    return merged(of(old), of(mine), of(theirs)).state.details.ignored.map(({ code }) => code);
  };

  it('are a set', () => {
    expect(codes(['A'], ['A', 'B'], ['A', 'C'])).toEqual(['A', 'B', 'C']);
    expect(codes(['A', 'B'], ['B'], ['A', 'B', 'C'])).toEqual(['B', 'C']);
    expect(codes(['A', 'B'], ['A', 'B'], ['A'])).toEqual(['A']);
  });

  it('keep a reason that was given while the other side restored them', () => {
    const of = (...ignored: Details['ignored']) => state(base, {}, { ignored });
    expect(merged(of(item('A')), of(item('A', 'why')), of()).state.details.ignored).toEqual([
      item('A', 'why'),
    ]);
    expect(merged(of(item('A')), of(item('A')), of(item('A', 'why'))).state.details.ignored).toEqual([
      item('A', 'why'),
    ]);
  });
});
