/** The scorer's WebAssembly, fetched and compiled once a page, whatever becomes of its workers. */
import wasmUrl from '#lib/wasm/scoring/scoring_bg.wasm?url';

let compiled: Promise<WebAssembly.Module> | undefined;

/** The compiled module; a fetch that failed is tried again with the next call. */
export function scorerModule(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compileStreaming(fetch(wasmUrl, { credentials: 'same-origin' })).catch(
    (cause: unknown) => {
      compiled = undefined;
      throw cause;
    },
  );
  return compiled;
}
