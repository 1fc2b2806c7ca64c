/** Draws PDFs in a thread of its own, so that a key does not wait for a page. */
import * as pdfjs from 'pdfjs-dist';
// It reads the documents: within this thread, where it announces itself.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
import type { Answer, Answers, Ask } from './messages.ts';
import { assets } from './sheets.ts';

/** What a thread cannot do. */
class Cannot extends Error {}

/** pdf.js makes filters of SVG elements, which only a page has. Few documents want one. */
class NoFilters {
  addFilter = refuse;
  addHCMFilter = refuse;
  addAlphaFilter = refuse;
  addLuminosityFilter = refuse;
  addKnockoutFilter = refuse;
  addHighlightHCMFilter = refuse;
  destroy() {
    // There is nothing to give back.
  }
}

function refuse(): never {
  throw new Cannot('a filter');
}

/** As much of a document as drawing asks for. */
const owner = {
  fonts: (self as unknown as { fonts?: FontFaceSet }).fonts,
  createElement(name: string) {
    if (name !== 'canvas') throw new Cannot(`an element ${name}`);
    return new OffscreenCanvas(1, 1);
  },
} as unknown as HTMLDocument;

interface Open {
  task: pdfjs.PDFDocumentLoadingTask;
  pages: pdfjs.PDFPageProxy[];
}

const documents = new Map<number, Open>();
let opened = 0;

function viewportOf({ document, page, scale }: { document: number; page: number; scale: number }) {
  const proxy = documents.get(document)?.pages[page - 1];
  if (!proxy) throw new RangeError(`there is no page ${page}`);
  return { proxy, viewport: proxy.getViewport({ scale }) };
}

const answers: { [K in Ask['kind']]: (ask: Extract<Ask, { kind: K }>) => Promise<Answers[K]> } = {
  async open({ bytes, assets: root }) {
    if (!owner.fonts) throw new Cannot('fonts');
    const task = pdfjs.getDocument({
      data: bytes,
      ...assets(root),
      useWorkerFetch: true,
      ownerDocument: owner,
      FilterFactory: NoFilters,
    });
    const document = await task.promise;
    const pages: pdfjs.PDFPageProxy[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await document.getPage(number));
    documents.set(++opened, { task, pages });
    const sizes = pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      return { width, height };
    });
    return { document: opened, sizes };
  },

  async draw(ask) {
    const { proxy, viewport } = viewportOf(ask);
    const { ratio } = ask;
    const canvas = new OffscreenCanvas(
      Math.floor(viewport.width * ratio),
      Math.floor(viewport.height * ratio),
    );
    const transform = ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0];
    await proxy.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport, transform }).promise;
    return canvas.transferToImageBitmap();
  },

  async text(ask) {
    const { proxy, viewport } = viewportOf(ask);
    const { rawDims } = viewport as unknown as { rawDims: Answers['text']['frame'] };
    return { content: await proxy.getTextContent(), rotation: viewport.rotation, frame: { ...rawDims } };
  },

  async close({ document }) {
    const open = documents.get(document);
    documents.delete(document);
    await open?.task.destroy();
    return undefined;
  },
};

self.addEventListener('message', ({ data }: MessageEvent<{ id: number; ask?: Ask }>) => {
  // What the parts of pdf.js say to each other.
  if (!data.ask) return;
  const { id, ask } = data;
  const post = (answer: Answer, transfer: Transferable[] = []) => self.postMessage(answer, { transfer });
  (answers[ask.kind] as (ask: Ask) => Promise<Answers[Ask['kind']]>)(ask).then(
    (value) => post({ id, value }, value instanceof ImageBitmap ? [value] : []),
    (cause: unknown) => post({ id, error: String(cause), cannot: cause instanceof Cannot }),
  );
});
