import { describe, expect, it } from 'vitest';
import type { Project, ProjectFile } from '#lib/project/model.ts';
import { bringEditor, editBetween } from './taking.ts';

describe('the edit between two texts', () => {
  it.each([
    ['abc', 'abXc', { from: 2, to: 2, text: 'X' }],
    ['abc', 'ac', { from: 1, to: 2, text: '' }],
    ['aa', 'aaa', { from: 2, to: 2, text: 'a' }],
    ['', 'x', { from: 0, to: 0, text: 'x' }],
    ['one two', 'one 2 two', { from: 4, to: 4, text: '2 ' }],
  ])('%j and %j is small', (before, after, edit) => {
    expect(editBetween(before, after)).toEqual(edit);
    expect(before.slice(0, edit.from) + edit.text + before.slice(edit.to)).toBe(after);
  });

  it('is none where they are the same', () => expect(editBetween('a', 'a')).toBeUndefined());
});

it('the editor has what others wrote in the files it knows, and forgets those that are gone', () => {
  const known: Record<string, string> = { 'a.tex': 'one', 'b.tex': 'two', 'c.tex': 'three' };
  const done: string[] = [];
  const editor = {
    text: (path: string) => known[path],
    apply: (path: string, edits: readonly { text: string }[]) => void done.push(`${path}: ${edits[0]?.text}`),
    renamed: (path: string) => void done.push(`${path} is gone`),
  };
  const text = (words: string): ProjectFile => ({ kind: 'text', text: words });
  const project = (files: Record<string, ProjectFile>) => ({ files }) as Project;
  bringEditor(
    editor,
    project({ 'a.tex': text('one'), 'b.tex': text('two'), 'c.tex': text('three') }),
    project({ 'a.tex': text('one!'), 'b.tex': text('two'), 'new.tex': text('x') }),
  );
  expect(done).toEqual(['a.tex: !', 'c.tex is gone']);
});
