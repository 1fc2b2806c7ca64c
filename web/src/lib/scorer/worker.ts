/** The scorer in its own thread: typing never waits for it. The compiled module comes from the page. */
import init, { score } from '#lib/wasm/scoring/scoring.js';
import type { FromWorker, ModuleMessage, ToWorker } from './client.ts';

const post = (message: FromWorker) => self.postMessage(message);

let begin: (module: WebAssembly.Module) => void;
const ready = new Promise<WebAssembly.Module>((resolve) => {
  begin = resolve;
})
  .then((module) => init({ module_or_path: module }))
  .then(
    () => post({ kind: 'ready' }),
    (cause: unknown) => post({ kind: 'broken', message: String(cause) }),
  );

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker | ModuleMessage>) => {
  if ('module' in data) {
    begin(data.module);
    return;
  }
  await ready;
  const began = performance.now();
  try {
    const json = score(JSON.stringify(data.request));
    post({ kind: 'scored', id: data.id, json, ms: performance.now() - began });
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state: the client starts a fresh worker.
    post({ kind: 'broken', message: String(cause) });
  }
});
