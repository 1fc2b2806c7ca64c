/** What the page and the thread that draws say to each other. */
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js';
import type { Size } from './sheets.ts';

export type Ask =
  | { kind: 'open'; bytes: Uint8Array; assets: string }
  | { kind: 'draw'; document: number; page: number; scale: number; ratio: number }
  | { kind: 'text'; document: number; page: number; scale: number }
  | { kind: 'close'; document: number };

export interface Opened {
  document: number;
  sizes: Size[];
}

/** A page's words, and the frame that they are placed in. */
export interface Words {
  content: TextContent;
  rotation: number;
  frame: { pageWidth: number; pageHeight: number; pageX: number; pageY: number };
}

export interface Answers {
  open: Opened;
  draw: ImageBitmap;
  text: Words;
  close: undefined;
}

/** `cannot`: the thread has not got what this takes, and the page itself may have. */
export type Answer = { id: number } & ({ value: Answers[Ask['kind']] } | { error: string; cannot: boolean });
