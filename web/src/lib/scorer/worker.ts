/** The scorer in its own thread: typing never waits for it. */
import init, { score } from '#lib/wasm/scoring/scoring.js';
import wasmUrl from '#lib/wasm/scoring/scoring_bg.wasm?url';
import type { FromWorker, ToWorker } from './client.ts';

const post = (message: FromWorker) => self.postMessage(message);

const ready = init({ module_or_path: wasmUrl }).then(
  () => post({ kind: 'ready' }),
  (cause: unknown) => post({ kind: 'broken', message: String(cause) }),
);

self.addEventListener('message', async (event: MessageEvent<ToWorker>) => {
  const { id, request } = event.data;
  await ready;
  const began = performance.now();
  try {
    const json = score(JSON.stringify(request));
    post({ kind: 'scored', id, json, ms: performance.now() - began });
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state: the client starts a fresh worker.
    post({ kind: 'broken', message: String(cause) });
  }
});
