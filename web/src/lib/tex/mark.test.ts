import { describe, expect, it } from 'vitest';
import { firstDifference, hasAll, lastCommon, type Place } from './mark.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const TEXT = 'one\ntwo\n\\input{part}\nfour\nfive\n';
const PART = 'first\nsecond\n';
const SIGN = encode('a picture');
/** As a run passes them: the picture is read in the second line, the part in the third. */
const PLACES: Place[] = [
  { at: 0, read: 0, taken: new Map() },
  { at: 4, read: 0, taken: new Map() },
  { at: 8, read: 1, taken: new Map() },
  { at: 21, read: 2, taken: new Map([['part.tex', 6]]) },
  { at: 21, read: 2, taken: new Map([['part.tex', 13]]) },
  { at: 21, read: 2, taken: new Map([['part.tex', Infinity]]) },
  { at: 26, read: 2, taken: new Map([['part.tex', Infinity]]) },
  { at: 31, read: 2, taken: new Map([['part.tex', Infinity]]) },
];
const known = encode(PART);
const made = (text = TEXT, part = PART, sign = SIGN) => ({
  text: encode(text),
  files: new Map([
    ['sign.png', sign],
    ['part.tex', part === PART ? known : encode(part)],
  ]),
  read: ['sign.png', 'part.tex'],
});

describe('where two versions are the same', () => {
  it.each([
    ['five', 'fives', 5],
    ['four', 'fours', 4],
    // Of a part that the main document names, nothing is known any more.
    ['part', 'port', 1],
    ['two', 'too', 0],
    ['one', 'won', -1],
    // A line that joins the one before changes that.
    ['\nfive', 'five', 4],
  ])('%j to %j: up to place %i, one before what changed', (from, to, nth) => {
    expect(lastCommon(made(), made(TEXT.replace(from, to)), PLACES, 7)).toBe(nth);
  });

  it.each([
    ['first', 'fist', 1],
    ['second', 'seconds', 2],
    ['second\n', 'second\nthird\n', 3],
  ])('%j to %j within a part: up to place %i', (from, to, nth) => {
    expect(lastCommon(made(), made(TEXT, PART.replace(from, to)), PLACES, 7)).toBe(nth);
  });

  it('ends where a picture is read that changed', () => {
    expect(lastCommon(made(), made(TEXT, PART, encode('another')), PLACES, 7)).toBe(0);
  });

  it('stays where it was when nothing changed', () => {
    expect(lastCommon(made(), made(), PLACES, 7)).toBe(7);
  });

  it('knows a text that goes on', () => {
    expect(lastCommon(made(), made(`${TEXT}six\n`), PLACES, 0)).toBe(6);
  });

  it.each([
    [3, made(TEXT, 'first\nother\n'), true],
    [4, made(TEXT, 'first\nother\n'), false],
    [4, made(TEXT, 'first\nsecond\nthird\n'), true],
    [5, made(TEXT, 'first\nsecond\nthird\n'), false],
    [1, made(TEXT, PART, encode('another')), true],
    [2, made(TEXT, PART, encode('another')), false],
    [2, { ...made(), files: new Map<string, Uint8Array>() }, false],
    [6, made(TEXT.slice(0, 26)), true],
    [6, made(TEXT.slice(0, 25)), false],
  ])('tells whether place %i stands in another version', (nth, other, stands) => {
    const place = PLACES[nth];
    expect(place && hasAll(made(), place, other)).toBe(stands);
  });
});

it('finds the first byte that differs', () => {
  expect(firstDifference(encode('abc'), encode('abd'))).toBe(2);
  expect(firstDifference(encode('abc'), encode('abcd'))).toBe(3);
  expect(firstDifference(encode(''), encode(''))).toBe(0);
});
