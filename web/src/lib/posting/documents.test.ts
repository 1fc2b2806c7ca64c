import { expect, it } from 'vitest';
import { readingText } from './documents.ts';

const line = (text: string, more = {}) => ({ block: 0, runs: [{ text }], ...more });
const pdf = (...pages: ReturnType<typeof line>[][]) =>
  readingText({ kind: 'page', json: JSON.stringify({ pages: pages.map((lines) => ({ lines })) }) });

it('joins the lines of a paragraph, and keeps items and gaps', () => {
  expect(
    pdf([
      line('Baker'),
      line('We bake bread for', { apart: true }),
      line('the whole town.', { joins: true }),
      line('Rye and front-', { sign: true }),
      line('end ovens', { joins: true }),
      line('Spe\u00ad', { sign: true }),
      line('• \ufb01ne dough\ufffd', { block: 1 }),
    ]),
  ).toBe('Baker\n\nWe bake bread for the whole town.\n- Rye and front-end ovens\n- Spe\n\n• fine dough');
});

it('leaves out what cannot be seen', () => {
  expect(pdf([{ block: 0, runs: [{ text: 'Baker' }, { text: ' Kafka', hidden: 'faint' }] as never[] }])).toBe(
    'Baker',
  );
});

it('leaves out heads, feet and numbers of pages', () => {
  const page = (number: number, body: string) => [
    line(`27.11.26, 10:0${number} Baker – Jobs`),
    line(body),
    line(`${body} again`),
    line('https://jobs.example/1'),
    line(`${number}/2`),
  ];
  expect(pdf(page(1, 'Rye'), page(2, 'Spelt'))).toBe('Rye\nRye again\nSpelt\nSpelt again');
  // A posting of one page has nothing that repeats.
  expect(pdf([line('Rye'), line('Rye')])).toBe('Rye\nRye');
});

it('reads a Word document without what is printed on each page', () => {
  const parts = [
    ['Elm Ovens GmbH', { zone: 'header' }],
    ['Bäcker', { title: true }],
    ['Sie können', { heading: 1 }],
    ['Roggen', { list: 1, item: true }],
    ['Sauer', { list: 2, item: true }],
    ['1', { zone: 'footer' }],
  ] as const;
  let start = 0;
  const lines = parts.map(([text, more]) => {
    const one = { start, zone: 'body', heading: 0, title: false, list: 0, item: false, ...more };
    start += new TextEncoder().encode(`${text}\n`).length;
    return one;
  });
  const json = JSON.stringify({ text: `${parts.map(([text]) => text).join('\n')}\n`, lines });
  expect(readingText({ kind: 'docx', json })).toBe('Bäcker\n\nSie können\n- Roggen\n  - Sauer');
});
