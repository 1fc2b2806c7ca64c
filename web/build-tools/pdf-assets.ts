/**
 * Serves what pdf.js fetches at run time (character maps, stand-in fonts, image
 * decoders) from our own origin, under `/pdfjs/<version>/`.
 */
import { cpSync, createReadStream, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';

const source = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const version = (JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string })
  .version;
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
const base = `/pdfjs/${version}/`;

/** Copies the files into a finished build; returns the address pattern they are served under. */
export function copyPdfAssets(build: string): string {
  for (const folder of FOLDERS) {
    cpSync(path.join(source, folder), path.join(build, base, folder), { recursive: true });
  }
  return `${base}*`;
}

export function pdfAssets(): Plugin {
  return {
    name: 'legible:pdf-assets',
    config: () => ({ define: { __PDFJS_ASSETS__: JSON.stringify(base) } }),
    configureServer(server) {
      server.middlewares.use(base, (request, response, next) => {
        const name = path.posix.normalize(decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
        const file = path.join(source, name);
        if (!FOLDERS.some((folder) => name.startsWith(`/${folder}/`)) || !existsSync(file)) return next();
        createReadStream(file).pipe(response);
      });
    },
  };
}
