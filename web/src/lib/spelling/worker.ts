/** The dictionaries in their own thread. */
import init, { Dictionaries } from '#lib/wasm/spelling/spelling.js';
import wasmUrl from '#lib/wasm/spelling/spelling_bg.wasm?url';

export interface ToSpeller {
  id: number;
  language: string;
  /** Folders under `/dictionaries`. */
  dictionaries: string[];
  words: string[];
}

/** `json`: the verdict; left out when dictionaries or module did not arrive. */
export interface FromSpeller {
  id: number;
  json?: string;
}

let loading: Promise<unknown> | undefined;
const languages = new Map<string, Promise<Dictionaries>>();

async function text(path: string): Promise<string> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

async function open(language: string, folders: readonly string[]): Promise<Dictionaries> {
  loading ??= init({ module_or_path: wasmUrl });
  const [files] = await Promise.all([
    Promise.all(
      folders.flatMap((folder) => ['aff', 'dic'].map((end) => text(`/dictionaries/${folder}/index.${end}`))),
    ),
    loading,
  ]);
  return new Dictionaries(language, files);
}

self.addEventListener('message', async ({ data }: MessageEvent<ToSpeller>) => {
  const { id, language, dictionaries, words } = data;
  let opened = languages.get(language);
  if (!opened) languages.set(language, (opened = open(language, dictionaries)));
  try {
    const answer: FromSpeller = { id, json: (await opened).check(JSON.stringify(words)) };
    self.postMessage(answer);
  } catch {
    // What did not arrive is fetched again with the next words.
    languages.delete(language);
    loading = undefined;
    const answer: FromSpeller = { id };
    self.postMessage(answer);
  }
});
