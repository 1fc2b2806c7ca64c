/**
 * The fonts of the PDF report: those the app ships anyway and, for Chinese and
 * Japanese, a family that comes in about a hundred slices, of which only those
 * are fetched that a text needs. Everything comes from this site.
 */
import mono from '@fontsource-variable/jetbrains-mono/unicode.json';
import serif from '@fontsource-variable/newsreader/unicode.json';
import han from '@fontsource/noto-sans-sc/unicode.json';

type Ranges = Readonly<Record<string, string>>;

/** A part of a family: which characters it has and how to get it. */
export interface Slice {
  name: string;
  covers: (codePoint: number) => boolean;
  /** TrueType bytes. */
  load: () => Promise<Uint8Array>;
}

/** `U+4e2d, U+4e00-4e0f` as a test. */
export function coverage(ranges: string): (codePoint: number) => boolean {
  const list = ranges.split(',').map((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from, 16), parseInt(to, 16)] as const;
  });
  return (codePoint) => list.some(([from, to]) => codePoint >= from && codePoint <= to);
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`A font did not arrive: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

function slices(family: string, style: string, ranges: Ranges): Slice[] {
  return Object.entries(ranges).map(([key, range]) => {
    // Numbered slices are written `[119]`.
    const name = `${family}-${key.replace(/[[\]]/g, '')}-${style}.ttf`;
    return { name, covers: coverage(range), load: () => bytesOf(`${__REPORT_FONTS__}${name}`) };
  });
}

/** In the order in which they are asked for a character; the basic Latin slice first. */
export function reportFonts(): Slice[] {
  return [
    ...slices('newsreader', 'wght-normal', serif).reverse(),
    ...slices('jetbrains-mono', 'wght-normal', mono).reverse(),
    ...slices('noto-sans-sc', '400-normal', han),
  ];
}
