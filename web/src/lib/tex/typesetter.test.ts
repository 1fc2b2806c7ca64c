// With the engine itself, where it was built (scripts/build-tex.sh).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBundle } from '../../../../tex-wasm/format/bundle.ts';
import { Beginning } from './engine.ts';
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
  afterEach(() => void vi.restoreAllMocks());
  const bundle = built ? openBundle(join(build, 'bundle')) : () => undefined;
  const format = built ? readFileSync(join(build, 'formats/pdflatex.fmt')) : undefined;
  const engine = built
    ? new WebAssembly.Module(readFileSync(join(build, 'engine.wasm')))
    : (undefined as unknown as WebAssembly.Module);
  /** How often a format was read: once for each preamble. */
  let formats = 0;
  const typesetter = (stopped = false) => {
    formats = 0;
    const made = new Typesetter({
      engine,
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
      arrived: () => false,
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

  const run = (made: Typesetter, body: string, more: Partial<Order> = {}, preamble = PREAMBLE): Ran => {
    const main = { ...waiting(body), preamble: encode(preamble) };
    const last = [...made.run({ ...order(more.carried), ...more }, main, false)].at(-1);
    if (!last) throw new Error('nothing came of it');
    return last;
  };

  describe('a preamble that was read before', () => {
    /** A typesetter that has kept one, and how often it has read a class by then. */
    const kept = () => {
      const made = typesetter();
      // Kept when it is read the second time: the first page is there sooner so.
      const { carried } = run(made, 'One\\end{document}');
      run(made, 'Two\\end{document}', { carried });
      return { made, carried, before: formats };
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

  describe('a body whose beginning stays', () => {
    const BODY = `\\section{Work}
\\begin{itemize}
  \\item Baked bread.
  \\item Sold it; \\begin{tabular}{ll}
    one & two \\\\
    three & four
  \\end{tabular}
\\end{itemize}
\\input{part}
\\twice{some
  words
}
\\section{School}% a comment
A paragraph of more
than one line,

and another.\\footnote{With
  a note.}
\\newpage
The end.
\\end{document}
`;
    const preamble = `\\newcommand\\twice[1]{#1 #1}\n${PREAMBLE}`;
    /** What the project's files say; the part is read within the body. */
    const project = (part = 'A part.\n') => {
      const made = typesetter();
      made.files.set('part.tex', encode(part));
      made.files.set('more.tex', encode('More\nof it.\n'));
      return made;
    };
    /** One that has seen a change to a line of the body, and what its passes have settled on. */
    const changedAt = (what: string) => {
      const made = project();
      const { carried } = run(made, BODY, {}, preamble);
      for (const body of [BODY, BODY.replace(what, `${what}x`)]) run(made, body, { carried }, preamble);
      return { made, carried };
    };
    const same = (made: Typesetter, body: string, carried: Carried, part?: string) => {
      const { pdf, log, synctex, outcome } = run(made, body, { carried }, preamble);
      const anew = run(project(part), body, { carried }, preamble);
      expect({ log, outcome }).toEqual({ log: anew.log, outcome: anew.outcome });
      expect(pdf).toEqual(anew.pdf);
      expect(synctex).toEqual(anew.synctex);
    };

    it.each(['bread', 'three', 'words', 'School', 'than one', 'a note', 'The end'])(
      'is gone on from with other words behind “%s”, to the same bytes as anew',
      (what) => {
        const { made, carried } = changedAt(what);
        for (const end of ['xy', '', '\n\n', '\\nosuch', '}'])
          same(made, BODY.replace(what, what + end), carried);
      },
    );

    it('is read while the rest is waited for, and not again', () => {
      const { made, carried } = changedAt('than one');
      const [advance, rewind] = [
        vi.spyOn(Beginning.prototype, 'advance'),
        vi.spyOn(Beginning.prototype, 'rewind'),
      ];
      const ahead: number[] = [];
      const main: Waiting = {
        ...waiting(''),
        preamble: encode(preamble),
        receive: () => {
          ahead.push(advance.mock.calls.length);
          return [['main.tex', encode(BODY.replace('than one', 'than two'))]];
        },
      };
      expect([...made.run(order(carried), main, false)]).toHaveLength(1);
      expect(ahead).toEqual([1]);
      // Back to the preamble's end, before.
      expect(rewind).toHaveBeenCalledOnce();
    });

    it('is not read ahead when the rest is there', () => {
      const { made, carried } = changedAt('than one');
      const advance = vi.spyOn(Beginning.prototype, 'advance');
      const main = { ...waiting(BODY), preamble: encode(preamble), arrived: () => true };
      expect([...made.run(order(carried), main, false)]).toHaveLength(1);
      expect(advance).not.toHaveBeenCalled();
    });

    it('is left behind when what changes stands before, and gone on from again', () => {
      const { made, carried } = changedAt('The end');
      same(made, BODY.replace('Baked', 'Ate'), carried);
      same(made, BODY.replace('Baked', 'Ate').replace('Sold', 'Made'), carried);
      same(made, BODY, carried);
    });

    describe('with a part in a file of its own', () => {
      const PART = 'A part.\n\n\\input{more}\nOf two\nlines.\n';
      /** One that has seen a change to a line of the part. */
      const changedIn = (what: string) => {
        const made = project(PART);
        const { carried } = run(made, BODY, {}, preamble);
        for (const part of [PART, PART.replace(what, `${what}x`)]) {
          made.files.set('part.tex', encode(part));
          run(made, BODY, { carried }, preamble);
        }
        return { made, carried };
      };

      it.each(['A part', 'two', 'lines'])('goes on behind “%s”, to the same bytes as anew', (what) => {
        const { made, carried } = changedIn(what);
        for (const end of ['xy', '', '\n\n', '\\endinput ', '\\nosuch', '}']) {
          const part = PART.replace(what, what + end);
          const main: Waiting = {
            ...waiting(''),
            preamble: encode(preamble),
            receive: () => [
              ['main.tex', encode(BODY)],
              ['part.tex', encode(part)],
            ],
          };
          const [ran] = [...made.run(order(carried), main, false)];
          const anew = run(project(part), BODY, { carried }, preamble);
          expect(ran?.log).toBe(anew.log);
          expect(ran?.pdf).toEqual(anew.pdf);
          expect(ran?.synctex).toEqual(anew.synctex);
        }
      });

      it('is left behind when a change stands before', () => {
        const { made, carried } = changedIn('lines');
        for (const part of [PART.replace('A', 'The'), `${PART}More.`, '']) {
          made.files.set('part.tex', encode(part));
          same(made, BODY, carried, part);
        }
        same(made, BODY.replace('Baked', 'Ate'), carried, '');
      });
    });

    it('is gone on from after one that nobody waits for', () => {
      const { made, carried } = changedAt('than one');
      const main: Waiting = {
        ...waiting(''),
        preamble: encode(preamble),
        receive: () => {
          throw new Abandoned();
        },
      };
      expect(() => [...made.run(order(carried), main, false)]).toThrow(Abandoned);
      same(made, BODY.replace('than one', 'than three'), carried);
    });
  });
});
