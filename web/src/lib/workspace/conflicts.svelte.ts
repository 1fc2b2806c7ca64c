/** Two sides of the project that could not be brought together, and what the person makes of them. */
import { t } from '#lib/i18n/app.ts';
import type { Project } from '#lib/project/model.ts';
import type { Meta } from '#lib/project/rows.ts';
import { keptProject, saveProject } from '#lib/project/store.ts';
import type { LibraryHost } from './library.svelte.ts';

export interface Conflict {
  /** The project that this tab goes on with. */
  copy: string;
  original: string;
  originalName: string;
}

/** What is needed of the account's side. */
export interface ConflictAid {
  load: () => Promise<Pick<typeof import('#lib/library/start.ts'), 'localStore'>>;
  /** Tells the other tabs. */
  tell: (ids: readonly string[]) => void;
  /** Has a resume fetched that is not in this browser, where there is an account. */
  fetch: (id: string) => Promise<void>;
  /** The original has this side now. */
  kept: (meta: Meta) => void;
}

export class Conflicts {
  #conflict = $state.raw<Conflict>();
  readonly #host: LibraryHost;
  readonly #aid: ConflictAid;

  constructor(host: LibraryHost, aid: ConflictAid) {
    this.#host = host;
    this.#aid = aid;
  }

  /** The one that the project on show is a side of. */
  readonly present = $derived.by<Conflict | undefined>(() =>
    this.#conflict?.copy === this.#host.project.id ? this.#conflict : undefined,
  );

  isOf(copy: string): boolean {
    return this.#conflict?.copy === copy;
  }

  /** This tab goes on with a copy. */
  async found(copy: string, original: string): Promise<void> {
    this.#conflict = { copy, original, originalName: this.#host.project.name };
    const kept = await keptProject(original).catch(() => undefined);
    if (kept && this.isOf(copy)) this.#conflict = { copy, original, originalName: kept.project.name };
  }

  /** What is known of the project on show is `meta`: as long as nobody decided, there are two sides to decide on. */
  async look(meta: Meta | undefined): Promise<void> {
    if (!meta) return;
    const { id, copyOf, undecided } = meta;
    if (!undecided) this.forget(id);
    if (!undecided || copyOf === undefined || this.isOf(id)) return;
    const kept = await keptProject(copyOf).catch(() => undefined);
    if (!kept || this.isOf(id) || this.#host.project.id !== id) return;
    this.#conflict = { copy: id, original: copyOf, originalName: kept.project.name };
  }

  /** Somebody decided about a copy. */
  forget(copy: string): void {
    if (this.isOf(copy)) this.#conflict = undefined;
  }

  /** Both sides stay. */
  async keepBoth(): Promise<void> {
    const { present } = this;
    if (!present) return;
    this.#conflict = undefined;
    const [{ localStore }, { keepBoth }] = await Promise.all([
      this.#aid.load(),
      import('#lib/library/resolve.ts'),
    ]);
    // What is typed is written down first: a save takes what it finds, and leaves the decision as it is.
    await this.#host.keeping.now();
    await keepBoth(localStore, present.copy);
    this.#aid.tell([present.copy]);
  }

  /** This side takes the place of the other, which becomes an old version. */
  async keepOnly(): Promise<void> {
    const { present } = this;
    const { keeping, toasts, project: mine } = this.#host;
    if (!present) return;
    keeping.soon();
    await keeping.now();
    const resolved = await this.#resolved(present);
    if (!resolved) {
      toasts.show(t.library.conflict.failed);
      return;
    }
    const { project, meta, before } = resolved;
    this.#conflict = undefined;
    keeping.tab.opened(project, meta);
    this.#host.take(project);
    this.#aid.kept(meta);
    this.#aid.tell([present.copy, present.original]);
    if (meta.account !== undefined) toasts.show(t.library.conflict.kept(project.name));
    else
      toasts.show(t.library.conflict.keptHere(project.name), {
        label: t.library.conflict.undo,
        run: () => void this.#bothAgain(mine, before),
      });
  }

  async #resolved({ copy, original }: Conflict) {
    const [{ localStore }, { keepOnly }] = await Promise.all([
      this.#aid.load(),
      import('#lib/library/resolve.ts'),
    ]);
    const resolve = () => keepOnly(localStore, copy, () => crypto.randomUUID());
    const resolved = await resolve();
    if (resolved) return resolved;
    await this.#aid.fetch(original).catch(() => undefined);
    return resolve();
  }

  /** Takes “keep only this one” back where no account keeps the other side. */
  async #bothAgain(mine: Project, before: Project): Promise<void> {
    await this.#host.keeping.now();
    await saveProject(before);
    this.#aid.tell([before.id]);
    this.#host.load({ ...mine, id: crypto.randomUUID(), savedAt: Date.now() });
    this.#host.toasts.show(t.library.conflict.undone);
  }
}
