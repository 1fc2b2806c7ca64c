/** Draws PDFs in the page's own thread, with another for reading them. */
import * as pdfjs from 'pdfjs-dist';
import { assets, type Press, type Sheets } from './sheets.ts';
import { Studio } from './studio.ts';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export class PressHere implements Press {
  /** One thread for all documents: starting it takes longer than drawing a page. */
  readonly #worker = new pdfjs.PDFWorker();
  readonly #studio = new Studio();

  async open(bytes: Uint8Array): Promise<Sheets> {
    const owner = this.#studio.document;
    const task = pdfjs.getDocument({
      worker: this.#worker,
      data: bytes.slice(),
      ...assets(__PDFJS_ASSETS__),
      ownerDocument: owner,
    });
    const document = await task.promise;
    const pages: pdfjs.PDFPageProxy[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await document.getPage(number));
    const viewportOf = (page: number, scale: number) => {
      const proxy = pages[page - 1];
      if (!proxy) throw new RangeError(`there is no page ${page}`);
      return { proxy, viewport: proxy.getViewport({ scale }) };
    };
    return {
      sizes: pages.map((_, at) => viewportOf(at + 1, 1).viewport),
      async draw(page, scale, ratio) {
        const { proxy, viewport } = viewportOf(page, scale);
        const canvas = owner.createElement('canvas');
        canvas.width = Math.floor(viewport.width * ratio);
        canvas.height = Math.floor(viewport.height * ratio);
        const transform = ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0];
        await proxy.render({ canvas, viewport, transform }).promise;
        return window.document.adoptNode(canvas);
      },
      async layText(page, scale, container) {
        const { proxy, viewport } = viewportOf(page, scale);
        await new pdfjs.TextLayer({
          textContentSource: proxy.streamTextContent(),
          container,
          viewport,
        }).render();
      },
      close: () => task.destroy(),
    };
  }

  close(): void {
    this.#worker.destroy();
    this.#studio.close();
  }
}
