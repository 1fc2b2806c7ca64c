/**
 * Draws a PDF: one canvas and one selectable text layer a page. A new PDF is
 * drawn aside and swapped in when it is ready, so that nothing flickers and the
 * place one was reading stays. Pages that are known to be the same stay as they are.
 */
import type { PageBox } from '#lib/scorer/report.ts';
import { EitherPress } from './either.ts';
import type { Press, Sheets } from './sheets.ts';
import { wordsAt } from './words.ts';

/** One CSS pixel at 100 % is 1/96 inch; a PDF point 1/72. */
const CSS_UNITS = 96 / 72;
export const ZOOM_MIN = 0.25;
export const ZOOM_MAX = 5;
/** How long a place is shown that was asked for. */
const FLASH_MS = 2400;
/** A page that takes another's place gets its selectable text when no further one comes: a key takes its turn before. */
const TEXT_AFTER_MS = 150;
/** Larger canvases fail on phones. */
const CANVAS_MAX_PIXELS = 16_777_216;

/** Started before there was a document for it. */
let waiting: Press | undefined;

/** A document is on its way: the thread that draws it takes as long to start as a short one to be made. */
export function expectDocument(): void {
  waiting ??= new EitherPress();
}

function startedPress(): Press {
  const press = waiting ?? new EitherPress();
  waiting = undefined;
  return press;
}

export const clampZoom = (zoom: number) => Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));

export interface ViewerOptions {
  /** Scrolls. */
  scroller: HTMLElement;
  /** Holds the pages. */
  pages: HTMLElement;
  pageLabel: (page: number, count: number) => string;
  onShown: (state: { page: number; count: number; zoom: number }) => void;
}

interface Drawn {
  box: HTMLElement;
  /** What the page holds, where that is known, and how large it was drawn. */
  signature: string | undefined;
  zoom: number;
  ratio: number;
  /** Lays the selectable text over the page; what one looks at does not wait for it. */
  addText: (() => Promise<void>) | undefined;
}

/**
 * Frees the pixels of a page that is no longer shown. A canvas is several megabytes that no collector sees: pages
 * of a minute's typing would wait for it by the hundreds of them.
 */
function giveBack(box: Element): void {
  if (box.isConnected) return;
  for (const canvas of box.querySelectorAll('canvas')) canvas.width = canvas.height = 0;
}

/** Room left and right of the pages, pixels. */
function padding(element: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(element);
  return parseFloat(paddingLeft) + parseFloat(paddingRight);
}

export class PdfViewer {
  readonly #options: ViewerOptions;
  readonly #press = startedPress();
  #document: Sheets | undefined;
  #signatures: readonly string[] | undefined;
  #drawn: readonly Drawn[] = [];
  #zoom = 1;
  #fit = true;
  #turn = 0;
  #textTimer: ReturnType<typeof setTimeout> | undefined;
  #resize: ResizeObserver;
  #width = 0;
  #frames: readonly PageBox[] = [];

  constructor(options: ViewerOptions) {
    this.#options = options;
    options.scroller.addEventListener('scroll', () => this.#report(), { passive: true });
    this.#resize = new ResizeObserver(() => {
      const width = options.scroller.clientWidth;
      if (!this.#fit || !this.#document || width === 0 || Math.abs(width - this.#width) < 2) return;
      void this.#draw();
    });
    this.#resize.observe(options.scroller);
  }

  /** True when there are pages to point at. */
  get drawn(): boolean {
    return this.#options.pages.children.length > 0;
  }

  /**
   * Shows a PDF in place of the one before. The bytes are copied. `signatures`, by page: what it holds;
   * pages that hold what they held are not drawn again.
   */
  async show(bytes: Uint8Array, signatures?: readonly string[]): Promise<void> {
    const turn = ++this.#turn;
    const document = await this.#press.open(bytes);
    if (turn !== this.#turn) {
      await document.close();
      return;
    }
    const before = this.#document;
    this.#document = document;
    this.#signatures = signatures;
    await this.#draw();
    await before?.close();
  }

