/** The reader of PDF and Word files in its own thread. */
import * as reader from '#lib/wasm/reader/reader.js';
import wasmUrl from '#lib/wasm/reader/reader_bg.wasm?url';
import type { DocumentKind } from './reader.ts';

export interface ToReader {
  id: number;
  kind: DocumentKind;
  bytes: Uint8Array;
}

export type FromReader = { id: number; json: string } | { broken: string; loaded: boolean };

/** The functions of the reader's module: bytes in, JSON out. */
interface ReaderModule {
  read_pdf(bytes: Uint8Array): string;
  read_docx?(bytes: Uint8Array): string;
}
const { read_pdf: readPdf, read_docx: readDocx }: ReaderModule = reader;

const post = (message: FromReader) => self.postMessage(message);
const ready = reader.default({ module_or_path: wasmUrl });
let loaded = false;

self.addEventListener('message', async ({ data: { id, kind, bytes } }: MessageEvent<ToReader>) => {
  try {
    await ready;
    loaded = true;
    const read = kind === 'pdf' ? readPdf : readDocx;
    if (!read) throw new Error(`this build reads no ${kind}`);
    post({ id, json: read(bytes) });
  } catch (cause) {
    post({ broken: String(cause), loaded });
  }
});
