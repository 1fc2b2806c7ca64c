import { describe, expect, it } from 'vitest';
import { Picture, type Pictured } from './picture.ts';

const PAGE = 65_536;

describe('a picture of memory', () => {
  const bytes = ({ memory }: Pictured) => new Uint8Array(memory.buffer);
  const memory = (pages: number): Pictured => {
    const engine: Pictured = {
      memory: new WebAssembly.Memory({ initial: pages }),
      __stack_pointer: new WebAssembly.Global({ value: 'i32', mutable: true }, 64),
      next_used_page: (address) => {
        const at = bytes(engine).findIndex((byte, n) => n >= address && byte !== 0);
        return at < 0 ? engine.memory.buffer.byteLength : at - (at % PAGE);
      },
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

  it('keeps pages that hold something, and no others', () => {
    const of = memory(9);
    bytes(of)[0] = 1;
    bytes(of)[PAGE] = 1;
    bytes(of)[8 * PAGE] = 1;
    expect(new Picture(of).size).toBe(3 * PAGE);
  });

  it('cannot put back a memory that has grown', () => {
    const of = memory(1);
    const picture = new Picture(of);
    of.memory.grow(1);
    expect(picture.restore(of)).toBe(false);
  });
});