  /** Zooms by a factor, holding what is under the given point of the scroller (default: its middle). */
  async zoomBy(factor: number, at?: { x: number; y: number }): Promise<void> {
    await this.zoomTo(this.#zoom * factor, at);
  }

  async zoomTo(zoom: number, at?: { x: number; y: number }): Promise<void> {
    this.#fit = false;
    this.#zoom = clampZoom(zoom);
    await this.#draw(at);
  }

  async fitWidth(): Promise<void> {
    this.#fit = true;
    await this.#draw();
  }

  /** Frames places, in points from the top left corner of their pages, and brings the first one into view. */
  frame(frames: readonly PageBox[]): void {
    this.#frames = frames;
    this.#drawFrames();
    this.#options.pages.querySelector('.pdf-frame')?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** Shows places for a moment, and brings the first one into view. */
  flash(places: readonly PageBox[]): void {
    for (const old of this.#options.pages.querySelectorAll('.pdf-flash')) old.remove();
    const marks = this.#mark(places, 'pdf-flash');
    const [first] = marks;
    first?.scrollIntoView({ block: 'center', inline: 'nearest' });
    setTimeout(() => marks.forEach((mark) => mark.remove()), FLASH_MS);
  }

  /** The place under a point of the window: points from the page's top left corner, with the selected words. */
  pointAt(clientX: number, clientY: number) {
    const target = document.elementsFromPoint(clientX, clientY);
    const box = target.find((element) => element.classList.contains('pdf-page'));
    if (!(box instanceof HTMLElement)) return undefined;
    const { left, top } = box.getBoundingClientRect();
    const unit = this.#zoom * CSS_UNITS;
    return {
      page: Number(box.dataset.page),
      x: (clientX - left) / unit,
      y: (clientY - top) / unit,
      words: wordsAt(document.getSelection(), box),
    };
  }

  /** The selected place, or else the one in the upper middle of what is in view. */
  point() {
    const { scroller, pages } = this.#options;
    const selection = document.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    const chosen = range && pages.contains(range.startContainer) ? range.getBoundingClientRect() : undefined;
    if (chosen?.width)
      return this.pointAt(chosen.left + Math.min(chosen.width / 2, 4), chosen.top + chosen.height / 2);
    const { left, top, width, height } = scroller.getBoundingClientRect();
    const here = this.pointAt(left + width / 2, top + height / 3);
    return here && { ...here, words: undefined };
  }

  /** Goes to a page, from 1. */
  goTo(page: number): void {
    this.#options.pages.children[page - 1]?.scrollIntoView({ block: 'start' });
  }

  async destroy(): Promise<void> {
    this.#turn += 1;
    clearTimeout(this.#textTimer);
    this.#resize.disconnect();
    await this.#document?.close();
    this.#document = undefined;
    this.#press.close();
  }

  async #draw(at?: { x: number; y: number }): Promise<void> {
    const document = this.#document;
    if (!document) return;
    clearTimeout(this.#textTimer);
    const turn = ++this.#turn;
    const { scroller, pages } = this.#options;
    this.#width = scroller.clientWidth;
    const drawn: Drawn[] = [];
    const [first] = document.sizes;
    if (first && this.#fit)
      this.#zoom = clampZoom((this.#width - padding(pages)) / (first.width * CSS_UNITS));
    for (let number = 1; number <= document.sizes.length; number += 1) {
      const known = this.#known(number, document.sizes.length);
      drawn.push(known ?? (await this.#drawPage(document, number)));
      if (turn !== this.#turn) return;
    }
    const sameSize = this.#drawn.length > 0 && this.#drawn[0]?.zoom === this.#zoom;
    this.#drawn = drawn;
    if (sameSize && !at) {
      this.#swap(drawn.map(({ box }) => box));
      this.#drawFrames();
      this.#report();
      this.#textTimer = setTimeout(() => this.#addTexts(drawn, turn), TEXT_AFTER_MS);
      return;
    }
    // The place to hold: a fraction of the whole height, at a point of the window.
    const x = at?.x ?? scroller.clientWidth / 2;
    const y = at?.y ?? 0;
    const across = scroller.scrollWidth ? (scroller.scrollLeft + x) / scroller.scrollWidth : 0;
    const down = scroller.scrollHeight ? (scroller.scrollTop + y) / scroller.scrollHeight : 0;
    const before = [...pages.children];
    const samePages = before.length > 0;
    pages.replaceChildren(...drawn.map(({ box }) => box));
    before.forEach(giveBack);
    this.#drawFrames();
    if (samePages) {
      scroller.scrollLeft = across * scroller.scrollWidth - x;
      scroller.scrollTop = down * scroller.scrollHeight - y;
    }
    this.#report();
    // What was drawn is painted first.
    this.#textTimer = setTimeout(() => this.#addTexts(drawn, turn));
  }

  #addTexts(drawn: readonly Drawn[], turn: number): void {
    const add = async () => {
      for (const page of drawn) {
        await page.addText?.();
        page.addText = undefined;
        // Those without their text are drawn anew.
        if (turn !== this.#turn) return;
      }
    };
    add().catch((cause: unknown) => {
      // A document that gave way to another reads no more.
      if (turn === this.#turn) reportError(cause);
    });
  }

  /** The page as it was drawn before, when it would look the same. */
  #known(number: number, count: number): Drawn | undefined {
    const before = this.#drawn[number - 1];
    const signature = this.#signatures?.[number - 1];
    const same =
      before &&
      !before.addText &&
      signature !== undefined &&
      before.signature === signature &&
      before.zoom === this.#zoom &&
      before.ratio === window.devicePixelRatio;
    if (!same) return undefined;
    before.box.setAttribute('aria-label', this.#options.pageLabel(number, count));
    return before;
  }

  /** Puts pages in place of those before, where they are others; the rest is not touched. */
  #swap(boxes: readonly HTMLElement[]): void {
    const { pages } = this.#options;
    const before = [...pages.children];
    boxes.forEach((box, at) => {
      const old = before[at];
      if (!old) pages.append(box);
      else if (old !== box) old.replaceWith(box);
    });
    for (const old of before.slice(boxes.length)) old.remove();
    before.forEach(giveBack);
  }

  async #drawPage(document: Sheets, number: number): Promise<Drawn> {
    const scale = this.#zoom * CSS_UNITS;
    const { width, height } = document.sizes[number - 1] ?? { width: 0, height: 0 };
    const box = window.document.createElement('div');
    box.className = 'pdf-page';
    box.dataset.page = String(number);
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', this.#options.pageLabel(number, document.sizes.length));
    box.style.width = `${width * scale}px`;
    box.style.height = `${height * scale}px`;
    box.style.setProperty('--total-scale-factor', String(scale));

    const wanted = window.devicePixelRatio || 1;
    const ratio = Math.min(wanted, Math.sqrt(CANVAS_MAX_PIXELS / (width * height)) / scale);
    const canvas = await document.draw(number, scale, ratio);
    canvas.setAttribute('aria-hidden', 'true');
    box.append(canvas);
    const addText = async () => {
      const container = window.document.createElement('div');
      container.className = 'textLayer';
      await document.layText(number, scale, container);
      canvas.after(container);
    };
    return { box, signature: this.#signatures?.[number - 1], zoom: this.#zoom, ratio: wanted, addText };
  }

  #drawFrames(): void {
    for (const old of this.#options.pages.querySelectorAll('.pdf-frame')) old.remove();
    this.#mark(this.#frames, 'pdf-frame');
  }

  #mark(places: readonly PageBox[], look: string): HTMLElement[] {
    const unit = this.#zoom * CSS_UNITS;
    const marks: HTMLElement[] = [];
    for (const { page, x, y, width, height } of places) {
      const box = this.#options.pages.children[page - 1];
      if (!box) continue;
      const frame = document.createElement('div');
      frame.className = look;
      frame.setAttribute('aria-hidden', 'true');
      frame.style.left = `${x * unit}px`;
      frame.style.top = `${y * unit}px`;
      frame.style.width = `${width * unit}px`;
      frame.style.height = `${height * unit}px`;
      box.append(frame);
      marks.push(frame);
    }
    return marks;
  }

  #report(): void {
    const { scroller, pages, onShown } = this.#options;
    const middle = scroller.scrollTop + scroller.clientHeight / 3;
    let page = 1;
    for (const box of pages.children) {
      if (box instanceof HTMLElement && box.offsetTop <= middle) page = Number(box.dataset.page);
    }
    onShown({ page, count: this.#document?.sizes.length ?? 0, zoom: this.#zoom });
  }
}
