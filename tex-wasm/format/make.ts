/**
 * Dumps the formats of the browser's engine with that engine itself, out of a bundle:
 *
 *     node tex-wasm/format/make.ts ENGINE BUNDLE_FOLDER OUT_FOLDER
 *
 * Reads `bundle.ttb` and `index.tsv` of BUNDLE_FOLDER and the files beside this one; writes
 * `pdflatex.fmt` and `xelatex.fmt`. Same inputs, same bytes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumpFormat, Instance } from "../../web/src/lib/tex/engine.ts";
import { openBundle } from "./bundle.ts";

/** What formats know of time is when they were made; they are the same whenever that is. */
const DATE = 0;

const [enginePath, bundleFolder, out] = process.argv.slice(2);
if (!enginePath || !bundleFolder || !out)
  fail("Usage: node tex-wasm/format/make.ts ENGINE BUNDLE_FOLDER OUT_FOLDER");

const engine = new WebAssembly.Module(readFileSync(enginePath));
const bundle = openBundle(bundleFolder);
const here = import.meta.dirname;

mkdirSync(out, { recursive: true });
for (const name of ["pdflatex", "xelatex"]) {
  const run = dumpFormat(new Instance(engine), `${name}.ini`, {
    read,
    date: DATE,
  });
  const format = run.files.get(`${name}.fmt`);
  if (!format || run.outcome === "errors" || run.outcome === "fatal") {
    const why = run.messages.filter((message) => message.kind === "error");
    fail(
      `${name}.fmt could not be made: ${why.map((message) => message.text).join("; ")}`,
    );
  }
  writeFileSync(join(out, `${name}.fmt`), format);
}

/** Our own files come before the tree's. */
function read(name: string): Uint8Array | undefined {
  const own = join(here, name);
  if (name.includes("/") || !existsSync(own)) return bundle(name);
  const file = readFileSync(own);
  return name === "language.dat"
    ? new TextEncoder().encode(languages(file.toString()))
    : file;
}

/** The lines of `language.dat` whose patterns the bundle has; synonyms go with their language. */
function languages(text: string): string {
  let kept = true;
  const lines = text.split("\n").filter((line) => {
    if (line.startsWith("=")) return kept;
    const patterns = /^[^%\s]\S*\s+(\S+)/.exec(line)?.[1];
    kept = patterns === undefined || bundle(patterns) !== undefined;
    if (!kept) console.log(`  not in the tree, left out: ${patterns}`);
    return kept;
  });
  return lines.join("\n");
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}
