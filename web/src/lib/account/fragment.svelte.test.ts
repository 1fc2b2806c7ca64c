import { afterEach, expect, it } from 'vitest';
import { takeFragment } from './fragment.ts';

const before = location.href;
afterEach(() => history.replaceState(null, '', before));

it('takes the secret and leaves nothing of it in the address', () => {
  history.replaceState({ kept: 1 }, '', '?a=1#token=abc-_123');
  expect(takeFragment('token')).toBe('abc-_123');
  expect([location.hash, location.search]).toEqual(['', '?a=1']);
  expect(history.state).toEqual({ kept: 1 });
  expect(takeFragment('token')).toBeUndefined();
});

it('leaves fragments alone that are something else', () => {
  history.replaceState(null, '', '#section');
  expect(takeFragment('token')).toBeUndefined();
  expect(location.hash).toBe('#section');
});

it('an empty secret is none', () => {
  history.replaceState(null, '', '#token=');
  expect(takeFragment('token')).toBeUndefined();
  expect(location.hash).toBe('');
});
