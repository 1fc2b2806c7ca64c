/** The saved postings, and the one that the project is held against: what is pasted is kept once it was scored. */
import { t } from '#lib/i18n/app.ts';
import { same } from '#lib/library/state.ts';
import type { Project } from '#lib/project/model.ts';
import {
  deletePosting,
  heldPosting,
  NAME_MAX,
  newestFirst,
  postingName,
  PostingsFull,
  readPostings,
  savePosting,
  withSavedPosting,
  type HeldPosting,
  type PostingOrigin,
  type SavedPosting,
} from '#lib/project/postings.ts';
import { POSTING_MAX_CHARS, type OwnRequirement } from '#lib/scorer/report.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Typing pauses before a posting is written to the browser's storage. */
const SAVE_AFTER_MS = 400;

/** What is needed of the workspace. */
export interface PostingHost {
  readonly project: Project;
  readonly toasts: Toasts;
  /** Holds the project against another posting, or against this one as it is now. */
  hold: (posting: HeldPosting, scored: boolean) => void;
}

const PASTED: PostingOrigin = { kind: 'pasted' };

export class Postings {
  /** The one saved last first. */
  list = $state.raw<SavedPosting[]>([]);
  state = $state<'loading' | 'ready' | 'refused'>('loading');
  /** There was no room for the present posting. */
  full = $state(false);
  readonly #host: PostingHost;
  readonly #now: () => number;
  #loading: Promise<void> | undefined;
  /** Where a text came from that is not saved yet. */
  #from = PASTED;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  readonly #unwritten = new Map<string, SavedPosting>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PostingHost, now: () => number = Date.now) {
    this.#host = host;
    this.#now = now;
  }

  /** The saved posting that the project is held against. */
  readonly current = $derived.by<SavedPosting | undefined>(() =>
    this.list.find(({ id }) => id === this.#host.project.postingId),
  );

  /** Reads what is kept; once. */
  load(): Promise<void> {
    this.#loading ??= readPostings().then(
      (list) => {
        this.list = list;
        this.state = 'ready';
      },
      () => {
        this.state = 'refused';
      },
    );
    return this.#loading;
  }

  /** The project with its posting as it is now. */
  resolved(project: Project): Project {
    if (this.state !== 'ready') return project;
    return withSavedPosting(
      project,
      this.list.find(({ id }) => id === project.postingId),
    );
  }

  /** The text area says something else. */
  edit(text: string): void {
    const { postingId, own } = this.#host.project;
    // An empty text is no posting: the saved one keeps its last words, and what comes next is another.
    if (text.trim()) this.#hold({ posting: text, postingId, own });
    else this.begin(text);
  }

  /** Another posting takes the place of the present one, which stays saved. */
  begin(text = '', from: PostingOrigin = PASTED): void {
    void this.flush();
    this.#from = from;
    this.#hold({ posting: text, postingId: undefined, own: undefined });
  }

  /** Saves a posting that the resume is not held against. */
  async add(text: string, from: PostingOrigin): Promise<void> {
    await this.load();
    if (this.state !== 'ready' || this.list.some((other) => other.text === text)) return;
    if ([...text].length > POSTING_MAX_CHARS) return;
    const saved = this.#fresh(text, undefined, from);
    if (await this.#write(saved)) this.list = [saved, ...this.list];
  }

  choose(id: string): void {
    const saved = this.list.find((other) => other.id === id);
    if (!saved) return;
    void this.flush();
    this.#hold({ posting: saved.text, postingId: id, own: saved.own });
  }

  /** A text was scored: it is saved, or what is saved of it brought up to date. */
  async scored(text: string, title: string | null | undefined): Promise<void> {
    if (!text.trim()) return;
    await this.load();
    const { posting, own } = this.#host.project;
    // Somebody typed on while storage answered: the next score saves it.
    if (this.state !== 'ready' || text !== posting) return;
    const { current } = this;
    if (current) {
      const name = current.renamed ? current.name : postingName(text, title) || current.name;
      if (current.text !== text || current.name !== name) this.#put({ ...current, text, name });
      return;
    }
    // The same text is the same posting.
    const twin = this.list.find((other) => other.text === text);
    // What the project says of its requirements is newer than what is saved: it may come from elsewhere.
    const saved = { ...(twin ?? this.#fresh(text, title, this.#from)), own: own ?? twin?.own ?? [] };
    if (!twin) this.list = [saved, ...this.list];
    else if (!same(saved.own, twin.own)) this.#put(saved);
    this.#from = PASTED;
    // The own requirements of a twin are news to the scorer.
    this.#host.hold({ posting: text, postingId: saved.id, own: saved.own }, saved.own.length === 0);
    if (twin || (await this.#write(saved))) return;
    this.list = this.list.filter(({ id }) => id !== saved.id);
    const now = this.#host.project;
    if (now.postingId === saved.id) this.#host.hold({ ...heldPosting(now), postingId: undefined }, true);
  }

  rename(id: string, name: string): void {
    const saved = this.list.find((other) => other.id === id);
    const short = [...name.replace(/\s+/g, ' ').trim()].slice(0, NAME_MAX).join('');
    if (saved && short) this.#put({ ...saved, name: short, renamed: true });
  }

  /** Changes what counts of the present posting's requirements. */
  setOwn(own: OwnRequirement[]): void {
    const { posting, postingId } = this.#host.project;
    if (this.current) this.#put({ ...this.current, own });
    this.#hold({ posting, postingId, own });
  }

  /** Deletes a saved posting, with a way back. */
  remove(id: string): void {
    const saved = this.list.find((other) => other.id === id);
    if (!saved) return;
    const wasHeld = this.#host.project.postingId === id;
    this.#unwritten.delete(id);
    this.list = this.list.filter((other) => other !== saved);
    this.full = false;
    if (wasHeld) this.#hold({ posting: '', postingId: undefined, own: undefined });
    void deletePosting(id).catch(() => undefined);
    this.#host.toasts.show(t.match.saved.removed(saved.name), {
      label: t.files.undo,
      run: () => {
        this.#put(saved);
        if (wasHeld && !this.#host.project.posting.trim()) this.choose(id);
      },
    });
  }

  /** Writes what waits to be written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = [...this.#unwritten.values()];
    this.#unwritten.clear();
    await Promise.all(waiting.map((posting) => this.#write(posting)));
  }

  #fresh(text: string, title: string | null | undefined, from: PostingOrigin): SavedPosting {
    const name = postingName(text, title) || t.match.saved.untitled;
    return { id: crypto.randomUUID(), name, renamed: false, text, own: [], from, savedAt: this.#now() };
  }

  #hold(posting: HeldPosting): void {
    this.full = false;
    this.#host.hold(posting, false);
  }

  /** Into the list, and soon into the storage. */
  #put(posting: SavedPosting): void {
    const saved = { ...posting, savedAt: this.#now() };
    this.list = [saved, ...this.list.filter(({ id }) => id !== saved.id)].sort(newestFirst);
    this.#unwritten.set(saved.id, saved);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  async #write(posting: SavedPosting): Promise<boolean> {
    try {
      await savePosting($state.snapshot(posting) as SavedPosting);
      return true;
    } catch (cause) {
      if (cause instanceof PostingsFull) this.full = true;
      else this.state = 'refused';
      return false;
    }
  }
}
