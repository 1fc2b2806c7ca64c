/** Taking files in, step by step: read → (which is the main file?) → (new project or add?) → done. */
import { t } from '#lib/i18n/app.ts';
import type { Incoming } from '#lib/project/drop.ts';
import {
  checkPaths,
  ImportError,
  importFiles,
  loadProjectModule,
  mainCandidates,
  type Imported,
  type Limits,
  type ProjectModule,
} from '#lib/project/importer.ts';
import { fileBytes, type Project, type ProjectFile } from '#lib/project/model.ts';
import { heldPosting, type HeldPosting } from '#lib/project/postings.ts';
import type { Handover } from '#lib/project/store.ts';
import { documentKind } from '#lib/reader/kind.ts';
import type { DocumentKind } from '#lib/reader/reader.ts';
import { cleanPaste } from '#lib/text/paste.ts';
import type { Workspace } from './workspace.svelte.ts';

/** More than the readers take: refused before the bytes are held twice. */
const DOCUMENT_MAX_BYTES = 20_000_000;

export class Importing {
  /** Files that are read and wait for an answer. */
  waiting = $state.raw<{ imported: Imported; name: string; ask: 'main' | 'place' }>();
  /** Why the last import failed. */
  failure = $state<string>();
  reading = $state(false);
  readonly #workspace: Workspace;
  readonly #load: () => Promise<ProjectModule>;
  /** The posting that came with a handover, until its project is open. */
  #given: string | undefined;

  constructor(workspace: Workspace, load: () => Promise<ProjectModule> = loadProjectModule) {
    this.#workspace = workspace;
    this.#load = load;
  }

