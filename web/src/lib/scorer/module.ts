/**
 * The scorer's WebAssembly: what reads LaTeX, which comes first, and the whole
 * of it, which also reads postings, PDFs and Word documents. Each is fetched
 * and compiled once a page, whatever becomes of its workers.
 */
import wholeUrl from '#lib/wasm/scoring/scoring_bg.wasm?url';
import typingUrl from '#lib/wasm/typing/typing_bg.wasm?url';
import type { Part } from './messages.ts';

const urls: Record<Part, string> = { typing: typingUrl, whole: wholeUrl };
const compiled: Partial<Record<Part, Promise<WebAssembly.Module>>> = {};

/** The compiled module; a fetch that failed is tried again with the next call. */
export function scorerModule(part: Part): Promise<WebAssembly.Module> {
  return (compiled[part] ??= WebAssembly.compileStreaming(
    fetch(urls[part], { credentials: 'same-origin' }),
  ).catch((cause: unknown) => {
    delete compiled[part];
    throw cause;
  }));
}
