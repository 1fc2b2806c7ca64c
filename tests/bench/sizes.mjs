// Sizes of what travels: wasm modules, JavaScript per page, the Worker; raw, gzip and brotli.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function report(name, files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = readFileSync(file);
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  const cells = [sum.raw, sum.gzip, sum.brotli].map((n) => kB(n).padStart(11));
  console.log(`${name.padEnd(44)}${String(files.length).padStart(4)}${cells.join('')}`);
}

/** The scripts a prerendered page loads before anyone touches it. */
function scriptsOf(html) {
  const page = join(root, 'web/build', html);
  if (!existsSync(page)) return [];
  const text = readFileSync(page, 'utf8');
  const found = [...text.matchAll(/(?:href|src|import\()\s*=?\s*"?\.?\.?\/?(_app\/[^"')]+\.js)/g)];
  return [...new Set(found.map((m) => join(root, 'web/build', m[1])))].filter(existsSync);
}

function under(folder, ending) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name));
}

console.log(
  `${'what'.padEnd(44)}${'n'.padStart(4)}${'raw'.padStart(11)}${'gzip'.padStart(11)}${'brotli'.padStart(11)}`,
);
report('scorer module (wasm, loaded first)', under('web/src/lib/wasm/typing', '_bg.wasm'));
report('whole scorer module (wasm, loaded when idle)', under('web/src/lib/wasm/scoring', '_bg.wasm'));
report(
  'skills that postings ask for (text, loaded with a posting)',
  under('web/src/lib/wasm/scoring', 'lexicon.txt'),
);
report('import module (wasm, loaded with a zip)', under('web/src/lib/wasm/project', '_bg.wasm'));
report('reader module (wasm, loaded with a PDF)', under('web/src/lib/wasm/reader', '_bg.wasm'));
report('spelling module (wasm, loaded after a pause)', under('web/src/lib/wasm/spelling', '_bg.wasm'));
report('SyncTeX module (wasm, loaded with the first compile)', under('web/src/lib/wasm/synctex', '_bg.wasm'));
report('dictionaries of English, American and British', [
  ...under('web/static/dictionaries/en', '.dic'),
  ...under('web/static/dictionaries/en', '.aff'),
  ...under('web/static/dictionaries/en-gb', '.dic'),
  ...under('web/static/dictionaries/en-gb', '.aff'),
]);
report('landing page: scripts before interaction', scriptsOf('index.html'));
report('workspace: scripts named by the page', scriptsOf('workspace.html'));
report('jobs: scripts named by the page', scriptsOf('jobs.html'));
report('status: scripts named by the page', scriptsOf('status.html'));
report('admin: scripts named by the page', scriptsOf('admin.html'));
report('all scripts of the web app', under('web/build/_app', '.js'));
report('all styles of the web app', under('web/build/_app', '.css'));
report('service worker', under('web/build', 'service-worker.js'));
for (const name of ['engine.wasm', 'pdflatex.fmt', 'xelatex.fmt', 'index.tsv'])
  report(`TeX for the browser: ${name}`, under('build/tex/release', name));
report('Worker (wasm)', under('edge/build', '.wasm'));
report('Worker (script)', under('edge/build', '.js'));
