import { gzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { Bundle } from './bundle.ts';
import { BundleIndex, filesNamed, type Span } from './bundleIndex.ts';

const encoder = new TextEncoder();

/** A bundle of groups of files, and its index. */
function bundleOf(groups: Record<string, Record<string, string>>) {
  const lines = ['legible-tex-index\t1'];
  const parts: number[] = [];
  for (const [group, files] of Object.entries(groups)) {
    lines.push(`#\t${group}`);
    for (const [name, text] of Object.entries(files)) {
      const stored = gzipSync(encoder.encode(text));
      lines.push(`${name}\t${parts.length}\t${stored.length}\t${text.length}`);
      parts.push(...stored);
    }
  }
  return { index: `${lines.join('\n')}\n`, bytes: Uint8Array.from(parts) };
}

const FILES = bundleOf({
  starter: { 'article.cls': 'class', 'size10.clo': 'ten points' },
  moderncv: { 'moderncv.cls': 'cv', 'moderncvcolorblue.sty': 'blue' },
  rest: { 'tikz.sty': 'pictures' },
});

function open({ index, bytes } = FILES) {
  const slice = ({ start, end }: Span) => bytes.slice(start, end);
  const source = { fetch: vi.fn(async (span: Span) => slice(span)), fetchNow: vi.fn(slice) };
  return { bundle: new Bundle(BundleIndex.parse(index), source), source };
}

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

describe('the bundle', () => {
  it('fetches the starter and the groups that sources load, each once and whole', async () => {
    const { bundle, source } = open();
    await bundle.prefetch(['\\documentclass[11pt]{moderncv}\n\\usepackage{nothing}']);
    await bundle.prefetch(['\\documentclass{moderncv}']);
    expect(source.fetch).toHaveBeenCalledTimes(2);
    expect(text(bundle.read('moderncvcolorblue.sty'))).toBe('blue');
    expect(text(bundle.read('size10.clo'))).toBe('ten points');
    expect(source.fetchNow).not.toHaveBeenCalled();
  });

  it('fetches what is missing while the engine waits, and tells of it', () => {
    const { bundle, source } = open();
    const heard: number[] = [];
    bundle.onPiece = ({ start }) => heard.push(start);
    expect(text(bundle.read('tikz.sty'))).toBe('pictures');
    expect(text(bundle.read('tikz.sty'))).toBe('pictures');
    expect(source.fetchNow).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([bundle.index.entries.get('tikz.sty')?.start]);
  });

  it('asks nobody for files that it does not have', () => {
    const { bundle, source } = open();
    expect(bundle.read('nonsuch.sty')).toBeUndefined();
    expect(source.fetchNow).not.toHaveBeenCalled();
  });

  it('takes pieces that another fetched', () => {
    const first = open();
    first.bundle.read('tikz.sty');
    const second = open();
    for (const piece of first.bundle.pieces) second.bundle.adopt(piece);
    expect(text(second.bundle.read('tikz.sty'))).toBe('pictures');
    expect(second.source.fetchNow).not.toHaveBeenCalled();
  });

  it('refuses bytes that are not what the index promises', () => {
    const { bundle } = open({ ...FILES, bytes: FILES.bytes.map((byte) => byte ^ 0x55) });
    expect(() => bundle.read('tikz.sty')).toThrow(expect.objectContaining({ code: 'damaged' }));
    const short = open({ ...FILES, bytes: FILES.bytes.slice(0, -3) });
    expect(() => short.bundle.read('tikz.sty')).toThrow(expect.objectContaining({ code: 'damaged' }));
  });

  it('refuses another index', () => {
    expect(() => BundleIndex.parse('<!doctype html>')).toThrow(expect.objectContaining({ code: 'damaged' }));
    expect(() => BundleIndex.parse('legible-tex-index\t1\na.sty\tx\t1\t1')).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    );
  });

  it('sees classes and packages in sources', () => {
    expect([
      ...filesNamed([
        '\\documentclass [a4paper] {cv}\\usepackage[x]{a, b}',
        '\\RequirePackage{c}\\LoadClass{d}',
      ]),
    ]).toEqual(['cv.cls', 'a.sty', 'b.sty', 'c.sty', 'd.cls']);
  });
});
