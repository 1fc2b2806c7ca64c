/**
 * The scorer's WebAssembly: what reads LaTeX, which comes first, and the whole
 * of it, which also reads postings, PDFs and Word documents. Each is fetched
 * and compiled once a page, whatever becomes of its workers.
 */
import wholeUrl from '#lib/wasm/scoring/scoring_bg.wasm?url';
import typingUrl from '#lib/wasm/typing/typing_bg.wasm?url';
import type { Part } from './messages.ts';

const urls: Record<Part, string> = { typing: typingUrl, whole: wholeUrl };
const compiled = new Map<Part, Promise<WebAssembly.Module>>();

/** The compiled module; a fetch that failed is tried again with the next call. */
export function scorerModule(part: Part): Promise<WebAssembly.Module> {
  let module = compiled.get(part);
  if (!module) {
    const fetched = fetch(urls[part], { credentials: 'same-origin' });
    module = WebAssembly.compileStreaming(fetched).catch((cause: unknown) => {
      compiled.delete(part);
      throw cause;
    });
    compiled.set(part, module);
  }
  return module;
}
