import { afterEach, expect, it, vi } from 'vitest';
import { noteAccount, readHint, watchAccount } from './hint.ts';

afterEach(() => noteAccount('out'));

it('remembers whether, and nothing of whom', () => {
  expect(readHint()).toBe('out');
  noteAccount('in');
  expect([readHint(), document.documentElement.dataset.account]).toEqual(['in', 'in']);
  expect(localStorage.getItem('legible:account')).toMatch(/^in \d+$/);
  noteAccount('maybe');
  expect([readHint(), document.documentElement.dataset.account]).toEqual(['maybe', undefined]);
  noteAccount('out');
  expect(localStorage.getItem('legible:account')).toBeNull();
});

it('hears other tabs, and a storage that was cleared', () => {
  const then = vi.fn();
  const end = watchAccount(then);
  localStorage.setItem('legible:account', 'in 1');
  dispatchEvent(new StorageEvent('storage', { key: 'legible:account' }));
  localStorage.clear();
  dispatchEvent(new StorageEvent('storage', { key: null }));
  dispatchEvent(new StorageEvent('storage', { key: 'theme' }));
  end();
  dispatchEvent(new StorageEvent('storage', { key: null }));
  expect(then.mock.calls).toEqual([['in'], ['out']]);
});
