// With the engine itself, where it was built (scripts/build-tex.sh).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../../tex-wasm/format/bundle.ts';
import { Abandoned, Typesetter, type Waiting } from './typesetter.ts';
import type { Carried, Order } from './protocol.ts';

const build = join(import.meta.dirname, '../../../../build/tex');
const built = existsSync(join(build, 'release/manifest.json'));
const encode = (text: string) => new TextEncoder().encode(text);
const PREAMBLE = '\\documentclass{article}\n\\input{words}\n\\begin{document}\n';
const order = (carried: Carried = []): Order => ({
  run: 1,
  main: 'main.tex',
  format: 'pdflatex.fmt',
  carried,
  date: 1_700_000_000,
});

describe.skipIf(!built)('the typesetter', () => {
  const bundle = built ? openBundle(join(build, 'bundle')) : () => undefined;
  const format = built ? readFileSync(join(build, 'formats/pdflatex.fmt')) : undefined;
  const typesetter = (stopped = false) => {
    const made = new Typesetter({
      engine: new WebAssembly.Module(readFileSync(join(build, 'engine.wasm'))),
      release: (name) => (name === 'pdflatex.fmt' ? format : bundle(name)),
      stopped: () => stopped,
      now: () => performance.now(),
    });
    made.files.set('words.tex', encode('\\def\\who{Ada}'));
    return made;
  };
  const waiting = (body: string): Waiting & { warm: string[][] } => {
    const warm: string[][] = [];
    return {
      preamble: encode(PREAMBLE),
      onWarm: (read) => warm.push(read),
      receive: () => [['main.tex', encode(body)]],
      warm,
    };
  };

  it('waits behind the preamble, and tells what it has read by then', () => {
    const main = waiting('\\who\\end{document}');
    const ran = [...typesetter().run(order(), main, false)].at(-1);
    expect(main.warm).toEqual([['words.tex']]);
    expect(ran).toMatchObject({ outcome: 'spotless', settled: true, run: 1 });
    expect(ran?.pages).toHaveLength(1);
    expect(Buffer.from(ran?.pdf ?? []).toString('latin1')).toMatch(/^%PDF-/);
  });

  it('goes through passes until nothing changes, and shows the first at once', () => {
    const main = encode(`${PREAMBLE}\\section{One}\\label{a}\\ref{a}\\end{document}`);
    const first = [...typesetter().run(order(), main, true)];
    expect(first.map(({ settled }) => settled)).toEqual([false, true]);
    const again = [...typesetter().run(order(first.at(-1)?.carried), main, true)];
    expect(again.map(({ settled }) => settled)).toEqual([true]);
  });

  it('makes no further pass for a document that is no longer wanted', () => {
    const main = encode(`${PREAMBLE}\\section{One}\\label{a}\\ref{a}\\end{document}`);
    expect([...typesetter(true).run(order(), main, false)]).toHaveLength(1);
  });

  it('makes the bibliography of the project', () => {
    const maker = typesetter();
    maker.files.set(
      'works.bib',
      encode('@book{a, author={Ada Sample}, title={T}, publisher={P}, year=2024}'),
    );
    const main = encode(
      `${PREAMBLE}\\nocite{*}\\bibliographystyle{plain}\\bibliography{works}\\end{document}`,
    );
    const last = [...maker.run(order(), main, false)].at(-1);
    expect(last?.carried.map(([name]) => name)).toContain('main.bbl');
    expect(last?.outcome).toBe('spotless');
  });

  it('says what is wrong, and keeps what can be shown', () => {
    const [ran] = [...typesetter().run(order(), waiting('\\nosuch x\\end{document}'), false)];
    expect(ran?.outcome).toBe('errors');
    expect(ran?.messages.some(({ text }) => text.includes('Undefined control sequence'))).toBe(true);
    expect(ran?.pdf).toBeDefined();
  });

  it('is left when the rest does not come', () => {
    const main: Waiting = {
      ...waiting(''),
      receive: () => {
        throw new Abandoned();
      },
    };
    expect(() => [...typesetter().run(order(), main, false)]).toThrow(Abandoned);
  });
});
