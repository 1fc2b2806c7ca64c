import { expect, it } from 'vitest';
import { Finder, STEP } from './finder.svelte.ts';
import type { Card } from './findings.ts';
import { FINDINGS } from './fixtures.ts';

const card = (id: string, code = id): Card => ({
  finding: { ...(FINDINGS[0] as (typeof FINDINGS)[number]), id, code },
  quote: '',
  place: undefined,
});

function finder(cards: Card[]) {
  const state = { chosen: undefined as string | undefined };
  const made = new Finder(
    () => cards,
    () => state.chosen,
  );
  const go = (step: number, byGroup = false) => (state.chosen = made.neighbour(step, byGroup)?.finding.id);
  return { made, go };
}

it('walks through the list in its order, groups together, and stays within it', () => {
  const { go } = finder([card('a1', 'A'), card('b'), card('a2', 'A'), card('c')]);
  expect([go(1), go(1), go(1), go(1), go(1)]).toEqual(['a1', 'a2', 'b', 'c', 'c']);
  expect([go(-1), go(-1)]).toEqual(['b', 'a2']);
});

it('begins at the end when it goes backwards', () => {
  expect(finder([card('a'), card('b')]).go(-1)).toBe('b');
});

it('skips the rest of a group', () => {
  const { go } = finder([card('a1', 'A'), card('a2', 'A'), card('b'), card('c1', 'C'), card('c2', 'C')]);
  expect([go(1), go(1, true), go(1, true), go(1, true), go(-1, true)]).toEqual(['a1', 'b', 'c1', 'c1', 'b']);
});

it('draws as far as one walks', () => {
  const { made, go } = finder(Array.from({ length: STEP + 5 }, (_, at) => card(`r${at}`)));
  expect(made.drawn).toHaveLength(STEP);
  go(-1);
  expect(made.drawn).toHaveLength(STEP + 5);
  made.narrow({ text: 'no such words' });
  expect(made.groups).toEqual([]);
  expect(made.narrowed).toBe(true);
  expect(made.neighbour(1)).toBeUndefined();
  made.reset();
  expect(made.narrowed).toBe(false);
});
