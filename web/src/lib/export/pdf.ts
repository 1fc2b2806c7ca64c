/** The report as a PDF: A4, embedded fonts, text that can be searched and copied. Loaded when one is asked for. */
import { PDFDocument, rgb, type PDFFont, type PDFPage, type RGB } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { t } from '#lib/i18n/app.ts';
import type { Severity } from '#lib/scorer/report.ts';
import type { ReportDocument } from './document.ts';
import { reportFonts, type Slice } from './fonts.ts';
import { linesOf, runsOf, type Face } from './layout.ts';

/** Points of 1/72 inch; A4. */
const PAGE = { width: 595.28, height: 841.89, margin: 56 };
const WIDTH = PAGE.width - 2 * PAGE.margin;

/** The colours of the light theme, in sRGB. */
const INK = rgb(0.1, 0.13, 0.16);
const QUIET = rgb(0.34, 0.37, 0.4);
const LINE = rgb(0.85, 0.84, 0.82);
const ACCENT = rgb(0.03, 0.36, 0.44);
const GOOD = rgb(0.07, 0.41, 0.2);
const TONES: Record<Severity, RGB> = {
  error: rgb(0.69, 0.13, 0.11),
  warning: rgb(0.52, 0.33, 0.02),
  info: ACCENT,
  hint: QUIET,
};

/** Every character of the document, to know which slices of the fonts are needed. */
function textOf(doc: ReportDocument): string {
  const strings: string[] = [];
  JSON.stringify(doc, (_key, value: unknown) => {
    if (typeof value === 'string') strings.push(value.normalize('NFC'));
    return value;
  });
  return (
    strings.join('') +
    JSON.stringify(t.export.doc) +
    Object.values(t.findings.severity).join('') +
    '0123456789/·–'
  );
}

async function facesFor(pdf: PDFDocument, text: string, slices: readonly Slice[]): Promise<Face<PDFFont>[]> {
  const open = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const needed: Slice[] = [];
  for (const slice of slices) {
    const before = open.size;
    for (const point of open) if (slice.covers(point)) open.delete(point);
    if (open.size < before) needed.push(slice);
  }
  return Promise.all(
    needed.map(async ({ covers, load }) => ({
      covers,
      // Without ligatures: “fi” is to come out of the report as two letters.
      font: await pdf.embedFont(await load(), { subset: true, features: { liga: false, clig: false } }),
    })),
  );
}

/** Writes from the top of a page to its bottom, then goes on with the next. */
/** From line to line, in sizes of the letters. */
const LEADING = 1.4;

interface Look {
  color?: RGB;
  indent?: number;
  /** Stands at the right end of the first line. */
  right?: string;
}

interface Paragraph extends Look {
  text: string;
  size: number;
}

class Writer {
  readonly #pdf: PDFDocument;
  readonly #faces: readonly Face<PDFFont>[];
  #page: PDFPage;
  #y: number;

  constructor(pdf: PDFDocument, faces: readonly Face<PDFFont>[]) {
    this.#pdf = pdf;
    this.#faces = faces;
    this.#page = pdf.addPage([PAGE.width, PAGE.height]);
    this.#y = PAGE.height - PAGE.margin;
  }

  measure(text: string, size: number): number {
    return runsOf(text, this.#faces).reduce(
      (sum, run) =>
        sum + (run.font ? run.font.widthOfTextAtSize(run.text, size) : [...run.text].length * size),
      0,
    );
  }

  /** Goes to the next page unless `height` fits. */
  room(height: number): void {
    if (this.#y - height >= PAGE.margin) return;
    this.#page = this.#pdf.addPage([PAGE.width, PAGE.height]);
    this.#y = PAGE.height - PAGE.margin;
  }

  gap(height: number): void {
    this.#y -= height;
  }

  rule(): void {
    this.room(8);
    this.#page.drawLine({
      start: { x: PAGE.margin, y: this.#y },
      end: { x: PAGE.width - PAGE.margin, y: this.#y },
      color: LINE,
      thickness: 0.75,
    });
  }

  /** What stands together stays on one page, unless that would leave a third of one empty. */
  together(paragraphs: readonly Paragraph[]): void {
    const height = paragraphs.reduce(
      (sum, { text, size, ...look }) => sum + this.#lines(text, size, look).length * size * LEADING,
      0,
    );
    this.room(Math.min(height, PAGE.height / 3));
    for (const { text, size, ...look } of paragraphs) this.text(text, size, look);
  }

  #lines(text: string, size: number, { indent = 0, right = '' }: Look): string[] {
    const aside = right ? this.measure(right, size) + 12 : 0;
    return linesOf(text, WIDTH - indent - aside, (line) => this.measure(line, size));
  }

