import { describe, expect, it } from 'vitest';
import { DEFAULT_LAYOUT, loadLayout, parseLayout } from './prefs.ts';

describe('parseLayout', () => {
  it.each([
    ['nothing stored', null, DEFAULT_LAYOUT],
    ['broken JSON', '{', DEFAULT_LAYOUT],
    ['another kind of value', '"x"', DEFAULT_LAYOUT],
    ['hidden panels', '{"files":0,"score":0,"editor":0.4}', { files: 0, editor: 0.4, score: 0 }],
    ['values out of range', '{"files":9999,"editor":0,"score":-1}', { files: 360, editor: 0.2, score: 300 }],
    ['values of the wrong type', '{"files":"a","editor":null}', DEFAULT_LAYOUT],
  ])('copes with %s', (_, stored, layout) => {
    expect(parseLayout(stored)).toEqual(layout);
  });
});

it('falls back where there is no storage', () => {
  expect(loadLayout()).toEqual(DEFAULT_LAYOUT);
});
