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
  /** The project on show. */
  current: () => Project;
  /** Shows what others wrote together with what was typed; nothing is awaited between this and the next look. */
  show: (project: Project, outcome: Outcome) => void;
}

/** What came of a save, or of a look at what others wrote. */
export interface Outcome {
  /** As it is stored now. */
  project: Project;
  meta: Meta;
  /** It holds what others wrote. */
  news: boolean;
  /** The id that the tab showed before, where it goes on with another. */
  from?: string | undefined;
}

/** What a tab has seen of a project. */
interface Seen {
  base: Project | undefined;
  /** The write that `base` is; -1 when that is not known, and only the content can tell. */
  local: number;
  meta: Meta | undefined;
}

const isSame = (seen: Seen, meta: Meta) =>
  seen.local === meta.local && (seen.meta?.write ?? '') === meta.write;

export class Tab {
  /** Whose the projects are that are new. */
  owner: string | undefined;
  readonly #options: TabOptions;
  /** Of all projects that this tab showed. */
  readonly #seen = new Map<string, Seen>();
  /** Ids under which this tab goes on with a project. */
  readonly #became = new Map<string, string>();
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

  /** Writes the project on show down, also where another comes on show meanwhile. Throws what the storage says. */
  save(): Promise<Outcome> {
    const { current, show } = this.#options;
    const asked = current();
    return this.#next(async () => {
      const shown = current();
      const saved = shown.id === this.#nowCalled(asked.id) ? shown : asked;
      const outcome = await this.#save(saved);
      const { project, meta, news, from } = outcome;
      this.#seen.set(project.id, { base: project, local: meta.local, meta });
      if (from !== undefined) this.#became.set(from, project.id);
      const now = current();
      if (now.id !== saved.id || !(news || from !== undefined)) return outcome;
      const result = bring(saved, now, project);
      // The next save makes a copy of what was typed on.
      if (!result) this.#seen.set(project.id, { base: saved, local: -1, meta });
      show({ ...(result ?? now), id: project.id }, outcome);
      return outcome;
    });
  }

  #nowCalled(id: string): string {
    const next = this.#became.get(id);
    return next === undefined || next === id ? id : this.#nowCalled(next);
  }

  /** Looks at what others wrote since, and shows it; what cannot be brought together is left to the next save. */
  follow(): Promise<Outcome | undefined> {
    return this.#next(() => this.#follow());
  }

  async #save(project: Project): Promise<Outcome> {
    const { local, newId, now, copyName } = this.#options;
    const seen = this.#seen.get(project.id) ?? { base: undefined, local: -1, meta: undefined };
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
      if (outcome) return outcome;
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
    const isSeen = id === project.id && row !== undefined && isSame(seen, row.meta);
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
    const meta = { ...freshMeta(copyId), local: 1, write: copyId, account, copyOf: id, undecided: true };
    return { project: copy, meta, news: true, from: project.id };
  }

  #written(meta: Meta, project: Project, row: Row | undefined): Meta {
    const owner = project.sample ? undefined : this.owner;
    return {
      ...meta,
      local: Math.max(meta.local, row?.meta.local ?? 0) + 1,
      write: this.#options.newId(),
      account: meta.account ?? owner,
      moved: row?.meta.moved,
    };
  }

  async #follow(): Promise<Outcome | undefined> {
    const { local, current, show } = this.#options;
    const { id } = current();
    const seen = this.#seen.get(id);
    if (!seen) return undefined;
    const at = await followed(local, id, seen.local);
    const { row } = at;
    const mine = current();
    if (!row?.project || mine.id !== id) return undefined;
    const { meta } = row;
    if (at.id === id && isSame(seen, meta)) {
      this.#seen.set(id, { ...seen, meta });
      return undefined;
    }
    const merged = bring(seen.base, mine, row.project);
    if (!merged) return undefined;
    this.#seen.set(at.id, { base: row.project, local: meta.local, meta });
    const from = at.id === id ? undefined : id;
    const news = from !== undefined || !sameProject(merged, mine);
    if (from !== undefined) this.#became.set(from, at.id);
    const outcome = { project: row.project, meta, news, from };
    if (news) show({ ...merged, id: at.id }, outcome);
    return outcome;
  }

  #next<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run, run);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** `mine` with what `theirs` has changed since `base`; nothing when both changed the same thing. */
export function bring(base: Project | undefined, mine: Project, theirs: Project): Project | undefined {
  const sides = { base: base && contentOf(base), mine: contentOf(mine), theirs: contentOf(theirs) };
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
