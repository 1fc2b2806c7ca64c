/**
 * What the service worker keeps so that the workspace opens without a network: its pages, all code of the
 * app and its modules, English's dictionaries. Others follow when one is first used.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KEPT_PAGES } from '../src/lib/offline/pages.ts';

/** One file, as workbox-precaching takes it; `null` where the address already names the content. */
export interface Kept {
  url: string;
  revision: string | null;
}

const PLACE = 'self.__WB_MANIFEST';
const LOOSE = [
  'theme.js',
  'icon.svg',
  // English takes both: either spelling is right.
  ...['en', 'en-gb'].flatMap((folder) => ['aff', 'dic'].map((end) => `dictionaries/${folder}/index.${end}`)),
];

/** The list, of a finished build in `build`. */
export function keptFiles(build: string): Kept[] {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(build, file)))
      .digest('hex')
      .slice(0, 16);
  const page = (url: string) => (url === '/' ? 'index.html' : `${url.slice(1)}.html`);
  const immutable = readdirSync(path.join(build, '_app/immutable'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${path.relative(build, path.join(entry.parentPath, entry.name))}`)
    .sort();
  return [
    ...KEPT_PAGES.map((url) => ({ url, revision: digest(page(url)) })),
    ...LOOSE.map((file) => ({ url: `/${file}`, revision: digest(file) })),
    ...immutable.map((url) => ({ url, revision: null })),
  ];
}

/** Writes the list into the built service worker. */
export function writeKeptFiles(build: string): number {
  const file = path.join(build, 'service-worker.js');
  const code = readFileSync(file, 'utf8');
  if (code.split(PLACE).length !== 2) throw new Error(`${file} should name ${PLACE} once`);
  const kept = keptFiles(build);
  writeFileSync(
    file,
    code.replace(PLACE, () => JSON.stringify(kept)),
  );
  return kept.length;
}
