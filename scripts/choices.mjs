// Writes what a request may choose from beside a built scorer: scripts/choices.mjs FOLDER
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const scorer = await import(pathToFileURL(join(folder, "scoring.js")));
scorer.initSync({ module: readFileSync(join(folder, "scoring_bg.wasm")) });
writeFileSync(join(folder, "choices.json"), `${scorer.choices()}\n`);
