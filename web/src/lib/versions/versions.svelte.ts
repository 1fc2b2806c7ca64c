/** The versions of one resume: the list, the one that is looked at, and going back to it. */
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { Loaded } from '#lib/account/loaded.svelte.ts';
import type { LibraryApi } from '#lib/library/client.ts';
import type { Resume, VersionSummary } from '#lib/library/contract.ts';
import { fileFromBytes } from '#lib/project/model.ts';
import { Pages } from '#lib/shelf/pages.svelte.ts';
import { compare, type Change, type Comparison, type Side } from './compare.ts';
import { lineDiff, type DiffLine } from './diff.ts';

export interface VersionsOptions {
  api: Pick<LibraryApi, 'resume' | 'versions' | 'version' | 'restore' | 'file'>;
  id: string;
  /** The revision that the page has; nothing where it has none. */
  revision: () => number | undefined;
  /** Keeps the present state as a version. */
  keep: () => Promise<void>;
  onRestored: (resume: Resume) => void;
}

/** The version that is looked at, against the present state. */
export interface Looked {
  version: VersionSummary;
  now: Resume;
  comparison: Comparison;
}

/** How the texts of a change differ; `none`: it is no text, `long`: it is too much of it. */
export type Texts = DiffLine[] | 'none' | 'long';

/** Versions asked for at once. */
const PAGE = 50;
/** Longest text that is compared, bytes. */
const LONGEST = 1_000_000;

export class Versions {
  readonly list: Pages<VersionSummary>;
  /** The version that is chosen. */
  chosen = $state.raw<VersionSummary>();
  looked = $state.raw<Loaded<Looked>>();
  /** What is going on. */
  busy = $state<'keep' | 'restore'>();
  /** The last thing that was done. */
  done = $state<'kept'>();
  /** The resume moved on between the look and the wish. */
  moved = $state(false);
  problem = $state.raw<Problem>();

  readonly #options: VersionsOptions;

  constructor(options: VersionsOptions) {
    this.#options = options;
    this.list = new Pages(async (before) => {
      const { versions, next } = await options.api.versions(options.id, { before, limit: PAGE });
      return { rows: versions, next };
    });
  }

  choose(version: VersionSummary | undefined): void {
    this.chosen = version;
    this.moved = false;
    this.problem = undefined;
    this.done = undefined;
    if (version) this.#look(version);
  }

  /** Keeps the present state. */
  async keep(): Promise<void> {
    await this.#do('keep', async () => {
      await this.#options.keep();
      await this.list.load();
      this.done = 'kept';
    });
  }

  /** Goes back to the chosen version, unless the resume moved on: then it is compared anew. */
  async restore(): Promise<void> {
    const looked = this.looked?.value;
    if (!looked || looked.version.id !== this.chosen?.id) return;
    const { api, id, revision, onRestored } = this.#options;
    await this.#do('restore', async () => {
      this.moved = false;
      try {
        // What the page saved since the look is its own, and is kept as a version.
        const newest = Math.max(revision() ?? 0, looked.now.revision);
        onRestored(await api.restore(id, looked.version.id, newest));
      } catch (cause) {
        if (!(cause instanceof ApiError) || cause.problem.code !== 'revision_conflict') throw cause;
        this.moved = true;
        await this.#look(looked.version);
      }
    });
  }

  /** How the two sides of a change differ, line by line. */
  async texts({ now, then }: Change): Promise<Texts> {
    if ([now, then].some((side) => side && 'size' in side && side.size > LONGEST)) return 'long';
    const [before, after] = await Promise.all([this.#text(now), this.#text(then)]);
    if (before === undefined || after === undefined) return 'none';
    return lineDiff(before, after);
  }

  #look(version: VersionSummary): Promise<void> {
    const { api, id } = this.#options;
    this.looked = new Loaded(async () => {
      const [now, then] = await Promise.all([api.resume(id), api.version(id, version.id)]);
      return { version, now, comparison: compare(now, then) };
    });
    return this.looked.load();
  }

  /** The text of a side; empty where there is none, `undefined` where it is no text. */
  async #text(side: Side | undefined): Promise<string | undefined> {
    if (!side) return '';
    if ('text' in side) return side.text;
    const file = fileFromBytes(await this.#options.api.file(side.sha256));
    return file.kind === 'text' ? file.text : undefined;
  }

  async #do(what: 'keep' | 'restore', act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = what;
    this.problem = undefined;
    this.done = undefined;
    try {
      await act();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      this.problem = cause.problem;
    } finally {
      this.busy = undefined;
    }
  }
}
