/** A resume as somebody brings it: what is scored of it, and what the workspace is handed. */
import { t } from '#lib/i18n/welcome.ts';
import type { Incoming } from '#lib/project/drop.ts';
import { ImportError, importFiles, loadProjectModule, type ProjectModule } from '#lib/project/importer.ts';
import type { Project } from '#lib/project/model.ts';
import type { Handover } from '#lib/project/store.ts';
import { documentKind } from '#lib/reader/kind.ts';
import type { DocumentKind } from '#lib/reader/reader.ts';
import type { Reading } from '#lib/scorer/messages.ts';
import { cleanPaste } from '#lib/text/paste.ts';

export interface Intake {
  name: string;
  /** Not the person's own. */
  sample: boolean;
  handover: Handover;
  project: Project;
  /** Of a document. */
  reading: Reading | undefined;
}

/** Why it was not taken, as a sentence. */
export class IntakeError extends Error {}

export interface Tools {
  module: () => Promise<ProjectModule>;
  /** Reads a document. Throws with a `code` and a sentence. */
  read: (kind: DocumentKind, bytes: Uint8Array<ArrayBuffer>) => Promise<Reading>;
}

/** More than the readers take: refused before the bytes are held twice. */
const DOCUMENT_MAX_BYTES = 20_000_000;
const words = t.resume.problems;

export function takeText(text: string, name: string, sample = false): Intake {
  const files = { 'main.tex': { kind: 'text' as const, text: cleanPaste(text).text } };
  return {
    name,
    sample,
    handover: { kind: 'text', text, name },
    project: projectOf(name, { files, main: 'main.tex', sample }),
    reading: undefined,
  };
}

/** Throws `IntakeError`. */
export async function takeFiles(files: readonly Incoming[], tools: Tools = browserTools): Promise<Intake> {
  const [first] = files;
  if (!first) throw new IntakeError(words.no_main);
  const handover: Handover = { kind: 'files', files: [...files] };
  const name = nameOf(first.path);
  const kind = files.length === 1 ? await kindOf(first) : undefined;
  if (kind === 'doc') throw new IntakeError(words.doc);
  if (kind) {
    const { document, reading } = await takeDocument(kind, first, tools);
    return { name, sample: false, handover, project: projectOf(name, { document }), reading };
  }
  const project = projectOf(name, await takeProject(files, tools));
  return { name, sample: false, handover, project, reading: undefined };
}

async function takeProject(files: readonly Incoming[], tools: Tools): Promise<Partial<Project>> {
  let module: ProjectModule;
  try {
    module = await tools.module();
  } catch {
    throw new IntakeError(words.not_loaded);
  }
  try {
    const imported = await importFiles(module, files);
    const [main] = imported.candidates;
    if (main === undefined) throw new IntakeError(words.no_main);
    return { files: imported.files, main };
  } catch (cause) {
    if (cause instanceof ImportError) throw new IntakeError(cause.message);
    throw cause;
  }
}

async function takeDocument(kind: DocumentKind, { path, blob }: Incoming, tools: Tools) {
  if (blob.size > DOCUMENT_MAX_BYTES) throw new IntakeError(words.too_large);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  try {
    const reading = await tools.read(kind, bytes);
    return { document: { kind, name: path.split('/').at(-1) ?? path, bytes }, reading };
  } catch (cause) {
    const code = (cause as { code?: unknown }).code;
    if (code === 'not_loaded') throw new IntakeError(words.not_loaded);
    if (code === 'broken' || !(cause instanceof Error) || !cause.message) throw new IntakeError(words.broken);
    throw new IntakeError(cause.message);
  }
}

async function kindOf({ path, blob }: Incoming) {
  return documentKind(path, new Uint8Array(await blob.slice(0, 1024).arrayBuffer()));
}

function projectOf(name: string, more: Partial<Project>): Project {
  return {
    id: '',
    name,
    files: {},
    main: '',
    engine: 'auto',
    posting: '',
    ignored: [],
    sample: false,
    savedAt: 0,
    ...more,
  };
}

function nameOf(path: string): string {
  const [folder = '', ...rest] = path.split('/');
  return rest.length ? folder : folder.replace(/\.(zip|tex|ltx|pdf|docx)$/i, '');
}

/** The module and the reader of this browser, each fetched with the first file that needs it. */
const browserTools: Tools = {
  module: loadProjectModule,
  async read(kind, bytes) {
    const { Reader } = await import('#lib/reader/reader.ts');
    const reader = new Reader();
    try {
      return await reader.read(kind, bytes);
    } finally {
      reader.close();
    }
  },
};
