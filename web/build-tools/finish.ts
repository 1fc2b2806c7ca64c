/**
 * Last step of the build: moves SvelteKit's inline bootstrap script out of every
 * page into a file, so that the policy needs no hash and no `unsafe-inline`, adds
 * what pdf.js fetches at run time, writes `_headers`, and tells the service worker
 * what there is to keep.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyFontAssets } from './font-assets.ts';
import { copyPdfAssets } from './pdf-assets.ts';
import { workspaceHead } from './preload.ts';
import { writeKeptFiles } from './offline.ts';
import { headersFile } from './security-headers.ts';

const build = path.resolve(import.meta.dirname, '../build');
const bootDir = path.join(build, '_app/immutable/boot');
mkdirSync(bootDir, { recursive: true });

// The gallery of components is for development.
rmSync(path.join(build, 'design.html'), { force: true });

// Every page waits for this script; its comments need not travel.
const theme = path.join(build, 'theme.js');
writeFileSync(theme, readFileSync(theme, 'utf8').replace(/^\s*(?:\/\/.*)?\n/gm, ''));

/** Adds what the page does not hold yet, before all other links. */
function withWorkspaceHead(html: string): string {
  const missing = workspaceHead(path.resolve(import.meta.dirname, '..')).filter(
    (element) => !html.includes(element),
  );
  return html.replace('<link href=', `${missing.join('\n\t\t')}\n\t\t<link href=`);
}

const pages = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);
for (const page of pages) {
  const file = path.join(build, page);
  const html = readFileSync(file, 'utf8').replace(/<script>([\s\S]*?)<\/script>/g, (_, code: string) => {
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
    writeFileSync(path.join(bootDir, `${hash}.js`), code);
    return `<script src="/_app/immutable/boot/${hash}.js"></script>`;
  });
  const inline =
    /<script(?![^>]*\bsrc=)(?![^>]*type="application\/(?:ld\+)?json")[^>]*>|\sstyle="|\son\w+="/.exec(html);
  if (inline) throw new Error(`${page} holds what the content security policy forbids: ${inline[0]}`);
  writeFileSync(file, page === 'workspace.html' ? withWorkspaceHead(html) : html);
}
writeFileSync(
  path.join(build, '_headers'),
  headersFile(['/_app/immutable/*', copyPdfAssets(build), await copyFontAssets(build)]),
);
const kept = writeKeptFiles(build);
console.log(`Finished ${pages.length} pages; security headers written; ${kept} files kept for offline.`);
