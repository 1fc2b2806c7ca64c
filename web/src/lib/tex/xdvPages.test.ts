import { describe, expect, it } from 'vitest';
import { pageSignatures } from './xdvPages.ts';

/** An `.xdv` with the given pages; `font`: what the font table says. */
function xdv(pages: number[][], font = 7): Uint8Array {
  const bytes: number[] = [247, 7];
  const word = (value: number) => [
    (value >>> 24) & 255,
    (value >>> 16) & 255,
    (value >>> 8) & 255,
    value & 255,
  ];
  let before = -1;
  for (const page of pages) {
    const at = bytes.length;
    bytes.push(139, ...Array.from({ length: 40 }, () => 0), ...word(before), ...page, 140);
    before = at;
  }
  const post = bytes.length;
  bytes.push(248, ...word(before), ...Array.from({ length: 24 }, () => 0), 243, font);
  bytes.push(249, ...word(post), 7, 223, 223, 223, 223);
  return Uint8Array.from(bytes);
}

describe('signatures of pages', () => {
  it('differ where pages do, and only there', () => {
    const before = pageSignatures(xdv([[1, 2, 3], [4], [5]]));
    const after = pageSignatures(xdv([[1, 2, 3], [4, 4], [5]]));
    expect(before).toHaveLength(3);
    expect(after?.map((signature, at) => signature === before?.[at])).toEqual([true, false, true]);
  });

  it('differ when a number stands for another font', () => {
    expect(pageSignatures(xdv([[1]], 8))).not.toEqual(pageSignatures(xdv([[1]], 7)));
  });

  it('are not made of what is no such file, or ends early', () => {
    const whole = xdv([[1, 2, 3], [4]]);
    for (let length = 0; length < whole.length - 4; length += 1)
      expect(pageSignatures(whole.slice(0, length))).toBeUndefined();
  });
});
