import { describe, expect, it } from 'vitest';
import { Picture, type Pictured } from './picture.ts';

const PAGE = 65_536;

describe('a picture of memory', () => {
  const bytes = ({ memory }: Pictured) => new Uint8Array(memory.buffer);
  const words = ({ memory }: Pictured) => new BigUint64Array(memory.buffer);
  /** An engine of so many pages; `filled` lists what was asked to be filled. */
  const memory = (pages: number): Pictured & { filled: [number, number, bigint][] } => {
    const engine = {
      memory: new WebAssembly.Memory({ initial: pages }),
      __stack_pointer: new WebAssembly.Global({ value: 'i32', mutable: true }, 64),
      repeated_until: (address: number) => {
        const all = words(engine);
        const word = all[address / 8];
        const other = all.findIndex((one, n) => n >= address / 8 && one !== word);
        return other < 0 ? all.byteLength : other * 8 - ((other * 8) % PAGE);
      },
      repeat: (from: number, to: number, word: bigint) => {
        engine.filled.push([from, to, word]);
        words(engine).fill(word, from / 8, to / 8);
      },
      filled: [] as [number, number, bigint][],
    };
    return engine;
  };

  it('puts back what was there, and empties what was not', () => {
    const of = memory(6);
    bytes(of)[3] = 1;
    bytes(of)[2 * PAGE + 7] = 2;
    bytes(of)[4 * PAGE - 1] = 3;
    const before = bytes(of).slice();
    const picture = new Picture(of);
    for (const at of [3, PAGE, 2 * PAGE, 3 * PAGE + 5, 5 * PAGE, 6 * PAGE - 1]) bytes(of)[at] = 9;
    of.__stack_pointer.value = 12;
    expect(picture.restore(of)).toBe(true);
    expect(bytes(of)).toEqual(before);
    expect(of.__stack_pointer.value).toBe(64);
  });

  it('keeps pages that say more than one thing, and of the others what they say', () => {
    const of = memory(9);
    bytes(of)[PAGE] = 1;
    words(of).fill(0x0c00_0001n, (3 * PAGE) / 8, (6 * PAGE) / 8);
    words(of).fill(7n, (6 * PAGE) / 8, (7 * PAGE) / 8);
    bytes(of)[9 * PAGE - 1] = 1;
    const before = bytes(of).slice();
    const picture = new Picture(of);
    expect(picture.size).toBe(3 * PAGE);
    bytes(of).fill(9);
    picture.restore(of);
    expect(bytes(of)).toEqual(before);
    expect(of.filled).toEqual([
      [2 * PAGE, 3 * PAGE, 0n],
      [3 * PAGE, 6 * PAGE, 0x0c00_0001n],
      [6 * PAGE, 7 * PAGE, 7n],
      [7 * PAGE, 8 * PAGE, 0n],
    ]);
  });

  it('cannot put back a memory that has grown', () => {
    const of = memory(1);
    const picture = new Picture(of);
    of.memory.grow(1);
    expect(picture.restore(of)).toBe(false);
  });

  it('cannot be put into an engine that gets no more memory', () => {
    const small = { ...memory(1), memory: new WebAssembly.Memory({ initial: 1, maximum: 1 }) };
    expect(new Picture(memory(2)).restore(small)).toBe(false);
  });

  it('makes another engine the same, which grows for it', () => {
    const of = memory(3);
    bytes(of)[2 * PAGE + 5] = 4;
    const other = memory(1);
    bytes(other).fill(9);
    expect(new Picture(of).restore(other)).toBe(true);
    expect(bytes(other)).toEqual(bytes(of));
  });
});
