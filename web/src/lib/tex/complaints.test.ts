import { describe, expect, it } from 'vitest';
import { complaints } from './complaints.ts';
import type { Ran } from './protocol.ts';

const ran = (errors: string[], log = '', outcome: Ran['outcome'] = 'errors'): Ran => ({
  kind: 'ran',
  run: 1,
  settled: true,
  outcome,
  pdf: undefined,
  pages: undefined,
  synctex: undefined,
  log,
  messages: errors.map((text) => ({ kind: 'error', text })),
  carried: [],
  memory: 0,
  took: { preamble: 0, body: 0, pdf: 0 },
});
const said = (run: Ran, main = 'main.tex', paths = [main]) =>
  complaints(run, main, paths).map(({ message, file, line }) => [message, file, line]);

describe('complaints', () => {
  it('name the command that is none', () => {
    const log = '! Undefined control sequence.\nl.2 Hello \\textbff\n                  {x}\n';
    expect(said(ran(['main.tex:2: Undefined control sequence'], log))).toEqual([
      ['\\textbff is not a command.', 'main.tex', 2],
    ]);
  });

  it.each([
    ['Missing $ inserted', /formulas/],
    ['LaTeX Error: Environment itemise undefined.\n\nSee the manual', /“itemise”/],
    ['LaTeX Error: \\begin{a} on input line 3 ended by \\end{b}.', /“a” was begun, but “b”/],
    ['Paragraph ended before \\textbf was complete', /not closed/],
    ["Too many }'s", /too many/],
    ['LaTeX Error: Something else is wrong.', /^TeX says: Something else is wrong\.$/],
  ])('put %j into plain words', (message, words) => {
    expect(said(ran([`main.tex:3: ${message}`]))[0]?.[0]).toMatch(words);
  });

  it('find files that TeX names without an ending, from the folder of the main document', () => {
    const paths = ['cv/main.tex', 'cv/part.tex'];
    expect(said(ran(['part:2: Undefined control sequence']), 'cv/main.tex', paths)[0]?.slice(1)).toEqual([
      'cv/part.tex',
      2,
    ]);
    // A place in TeX's own files is no place in the source.
    expect(said(ran(['latex.ltx:2: Missing $ inserted']))[0]?.slice(1)).toEqual([undefined, undefined]);
  });

  it('say why a run ended early', () => {
    const missing = ran(
      ['terminal input forbidden'],
      "! LaTeX Error: File `nonsuch.sty' not found.\n",
      'fatal',
    );
    expect(said(missing)[0]?.[0]).toMatch(/^nonsuch\.sty is not here/);
    const open = ran(['!Emergency stop\n*** (job aborted, no legal \\end found)'], '', 'fatal');
    expect(said(open)[0]?.[0]).toMatch(/does not end/);
    expect(said(ran(['!File ended while scanning use of \\textbf '], '', 'fatal'))[0]?.[0]).toMatch(
      /not closed/,
    );
  });

  it('stop after a few', () => {
    expect(
      said(ran(Array.from({ length: 40 }, (_, n) => `main.tex:${n + 1}: Missing $ inserted`))),
    ).toHaveLength(5);
  });
});
