/**
 * The scorer in its own thread: typing never waits for it. The compiled modules come from the page: first
 * what scores LaTeX, then the whole scorer, when a request needs it or the browser has time, which from there
 * on answers everything. Sums and words for a dictionary wait for it.
 */
import lexiconUrl from '#lib/wasm/scoring/lexicon.txt?url';
import * as whole from '#lib/wasm/scoring/scoring.js';
import * as typing from '#lib/wasm/typing/typing.js';
import { Answers } from './answers.ts';
import type { FromWorker, ModuleMessage, Part, ToWorker } from './messages.ts';

const post = (message: FromWorker) => self.postMessage(message);
const broken = (cause: unknown) => post({ kind: 'broken', message: String(cause) });

/** A module that the page gives, sooner or later. */
function gift() {
  let give!: (module: WebAssembly.Module) => void;
  const module = new Promise<WebAssembly.Module>((resolve) => (give = resolve));
  return { module, give, there: false };
}
const gifts: Record<Part, ReturnType<typeof gift>> = { typing: gift(), whole: gift() };

const ready = gifts.typing.module
  .then((compiled) => typing.default({ module_or_path: compiled }))
  .then(() => post({ kind: 'ready' }), broken);
const answers = new Answers(typing, () => performance.now());

const wholeReady = gifts.whole.module.then((compiled) => whole.default({ module_or_path: compiled }));
let wholeIsReady = false;
// Who waits for it hears of a failure.
wholeReady.then(
  () => (wholeIsReady = true),
  () => undefined,
);

let lexicon: Promise<void> | undefined;
/** Gives the whole scorer the skills that postings ask for. Where they do not come, it says so itself. */
function withLexicon(): Promise<void> {
  lexicon ??= fetch(lexiconUrl, { credentials: 'same-origin' })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((text) => whole.setLexicon(text))
    .catch(() => (lexicon = undefined));
  return lexicon;
}
// While the browser has time, so that a posting is read at once and without a network.
wholeReady.then(withLexicon, () => undefined);

let widened: Promise<void> | undefined;
/** Makes the whole scorer answer from here on. */
function widen(): Promise<void> {
  widened ??= (async () => {
    if (!gifts.whole.there) post({ kind: 'wanted' });
    await wholeReady;
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
    const gift = gifts[data.part];
    gift.there = true;
    gift.give(data.module);
    return;
  }
  try {
    // The first module is the small one, the whole the fast one: it takes over once it is there.
    if (wantsMore(data) || (data.kind === 'score' && wholeIsReady)) await widen();
    if (data.kind === 'score' && data.options.posting !== undefined) await withLexicon();
    await ready;
    let answer = answers.to(data);
    if (answer === 'beyond') {
      // Only a score is worth asking for the whole scorer: it comes unasked for what can wait.
      if (data.kind !== 'score') await wholeReady;
      await widen();
      answer = data.kind === 'whatIf' ? answers.to(data) : { kind: 'lost', id: data.id };
    }
    if (answer !== 'beyond') post(answer);
  } catch (cause) {
    // A trap leaves the module's memory in an unknown state: the client starts a fresh worker.
    broken(cause);
  }
});
