/**
 * The library as its page shows it: the resumes of the account, those that are deleted, and what is in this
 * browser. Verbs act at once where they can be taken back, and say what the server refused.
 */
import { SvelteMap } from 'svelte/reactivity';
import { ApiError, type Problem } from '#lib/api/problem.ts';
import { t } from '#lib/i18n/shelf.ts';
import type { LibraryApi } from '#lib/library/client.ts';
import type { LibraryUsage, ResumeSummary } from '#lib/library/contract.ts';
import type { LocalResume } from '#lib/library/local.ts';
import type { Toasts } from '#lib/workspace/toasts.svelte.ts';
import { bodyOf, saveChange } from './body.ts';
import { keyOf, onlyHere, unsentOf, type Whose } from './locals.ts';
import { copyName, fits } from './names.ts';
import { placeOf } from './order.ts';
import { Pages } from './pages.svelte.ts';

export interface ShelfOptions {
  api: Pick<
    LibraryApi,
    'resumes' | 'resume' | 'create' | 'save' | 'remove' | 'undelete' | 'removeForGood' | 'emptyDeleted'
  >;
  /** What this browser keeps. */
  local: { list: () => Promise<LocalResume[]>; remove: (id: string) => Promise<void> };
  toasts: Pick<Toasts, 'show'>;
  /** Milliseconds since the epoch. */
  now: () => number;
  newId: () => string;
  /** The session has ended. */
  onSignedOut: () => void;
}

/** Resumes asked for at once. */
const PAGE = 50;

export class Shelf {
  readonly present = this.#pages(false);
  readonly deleted = this.#pages(true);
  usage = $state.raw<LibraryUsage>();
  /** `undefined` while it is looked up. */
  locals = $state.raw<readonly LocalResume[]>();
  /** This browser refuses to keep anything. */
  refused = $state(false);
  whose = $state.raw<Whose>('unknown');

  tab = $state<'present' | 'deleted'>('present');
  query = $state('');
  /** The resume that the keys act on. */
  chosen = $state<string>();
  /** The resume whose name is being written. */
  renaming = $state<string>();
  /** What is being done with which resume. */
  readonly busy = new SvelteMap<string, 'duplicate' | 'restore'>();
  now = $state(0);

  readonly shown = $derived(
    (this.present.rows ?? []).filter(({ name }) => !this.query.trim() || fits(name, this.query)),
  );
  readonly unsent = $derived(
    unsentOf(this.locals ?? [], typeof this.whose === 'string' ? undefined : this.whose.account),
  );
  readonly here = $derived(onlyHere(this.locals ?? [], this.whose, this.present.rows));

  readonly #options: ShelfOptions;
  #deletedAsked = false;

  constructor(options: ShelfOptions) {
    this.#options = options;
    this.now = options.now();
  }

  /** Begins for somebody; for an account, with what the server has. */
  async open(whose: Whose): Promise<void> {
    // Whoever chose before it was known who they are has chosen all the same.
    const tab = this.whose === 'unknown' && typeof whose !== 'string' ? this.tab : 'present';
    const isOther = keyOf(whose) !== keyOf(this.whose);
    if (isOther) this.#clear();
    this.whose = whose;
    if (isOther) this.choose(tab);
    await Promise.all([this.look(), typeof whose === 'string' ? undefined : this.present.load()]);
  }

  /** Looks what this browser keeps. */
  async look(): Promise<void> {
    try {
      this.locals = await this.#options.local.list();
    } catch {
      this.locals = [];
      this.refused = true;
    }
  }

  /** Asks for what is shown anew. */
  async refresh(): Promise<void> {
    this.tick();
    await this.open(this.whose);
  }

  /** Looks around after a while: whoever has fetched more than a page keeps it. */
  async glance(): Promise<void> {
    this.tick();
    const whole = (this.present.rows?.length ?? 0) <= PAGE;
    await (whole && !this.renaming ? this.refresh() : this.look());
  }

  tick(): void {
    this.now = this.#options.now();
  }

