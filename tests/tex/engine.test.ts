/** What the browser's engine promises, on documents that say one thing each. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { errors, isBuilt, setDocument, type Engine } from './support/typesetter.ts';
import { readPdf } from './support/words.ts';

const files = (sources: Record<string, string>) =>
  new Map(Object.entries(sources).map(([name, text]) => [name, new TextEncoder().encode(text)]));

const document = (body: string, preamble = '', options = '') =>
  files({
    'main.tex': `\\documentclass${options}{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`,
  });

const words = (pdf: Uint8Array | undefined) => readPdf(pdf).words.map((word) => word.text);

describe.skipIf(!isBuilt)('the engine', () => {
  describe('as pdfTeX', () => {
    const set = (body: string, preamble?: string, options?: string) =>
      setDocument(document(body, preamble, options), 'pdflatex');

    test('takes what templates say to pdfTeX', () => {
      const page = set(
        'Ada Sample',
        String.raw`\input{glyphtounicode}\pdfgentounicode=1 \pdfminorversion=7 \pdfcompresslevel=9
\pdfinfo{/Author (Ada Sample)}\pdfcatalog{/Lang (en)}\pdfoutput=1
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{cmap}`,
      );
      expect(errors(page)).toEqual([]);
      expect(words(page.pdf)).toEqual(['Ada', 'Sample', '1']);
      expect(page.outcome).toBe('spotless');
    });

    test('sets accents and dashes of UTF-8, by any font encoding', () => {
      for (const encoding of ['OT1', 'T1']) {
        const page = set('Zoë Müller – São Paulo', `\\usepackage[${encoding}]{fontenc}`);
        expect(errors(page)).toEqual([]);
        expect(words(page.pdf).join(' ').normalize('NFC')).toContain('Zoë Müller – São Paulo');
      }
    });

    test('spells ligatures out for machines', () => {
      const page = set('efficient workflow, office staff', '\\usepackage[T1]{fontenc}\\usepackage{lmodern}');
      const read = readPdf(page.pdf).words.map((word) => word.spelled);
      expect(read.slice(0, 4)).toEqual(['efficient', 'workflow,', 'office', 'staff']);
    });

    test('keeps accents through the files that a pass leaves for the next', () => {
      const page = set(
        '\\tableofcontents\\section{Résumé}\\label{a}See \\nameref{a}.',
        '\\usepackage{hyperref}',
      );
      expect(errors(page)).toEqual([]);
      expect(words(page.pdf).filter((word) => word.startsWith('Résumé'))).toHaveLength(3);
    });

    test.each([
      ['hyperref', '\\usepackage[pdftex]{hyperref}', '\\href{https://example.com}{A link}'],
      ['graphicx', '\\usepackage[pdftex]{graphicx}', '\\rotatebox{90}{Up}\\scalebox{2}{Big}'],
      ['color', '\\usepackage[usenames,dvipsnames]{xcolor}', '\\textcolor{NavyBlue}{Blue}'],
      ['TikZ', '\\usepackage{tikz}', '\\begin{tikzpicture}\\node[draw,circle]{N};\\end{tikzpicture}'],
      ['microtype', '\\usepackage{microtype}\\microtypesetup{protrusion=true}', '\\textls[50]{Wide}'],
      ['a global driver', '\\usepackage{graphicx}\\usepackage{hyperref}', 'Text', '[pdftex]'],
    ])('loads %s', (_name, preamble, body, options = '') => {
      const page = set(body, preamble, options);
      expect(errors(page)).toEqual([]);
      expect(readPdf(page.pdf).pages).toBe(1);
    });

    test('finds a file whose name has an accent', () => {
      const page = setDocument(
        files({
          'main.tex': '\\documentclass{article}\\begin{document}\\input{expérience}\\end{document}',
          'expérience.tex': 'Found',
        }),
        'pdflatex',
      );
      expect(errors(page)).toEqual([]);
      expect(words(page.pdf)).toContain('Found');
    });
  });

  describe('as XeTeX', () => {
    test('finds fonts by family and by file', () => {
      const page = setDocument(
        document(
          'By name {\\other by file}',
          '\\usepackage{fontspec}\\setmainfont{Latin Modern Sans}\\newfontfamily\\other{lmmono10-regular.otf}',
        ),
        'xelatex',
      );
      expect(errors(page)).toEqual([]);
      expect(words(page.pdf).slice(0, 2)).toEqual(['By', 'name']);
    });

    test('says which font is missing', () => {
      const page = setDocument(document('x', '\\usepackage{fontspec}\\setmainfont{No Such Font}'), 'xelatex');
      expect(errors(page).join('\n')).toContain('No Such Font');
    });
  });

  test.each<Engine>(['pdflatex', 'xelatex'])('makes a bibliography with %s', (engine) => {
    const page = setDocument(
      files({
        'main.tex':
          '\\documentclass{article}\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{works}\\end{document}',
        'works.bib':
          '@article{a, author = {Ada Sample}, title = {On Étagères}, journal = {J. Samples}, year = 2024}',
      }),
      engine,
    );
    expect(errors(page)).toEqual([]);
    expect(words(page.pdf).join(' ')).toMatch(/Ada Sample\. On étagères\./i);
  });

  test('writes SyncTeX data', () => {
    const page = setDocument(document('Here'), 'pdflatex');
    const data = gunzipSync(page.files.get('main.synctex.gz') ?? '').toString();
    expect(data).toContain('SyncTeX Version:1');
    expect(data).toMatch(/Input:\d+:.*main\.tex/);
  });

  test('says where an error is, and sets the rest', () => {
    const page = setDocument(document('Before \\nosuchcommand after'), 'pdflatex');
    expect(page.outcome).toBe('errors');
    expect(errors(page)[0]).toBe('main.tex:4: Undefined control sequence');
    expect(words(page.pdf)).toEqual(['Before', 'after', '1']);
  });

  test('same source and date, same bytes', () => {
    const pdf = () => setDocument(document('Same', '\\usepackage{hyperref}'), 'pdflatex').pdf ?? '';
    expect(Buffer.from(pdf()).equals(Buffer.from(pdf()))).toBe(true);
  });

  describe('a document that means harm', () => {
    const set = (body: string, preamble?: string) => setDocument(document(body, preamble), 'pdflatex');

    test('reads nothing but the project and the bundle', () => {
      for (const path of ['/etc/passwd', '../../../../etc/passwd', '~/.bashrc', '|ls'])
        expect(errors(set(`\\input{${path}}`))).not.toEqual([]);
    });

    test('runs no command', () => {
      const page = set('\\immediate\\write18{touch made}\\input{|"echo piped"}');
      expect(page.pdf && words(page.pdf)).toBeUndefined();
      expect([...page.files.keys()]).not.toContain('made');
    });

    test('ends when it recurses, uses up memory, or writes without end', () => {
      for (const body of [
        '\\def\\a{\\a x}\\a',
        '\\def\\a{\\edef\\b{\\b\\b}\\a}\\def\\b{xx}\\a',
        '\\newwrite\\f\\immediate\\openout\\f=f.txt\\def\\w{\\immediate\\write\\f{\\b}\\w}\\edef\\b{\\romannumeral100000000}\\w',
      ])
        expect(['fatal', 'errors']).toContain(set(body).outcome);
    });

    test('leaves the next one alone', () => {
      set('\\global\\def\\textbf#1{spoilt}\\csname');
      expect(words(set('\\textbf{Honest}').pdf)).toContain('Honest');
    });
  });
});