  /** Takes files in. `add`: into the present project; otherwise the person is asked. */
  async take(incoming: readonly Incoming[], add = false): Promise<void> {
    if (incoming.length === 0) return;
    const [only] = incoming;
    if (only && incoming.length === 1 && !add) {
      const head = new Uint8Array(await only.blob.slice(0, 1024).arrayBuffer());
      const kind = documentKind(only.path, head);
      if (kind === 'doc') {
        this.failure = t.document.problems.doc;
        return;
      }
      if (kind) {
        await this.#openDocument(kind, only);
        return;
      }
    }
    await this.#guard(async (module) => {
      const imported = await importFiles(module, incoming);
      for (const note of imported.notes)
        this.#workspace.toasts.show(t.project.converted(note.path, note.from));
      const name = nameOf(incoming);
      if (add) this.add(imported.files, module);
      else if (imported.candidates.length === 0) this.#withoutMain(imported, module);
      else if (isWhole(incoming)) this.#ready(imported, name);
      else this.waiting = { imported, name, ask: 'place' };
    });
  }

  /** Opens a PDF or Word file: it is scored from itself. */
  async #openDocument(kind: DocumentKind, { path, blob }: Incoming): Promise<void> {
    this.failure = undefined;
    if (blob.size > DOCUMENT_MAX_BYTES) {
      this.failure = t.document.problems[kind === 'pdf' ? 'pdf_too_large' : 'docx_too_large'];
      return;
    }
    const name = path.split('/').at(-1) ?? path;
    this.#workspace.replace({
      id: crypto.randomUUID(),
      name: name.replace(/\.(pdf|docx)$/i, ''),
      files: {},
      main: '',
      engine: 'auto',
      ...this.#posting(),
      ignored: [],
      document: { kind, name, bytes: new Uint8Array(await blob.arrayBuffer()) },
      sample: false,
      savedAt: Date.now(),
    });
  }

  /** Opens pasted text as a new project. */
  async takeText(text: string, name: string): Promise<void> {
    const clean = cleanPaste(text);
    const blob = new Blob([clean.text]);
    if (clean.changed > 0) this.#workspace.toasts.show(t.editor.cleaned(clean.changed));
    await this.#guard(async (module) => {
      const imported = await importFiles(module, [{ path: 'main.tex', blob }]);
      // A fragment is welcome too: it is scored once it is a document.
      this.open({ ...imported, candidates: ['main.tex'] }, name, 'main.tex');
    });
  }

  /** What another page left. */
  async takeHandover(handover: Handover): Promise<void> {
    this.#given = handover.posting;
    if (handover.kind === 'text') await this.takeText(handover.text, handover.name);
    else await this.take(handover.files);
    if (this.failure !== undefined) this.#given = undefined;
  }

  /** The answer to “which file starts the document?”. */
  chooseMain(main: string): void {
    if (!this.waiting) return;
    this.open(this.waiting.imported, this.waiting.name, main);
  }

  /** The answer to “new project or add?”. */
  choosePlace(place: 'new' | 'add'): void {
    const { waiting } = this;
    if (!waiting) return;
    this.waiting = undefined;
    if (place === 'new') this.#ready(waiting.imported, waiting.name);
    else void this.#guard(async (module) => this.add(waiting.imported.files, module));
  }

  open(imported: Imported, name: string, main: string): void {
    this.waiting = undefined;
    const project: Project = {
      id: crypto.randomUUID(),
      name,
      files: imported.files,
      main,
      engine: 'auto',
      ...this.#posting(),
      ignored: [],
      sample: false,
      savedAt: Date.now(),
    };
    this.#workspace.replace(project);
  }

  /** Adds files to the present project, if the whole stays within the limits. */
  add(files: Record<string, ProjectFile>, module: ProjectModule): void {
    const all = { ...this.#workspace.project.files, ...files };
    checkPaths(
      module,
      Object.entries(all).map(([path, file]) => ({ path, size: fileBytes(file).length })),
    );
    this.#workspace.addFiles(files);
  }

  /** Checks a path for a new or renamed file; gives the path as it is used, or why not. */
  async path(wanted: string): Promise<{ path: string } | { problem: string }> {
    try {
      const module = await this.#load();
      const [path = wanted] = checkPaths(module, [{ path: wanted, size: 0 }]);
      return this.#workspace.project.files[path] ? { problem: t.files.taken(path) } : { path };
    } catch (cause) {
      return { problem: cause instanceof ImportError ? cause.message : t.files.moduleFailed };
    }
  }

  async limits(): Promise<Limits> {
    return JSON.parse((await this.#load()).limits()) as Limits;
  }

  /** What a new project is held against: what came with it, else what the present one is. */
  #posting(): HeldPosting {
    const given = this.#given;
    this.#given = undefined;
    return given === undefined ? heldPosting(this.#workspace.project) : { posting: given };
  }

  #ready(imported: Imported, name: string): void {
    const [first] = imported.candidates;
    if (first !== undefined && imported.candidates.length === 1) this.open(imported, name, first);
    else this.waiting = { imported, name, ask: 'main' };
  }

  /** No document among the files: parts of the present one, or a mistake. */
  #withoutMain(imported: Imported, module: ProjectModule): void {
    if (Object.values(imported.files).every((file) => fileBytes(file).length === 0)) {
      throw new ImportError('empty_file', t.files.empty);
    }
    const inPresent = mainCandidates(module, this.#workspace.project.files);
    if (inPresent.length === 0) throw new ImportError('no_main_file', t.files.noMain);
    this.add(imported.files, module);
  }

  async #guard(run: (module: ProjectModule) => Promise<void>): Promise<void> {
    this.failure = undefined;
    this.reading = true;
    try {
      let module: ProjectModule;
      try {
        module = await this.#load();
      } catch {
        this.failure = t.files.moduleFailed;
        return;
      }
      await run(module);
    } catch (cause) {
      if (!(cause instanceof ImportError)) throw cause;
      this.failure = cause.message;
    } finally {
      this.reading = false;
    }
  }
}

/** A zip or a lone file is a project of its own; loose files may belong to the present one. */
function isWhole(incoming: readonly Incoming[]): boolean {
  return incoming.length === 1 || incoming.every(({ path }) => path.includes('/'));
}

function nameOf(incoming: readonly Incoming[]): string {
  const first = incoming[0]?.path ?? '';
  const folder =
    incoming.every(({ path }) => path.split('/')[0] === first.split('/')[0]) && first.includes('/');
  const base = folder ? (first.split('/')[0] ?? '') : incoming.length === 1 ? first : '';
  return base.replace(/\.(zip|tex|ltx)$/i, '') || t.project.untitled;
}
