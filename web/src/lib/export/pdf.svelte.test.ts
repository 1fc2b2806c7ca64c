import * as pdfjs from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { expect, it } from 'vitest';
import { cards } from '#lib/workspace/findings.ts';
import { REPORT, SOURCE } from '#lib/workspace/fixtures.ts';
import { reportDocument } from './document.ts';
import { coverage } from './fonts.ts';
import { reportPdf } from './pdf.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
const list = cards(REPORT, { 'main.tex': SOURCE });

async function textOf(bytes: Uint8Array) {
  const pdf = await pdfjs.getDocument({ data: bytes.slice() }).promise;
  const each: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    each.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await pdf.loadingTask.destroy();
  return { text: each.join(''), each, pages: each.length };
}

it('can be read again, names of the world and two letters for fi', async () => {
  const name = 'Zoë Wałęsa 中村 Шевченко Ελένη';
  const [first] = list;
  if (!first) throw new Error('the fixture has findings');
  const office = { ...first, finding: { ...first.finding, message: 'An efficient office workflow.' } };
  const bytes = await reportPdf(reportDocument(REPORT, [office], [], name), 0);
  const { text, pages } = await textOf(bytes);
  expect(pages).toBe(1);
  expect(text.replace(/\s+/g, ' ')).toContain(`Report on ${name}`);
  expect(text).toContain('An efficient office workflow.');
  // A report is small: only the glyphs that occur are in it.
  expect(bytes.length).toBeLessThan(120_000);
});

it('goes over as many pages as it needs', async () => {
  const many = Array.from({ length: 60 }, (_, at) => {
    const [first] = list;
    if (!first) throw new Error('the fixture has findings');
    return {
      ...first,
      finding: { ...first.finding, code: `R${at}`, title: `Finding ${at} ${'long '.repeat(30)}` },
    };
  });
  const { text, pages } = await textOf(await reportPdf(reportDocument(REPORT, many, [], 'x'), 0));
  expect(pages).toBeGreaterThan(3);
  expect(text).toContain('Finding 59');
  expect(text).toContain(`${pages} / ${pages}`);
});

it('keeps a finding and its fix on one page', async () => {
  const [first] = list;
  if (!first) throw new Error('the fixture has findings');
  const many = Array.from({ length: 40 }, (_, at) => ({
    ...first,
    finding: {
      ...first.finding,
      code: `R${at}`,
      title: `Title ${at}.`,
      message: 'Long. '.repeat(at * 5),
      fix: { title: `Mend ${at}.`, edits: [] },
    },
  }));
  const { each, pages } = await textOf(await reportPdf(reportDocument(REPORT, many, [], 'x'), 0));
  expect(pages).toBeGreaterThan(3);
  const pageOf = (words: string) => each.findIndex((text) => text.includes(words));
  expect(many.map((_, at) => pageOf(`Mend ${at}.`))).toEqual(many.map((_, at) => pageOf(`Title ${at}.`)));
});

it('draws a box for what no font of ours has', async () => {
  const { text } = await textOf(await reportPdf(reportDocument(REPORT, [], [], 'Ada ض Sample'), 0));
  expect(text).toContain('Ada');
  expect(text).toContain('Sample');
});

it('reads ranges of characters as style sheets write them', () => {
  const covers = coverage('U+0041-005a, U+4e2d');
  expect(['A', 'Z', '中', 'a'].map((one) => covers(one.codePointAt(0) ?? 0))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
