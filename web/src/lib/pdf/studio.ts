/**
 * A document of its own, out of sight, in which pages are drawn. Each PDF brings fonts; a font that comes to a
 * document or leaves it has all of its text laid out anew, which here is a canvas and nothing else.
 */
export class Studio {
  readonly #frame: HTMLIFrameElement;
  readonly document: Document;

  constructor() {
    this.#frame = document.createElement('iframe');
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.tabIndex = -1;
    // Not `display: none`: Firefox loads no fonts in a document that has no layout.
    this.#frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
    document.body.append(this.#frame);
    const inner = this.#frame.contentDocument;
    if (!inner) throw new Error('a frame of our own has no document');
    this.document = inner;
  }

  close(): void {
    this.#frame.remove();
  }
}
