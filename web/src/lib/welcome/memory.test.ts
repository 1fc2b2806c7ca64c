import { describe, expect, it } from 'vitest';
import { forget, recall, remember } from './memory.ts';

/** What a tab keeps; `refuses`: a browser that keeps nothing. */
function storageOf(refuses = false): Storage {
  const kept = new Map<string, string>();
  const refuse = <T>(act: () => T) => {
    if (refuses) throw new DOMException('refused', 'SecurityError');
    return act();
  };
  return {
    getItem: (key: string) => refuse(() => kept.get(key) ?? null),
    setItem: (key: string, value: string) => refuse(() => void kept.set(key, value)),
    removeItem: (key: string) => refuse(() => void kept.delete(key)),
  } as Storage;
}
const nothing = { resume: undefined, posting: '' };

describe('what was brought', () => {
  it('as text comes back', async () => {
    const storage = storageOf();
    const memory = {
      resume: { name: 'CV', sample: true, handover: { kind: 'text' as const, text: 'Ada', name: 'CV' } },
      posting: 'An engineer',
    };
    await remember(memory, storage);
    expect(await recall(storage)).toEqual(memory);
  });

  it('as files comes back byte by byte', async () => {
    const storage = storageOf();
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
    const handover = { kind: 'files' as const, files: [{ path: 'cv.pdf', blob: new Blob([bytes]) }] };
    await remember({ resume: { name: 'cv', sample: false, handover }, posting: '' }, storage);
    const { resume } = await recall(storage);
    const blob = resume?.handover?.kind === 'files' ? resume.handover.files[0]?.blob : undefined;
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
  });

  it('as a large file is known by its name alone', async () => {
    const storage = storageOf();
    const blob = new Blob([new Uint8Array(2_500_001)]);
    const handover = { kind: 'files' as const, files: [{ path: 'cv.pdf', blob }] };
    await remember({ resume: { name: 'cv', sample: false, handover }, posting: 'x' }, storage);
    expect(await recall(storage)).toEqual({
      resume: { name: 'cv', sample: false, handover: undefined },
      posting: 'x',
    });
  });

  it('is gone once it is forgotten', async () => {
    const storage = storageOf();
    await remember({ resume: undefined, posting: 'x' }, storage);
    forget(storage);
    expect(await recall(storage)).toEqual(nothing);
  });

  it('is nothing where the browser keeps nothing, or something else', async () => {
    const storage = storageOf(true);
    await remember({ resume: undefined, posting: 'x' }, storage);
    forget(storage);
    expect(await recall(storage)).toEqual(nothing);
    const odd = storageOf();
    odd.setItem('legible:welcome', '{');
    expect(await recall(odd)).toEqual(nothing);
  });
});
