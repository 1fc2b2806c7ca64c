/**
 * Prints which files of the bundle a document needs, for a list of `groups/`:
 *
 *     node tex-wasm/bundle/record.ts pdflatex|xelatex FILE.tex >tex-wasm/bundle/groups/NAME.txt
 *
 * Uses what `scripts/build-tex.sh` has built; sets the document twice, and makes the PDF.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Instance, makePdf, typeset } from "../../web/src/lib/tex/engine.ts";
import { bundleNames, type Engine } from "../../web/src/lib/tex/support.ts";
import { openBundle } from "../format/bundle.ts";

const [engine, path] = process.argv.slice(2);
if ((engine !== "pdflatex" && engine !== "xelatex") || !path) {
  console.error(
    "Usage: node tex-wasm/bundle/record.ts pdflatex|xelatex FILE.tex",
  );
  process.exit(1);
}

const build = join(import.meta.dirname, "../../build/tex");
const module = new WebAssembly.Module(readFileSync(join(build, "engine.wasm")));
const format = readFileSync(join(build, "formats", `${engine}.fmt`));
const bundle = openBundle(join(build, "bundle"));
const main = basename(path);
const stem = main.replace(/\.tex$/, "");
const made = new Map<string, Uint8Array>();
const used = new Set<string>();

const options = { read, date: 1_700_000_000 };
for (let pass = 0; pass < 2; pass++)
  keep(
    typeset(new Instance(module), {
      ...options,
      main,
      format: `${engine}.fmt`,
      synctex: false,
    }),
  );
keep(
  makePdf(new Instance(module), `${stem}.xdv`, `${stem}.pdf`, false, options),
);
console.log([...used].sort().join("\n"));

function read(name: string): Uint8Array | undefined {
  if (name === `${engine}.fmt`) return format;
  const own = join(dirname(path!), name);
  if (made.has(name)) return made.get(name);
  if (existsSync(own) && statSync(own).isFile()) return readFileSync(own);
  const known = bundleNames(name, engine as Engine).find((candidate) =>
    bundle(candidate),
  );
  if (known) used.add(known);
  return known === undefined ? undefined : bundle(known);
}

function keep(run: ReturnType<typeof typeset>) {
  for (const [name, file] of run.files) made.set(name, file);
  const errors = run.messages.filter((message) => message.kind === "error");
  if (errors.length > 0) {
    console.error(errors.map((message) => message.text).join("\n"));
    process.exit(1);
  }
}