  /** A paragraph. */
  text(text: string, size: number, look: Look = {}): void {
    const { color = INK, indent = 0, right = '' } = look;
    const leading = size * LEADING;
    this.#lines(text, size, look).forEach((line, at) => {
      this.room(leading);
      this.#y -= leading;
      this.#draw(line, PAGE.margin + indent, this.#y, size, color);
      if (at === 0 && right)
        this.#draw(right, PAGE.width - PAGE.margin - this.measure(right, size), this.#y, size, GOOD);
    });
  }

  /** Label, bar and text of a category on one line. */
  bar(name: string, text: string, share: number): void {
    const size = 10;
    this.room(size * 1.7);
    this.#y -= size * 1.7;
    this.#draw(name, PAGE.margin, this.#y, size, INK);
    const x = PAGE.margin + 150;
    const width = 220;
    this.#page.drawRectangle({ x, y: this.#y + 1, width, height: 5, color: LINE });
    if (share > 0)
      this.#page.drawRectangle({
        x,
        y: this.#y + 1,
        width: width * Math.min(1, share),
        height: 5,
        color: ACCENT,
      });
    this.#draw(text, x + width + 12, this.#y, size, QUIET);
  }

  /** The numbers side by side, large. */
  numbers(list: ReportDocument['numbers']): void {
    this.room(60);
    this.#y -= 34;
    list.forEach(({ label, value }, at) => {
      const x = PAGE.margin + (at * WIDTH) / 3;
      this.#draw(value, x, this.#y, at === 0 ? 20 : 16, INK);
      this.#draw(label, x, this.#y - 15, 10, QUIET);
    });
    this.#y -= 24;
  }

  /** Numbers the pages, once all are there. */
  number(): void {
    const pages = this.#pdf.getPages();
    pages.forEach((page, at) => {
      const text = t.export.doc.page(at + 1, pages.length);
      this.#page = page;
      this.#draw(text, PAGE.width - PAGE.margin - this.measure(text, 9), PAGE.margin / 2, 9, QUIET);
    });
  }

  #draw(text: string, x: number, y: number, size: number, color: RGB): void {
    for (const run of runsOf(text, this.#faces)) {
      if (run.font) {
        this.#page.drawText(run.text, { x, y, size, font: run.font, color });
        x += run.font.widthOfTextAtSize(run.text, size);
        continue;
      }
      // No font of ours has it: a box of its size, as browsers draw it.
      for (const { length } of run.text) {
        void length;
        this.#page.drawRectangle({
          x: x + 1,
          y,
          width: size - 2,
          height: size * 0.7,
          borderColor: color,
          borderWidth: 0.5,
        });
        x += size;
      }
    }
  }
}

/** `madeAt`: milliseconds since the epoch; `fonts`: where glyphs come from; the app's own by default. */
export async function reportPdf(
  doc: ReportDocument,
  madeAt: number,
  fonts: readonly Slice[] = reportFonts(),
): Promise<Uint8Array<ArrayBuffer>> {
  const words = t.export.doc;
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  pdf.setTitle(doc.title, { showInWindowTitleBar: true });
  pdf.setLanguage('en');
  pdf.setProducer('Legible');
  pdf.setCreator('Legible');
  pdf.setCreationDate(new Date(madeAt));
  pdf.setModificationDate(new Date(madeAt));
  const page = new Writer(pdf, await facesFor(pdf, textOf(doc), fonts));

  page.text(doc.title, 24);
  page.gap(2);
  page.text(doc.subtitle, 10, { color: QUIET });
  page.numbers(doc.numbers);
  page.gap(10);
  heading(page, words.categories);
  for (const { name, text, share } of doc.categories) page.bar(name, text, share);

  heading(page, words.findings);
  if (doc.findings.length === 0) page.text(words.noFindings, 11);
  for (const finding of doc.findings) {
    const aside = { size: 9, color: QUIET, indent: 10 };
    page.gap(6);
    page.together([
      { text: finding.title, size: 12, right: finding.gain },
      {
        text: `${t.findings.severity[finding.severity]} · ${finding.code}`,
        size: 9,
        color: TONES[finding.severity],
      },
      { text: finding.message, size: 10 },
      ...finding.places.map(({ place, quote }) => ({
        text: quote ? `${place}: ${t.findings.quote(quote)}` : place,
        ...aside,
      })),
      ...(finding.more > 0 ? [{ text: words.more(finding.more), ...aside }] : []),
      ...finding.fixes.map((fix) => ({ text: words.fix(fix), ...aside, color: ACCENT })),
    ]);
  }

  if (doc.ignored.length > 0) {
    heading(page, words.ignored);
    page.text(words.ignoredNote, 10, { color: QUIET });
    for (const { title, code, quote, reason } of doc.ignored) {
      page.room(40);
      page.gap(4);
      page.text(`${title} · ${code}`, 10);
      if (quote) page.text(t.findings.quote(quote), 9, { color: QUIET, indent: 10 });
      page.text(reason, 9, { color: QUIET, indent: 10 });
    }
  }
  if (doc.match) {
    heading(page, doc.match.title);
    for (const { term, importance, state, found } of doc.match.rows)
      page.text(`${term} · ${importance} · ${state}`, 10, { color: found ? INK : TONES.error });
  }
  page.number();
  return new Uint8Array(await pdf.save());
}

function heading(page: Writer, text: string): void {
  page.room(80);
  page.gap(14);
  page.rule();
  page.gap(4);
  page.text(text, 14);
  page.gap(2);
}
