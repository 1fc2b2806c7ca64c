import { describe, expect, it } from 'vitest';
import { Utf8Index } from './offsets.ts';

const encoder = new TextEncoder();

describe('Utf8Index', () => {
  it.each([
    ['plain ASCII', 'Led a team of four.'],
    ['accents', 'Résumé of Zoë Łukasiewicz, café'],
    ['CJK', '姓名：阿达 · 工程师'],
    ['emoji and surrogate pairs', 'a😀b👩‍👩‍👧c𝔸'],
    ['nothing', ''],
    ['longer than one stride', 'é😀x'.repeat(700)],
  ])('agrees with TextEncoder at every character boundary of %s', (_, text) => {
    const index = new Utf8Index(text);
    expect(index.byteLength).toBe(encoder.encode(text).length);
    let at = 0;
    for (const character of text) {
      const bytes = encoder.encode(text.slice(0, at)).length;
      expect(index.toUtf8(at)).toBe(bytes);
      expect(index.toUtf16(bytes)).toBe(at);
      at += character.length;
    }
    expect(index.toUtf8(text.length)).toBe(index.byteLength);
    expect(index.toUtf16(index.byteLength)).toBe(text.length);
  });

  it('rounds offsets inside a character down to its start', () => {
    const index = new Utf8Index('é😀x');
    expect(index.toUtf16(1)).toBe(0);
    expect(index.toUtf16(4)).toBe(1);
    expect(index.toUtf8(2)).toBe(2);
  });

  it('clamps offsets beyond the end', () => {
    const index = new Utf8Index('né');
    expect(index.toUtf16(99)).toBe(2);
    expect(index.toUtf8(99)).toBe(3);
  });
});
