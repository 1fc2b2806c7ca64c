// The cursor in a real browser: what it costs while nobody types.
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HALF_MS, selections } from './blink.ts';

let view: EditorView;
const isShown = () => {
  const layer = view.dom.querySelector('.cm-cursorLayer');
  return layer !== null && getComputedStyle(layer).opacity === '1';
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  view = new EditorView({ doc: 'a heron', extensions: selections, parent: document.body });
});
afterEach(() => {
  view.destroy();
  vi.useRealTimers();
});

test('it blinks while somebody writes, and stays while letters come', () => {
  view.focus();
  view.dispatch({ selection: { anchor: 1 } });
  expect(isShown()).toBe(true);
  vi.advanceTimersByTime(HALF_MS);
  expect(isShown()).toBe(false);
  vi.advanceTimersByTime(HALF_MS);
  expect(isShown()).toBe(true);
  for (let n = 0; n < 4; n += 1) {
    vi.advanceTimersByTime(HALF_MS - 1);
    view.dispatch({ changes: { from: 0, insert: 'x' } });
    expect(isShown()).toBe(true);
  }
});

test('no animation runs, and nothing after the editor is gone', () => {
  view.focus();
  view.dispatch({ selection: { anchor: 1 } });
  expect(document.getAnimations().filter(({ playState }) => playState === 'running')).toEqual([]);
  view.destroy();
  vi.advanceTimersByTime(HALF_MS);
  expect(view.scrollDOM.className).not.toContain('hidden');
});
