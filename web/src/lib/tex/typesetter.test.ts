// With the engine itself, where it was built (scripts/build-tex.sh).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openBundle } from '../../../../tex-wasm/format/bundle.ts';
import { Abandoned, Typesetter, type Waiting } from './typesetter.ts';
import type { Carried, Order, Ran } from './protocol.ts';
import { whole } from './whole.ts';

// Each run is that of a whole engine, which a busy machine takes its time for.
vi.setConfig({ testTimeout: 30_000 });

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
  /** How often a format was read: once for each preamble. */
  let formats = 0;
  const typesetter = (stopped = false) => {
    formats = 0;
    const made = new Typesetter({
      engine: new WebAssembly.Module(readFileSync(join(build, 'engine.wasm'))),
      release: (name) => {
        if (name.endsWith('.fmt')) formats += 1;
        return name === 'pdflatex.fmt' ? format : bundle(name);
      },
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

  describe('a preamble that was read before', () => {
    /** A typesetter that has kept one, and how often it has read a class by then. */
    const kept = () => {
      const made = typesetter();
      // Kept when it is read the second time: the first page is there sooner so.
      const { carried } = run(made, 'One\\end{document}');
      run(made, 'Two\\end{document}', { carried });
      return { made, carried, before: formats };
    };
    const run = (made: Typesetter, body: string, more: Partial<Order> = {}, preamble = PREAMBLE): Ran => {
      const main = { ...waiting(body), preamble: encode(preamble) };
      const last = [...made.run({ ...order(more.carried), ...more }, main, false)].at(-1);
      if (!last) throw new Error('nothing came of it');
      return last;
    };

    it('is gone on from again and again, to the same bytes as anew', () => {
      const { made, carried } = kept();
      for (const body of [
        'Three',
        '\\who: \\fontsize{7}{9}\\selectfont small',
        '\\tableofcontents',
        'Four',
      ]) {
        const again = run(made, `${body}\\end{document}`, { carried });
        const anew = [
          ...typesetter().run(order(carried), encode(`${PREAMBLE}${body}\\end{document}`), false),
        ].at(-1);
        expect(again.pdf).toEqual(anew?.pdf);
        expect(again.log).toBe(anew?.log);
        expect(again.synctex).toEqual(anew?.synctex);
        expect(again.outcome).toBe(anew?.outcome);
      }
    });

    it('is not read again', () => {
      const { made, carried, before } = kept();
      run(made, 'Three\\end{document}', { carried });
      run(made, 'Four\\end{document}', { carried });
      expect(formats).toBe(before);
      expect(made.littered()).toBe(false);
    });

    it('tells again what it had read', () => {
      const { made, carried } = kept();
      const main = waiting('Three\\end{document}');
      expect([...made.run(order(carried), main, false)]).toHaveLength(1);
      expect(main.warm).toEqual([['words.tex']]);
    });

    it('is gone on from after errors, a document that does not end, and one that nobody waits for', () => {
      const { made, carried } = kept();
      expect(run(made, '\\nosuch\\end{document}', { carried }).outcome).toBe('errors');
      expect(run(made, '{\\bfseries never ended', { carried }).outcome).toBe('fatal');
      expect(() => [
        ...made.run(
          order(carried),
          {
            ...waiting(''),
            receive: () => {
              throw new Abandoned();
            },
          },
          false,
        ),
      ]).toThrow(Abandoned);
      const good = run(made, 'Two\\end{document}', { carried });
      expect(good.outcome).toBe('spotless');
      expect(good.pdf).toEqual(run(typesetter(), 'Two\\end{document}', { carried }).pdf);
    });

    it.each<[string, (made: Typesetter) => Partial<Order> & { preamble?: string }]>([
      ['the preamble', () => ({ preamble: PREAMBLE.replace('\\begin', '\\def\\x{y}\n\\begin') })],
      ['what the last run left', () => ({ carried: [['main.aux', encode('\\relax\n')]] })],
      ['the day', () => ({ date: order().date + 86_400 })],
      ['the format', () => ({ format: 'xelatex.fmt' })],
      ['a file that it read', (made) => (made.files.set('words.tex', encode('\\def\\who{Eve}')), {})],
      ['the list of files', (made) => (made.files.set('main.cfg', encode('')), {})],
    ])('is read anew when %s changes', (_what, change) => {
      const { made, carried, before } = kept();
      const { preamble, ...more } = change(made);
      run(made, '\\who\\end{document}', { carried, ...more }, preamble);
      expect(made.littered()).toBe(true);
      expect(formats).toBeGreaterThan(before);
    });

    it('is gone on from when files change that only the body reads', () => {
      const { made, carried } = kept();
      made.files.set('part.tex', encode('first'));
      run(made, '\\input{part}\\end{document}', { carried });
      const before = formats;
      made.files.set('part.tex', encode('second'));
      const { pdf } = run(made, '\\input{part}\\end{document}', { carried });
      expect(formats).toBe(before);
      expect(pdf).toEqual(run(typesetter(), 'second\\end{document}', { carried }).pdf);
    });

    it('is gone on from elsewhere when the memory has grown', () => {
      const made = typesetter();
      // No page count that the next run would read.
      const preamble = `\\nofiles\n${PREAMBLE}`;
      for (const body of ['One', 'Two']) run(made, `${body}\\end{document}`, {}, preamble);
      const before = formats;
      const page = '\\shipout\\hbox{\\special{x: \\x}}';
      const large = `\\edef\\x{\\romannumeral 99000000}${page.repeat(380)}\\end{document}`;
      const usual = run(made, 'Three\\end{document}', {}, preamble).memory;
      expect(run(made, large, {}, preamble).memory).toBeGreaterThan(usual);
      const again = run(made, 'Four\\end{document}', {}, preamble);
      expect(made.littered()).toBe(true);
      expect(again.memory).toBe(usual);
      expect(formats).toBe(before);
      expect(again.pdf).toEqual(run(typesetter(), 'Four\\end{document}', {}, preamble).pdf);
    });

    it('is kept for documents that come whole as well', () => {
      const made = typesetter();
      const all = (body: string, carried: Carried) =>
        [...made.run(order(carried), whole(`${PREAMBLE}${body}\\end{document}`), true)].at(-1);
      const carried = all('One', [])?.carried ?? [];
      all('Two', carried);
      const before = formats;
      const three = all('Three', carried);
      expect(formats).toBe(before);
      const anew = encode(`${PREAMBLE}Three\\end{document}`);
      expect(three?.pdf).toEqual([...typesetter().run(order(carried), anew, true)].at(-1)?.pdf);
    });

    it('that ends inside something is read with the rest', () => {
      const made = typesetter();
      const open = '\\documentclass{article}\n\\newcommand\\twice[1]{#1#1}\n\\begin{document}\\twice{\n';
      const { carried } = run(made, 'x}\\end{document}', {}, open);
      run(made, 'y}\\end{document}', { carried }, open);
      const before = formats;
      const ran = run(made, 'z}\\end{document}', { carried }, open);
      expect(ran.outcome).toBe('spotless');
      expect(ran.pages).toHaveLength(1);
      expect(formats).toBeGreaterThan(before);
    });
  });
});
