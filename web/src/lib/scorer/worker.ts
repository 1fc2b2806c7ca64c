/**
 * The scorer in its own thread: typing never waits for it. The compiled modules come from the page: first
 * what reads LaTeX, and the whole scorer once a request needs it, which then answers everything.
 */
import * as whole from '#lib/wasm/scoring/scoring.js';
import * as typing from '#lib/wasm/typing/typing.js';
import { Answers } from './answers.ts';
import type { FromWorker, ModuleMessage, Part, ToWorker } from './messages.ts';

const post = (message: FromWorker) => self.postMessage(message);
const broken = (cause: unknown) => post({ kind: 'broken', message: String(cause) });

const given: Partial<Record<Part, (module: WebAssembly.Module) => void>> = {};
const module = (part: Part) => new Promise<WebAssembly.Module>((resolve) => (given[part] = resolve));

const ready = module('typing')
  .then((compiled) => typing.default({ module_or_path: compiled }))
  .then(() => post({ kind: 'ready' }), broken);
const answers = new Answers(typing, () => performance.now());

let widened: Promise<void> | undefined;
/** Makes the whole scorer answer from here on. */
function widen(): Promise<void> {
  widened ??= (async () => {
    const compiled = module('whole');
    post({ kind: 'wanted' });
    await whole.default({ module_or_path: await compiled });
    answers.widen(whole);
  })();
  return widened;
}

/** Told without asking, so that the whole scorer comes while the first module does. */
const wantsMore = (data: ToWorker) =>
  data.kind === 'score' &&
  (data.options.posting !== undefined ||
    (data.options.profile ?? 'standard') !== 'standard' ||
    Boolean(data.reading) ||
    data.changes.some(({ kind, path }) => kind === 'set' && /\.(bib|md|markdown|txt)$/i.test(path)));

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker | ModuleMessage>) => {
  if ('module' in data) {
    given[data.part]?.(data.module);
    return;
  }
  try {
    if (wantsMore(data)) await widen();
    await ready;
    const answer = answers.to(data);
    if (answer !== 'beyond') {
      post(answer);
      return;
    }
    await widen();
    if ('id' in data) post({ kind: 'lost', id: data.id });
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state: the client starts a fresh worker.
    broken(cause);
  }
});
