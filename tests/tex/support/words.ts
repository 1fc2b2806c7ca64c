/** Words of a page and where they stand, as Poppler reads them, and how two readings differ. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Word {
  page: number;
  /** Points from the left and the top of the page, of the middle of the word's box. */
  x: number;
  y: number;
  text: string;
  /** As the PDF spells it: a ligature may be a sign of its own. */
  spelled: string;
}

export interface Reading {
  pages: number;
  words: Word[];
}

export interface Difference {
  pages: readonly [number, number];
  /** Of words, whatever their order; 1 is the same words. */
  f1: number;
  /** The most that a word moved sideways, in points, of those that are on the same page in both. */
  across: number;
  /** The same, upwards or downwards. Poppler's boxes have the height that the font claims. */
  down: number;
}

export function readPdf(pdf: Uint8Array | undefined): Reading {
  if (!pdf) throw new Error('No PDF came out.');
  const folder = mkdtempSync(join(tmpdir(), 'legible-words-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const page = execFileSync('pdftotext', ['-bbox', file, '-'], {
      maxBuffer: 1 << 27,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return parse(page.toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parse(page: string): Reading {
  const reading: Reading = { pages: 0, words: [] };
  const element =
    /<page |<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  for (const [whole, left, top, right, bottom, text] of page.matchAll(element)) {
    if (whole === '<page ') reading.pages += 1;
    else
      reading.words.push({
        page: reading.pages,
        x: (Number(left) + Number(right)) / 2,
        y: (Number(top) + Number(bottom)) / 2,
        // Ligatures are two spellings of the same letters.
        text: (text ?? '').normalize('NFKC'),
        spelled: text ?? '',
      });
  }
  return reading;
}

export function compare(native: Reading, ours: Reading): Difference {
  const places = new Map<string, Word[]>();
  for (const word of ours.words) {
    const key = `${word.page} ${word.text}`;
    places.set(key, [...(places.get(key) ?? []), word]);
  }
  let across = 0;
  let down = 0;
  for (const word of native.words) {
    const same = places.get(`${word.page} ${word.text}`);
    if (!same?.length) continue;
    const apart = (other: Word) => Math.hypot(other.x - word.x, other.y - word.y);
    const nearest = same.reduce((best, other) => (apart(other) < apart(best) ? other : best));
    same.splice(same.indexOf(nearest), 1);
    across = Math.max(across, Math.abs(nearest.x - word.x));
    down = Math.max(down, Math.abs(nearest.y - word.y));
  }
  return { pages: [native.pages, ours.pages], f1: f1(native.words, ours.words), across, down };
}

function f1(native: readonly Word[], ours: readonly Word[]): number {
  if (native.length + ours.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const { text } of native) counts.set(text, (counts.get(text) ?? 0) + 1);
  let shared = 0;
  for (const { text } of ours) {
    const left = counts.get(text) ?? 0;
    if (left > 0) shared += 1;
    counts.set(text, left - 1);
  }
  return (2 * shared) / (native.length + ours.length);
}
