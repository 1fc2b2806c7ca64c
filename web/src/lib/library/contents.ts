/** The contents of files by their hash: from this browser where it has them, else from the server. */
import { hashOf } from '#lib/compile/submit.ts';
import { fileFromBytes, type ProjectFile } from '#lib/project/model.ts';
import { contentOf } from './state.ts';
import type { LocalStore, RemoteStore } from './stores.ts';

/** Files fetched at once. */
const PARALLEL = 6;

/** The server sent other bytes than those that were asked for. */
export class WrongContent extends Error {}

/** How far fetching is, in files that this browser did not have. */
export type OnProgress = (done: number, total: number) => void;

export class Contents {
  readonly #local: Pick<LocalStore, 'all'>;
  readonly #remote: Pick<RemoteStore, 'file'>;

  constructor(local: Pick<LocalStore, 'all'>, remote: Pick<RemoteStore, 'file'>) {
    this.#local = local;
    this.#remote = remote;
  }

  /** All of `hashes`; `known` holds some of them. */
  async of(
    hashes: Iterable<string>,
    known: ReadonlyMap<string, ProjectFile> = new Map(),
    onProgress: OnProgress = () => undefined,
  ): Promise<Map<string, ProjectFile>> {
    const found = new Map<string, ProjectFile>();
    const wanted = new Set(hashes);
    const take = (from: ReadonlyMap<string, ProjectFile>) => {
      for (const hash of wanted) {
        const file = from.get(hash);
        if (file) found.set(hash, file);
      }
      for (const hash of found.keys()) wanted.delete(hash);
    };
    take(known);
    if (wanted.size > 0) take(await this.#kept());
    const queue = [...wanted];
    const total = queue.length;
    let done = 0;
    onProgress(done, total);
    const worker = async () => {
      for (let hash = queue.shift(); hash !== undefined; hash = queue.shift()) {
        found.set(hash, await this.#fetched(hash));
        onProgress(++done, total);
      }
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, total) }, worker));
    return found;
  }

  /** Every file of every project in this browser. */
  async #kept(): Promise<Map<string, ProjectFile>> {
    const projects = (await this.#local.all()).flatMap(({ project }) => project ?? []);
    const files = projects.flatMap((project) => Object.values(contentOf(project).files));
    return hashed(files);
  }

  async #fetched(hash: string): Promise<ProjectFile> {
    const bytes = await this.#remote.file(hash);
    const whole: ProjectFile = { kind: 'binary', bytes };
    if ((await hashOf(whole)) !== hash) throw new WrongContent();
    const file = fileFromBytes(bytes);
    // Text whose first mark was dropped is not the same bytes.
    return (await hashOf(file)) === hash ? file : whole;
  }
}

/** The files by their hash. */
export async function hashed(files: readonly ProjectFile[]): Promise<Map<string, ProjectFile>> {
  return new Map(await Promise.all(files.map(async (file) => [await hashOf(file), file] as const)));
}
