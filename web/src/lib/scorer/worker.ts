/** The scorer in its own thread: typing never waits for it. The compiled module comes from the page. */
import * as scorer from '#lib/wasm/scoring/scoring.js';
import { Answers } from './answers.ts';
import type { FromWorker, ModuleMessage, ToWorker } from './messages.ts';

const post = (message: FromWorker) => self.postMessage(message);

let begin: (module: WebAssembly.Module) => void;
const ready = new Promise<WebAssembly.Module>((resolve) => {
  begin = resolve;
})
  .then((module) => scorer.default({ module_or_path: module }))
  .then(
    () => post({ kind: 'ready' }),
    (cause: unknown) => post({ kind: 'broken', message: String(cause) }),
  );
const answers = new Answers(scorer, () => performance.now());

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker | ModuleMessage>) => {
  if ('module' in data) {
    begin(data.module);
    return;
  }
  await ready;
  try {
    post(answers.to(data));
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state: the client starts a fresh worker.
    post({ kind: 'broken', message: String(cause) });
  }
});
