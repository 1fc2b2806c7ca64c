/**
 * Serves the fonts of the PDF report as TrueType, under `/report-fonts/<versions>/`.
 * They come as WOFF2; its decoder needs `eval`, which the pages' policy forbids,
 * so it runs here.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';
import decompress from 'woff2-encoder/decompress';

const require = createRequire(import.meta.url);
const FAMILIES = [
  { name: '@fontsource-variable/newsreader', style: 'wght-normal' },
  { name: '@fontsource-variable/jetbrains-mono', style: 'wght-normal' },
  { name: '@fontsource/noto-sans-sc', style: '400-normal' },
].map(({ name, style }) => {
  const file = require.resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return { folder: path.join(path.dirname(file), 'files'), end: `-${style}.woff2`, version };
});
const base = `/report-fonts/${FAMILIES.map(({ version }) => version).join('-')}/`;

const trueType = async (file: string) => Buffer.from(await decompress(readFileSync(file)));

/** Writes the fonts into a finished build; returns the address pattern they are served under. */
export async function copyFontAssets(build: string): Promise<string> {
  const to = path.join(build, base);
  mkdirSync(to, { recursive: true });
  for (const { folder, end } of FAMILIES) {
    for (const name of readdirSync(folder).filter((one) => one.endsWith(end))) {
      writeFileSync(path.join(to, name.replace(/woff2$/, 'ttf')), await trueType(path.join(folder, name)));
    }
  }
  return `${base}*`;
}

export function fontAssets(): Plugin {
  return {
    name: 'legible:font-assets',
    config: () => ({ define: { __REPORT_FONTS__: JSON.stringify(base) } }),
    configureServer(server) {
      server.middlewares.use(base, (request, response, next) => {
        const name = path.posix.basename((request.url ?? '').split('?')[0] ?? '').replace(/ttf$/, 'woff2');
        const file = FAMILIES.map(({ folder }) => path.join(folder, name)).find((one) => existsSync(one));
        if (!file) return next();
        trueType(file).then((bytes) => response.end(bytes), next);
      });
    },
  };
}
