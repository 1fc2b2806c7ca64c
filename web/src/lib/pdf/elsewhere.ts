/** Draws PDFs in a thread of its own; what comes of it is put on the page. */
import * as pdfjs from 'pdfjs-dist';
import type { Answer, Answers, Ask, Words } from './messages.ts';
import { type Press, type Sheets } from './sheets.ts';

/** The thread cannot do this, or is gone; the page itself may. */
export class Cannot extends Error {}

/** The part of a `Worker` that is used. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Whether a thread can draw, and hand over what it drew. */
export const drawsElsewhere = () =>
  typeof OffscreenCanvas === 'function' &&
  'transferToImageBitmap' in OffscreenCanvas.prototype &&
  'ImageBitmapRenderingContext' in globalThis;

interface Waiting {
  resolve: (value: Answers[Ask['kind']]) => void;
  reject: (cause: Error) => void;
}

export class PressElsewhere implements Press {
  readonly #thread: Thread;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #broken = false;

  constructor(thread: Thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })) {
    this.#thread = thread;
    thread.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return;
      this.#waiting.delete(data.id);
      if ('value' in data) waiting.resolve(data.value);
      else waiting.reject(data.cannot ? new Cannot(data.error) : new Error(data.error));
    });
    // It did not start.
    thread.addEventListener('error', (event) => {
      event.preventDefault();
      this.#end();
    });
  }

  async open(bytes: Uint8Array): Promise<Sheets> {
    const copy = bytes.slice();
    const { document, sizes } = await this.#ask({ kind: 'open', bytes: copy, assets: __PDFJS_ASSETS__ }, [
      copy.buffer,
    ]);
    return {
      sizes,
      draw: async (page, scale, ratio) => {
        const bitmap = await this.#ask({ kind: 'draw', document, page, scale, ratio });
        const canvas = window.document.createElement('canvas');
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
        return canvas;
      },
      layText: async (page, scale, container) =>
        layWords(await this.#ask({ kind: 'text', document, page, scale }), scale, container),
      close: async () => {
        // Who has ended has closed it.
        await this.#ask({ kind: 'close', document }).catch(() => undefined);
      },
    };
  }

  close(): void {
    this.#end();
  }

  #ask<K extends Ask['kind']>(
    ask: Extract<Ask, { kind: K }>,
    given: Transferable[] = [],
  ): Promise<Answers[K]> {
    if (this.#broken) return Promise.reject(new Cannot('the thread that draws has ended'));
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#thread.postMessage({ id, ask }, given);
    });
  }

  #end(): void {
    this.#broken = true;
    this.#thread.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Cannot('the thread that draws has ended'));
    this.#waiting.clear();
  }
}

async function layWords({ content, rotation, frame }: Words, scale: number, container: HTMLElement) {
  // What pdf.js reads of a viewport here.
  const viewport = { scale, rotation, rawDims: frame } as unknown as pdfjs.PageViewport;
  await new pdfjs.TextLayer({ textContentSource: content, container, viewport }).render();
}