  choose(tab: 'present' | 'deleted'): void {
    this.tab = tab;
    if (tab !== 'deleted' || this.#deletedAsked) return;
    this.#deletedAsked = true;
    void this.deleted.load();
  }

  /** Finds by name: in all resumes, so that the rest is fetched. */
  find(query: string): void {
    this.query = query;
    if (query.trim()) void this.present.loadAll();
  }

  row(id: string | undefined): ResumeSummary | undefined {
    return this.present.rows?.find((row) => row.id === id);
  }

  /** Gives why it was refused; nothing when it is done. */
  async rename({ id, name: before }: ResumeSummary, wish: string): Promise<string | undefined> {
    const name = wish.replace(/\s+/g, ' ').trim();
    if (!name) return t.rename.empty;
    if (name !== before) {
      try {
        this.present.put(await this.#ask(() => saveChange(this.#options.api, id, { name })));
        this.#options.toasts.show(t.toast.renamed(name));
      } catch (cause) {
        return t.problemText(problemOf(cause));
      }
    }
    this.renaming = undefined;
    return undefined;
  }

  /** Makes a resume of the same content; gives it. */
  async duplicate({ id }: ResumeSummary): Promise<ResumeSummary | undefined> {
    if (this.busy.has(id)) return undefined;
    this.busy.set(id, 'duplicate');
    try {
      const whole = await this.#ask(() => this.#options.api.resume(id));
      const name = copyName(whole.name, this.present.rows?.map((row) => row.name) ?? []);
      const body = { ...bodyOf(whole), name, copy_of: null };
      const copy = await this.#ask(() => this.#options.api.create(this.#options.newId(), body));
      this.present.insert(copy, 0);
      this.#options.toasts.show(t.toast.copied(name));
      void this.#count();
      return copy;
    } catch (cause) {
      this.#failed(cause);
      return undefined;
    } finally {
      this.busy.delete(id);
    }
  }

  /** Deletes: gone at once, and back with one press. */
  async remove(row: ResumeSummary): Promise<void> {
    const { id, name } = row;
    const at = this.present.take(id);
    if (at < 0) return;
    try {
      await this.#ask(() => this.#options.api.remove(id));
    } catch (cause) {
      // What is gone already is gone.
      if (problemOf(cause).code !== 'resume_not_found') this.present.insert(row, at);
      this.#failed(cause);
      return;
    }
    const kept = await this.#forget(id);
    this.#options.toasts.show(kept ? t.toast.keptHere(name) : t.toast.removed(name), {
      label: t.toast.undo,
      run: () => void this.restore(row),
    });
    this.#deletedChanged();
    void this.#count();
  }

  /** Brings a deleted resume back. */
  async restore({ id }: ResumeSummary): Promise<void> {
    if (this.busy.has(id)) return;
    this.busy.set(id, 'restore');
    try {
      const row = await this.#ask(() => this.#options.api.undelete(id));
      this.deleted.take(id);
      this.present.insert(row, placeOf(row, this.present.rows ?? []));
      this.#options.toasts.show(t.toast.restored(row.name));
      void this.#count();
    } catch (cause) {
      const { code } = problemOf(cause);
      if (code === 'resume_not_found') this.deleted.take(id);
      if (code === 'library_full') this.#options.toasts.show(t.deleted.full(this.usage?.resumes_max));
      else this.#failed(cause);
    } finally {
      this.busy.delete(id);
    }
  }

  /** Removes a deleted resume for good. Throws why it was refused; what is gone already is gone. */
  async removeForGood({ id, name }: ResumeSummary): Promise<void> {
    try {
      await this.#ask(() => this.#options.api.removeForGood(id));
    } catch (cause) {
      if (problemOf(cause).code !== 'resume_not_found') throw cause;
    }
    this.deleted.take(id);
    this.#options.toasts.show(t.toast.goneForGood(name));
    void this.#count();
  }

  /** Removes all that is deleted, for good. Throws why it was refused. */
  async emptyDeleted(): Promise<void> {
    const removed = await this.#ask(() => this.#options.api.emptyDeleted());
    this.#options.toasts.show(t.toast.emptied(removed));
    await this.deleted.load();
    void this.#count();
  }

  /** Removes what is only in this browser, for good. */
  async removeHere({ id, name }: LocalResume): Promise<void> {
    await this.#options.local.remove(id);
    await this.look();
    this.#options.toasts.show(t.toast.removedHere(name));
  }

  /** Forgets the browser's copy of what was deleted; true when it stays, for changes that were never sent. */
  async #forget(id: string): Promise<boolean> {
    const local = this.locals?.find((one) => one.id === id);
    if (!local) return false;
    if (!local.sent) return true;
    await this.#options.local.remove(id);
    await this.look();
    return false;
  }

  /** Nobody sees what was another's. */
  #clear(): void {
    this.present.clear();
    this.deleted.clear();
    this.#deletedAsked = false;
    this.usage = undefined;
    this.tab = 'present';
    this.query = '';
    this.renaming = undefined;
  }

  /** Fetched anew when it is looked at. */
  #deletedChanged(): void {
    this.#deletedAsked = false;
    if (this.tab === 'deleted') this.choose('deleted');
  }

  #pages(deleted: boolean): Pages<ResumeSummary> {
    return new Pages(async (before) => {
      const query = { before, limit: PAGE, ...(deleted && { deleted }) };
      const { resumes, next, usage } = await this.#ask(() => this.#options.api.resumes(query));
      this.usage = usage;
      return { rows: resumes, next };
    });
  }

  /** What the library holds, after something changed it. */
  async #count(): Promise<void> {
    try {
      this.usage = (await this.#options.api.resumes({ limit: 1 })).usage;
    } catch (cause) {
      problemOf(cause); // The next answer tells.
    }
  }

  /** A session that has ended meanwhile ends here too. */
  async #ask<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (cause) {
      if (problemOf(cause).status === 401) this.#options.onSignedOut();
      throw cause;
    }
  }

  #failed(cause: unknown): void {
    this.#options.toasts.show(t.problemText(problemOf(cause)));
  }
}

function problemOf(cause: unknown): Problem {
  if (cause instanceof ApiError) return cause.problem;
  throw cause;
}
