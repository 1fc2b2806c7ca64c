/**
 * Takes in dropped or picked files. What may come in, and how large, the
 * `project` module decides (Rust, loaded on first use); this file only carries
 * bytes to it and answers back.
 */
import type { Incoming } from './drop.ts';
import type { ProjectFile } from './model.ts';

export interface Limits {
  text_file_max: number;
  project_max: number;
  unpacked_max: number;
  files_max: number;
  path_max: number;
}

/** The exports of the `project` WebAssembly module: JSON out, `{"error":{…}}` when refused. */
export interface ProjectModule {
  import_zip(bytes: Uint8Array): string;
  read_file(path: string, bytes: Uint8Array): string;
  check(json: string): string;
  main_candidates(json: string): string;
  engine_for(texts: string, main: string): string;
  limits(): string;
}

export interface Imported {
  files: Record<string, ProjectFile>;
  /** Files that can start the document, the likeliest first. */
  candidates: string[];
  /** What the person should know, e.g. that a file was converted from another encoding. */
  notes: Note[];
}

export interface Note {
  kind: 'converted';
  path: string;
  from: string;
}

/** Why files were refused: a stable code and a sentence that helps. */
export class ImportError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

let loading: Promise<ProjectModule> | undefined;

/** The module, loaded on first use; a failed load is tried again next time. */
export function loadProjectModule(): Promise<ProjectModule> {
  loading ??= Promise.all([
    import('#lib/wasm/project/project.js'),
    import('#lib/wasm/project/project_bg.wasm?url'),
  ])
    .then(async ([module, url]) => {
      await module.default({ module_or_path: url.default });
      return module;
    })
    .catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    });
  return loading;
}

function answer<T>(json: string): T {
  const value = JSON.parse(json) as T | { error: { code: string; message: string } };
  if (typeof value === 'object' && value !== null && 'error' in value) {
    throw new ImportError(value.error.code, value.error.message);
  }
  return value as T;
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const isZip = (path: string) => path.toLowerCase().endsWith('.zip');

/** Reads a zip (alone) or loose files. Throws `ImportError`. */
export async function importFiles(module: ProjectModule, incoming: readonly Incoming[]): Promise<Imported> {
  const [first] = incoming;
  if (first && incoming.length === 1 && isZip(first.path)) return importZip(module, first.blob);
  return importLoose(module, incoming);
}

async function importZip(module: ProjectModule, blob: Blob): Promise<Imported> {
  refuseUnread(module, [{ path: 'project.zip', blob }]);
  const { files, candidates } = answer<{
    files: { path: string; text?: string; base64?: string }[];
    candidates: string[];
  }>(module.import_zip(await bytesOf(blob)));
  return {
    files: Object.fromEntries(
      files.map(({ path, text, base64 }) => [
        path,
        text === undefined
          ? { kind: 'binary', bytes: Uint8Array.from(atob(base64 ?? ''), (char) => char.charCodeAt(0)) }
          : { kind: 'text', text },
      ]),
    ),
    candidates,
    notes: [],
  };
}

async function importLoose(module: ProjectModule, incoming: readonly Incoming[]): Promise<Imported> {
  refuseUnread(module, incoming);
  const files: Record<string, ProjectFile> = {};
  const notes: Note[] = [];
  for (const { path, blob } of incoming) {
    const bytes = await bytesOf(blob);
    const read = answer<{ path: string; text?: string; converted_from?: string }>(
      module.read_file(path, bytes),
    );
    files[read.path] =
      read.text === undefined ? { kind: 'binary', bytes } : { kind: 'text', text: read.text };
    if (read.converted_from) notes.push({ kind: 'converted', path: read.path, from: read.converted_from });
  }
  return { files, candidates: mainCandidates(module, files), notes };
}

/** Asks for the limits before reading a byte, so that a huge file is refused at once. */
function refuseUnread(module: ProjectModule, incoming: readonly Incoming[]): void {
  answer(module.check(JSON.stringify(incoming.map(({ path, blob }) => ({ path, size: blob.size })))));
}

/** Files that can start the document, the likeliest first. */
export function mainCandidates(module: ProjectModule, files: Record<string, ProjectFile>): string[] {
  const texts = Object.entries(files).flatMap(([path, file]) =>
    file.kind === 'text' ? [[path, file.text]] : [],
  );
  if (texts.length === 0) return [];
  return answer<{ candidates: string[] }>(module.main_candidates(JSON.stringify(Object.fromEntries(texts))))
    .candidates;
}

/** The project's paths and sizes held against the limits; gives the paths as they will be used. Throws `ImportError`. */
export function checkPaths(
  module: ProjectModule,
  sizes: readonly { path: string; size: number }[],
): string[] {
  return answer<{ paths: string[] }>(module.check(JSON.stringify(sizes))).paths;
}
