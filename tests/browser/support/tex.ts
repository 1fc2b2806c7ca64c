// A release of the TeX engine for tests: what was built, or else a stand-in made of the TeX tree of this machine.
import type { Page, Route } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dumpFormat, makePdf, typeset } from '../../../web/src/lib/tex/engine.ts';
import { root } from './corpus.ts';

const ENGINE = join(root, 'build/tex/engine.wasm');
const RELEASE = join(root, 'build/tex/release');
const OVERLAY = join(root, 'tex-wasm/format');
const OWN = join(root, 'tex-wasm/texmf');

/** The files of a release by name: their bytes, or where they are on disk. */
export type TexRelease = Map<string, Uint8Array | string>;

/** Names → paths in the TeX trees, what was generated first: a distribution’s own font map is a stub. */
function tree(): Map<string, string> {
  const found = new Map<string, string>();
  const places = [
    'tex/xelatex',
    'tex/latex',
    'tex/generic',
    'tex/plain',
    'tex',
    'fonts',
    'dvipdfmx',
    'bibtex',
  ];
  const roots = ['TEXMFSYSVAR', 'TEXMFDIST', 'TEXMFMAIN'].map((name) =>
    execFileSync('kpsewhich', ['-var-value', name], { encoding: 'utf8' }).trim(),
  );
  // Debian keeps some fonts beside its trees.
  for (const base of [OWN, ...roots, '/usr/share/texmf']) {
    for (const place of places) {
      if (!existsSync(join(base, place))) continue;
      const files = readdirSync(join(base, place), { recursive: true, withFileTypes: true });
      for (const file of files.sort((a, b) => (a.parentPath + a.name < b.parentPath + b.name ? -1 : 1))) {
        if (file.parentPath.includes('latex-dev')) continue;
        if (!file.isDirectory() && !found.has(file.name))
          found.set(file.name, join(file.parentPath, file.name));
      }
    }
  }
  return found;
}

/** Makes a release with what the given documents need. */
export function standIn(documents: readonly string[]): TexRelease {
  const engine = readFileSync(ENGINE);
  const module = new WebAssembly.Module(engine);
  const where = tree();
  const read = new Map<string, Uint8Array>();
  const fonts = new Set<string>();
  const file = (name: string): Uint8Array | undefined => {
    if (name.includes('/')) return undefined;
    const overlay = join(OVERLAY, name);
    const path = existsSync(overlay) ? overlay : where.get(name);
    if (!path || !statSync(path).isFile()) return undefined;
    if (name.endsWith('.tfm')) fonts.add(name.slice(0, -4));
    let bytes: Uint8Array = readFileSync(path);
    // Whole, it takes longer to read than a page takes to set.
    if (name === 'pdftex.map') {
      const lines = bytes.toString().split('\n');
      bytes = Buffer.from(lines.filter((line) => fonts.has(line.split(' ', 1)[0] ?? '')).join('\n') + '\n');
    }
    if (name === 'language.dat') bytes = languages(bytes.toString(), where);
    return bytes;
  };
  const date = 1_700_000_000;
  const format = dumpFormat(module, 'pdflatex.ini', { date, read: file }).files.get('pdflatex.fmt');
  if (!format) throw new Error('The format could not be dumped.');
  const keep = (name: string) => {
    const bytes = file(name);
    if (bytes) read.set(name, bytes);
    return bytes;
  };
  for (const text of documents) {
    const own = new Map<string, Uint8Array>([['main.tex', Buffer.from(text)]]);
    own.set('pdflatex.fmt', format);
    const from = (name: string) => own.get(name) ?? keep(name);
    for (let pass = 0; pass < 2; pass += 1) {
      const run = typeset(module, {
        main: 'main.tex',
        format: 'pdflatex.fmt',
        date,
        synctex: true,
        read: from,
      });
      for (const [name, bytes] of run.files) own.set(name, bytes);
    }
    makePdf(module, 'main.xdv', 'main.pdf', false, { date, read: from });
  }
  // The fonts are known by now.
  for (const name of ['pdftex.map']) keep(name);
  return pack(engine, format, read);
}

function languages(text: string, where: ReadonlyMap<string, string>): Uint8Array {
  const lines = text
    .split('\n')
    .filter((line) => /^\s*(%|=|$)/.test(line) || where.has(line.split(/\s+/)[1] ?? ''));
  return Buffer.from(lines.join('\n'));
}

function pack(engine: Uint8Array, format: Uint8Array, files: ReadonlyMap<string, Uint8Array>) {
  const parts: Uint8Array[] = [];
  const lines = ['legible-tex-index\t1', '#\tstarter'];
  let at = 0;
  for (const [name, bytes] of files) {
    const stored = gzipSync(bytes);
    lines.push(`${name}\t${at}\t${stored.length}\t${bytes.length}`);
    parts.push(stored);
    at += stored.length;
  }
  const release = new Map<string, Uint8Array>([
    ['engine.wasm', engine],
    ['pdflatex.fmt', format],
    ['index.tsv', Buffer.from(`${lines.join('\n')}\n`)],
    ['bundle.ttb', Buffer.concat(parts)],
  ]);
  const hash = createHash('sha256');
  for (const bytes of release.values()) hash.update(bytes);
  release.set(
    'manifest.json',
    Buffer.from(JSON.stringify({ release: hash.digest('hex').slice(0, 16), files: {} })),
  );
  return release;
}

let known: TexRelease | undefined;

/** The release, or why there is none. */
export function texRelease(documents: readonly string[]): TexRelease | string {
  if (known) return known;
  if (existsSync(join(RELEASE, 'manifest.json'))) {
    return (known = new Map(readdirSync(RELEASE).map((name) => [name, join(RELEASE, name)])));
  }
  if (!existsSync(ENGINE)) return 'the engine is not built';
  try {
    execFileSync('kpsewhich', ['-version'], { stdio: 'ignore' });
  } catch {
    return 'there is no TeX tree';
  }
  return (known = standIn(documents));
}

function bytesOf(file: Uint8Array | string, from = 0, to?: number): Buffer {
  if (typeof file !== 'string') return Buffer.from(file.subarray(from, to));
  if (to === undefined) return readFileSync(file);
  const part = Buffer.alloc(to - from);
  const handle = openSync(file, 'r');
  readSync(handle, part, 0, part.length, from);
  closeSync(handle);
  return part;
}

/** What `/tex/…` answers: status, headers, body. */
export function texAnswer(release: TexRelease, pathname: string, range: string | undefined) {
  const [, , id, name = ''] = pathname.split('/');
  const manifest = release.get('manifest.json');
  const headers: Record<string, string> = { 'Cross-Origin-Resource-Policy': 'same-origin' };
  if (id === 'current' && manifest)
    return {
      status: 200,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: bytesOf(manifest),
    };
  const file = release.get(name);
  if (!file) return { status: 404, headers, body: Buffer.alloc(0) };
  headers['Content-Type'] = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  headers['Cache-Control'] = 'public, max-age=31536000, immutable';
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined) return { status: 200, headers, body: bytesOf(file) };
  headers['Content-Range'] = `bytes ${from}-${to}/*`;
  return { status: 206, headers, body: bytesOf(file, Number(from), Number(to) + 1) };
}

/** Serves a release to a page. Gives the addresses that were asked for. */
export async function serveTex(page: Page, release: TexRelease): Promise<string[]> {
  const asked: string[] = [];
  await page.context().route('**/tex/**', async (route: Route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    asked.push(pathname);
    await route.fulfill(texAnswer(release, pathname, (await request.headerValue('range')) ?? undefined));
  });
  return asked;
}
