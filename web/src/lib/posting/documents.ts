/** The text of a PDF or Word posting, out of what the reader's module says of the file (`scoring-wasm/page`). */
import type { Reading } from '#lib/scorer/messages.ts';
import { Lines, tidy } from './lines.ts';

/** The part of a `PdfReading` that is needed. */
interface PdfReading {
  pages: { lines: PdfLine[] }[];
}
interface PdfLine {
  block: number;
  joins?: boolean;
  apart?: boolean;
  sign?: boolean;
  runs: { text: string; hidden?: string }[];
}

/** The part of a `DocxReading` that is needed; offsets are UTF-8 bytes. */
interface DocxReading {
  text: string;
  lines: { start: number; zone: string; heading: number; title: boolean; list: number; item: boolean }[];
}

export function readingText({ kind, json }: Reading): string {
  const reading: unknown = JSON.parse(json);
  return kind === 'page' ? pdfText(reading as PdfReading) : docxText(reading as DocxReading);
}

/** Lines at the head and the foot of a page that may be printed on each. */
const EDGE = 2;
const PAGE_NUMBER = /^(page|seite|página|pagina)?\s*\d{1,3}(\s*(\/|of|von|de|sur|di)\s*\d{1,3})?$/i;

function pdfText({ pages }: PdfReading): string {
  const texts = pages.map(({ lines }) =>
    lines
      .map((line) => ({
        line,
        text: line.runs
          .filter(({ hidden }) => !hidden)
          .map(({ text }) => text)
          .join('')
          .replace(/[\ufffd\ue000-\uf8ff]/g, '')
          // Ligatures as their letters
          .replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC')),
      }))
      .filter(({ text }) => text.trim()),
  );
  const isRunning = runningLines(texts.map((lines) => lines.map(({ text }) => text)));
  const out = new Lines();
  let block: number | undefined;
  for (const lines of texts) {
    lines.forEach(({ line, text }, at) => {
      const isEdge = at < EDGE || at >= lines.length - EDGE;
      if (isEdge && isRunning(text)) return;
      if (line.joins && !out.fresh) out.add(/[\p{L}]-$/u.test(out.last) ? '' : ' ');
      else if (line.apart || (block !== undefined && block !== line.block)) out.gap();
      else out.end();
      if (line.sign) out.item(1);
      // A break that the printer made is none.
      out.add(text.replace(/\u00ad\s*$/, ''));
      block = line.block;
    });
    block = undefined;
  }
  return out.text();
}

/** Says which lines are page numbers, or stand at the edge of more than one page but for their numbers. */
function runningLines(pages: readonly string[][]): (text: string) => boolean {
  const plain = (text: string) => text.trim().replace(/\d+/g, '#');
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = new Set([...lines.slice(0, EDGE), ...lines.slice(-EDGE)].map(plain));
    for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const enough = Math.max(2, pages.length / 2);
  return (text) => PAGE_NUMBER.test(text.trim()) || (counts.get(plain(text)) ?? 0) >= enough;
}

function docxText({ text, lines }: DocxReading): string {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const out: string[] = [];
  lines.forEach(({ start, zone, heading, title, list, item }, at) => {
    // What is printed on each page is not the posting.
    if (zone === 'header' || zone === 'footer') return;
    const end = lines[at + 1]?.start ?? bytes.length;
    const line = decoder.decode(bytes.subarray(start, end)).trim();
    if (!line) return;
    if (heading > 0 || title) out.push('');
    out.push(item ? `${'  '.repeat(Math.max(0, Math.min(list, 8) - 1))}- ${line}` : line);
  });
  return tidy(out.join('\n'));
}
