/** The built engine, its formats and its bundle, in Node: what the browser does, without its caches. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle, type Bundle } from '../../../tex-wasm/format/bundle.ts';
import { bundleNames, type Engine } from '../../../web/src/lib/tex/support.ts';
import {
  bibliography,
  Instance,
  makePdf,
  typeset,
  type Message,
  type Outcome,
} from '../../../web/src/lib/tex/engine.ts';

export type { Engine };

export interface Page {
  outcome: Outcome;
  messages: Message[];
  /** Everything that was written, the PDF among it. */
  files: Map<string, Uint8Array>;
  pdf: Uint8Array | undefined;
  passes: number;
}

/** 14 November 2023: what `\today` shows, here and in TeX Live's runs. */
export const DATE = 1_700_000_000;
const MOST_PASSES = 3;

const build = join(import.meta.dirname, '../../../build/tex');

/** False where the engine's toolchain is not there, so that it was not built. */
export const isBuilt = existsSync(join(build, 'release/manifest.json'));

let loaded: { module: WebAssembly.Module; bundle: Bundle; formats: Map<string, Uint8Array> } | undefined;

function load() {
  loaded ??= {
    module: new WebAssembly.Module(readFileSync(join(build, 'engine.wasm'))),
    bundle: openBundle(join(build, 'bundle')),
    formats: new Map(
      ['pdflatex', 'xelatex'].map((name) => [
        `${name}.fmt`,
        readFileSync(join(build, 'formats', `${name}.fmt`)),
      ]),
    ),
  };
  return loaded;
}

/** Typesets until what a pass writes for the next one no longer changes. */
export function setDocument(
  project: ReadonlyMap<string, Uint8Array>,
  engine: Engine,
  main = 'main.tex',
): Page {
  const { module, bundle, formats } = load();
  const stem = main.replace(/\.tex$/, '');
  const made = new Map<string, Uint8Array>();
  const read = (name: string) =>
    made.get(name) ??
    formats.get(name) ??
    project.get(name.replace(/^\.\//, '')) ??
    support(bundle, engine, name);
  const options = { read, date: DATE };
  let messages: Message[] = [];
  let outcome: Outcome = 'fatal';
  let passes = 0;
  for (let settled = false; !settled && passes < MOST_PASSES; passes++) {
    const before = kept(made);
    const run = typeset(new Instance(module), { ...options, main, format: `${engine}.fmt`, synctex: true });
    outcome = run.outcome;
    messages = run.messages;
    add(made, run.files);
    if (outcome === 'fatal') break;
    const aux = text(made.get(`${stem}.aux`));
    if (passes === 0 && aux.includes('\\bibdata{')) {
      add(made, bibliography(new Instance(module), `${stem}.aux`, options).files);
    }
    settled = kept(made) === before;
  }
  const xdv = `${stem}.xdv`;
  if (made.has(xdv)) {
    const run = makePdf(new Instance(module), xdv, `${stem}.pdf`, true, options);
    add(made, run.files);
    messages = [...messages, ...run.messages];
    if (run.outcome === 'fatal') outcome = 'fatal';
  }
  return { outcome, messages, files: made, pdf: made.get(`${stem}.pdf`), passes };
}

export function errors(page: Page): string[] {
  return page.messages.filter((message) => message.kind === 'error').map((message) => message.text);
}

function support(bundle: Bundle, engine: Engine, name: string): Uint8Array | undefined {
  for (const known of bundleNames(name, engine)) {
    const file = bundle(known);
    if (file) return file;
  }
  return undefined;
}

/** What the next pass reads. */
function kept(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files]
    .filter(([name]) => /\.(aux|toc|out|bbl|lof|lot)$/.test(name))
    .map(([name, file]) => name + text(file))
    .join('\0');
}

function add(to: Map<string, Uint8Array>, files: ReadonlyMap<string, Uint8Array>) {
  for (const [name, file] of files) to.set(name, file);
}

const text = (file: Uint8Array | undefined) => Buffer.from(file ?? []).toString('latin1');
