import { describe, expect, it } from 'vitest';
import { changesBetween, type Change } from './changes.ts';

/** What `change` makes of a text. */
function applied(old: string, change: Extract<Change, { kind: 'edit' }>): string {
  return old.slice(0, change.start) + change.text + old.slice(change.end);
}

function edit(old: string, text: string) {
  const [change, ...more] = changesBetween({ a: old }, { a: text });
  expect(more).toEqual([]);
  if (change?.kind !== 'edit') throw new Error('an edit was expected');
  expect(applied(old, change)).toBe(text);
  return change;
}

it('names new, gone and changed files', () => {
  expect(changesBetween({ a: '1', b: '2', c: '3' }, { a: '1', c: '33', d: '4' })).toEqual([
    { kind: 'remove', path: 'b' },
    { kind: 'edit', path: 'c', start: 1, end: 1, text: '3' },
    { kind: 'set', path: 'd', text: '4' },
  ]);
  expect(changesBetween({ a: '1' }, { a: '1' })).toEqual([]);
});

describe('an edit', () => {
  it('is as short as can be', () => {
    expect(edit('one two three', 'one 2 three')).toMatchObject({ start: 4, end: 7, text: '2' });
    expect(edit('aaa', 'aaaa')).toMatchObject({ start: 3, end: 3, text: 'a' });
    expect(edit('aaaa', 'aa')).toMatchObject({ start: 2, end: 4, text: '' });
    expect(edit('', 'x')).toMatchObject({ start: 0, end: 0, text: 'x' });
    expect(edit('x', '')).toMatchObject({ start: 0, end: 1, text: '' });
  });

  it('cuts no character in two', () => {
    // 😀 and 😁 share their first half, 😀 and 🐀 their second.
    expect(edit('a😀b', 'a😁b')).toMatchObject({ start: 1, end: 3, text: '😁' });
    expect(edit('a😀b', 'a🐀b')).toMatchObject({ start: 1, end: 3, text: '🐀' });
    expect(edit('😀', '😀😀').text).toBe('😀');
    expect(edit('😀😁', '😀').text).toBe('');
  });
});
