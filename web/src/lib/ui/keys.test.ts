import { describe, expect, it } from 'vitest';
import { isApple, keyName } from './keys.ts';

describe('keyName', () => {
  it.each([
    ['Mod', true, '⌘'],
    ['Mod', false, 'Ctrl'],
    ['Enter', true, '↵'],
    ['Enter', false, 'Enter'],
    ['K', true, 'K'],
  ])('of %s (Apple: %s) is %s', (key, apple, name) => {
    expect(keyName(key, apple)).toBe(name);
  });
});

it('knows Apple keyboards by their platform', () => {
  expect(['MacIntel', 'iPhone', 'Linux x86_64', 'Win32'].map(isApple)).toEqual([true, true, false, false]);
});
