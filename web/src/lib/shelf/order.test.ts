import { expect, it } from 'vitest';
import { summary } from './fixtures.ts';
import { followerOf, neighbourOf, placeOf } from './order.ts';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

it.each<[string | undefined, 1 | -1, string]>([
  [undefined, 1, 'a'],
  ['gone', -1, 'a'],
  ['a', 1, 'b'],
  ['a', -1, 'a'],
  ['c', 1, 'c'],
  ['c', -1, 'b'],
])('beside %j, by %i, stands %j', (id, by, expected) => expect(neighbourOf(rows, id, by)?.id).toBe(expected));

it('the place of one that goes is that of the next, or of the last one left', () => {
  expect(rows.map(({ id }) => followerOf(rows, id)?.id)).toEqual(['b', 'c', 'b']);
  expect(followerOf([{ id: 'a' }], 'a')).toBeUndefined();
});

it('nothing stands beside nothing', () => expect(neighbourOf([], undefined, 1)).toBeUndefined());

it.each([
  [9, 0],
  [5, 0],
  [4, 1],
  [1, 2],
])('changed at %i it stands at %i', (updated_at, place) => {
  const others = [summary({ updated_at: 5 }), summary({ updated_at: 3 })];
  expect(placeOf(summary({ updated_at }), others)).toBe(place);
});
