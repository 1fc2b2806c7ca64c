/** A project as it is to be shown. */
import { fileBytes, type ProjectFile } from '#lib/project/model.ts';
import type { Enclosure } from './mailbox.ts';
import type { FormatName } from './release.ts';
import { preambleEnd } from './split.ts';

export interface TexDocument {
  /** Path of the main document, a text of `files`. */
  main: string;
  /** By path. A file is replaced, never changed in place. */
  files: Readonly<Record<string, ProjectFile>>;
  format: FormatName;
}

/** All of the main document. */
export function mainText({ main, files }: TexDocument): string {
  const file = files[main];
  return file?.kind === 'text' ? file.text : '';
}

export interface Halves {
  preamble: string;
  body: string;
}

/** The main document in two halves; undefined when it has no body to wait for. */
export function halves(document: TexDocument): Halves | undefined {
  const text = mainText(document);
  const end = preambleEnd(text);
  return end === undefined ? undefined : { preamble: text.slice(0, end), body: text.slice(end) };
}

/** What changed among the files beside the main document: new bytes, or null where one is gone. */
export function changes(
  before: TexDocument['files'] | undefined,
  { files, main }: TexDocument,
): [path: string, bytes: Uint8Array | null][] {
  const changed: [string, Uint8Array | null][] = [];
  for (const [path, file] of Object.entries(files)) {
    if (path !== main && before?.[path] !== file) changed.push([path, fileBytes(file)]);
  }
  for (const path of Object.keys(before ?? {})) if (!files[path]) changed.push([path, null]);
  return changed;
}

/** What a waiting engine needs to go on: the body, then other files that changed. */
export function letter(body: string, changed: readonly [string, Uint8Array | null][]): Enclosure[] {
  const rest = changed.flatMap(([path, bytes]): Enclosure[] => (bytes ? [[path, bytes]] : []));
  return [['', new TextEncoder().encode(body)], ...rest];
}
