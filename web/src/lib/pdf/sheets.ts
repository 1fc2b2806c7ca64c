/** A PDF that is open, whoever draws it. */

/** Of a page as it is shown, rotated: points. */
export interface Size {
  width: number;
  height: number;
}

export interface Sheets {
  /** By page. */
  readonly sizes: readonly Size[];
  /** Draws a page, from 1. `scale`: CSS pixels to a point; `ratio`: a screen's pixels to one of CSS. */
  draw(page: number, scale: number, ratio: number): Promise<HTMLCanvasElement>;
  /** Lays a page's selectable text into an element. */
  layText(page: number, scale: number, container: HTMLElement): Promise<void>;
  close(): Promise<void>;
}

/** Opens PDFs. The bytes are copied. */
export interface Press {
  open(bytes: Uint8Array): Promise<Sheets>;
  close(): void;
}

/** Where the files are that pdf.js reads beside the document: character maps, fonts, decoders. */
export const assets = (root: string) => ({
  cMapUrl: `${root}cmaps/`,
  standardFontDataUrl: `${root}standard_fonts/`,
  wasmUrl: `${root}wasm/`,
  iccUrl: `${root}iccs/`,
});
