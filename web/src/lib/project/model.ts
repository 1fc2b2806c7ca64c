/** A project as the workspace holds it: files by path, what starts it, what belongs to it. */
import type { components } from '#lib/api/schema.d.ts';
import type { DocumentKind } from '#lib/reader/reader.ts';
import type { Market, OwnRequirement } from '#lib/scorer/report.ts';

export type Engine = components['schemas']['Engine'];

export type ProjectFile = { kind: 'text'; text: string } | { kind: 'binary'; bytes: Uint8Array<ArrayBuffer> };

/** A finding that the person does not want to see again. */
export interface Ignored {
  /** The rule's code. */
  code: string;
  /** The words concerned, as the card quotes them: so it survives edits elsewhere. */
  quote: string;
  /** In the person's own words; empty when none was given. */
  reason: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A PDF or Word file that is scored from itself: there is no source. */
export interface UploadedDocument {
  kind: DocumentKind;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Project {
  id: string;
  name: string;
  files: Record<string, ProjectFile>;
  main: string;
  engine: Engine;
  /** The posting it is held against; a copy where `postingId` names a saved one. */
  posting: string;
  /** The saved posting; the newest text is there. */
  postingId?: string | undefined;
  /** What the person changed of the posting's requirements. */
  own?: OwnRequirement[] | undefined;
  ignored: Ignored[];
  /** Id of the scorer's profile of weights; its own choice when absent. */
  profile?: string;
  /** Whose customs count; those of the profile when absent. */
  market?: Market;
  /** In place of files. */
  document?: UploadedDocument;
  /** True until the person changes the sample. */
  sample: boolean;
  /** Milliseconds since the epoch. */
  savedAt: number;
}

/** All text files, path → content, for the scorer. */
export function textFiles(files: Record<string, ProjectFile>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [path, file] of Object.entries(files)) if (file.kind === 'text') result[path] = file.text;
  return result;
}

/** The file's bytes, as they are compiled and hashed. */
export function fileBytes(file: ProjectFile): Uint8Array<ArrayBuffer> {
  return file.kind === 'binary' ? file.bytes : new TextEncoder().encode(file.text);
}

/** Text when the bytes are UTF-8 without NUL, else binary. The importer decides what may come in at all. */
export function fileFromBytes(bytes: Uint8Array<ArrayBuffer>): ProjectFile {
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'binary', bytes };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes) };
  } catch {
    return { kind: 'binary', bytes };
  }
}

/** Media type of an image that browsers draw, by its ending; `undefined` for everything else. */
export function imageType(path: string): string | undefined {
  const types: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' };
  return types[path.split('.').pop()?.toLowerCase() ?? ''];
}

/** A copy under new names. `renames` maps old paths to new ones. */
export function renameFile(
  files: Record<string, ProjectFile>,
  from: string,
  to: string,
): Record<string, ProjectFile> {
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [path === from ? to : path, file]));
}

/** The name of the PDF: the person's, when one was recognised, else the project's. */
export function pdfName(person: string | undefined, project: string): string {
  const base = person ? `${person} resume` : project;
  const safe = base
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  return `${safe || 'resume'}.pdf`;
}
