/** Taking files in as job postings. What reads them is loaded with the first one. */
import { t } from '#lib/i18n/app.ts';
import type { Incoming } from '#lib/project/drop.ts';
import type { FilePosting } from '#lib/posting/file.ts';
import { Reader, type DocumentKind } from '#lib/reader/reader.ts';
import type { Postings } from './postings.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** The endings that are read, for the picker. */
export const POSTING_FILES = '.txt,.md,.html,.htm,.pdf,.docx';

/** So many files are read of one drop. */
const FILES_MAX = 20;

type ReadFile = (
  name: string,
  blob: Blob,
  read: (kind: DocumentKind, bytes: Uint8Array) => ReturnType<Reader['read']>,
) => Promise<FilePosting>;

const loadReadFile = async (): Promise<ReadFile> => (await import('#lib/posting/file.ts')).postingOf;

export class PostingImport {
  busy = $state(false);
  /** Why a file could not be read, with its name. */
  problem = $state<string>();
  readonly #postings: Postings;
  readonly #toasts: Toasts;
  readonly #load: () => Promise<ReadFile>;

  constructor(postings: Postings, toasts: Toasts, load = loadReadFile) {
    this.#postings = postings;
    this.#toasts = toasts;
    this.#load = load;
  }

  /** Reads files; the resume is held against the first, the others are saved. */
  async take(files: readonly Incoming[]): Promise<void> {
    if (this.busy || files.length === 0) return;
    this.busy = true;
    this.problem = undefined;
    const reader = new Reader();
    try {
      const readFile = await this.#load();
      let first = true;
      for (const { path, blob } of files.slice(0, FILES_MAX)) {
        const name = path.split('/').at(-1) ?? path;
        try {
          const { text, from } = await readFile(name, blob, (kind, bytes) => reader.read(kind, bytes));
          if (first) this.#postings.begin(text, from);
          else await this.#postings.add(text, from);
          if (first) this.#toasts.show(t.match.file.taken(name));
          first = false;
        } catch (cause) {
          this.problem = t.match.file.failed(name, sentence(cause));
        }
      }
      if (files.length > FILES_MAX) this.problem = t.match.file.tooMany(FILES_MAX);
    } catch {
      this.problem = t.match.file.problems.not_loaded;
    } finally {
      reader.close();
      this.busy = false;
    }
  }
}

/** Every refusal with a way on. */
function sentence(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'broken';
  const known: Record<string, string> = t.match.file.problems;
  return known[code] ?? t.match.file.problems.broken;
}
