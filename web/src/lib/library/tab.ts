/**
 * What one tab knows of the project it shows, and how it writes it down: never over what another tab, or the
 * server, wrote meanwhile.
 */
import { freshMeta, type Meta, type Row } from '#lib/project/rows.ts';
import type { Project } from '#lib/project/model.ts';
import { merge } from './merge.ts';
import { contentOf, sameFile, same, shortName, withContent } from './state.ts';
import { followed, type LocalStore } from './stores.ts';

export interface TabOptions {
  local: Pick<LocalStore, 'rows' | 'change'>;
  newId: () => string;
  now: () => number;
  /** What a copy is called that is made because two sides cannot be brought together. */
  copyName: (name: string, at: number) => string;
}

/** What came of a save, or of a look at what others wrote. */
export interface Outcome {
  /** As it is stored now. */
  project: Project;
  meta: Meta;
  /** It holds what others wrote: the tab has to show it. */
  news: boolean;
  /** The id that the tab showed before, where it goes on with another. */
  from?: string | undefined;
}

/** What a tab has seen of a project. */
interface Seen {
  base: Project;
  /** The write that `base` is; -1 when that is not known, and only the content can tell. */
  local: number;
  meta: Meta | undefined;
}

export class Tab {
  /** Whose the projects are that are new. */
  owner: string | undefined;
  readonly #options: TabOptions;
  /** Of all projects that this tab showed. */
  readonly #seen = new Map<string, Seen>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: TabOptions) {
    this.#options = options;
  }

  /** The tab shows a project: as it was read together with `meta`, or a new one, or one that comes back. */
  opened(project: Project, meta?: Meta): void {
    // Of one that comes back it is known what this tab wrote of it.
    if (!meta && this.#seen.has(project.id)) return;
    this.#seen.set(project.id, { base: project, local: meta?.local ?? -1, meta });
  }

  /** What is known of the project with that id. */
  meta(id: string): Meta | undefined {
    return this.#seen.get(id)?.meta;
  }

  /** Writes the project down. Throws what the storage says. */
  save(project: Project): Promise<Outcome> {
    return this.#next(() => this.#save(project));
  }

  /**
   * Looks at what others wrote since. Gives what the tab shows from then on, or nothing when there is no news,
   * or the next save must make a copy.
   */
  follow(id: string, current: () => Project): Promise<Outcome | undefined> {
    return this.#next(() => this.#follow(id, current));
  }

  /** What is to be shown after a save with news, where somebody may have typed on: `current` is on show. */
  taken(saved: Project, { project, meta }: Outcome, current: Project): Project {
    const result = bring(saved, current, project);
    // The next save makes a copy.
    if (!result) this.#seen.set(project.id, { base: saved, local: -1, meta });
    return { ...(result ?? current), id: project.id };
  }

  /** The account takes a project that nobody has; true when it did. */
  async adopt(id: string, account: string): Promise<boolean> {
    let adopted = false;
    await this.#options.local.change([id], ([row]) => {
      if (!row?.project || row.meta.account !== undefined) return [];
      adopted = true;
      return [{ ...row, meta: { ...row.meta, account } }];
    });
    return adopted;
  }

  async #save(project: Project): Promise<Outcome> {
    const { local, newId, now, copyName } = this.#options;
    const seen = this.#seen.get(project.id) ?? { base: project, local: -1, meta: undefined };
    const copyId = newId();
    for (;;) {
      const at = await followed(local, project.id, seen.local);
      let outcome: Outcome | undefined;
      await local.change([at.id], ([row]) => {
        // It went elsewhere a moment ago: so does this tab.
        if (row?.meta.moved?.to !== at.row?.meta.moved?.to) return [];
        outcome = this.#decide(project, at.id, seen, row, copyId, () => copyName(project.name, now()));
        return [outcome];
      });
      if (!outcome) continue;
      this.#seen.set(outcome.project.id, {
        base: outcome.project,
        local: outcome.meta.local,
        meta: outcome.meta,
      });
      return outcome;
    }
  }

  #decide(
    project: Project,
    id: string,
    seen: Seen,
    row: Row | undefined,
    copyId: string,
    copyName: () => string,
  ): Outcome {
    const from = id === project.id ? undefined : project.id;
    const isSeen = id === project.id && row?.meta.local === seen.local;
    if (!row?.project || isSeen) {
      // Where others removed it, what this tab knows of it is what is left.
      const meta = (row?.project ? row.meta : seen.meta) ?? freshMeta(id);
      return { project: { ...project, id }, meta: this.#written(meta, project, row), news: false, from };
    }
    const merged = bring(seen.base, project, row.project);
    if (merged) {
      const news = !sameProject(merged, project) || from !== undefined;
      const next = { ...merged, id, savedAt: project.savedAt };
      return { project: next, meta: this.#written(row.meta, project, row), news, from };
    }
    const copy = { ...project, id: copyId, name: shortName(copyName()) };
    const { account } = row.meta;
    const meta = { ...freshMeta(copyId), local: 1, account, copyOf: id };
    return { project: copy, meta, news: true, from: project.id };
  }

  #written(meta: Meta, project: Project, row: Row | undefined): Meta {
    const owner = project.sample ? undefined : this.owner;
    return {
      ...meta,
      local: Math.max(meta.local, row?.meta.local ?? 0) + 1,
      account: meta.account ?? owner,
      moved: row?.meta.moved,
    };
  }

  async #follow(id: string, current: () => Project): Promise<Outcome | undefined> {
    const seen = this.#seen.get(id);
    if (!seen) return undefined;
    const at = await followed(this.#options.local, id, seen.local);
    const { row } = at;
    if (!row?.project) return undefined;
    if (at.id === id && row.meta.local === seen.local) {
      this.#seen.set(id, { ...seen, meta: row.meta });
      return undefined;
    }
    const mine = current();
    if (mine.id !== id) return undefined;
    const merged = bring(seen.base, mine, row.project);
    if (!merged) return undefined;
    this.#seen.set(at.id, { base: row.project, local: row.meta.local, meta: row.meta });
    const project = { ...merged, id: at.id };
    const from = at.id === id ? undefined : id;
    return { project, meta: row.meta, news: from !== undefined || !sameProject(merged, mine), from };
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run, run);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** `mine` with what `theirs` has changed since `base`; nothing when both changed the same thing. */
export function bring(base: Project, mine: Project, theirs: Project): Project | undefined {
  const sides = { base: contentOf(base), mine: contentOf(mine), theirs: contentOf(theirs) };
  const { state, conflicts } = merge(sides, sameFile);
  return conflicts.length > 0 ? undefined : withContent(mine, state);
}

/** Whether two projects have the same content. */
export function sameProject(a: Project, b: Project): boolean {
  const [left, right] = [contentOf(a), contentOf(b)];
  const paths = Object.keys(left.files);
  return (
    paths.length === Object.keys(right.files).length &&
    paths.every((path) => sameFile(left.files[path], right.files[path])) &&
    same({ ...left, files: null }, { ...right, files: null })
  );
}
