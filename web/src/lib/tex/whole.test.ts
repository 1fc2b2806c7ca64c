import { describe, expect, it } from 'vitest';
import { whole } from './whole.ts';

const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('a document that is all there', () => {
  it('is parted behind its preamble', () => {
    const main = whole('\\title{Ärztin}\n\\begin{document}\nÖ\n\\end{document}\n');
    if (main instanceof Uint8Array) throw new Error('it came in one piece');
    expect(decode(main.preamble)).toBe('\\title{Ärztin}\n\\begin{document}\n');
    expect(main.receive().map(([name, bytes]) => [name, decode(bytes)])).toEqual([
      ['', 'Ö\n\\end{document}\n'],
    ]);
  });

  it('comes in one piece when it has no preamble', () => {
    expect(whole('Hello \\bye')).toEqual(new TextEncoder().encode('Hello \\bye'));
  });
});
