import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../../tex-wasm/format/bundle.ts';
import { Instance, makePdf, typeset } from './engine.ts';
import { neededMap } from './fontMap.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const text = (from: Uint8Array) => new TextDecoder('latin1').decode(from);
const zeros = (count: number) => Array.from({ length: count }, () => 0);

/** `fnt_def1` of a font; `folder`: what its name is prefixed with. */
const font = (name: string, folder = '') => [
  243,
  1,
  ...zeros(12),
  folder.length,
  name.length,
  ...bytes(folder + name),
];
/** XeTeX's definition of a font that is a file. */
const native = (name: string, flags = 0, extras = 0) => [
  252,
  ...zeros(8),
  flags >> 8,
  flags & 255,
  name.length,
  ...bytes(name),
  ...zeros(4 + 4 * extras),
];
function xdv(...fonts: number[][]): Uint8Array {
  const before = [247, 7, 1, 2, 3];
  return Uint8Array.from([
    ...before,
    248,
    ...zeros(28),
    ...fonts.flat(),
    249,
    ...zeros(3),
    before.length,
    7,
    223,
    223,
    223,
    223,
  ]);
}
const virtual = (...fonts: number[][]) =>
  Uint8Array.from([247, 202, 2, 65, 66, ...zeros(8), ...fonts.flat(), 65, 1, 2]);

const MAP = bytes(
  [
    '% a comment',
    'cmr10 CMR10 <cmr10.pfb',
    'cmr100 CMR100 <cmr100.pfb',
    'phvr8r Helvetica " TeXBase1Encoding ReEncodeFont " <8r.enc <uhvr8a.pfb',
    'ptmr8r T\u00efmes <utmr8a.pfb',
    'gbsn@UGBK@ gbsn.ttf',
    'cmr10 CMR10 <again.pfb',
    '',
  ].join('\n'),
);
const nothing = () => undefined;
const names = (map: Uint8Array) =>
  text(map)
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0]);

describe('the part of the map', () => {
  it('has all lines of the fonts that are used, as they stand, and those of many fonts', () => {
    const part = neededMap(MAP, xdv(font('cmr10'), native('lato', 0x0100), font('ptmr8r', 'x/')), nothing);
    expect(text(part).trim().split('\n')).toEqual([
      'gbsn@UGBK@ gbsn.ttf',
      'ptmr8r T\u00efmes <utmr8a.pfb',
      'cmr10 CMR10 <cmr10.pfb',
      'cmr10 CMR10 <again.pfb',
    ]);
  });

  it('follows virtual fonts, also those that name themselves', () => {
    const files: Record<string, Uint8Array> = {
      'phvr8t.vf': virtual(font('phvb7t'), font('phvr8t')),
      'phvb7t.vf': virtual(font('phvr8r')),
    };
    const part = neededMap(MAP, xdv(font('phvr8t')), (name) => files[name]);
    expect(names(part)).toEqual(['gbsn@UGBK@', 'phvr8r']);
  });

  it.each([
    ['colour', 0x0200, 1],
    ['extension and slant', 0x3000, 2],
    ['everything', 0x7200, 4],
  ])('is found behind a native font with %s', (_, flags, extras) => {
    const part = neededMap(MAP, xdv(native('inter', flags, extras), font('cmr10')), nothing);
    expect(names(part)).toContain('cmr10');
  });

  it('is the whole map where the file ends early or says something else', () => {
    const whole = xdv(font('cmr10'), native('inter'), font('ptmr8r'));
    for (let length = 0; length < whole.length - 4; length += 1)
      expect(neededMap(MAP, whole.slice(0, length), nothing)).toBe(MAP);
    expect(neededMap(MAP, xdv(font('cmr10'), [200, 1]), nothing)).toBe(MAP);
    expect(neededMap(MAP, xdv(native('inter', 0x0200, 0), font('cmr10')), nothing)).toBe(MAP);
    for (const broken of [bytes('VTITLE'), virtual(font('cmr10')).slice(0, 20)])
      expect(neededMap(MAP, xdv(font('phvr8t')), () => broken)).toBe(MAP);
  });
});

const build = join(import.meta.dirname, '../../../../build/tex');

describe.skipIf(!existsSync(join(build, 'release/manifest.json')))('with the engine', () => {
  it.each([
    ['Computer Modern', ''],
    ['virtual fonts', '\\usepackage[T1]{fontenc}\\usepackage{helvet,mathptmx,courier}'],
    ['symbols', '\\usepackage{textcomp,marvosym,fontawesome,pifont}'],
  ])('the PDF is the same, byte for byte: %s', (_, preamble) => {
    const module = new WebAssembly.Module(readFileSync(join(build, 'engine.wasm')));
    const bundle = openBundle(join(build, 'bundle'));
    const main = bytes(
      `\\documentclass{article}${preamble}\\begin{document}\\textbf{A} \\emph{b} \\textsf{c} \\texttt{d} $x_1\\sum$\\end{document}`,
    );
    const read = (name: string) => {
      if (name === 'main.tex') return main;
      return name === 'pdflatex.fmt' ? readFileSync(join(build, 'formats/pdflatex.fmt')) : bundle(name);
    };
    const date = 1_700_000_000;
    const run = typeset(new Instance(module), {
      main: 'main.tex',
      format: 'pdflatex.fmt',
      synctex: false,
      read,
      date,
    });
    const pages = run.files.get('main.xdv') ?? new Uint8Array();
    const asked: number[] = [];
    const pdf = (part: boolean) => {
      const made = makePdf(new Instance(module), 'main.xdv', 'main.pdf', false, {
        read(name) {
          const file = name === 'main.xdv' ? pages : read(name);
          if (!file || name !== 'pdftex.map') return file;
          const map = part ? neededMap(file, pages, read) : file;
          asked.push(map.length);
          return map;
        },
        date,
      });
      return Buffer.from(made.files.get('main.pdf') ?? []);
    };
    const [whole, partly] = [pdf(false), pdf(true)];
    expect(whole.length).toBeGreaterThan(1000);
    expect(partly.equals(whole)).toBe(true);
    expect((asked[1] ?? Infinity) * 100).toBeLessThan(asked[0] ?? 0);
  });
});
